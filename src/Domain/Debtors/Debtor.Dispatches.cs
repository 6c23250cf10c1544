using System.Collections.Immutable;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Tenants;
using static Inkassio.Domain.Debtors.DebtorCommand;
using static Inkassio.Domain.Debtors.DebtorEvent;

namespace Inkassio.Domain.Debtors;

// A letter goes out at most once, because leave to hand it over is an event like any other: the journal grants it to
// one writer. Until then every posting that makes the letter untrue takes it back, and the claim stands as before it.
public sealed partial record Debtor
{
    /// <summary>A letter that has not left within so many days is written anew: its deadline would be
    /// unfair.</summary>
    public const int LeavesWithinDays = 4;

    /// <summary>How long dunning rests after a reply that nobody has read.</summary>
    public const int ReplyRestDays = 7;

    public ImmutableDictionary<DispatchId, Dispatch> Dispatches { get; init; } =
        ImmutableDictionary<DispatchId, Dispatch>.Empty;

    public ImmutableDictionary<Guid, Reply> Replies { get; init; } = ImmutableDictionary<Guid, Reply>.Empty;

    /// <summary>The ways of a letter, first to last.</summary>
    public IEnumerable<Dispatch> WaysOf(LetterId letter) =>
        Dispatches.Values.Where(d => d.Letter == letter).OrderBy(d => d.Before);

    /// <summary>An address to which a letter of ours could not be delivered.</summary>
    public bool IsDead(string email) => Dispatches.Values.Any(d =>
        d.State is DispatchState.Rejected or DispatchState.Returned
        // A line that broke says nothing about the address.
        && d.Code != HandOverEnd.NotArrived
        && string.Equals(d.To, email, StringComparison.OrdinalIgnoreCase));

    /// <summary>The way that a letter can really go: e-mail only to an address that has not failed.</summary>
    public Channel WayOf(Party party, Channel wished) =>
        wished == Channel.Email && (party.Email.Length == 0 || IsDead(party.Email)) ? Channel.Post : wished;

    /// <summary>Whether the claims in a letter stand otherwise now than the letter says.</summary>
    public bool HasMovedSince(LetterId letter) =>
        Notices.GetValueOrDefault(letter.Notice) is { } notice
        && notice.Items.Any(item => Undisputed(Claims[item.Invoice]).Open != item.Open);

    static IEnumerable<DebtorEvent> Planning(
        DispatchId id, LetterId letter, LetterHash bytes, Channel channel, string? to, bool isCopy, DateOnly on) =>
    [
        new DispatchPlanned(id, letter, bytes, channel, isCopy, on),
        .. channel == Channel.Email && to is { Length: > 0 } ? new[] { new DispatchAddressed(id, to) } : [],
    ];

    Decision Plan(PlanDispatch c)
    {
        if (Dispatches.ContainsKey(c.Dispatch)) return Decision.AlreadyDone;
        if (WaysOf(c.Letter).LastOrDefault() is not { } last) return new Refusal.LetterUnknown(c.Letter);
        if (c.Channel == Channel.Email && string.IsNullOrWhiteSpace(c.To)) return new Refusal.TextMissing();
        if (Notices.GetValueOrDefault(c.Letter.Notice) is { State: not NoticeState.Issued } gone)
            return new Refusal.NoticeNoLongerOpen(gone.State, gone.VoidedBecause);
        if (!c.IsCopy && !last.HasFailed) return new Refusal.StillOnItsWay(last.State);
        if (c.Channel == Channel.Email && c.Mail is null) return new Refusal.FactsChanged();
        return Decision.Of(
            [.. Planning(c.Dispatch, c.Letter, c.Mail ?? PagesOf(last), c.Channel, c.To, c.IsCopy, c.On)]);
    }

