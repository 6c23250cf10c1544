namespace Inkassio.Domain.Debtors;

/// <summary>Where one way of a letter stands. Every end is told; nothing stays "on its way" unseen.</summary>
public enum DispatchState
{
    /// <summary>Released and not handed over: it can still be taken back.</summary>
    Planned,

    /// <summary>It may have left: with the mail server, or printed and not yet reported as posted.</summary>
    HandingOver,

    /// <summary>The mail server or the post has it.</summary>
    Accepted,

    /// <summary>It was refused for good, and did not leave.</summary>
    Rejected,

    /// <summary>Nobody can know; a person decides (RFC 1047).</summary>
    Unknown,

    /// <summary>It was accepted, and came back.</summary>
    Returned,

    Cancelled,

    /// <summary>It has not left, and the machine has given up: a person mends the cause and lets it go on.</summary>
    Parked,
}

/// <summary>Why a released letter was taken back before it left.</summary>
public enum RecallReason
{
    PaymentRecorded, PaymentReversed, InvoiceChanged, HoldPlaced, DebtorChanged,
    PromiseGiven, PlanChanged, DisputeChanged, CircumstanceChanged, Referred, SegmentChanged,

    /// <summary>The firm's own facts changed: its account, its address, its terms.</summary>
    SenderChanged,

    /// <summary>A person took it back.</summary>
    ByHand,

    /// <summary>It waited so long that its deadline is no longer fair.</summary>
    TooOld,

    /// <summary>No way was left: no address took it.</summary>
    Undeliverable,

    /// <summary>A person sends the same letter on paper: the way ends, the letter does not.</summary>
    OnPaper,
}

/// <summary>One way of one letter to the debtor.</summary>
public sealed record Dispatch(
    DispatchId Id, LetterId Letter, LetterHash Bytes, Channel Channel, bool IsCopy, DateOnly PlannedOn)
{
    /// <summary>How many ways of letters the account had planned before.</summary>
    public int Before { get; init; }

    /// <summary>The e-mail address; empty on paper and after an erasure.</summary>
    public string To { get; init; } = "";

    /// <summary>The try that was last granted leave to hand it over.</summary>
    public Guid? Leave { get; init; }

    public DispatchState State { get; init; } = DispatchState.Planned;

    /// <summary>The day of its present state.</summary>
    public DateOnly On { get; init; } = PlannedOn;

    /// <summary>The number of a registered letter.</summary>
    public string? Tracking { get; init; }

    /// <summary>The stored conversation with the mail server.</summary>
    public LetterHash? Evidence { get; init; }

    /// <summary>What the receiver answered, as a code.</summary>
    public string? Code { get; init; }

    public RecallReason? CancelledBecause { get; init; }

    public bool MayHaveArrived => State is DispatchState.Accepted or DispatchState.Unknown or DispatchState.HandingOver;

    /// <summary>It has not left and may still leave.</summary>
    public bool IsWaiting => State is DispatchState.Planned or DispatchState.Parked;

    /// <summary>It has not left, and nobody waits for it any more.</summary>
    public bool HasFailed => State is DispatchState.Rejected or DispatchState.Returned or DispatchState.Cancelled;
}

/// <summary>How a hand-over ended.</summary>
public abstract record HandOverEnd
{
    /// <summary>The code of a letter that did not arrive as a person says, and not a server.</summary>
    public const string NotArrived = "not-arrived";

    HandOverEnd() { } // Closed: every case stands in this file.

    /// <param name="Tracking">The number of a registered letter.</param>
    public sealed record Accepted(LetterHash? Evidence, string? Tracking = null) : HandOverEnd;

    /// <param name="Code">The receiver's answer, as a code of RFC 5321 or RFC 3463.</param>
    public sealed record Rejected(string Code, LetterHash? Evidence) : HandOverEnd;

    public sealed record Unknown(LetterHash? Evidence) : HandOverEnd;

    /// <summary>It has not left, and trying again would not help before a person has acted.</summary>
    /// <param name="Cause">A word for the cause, for instance <c>sign-in-refused</c>.</param>
    public sealed record Parked(string Cause, LetterHash? Evidence) : HandOverEnd;

    /// <summary>"Not now", said to the whole letter: it has not left.</summary>
    public sealed record PutOff : HandOverEnd;
}