    Decision End(RecordHandOver c)
    {
        if (!Dispatches.TryGetValue(c.Dispatch, out var dispatch)) return new Refusal.DispatchUnknown(c.Dispatch);
        if (dispatch.State == DispatchState.Unknown && c.End is HandOverEnd.Unknown) return Decision.AlreadyDone;
        return MayEnd(dispatch, c) ? Ending(dispatch, c) : new Refusal.NotWaiting(dispatch.State);
    }

    // Two workers may be on one letter, one of them thought dead. Only the one who was granted leave can say how it
    // ended, also later, about a letter that counts as unknown by then: the other's "not now" would send it twice.
    static bool MayEnd(Dispatch dispatch, RecordHandOver c) => (dispatch.State, c.End) switch
    {
        // "No such mailbox" and "wrong password" come before the letter itself: nothing was handed over.
        (DispatchState.Planned, HandOverEnd.Rejected or HandOverEnd.Parked) => c.Try is null,
        (DispatchState.HandingOver, _) when dispatch.Channel == Channel.Post => true,
        (DispatchState.HandingOver, HandOverEnd.Unknown) => c.Try is null || c.Try == dispatch.Leave,
        (DispatchState.HandingOver, _) => c.Try == dispatch.Leave,
        (DispatchState.Unknown, HandOverEnd.Accepted or HandOverEnd.Rejected) =>
            c.Try is null || c.Try == dispatch.Leave,
        (DispatchState.Unknown, HandOverEnd.PutOff) => c.Try is not null && c.Try == dispatch.Leave,
        _ => false,
    };

    Decision Ending(Dispatch dispatch, RecordHandOver c) => c.End switch
    {
        HandOverEnd.Accepted e => new DispatchAccepted(c.Dispatch, c.On, e.Evidence, e.Tracking),
        HandOverEnd.Unknown e => new DispatchUnknown(c.Dispatch, c.On, e.Evidence),
        HandOverEnd.Parked e => new DispatchParked(c.Dispatch, c.On, e.Cause, e.Evidence),
        HandOverEnd.PutOff => new HandOverPutOff(c.Dispatch, c.On),
        HandOverEnd.Rejected e => Decision.Of(
            [new DispatchRejected(c.Dispatch, c.On, e.Code, e.Evidence), .. NextWay(dispatch, c.On)]),
        _ => throw new System.Diagnostics.UnreachableException(c.End.ToString()),
    };

    Decision Resume(ResumeDispatch c)
    {
        if (!Dispatches.TryGetValue(c.Dispatch, out var dispatch)) return new Refusal.DispatchUnknown(c.Dispatch);
        if (dispatch.State == DispatchState.Planned) return Decision.AlreadyDone;
        if (dispatch.State != DispatchState.Parked) return new Refusal.NotWaiting(dispatch.State);
        return new DispatchResumed(c.Dispatch, c.On);
    }

    Decision Return(RecordReturn c)
    {
        if (!Dispatches.TryGetValue(c.Dispatch, out var dispatch)) return new Refusal.DispatchUnknown(c.Dispatch);
        if (dispatch.State == DispatchState.Returned) return Decision.AlreadyDone;
        if (dispatch.State is not (DispatchState.Accepted or DispatchState.Unknown or DispatchState.HandingOver))
            return new Refusal.NotWaiting(dispatch.State);
        return Decision.Of(
        [
            new DispatchReturned(c.Dispatch, c.On, c.Code), .. NextWay(dispatch, c.On), .. AddressLost(dispatch, c.On),
        ]);
    }

    // An e-mail that cannot be delivered goes on as a letter on paper; a letter without any way never counted.
    IEnumerable<DebtorEvent> NextWay(Dispatch failed, DateOnly on)
    {
        if (failed.IsCopy || WaysOf(failed.Letter).Any(d => d.Id != failed.Id && !d.HasFailed)) return [];
        var isFresh = Notices.GetValueOrDefault(failed.Letter.Notice)?.IssuedOn is not { } dated
            || on.DayNumber - dated.DayNumber <= LeavesWithinDays;
        if (failed.Channel == Channel.Email && isFresh && Party?.Address is { IsComplete: true })
            return Planning(
                DispatchId.Of(failed.Letter, WaysOf(failed.Letter).Count() + 1), failed.Letter,
                PagesOf(failed), Channel.Post, to: null, isCopy: false, on);
        return Recall(failed, isFresh ? RecallReason.Undeliverable : RecallReason.TooOld);
    }

    /// <summary>An e-mail carries the letter's pages; on paper it is the pages themselves.</summary>
    public LetterHash PagesOf(Dispatch dispatch) =>
        Notices.GetValueOrDefault(dispatch.Letter.Notice)?.Letter
        ?? Letters.GetValueOrDefault(dispatch.Letter)?.Bytes ?? dispatch.Bytes;

    Decision Cancel(CancelDispatch c)
    {
        if (!Dispatches.TryGetValue(c.Dispatch, out var dispatch)) return new Refusal.DispatchUnknown(c.Dispatch);
        if (dispatch.State == DispatchState.Cancelled) return Decision.AlreadyDone;
        // What a mail server may have cannot be taken back; what lies printed on the desk can.
        var isOnDesk = dispatch is { State: DispatchState.HandingOver, Channel: Channel.Post };
        if (!dispatch.IsWaiting && !isOnDesk) return new Refusal.NotWaiting(dispatch.State);
        return Decision.Of([.. Recalling([dispatch], c.Because)]);
    }

    // One decision, so that there is no moment with two ways of a letter, and none without any. The claims stay as the
    // letter left them: nothing is recalled.
    Decision OnPaper(SendOnPaper c)
    {
        if (!Dispatches.TryGetValue(c.Dispatch, out var way)) return new Refusal.DispatchUnknown(c.Dispatch);
        var next = DispatchId.Of(way.Letter, WaysOf(way.Letter).Count() + 1);
        if (way.CancelledBecause == RecallReason.OnPaper) return Decision.AlreadyDone;
        if (!way.IsWaiting || way.Channel == Channel.Post) return new Refusal.NotWaiting(way.State);
        if (Party?.Address is not { IsComplete: true }) return new Refusal.HeldBack([new Blocker.NoAddress()]);
        return Decision.Of(
        [
            new DispatchCancelled(way.Id, RecallReason.OnPaper),
            .. Planning(next, way.Letter, PagesOf(way), Channel.Post, to: null, way.IsCopy, c.On),
        ]);
    }

    Decision Record(RecordReply c)
    {
        if (Replies.ContainsKey(c.Reply)) return Decision.AlreadyDone;
        var received = new ReplyReceived(c.Reply, c.Letter, c.From, c.Subject, c.Text, c.On, c.IsAutomatic);
        if (c.IsAutomatic) return received;
        return Decision.Of(
        [
            received, new HoldPlaced(null, HoldReason.Replied, c.On.AddDays(ReplyRestDays)),
            .. Voiding(VoidReason.HoldPlaced, OpenProposals),
            .. Recalling(Unsent(_ => true), RecallReason.HoldPlaced),
        ]);
    }

    /// <summary>Letters of the ladder that are released, have not left, and can still be taken back.</summary>
    IEnumerable<Dispatch> Unsent(Func<Notice, bool> which) => Dispatches.Values.Where(d =>
        d.IsWaiting && !d.IsCopy
        && Notices.GetValueOrDefault(d.Letter.Notice) is { State: NoticeState.Issued } notice && which(notice));

    IEnumerable<DebtorEvent> Recalling(IEnumerable<Dispatch> dispatches, RecallReason because) =>
        dispatches.OrderBy(d => d.Id.Value).SelectMany(d => Recall(d, because)
            .Prepend(new DispatchCancelled(d.Id, because)));

    // The step is undone only when no other way of the same letter may have reached the debtor.
    IEnumerable<DebtorEvent> Recall(Dispatch gone, RecallReason because) =>
        Notices.GetValueOrDefault(gone.Letter.Notice) is { State: NoticeState.Issued }
        && !WaysOf(gone.Letter).Any(d => d.Id != gone.Id && d.MayHaveArrived)
            ? [new NoticeRecalled(gone.Letter.Notice, because)]
            : [];

    Debtor Recalled(NoticeRecalled e)
    {
        var notice = Notices[e.Notice];
        return notice.Steps.Aggregate(
            With(notice with { State = NoticeState.Recalled, RecalledBecause = e.Because }),
            (d, step) => d.With(Without(d.Claims[step.Invoice], notice)));
    }

    static Claim Without(Claim claim, Notice notice) => claim with
    {
        Steps = claim.Steps.RemoveAll(s => s.Notice == notice.Id),
        Charges = notice.Items.Where(item => item.Invoice == claim.Invoice).SelectMany(item => item.Charges)
            .Aggregate(claim.Charges, (left, charge) => left.Remove(charge)),
        IsInterestClaimed = claim.IsInterestClaimed && !notice.FirstToAskInterest.Contains(claim.Invoice),
    };

    /// <summary>What happened to a letter on its way; null for every other event.</summary>
    Debtor? OnItsWay(DebtorEvent happened) => happened switch
    {
        DispatchPlanned e => With(new Dispatch(e.Dispatch, e.Letter, e.Bytes, e.Channel, e.IsCopy, e.On)
        {
            Before = Dispatches.Count,
        }),
        DispatchAddressed e => With(Dispatches[e.Dispatch] with { To = e.To }),
        HandOverBegun e => With(Dispatches[e.Dispatch] with
        {
            State = DispatchState.HandingOver, On = e.On, Leave = e.Try,
        }),
        HandOverPutOff e => Moved(e.Dispatch, DispatchState.Planned, e.On),
        DispatchParked e => Moved(e.Dispatch, DispatchState.Parked, e.On, e.Evidence, e.Cause),
        DispatchResumed e => Moved(e.Dispatch, DispatchState.Planned, e.On),
        DispatchAccepted e => Moved(e.Dispatch, DispatchState.Accepted, e.On, e.Evidence, tracking: e.Tracking),
        DebtorEvent.DispatchRejected e => Moved(e.Dispatch, DispatchState.Rejected, e.On, e.Evidence, e.Code),
        DebtorEvent.DispatchUnknown e => Moved(e.Dispatch, DispatchState.Unknown, e.On, e.Evidence),
        DispatchReturned e => Moved(e.Dispatch, DispatchState.Returned, e.On, code: e.Code),
        DispatchCancelled e => With(Dispatches[e.Dispatch] with
        {
            State = DispatchState.Cancelled, CancelledBecause = e.Because,
        }),
        _ => null,
    };

    Debtor With(Dispatch dispatch) => this with { Dispatches = Dispatches.SetItem(dispatch.Id, dispatch) };

    Debtor Moved(
        DispatchId id, DispatchState state, DateOnly on, LetterHash? evidence = null, string? code = null,
        string? tracking = null) => With(Dispatches[id] with
        {
            State = state,
            On = on,
            Evidence = evidence ?? Dispatches[id].Evidence,
            Code = code ?? Dispatches[id].Code,
            Tracking = tracking ?? Dispatches[id].Tracking,
        });

    Debtor Answered(ReplyReceived e) => this with
    {
        Replies = Replies.SetItem(e.Reply, new(e.Reply, e.Letter, e.From, e.Subject, e.Text, e.On, e.IsAutomatic)),
    };
}

/// <summary>What a debtor wrote back. Text from outside: shown as it is, never followed, never HTML.</summary>
public sealed record Reply(
    Guid Id, LetterId? Letter, string From, string Subject, string Text, DateOnly On, bool IsAutomatic);
