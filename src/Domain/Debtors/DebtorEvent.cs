using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Dunning;

namespace Inkassio.Domain.Debtors;

/// <summary>Everything that can happen to a debtor, in the past tense.</summary>
// The quoted names are what the journal stores. Never rename one: add a case with a new name instead.
// A stored case may only gain optional properties.
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(DebtorDescribed), "debtor-described")]
[JsonDerivedType(typeof(InvoiceDescribed), "invoice-described")]
[JsonDerivedType(typeof(InvoiceFiled), "invoice-filed")]
[JsonDerivedType(typeof(NoteAdded), "note-added")]
[JsonDerivedType(typeof(InvoiceRegistered), "invoice-registered")]
[JsonDerivedType(typeof(DunnedBefore), "dunned-before")]
[JsonDerivedType(typeof(InvoiceCancelled), "invoice-cancelled")]
[JsonDerivedType(typeof(CreditNoteRecorded), "credit-note-recorded")]
[JsonDerivedType(typeof(LimitationActRecorded), "limitation-act-recorded")]
[JsonDerivedType(typeof(LimitationActWithdrawn), "limitation-act-withdrawn")]
[JsonDerivedType(typeof(ClaimWrittenOff), "claim-written-off")]
[JsonDerivedType(typeof(PaymentRecorded), "payment-recorded")]
[JsonDerivedType(typeof(PaymentReversed), "payment-reversed")]
[JsonDerivedType(typeof(NoticeProposed), "notice-proposed")]
[JsonDerivedType(typeof(NoticeApproved), "notice-approved")]
[JsonDerivedType(typeof(NoticeIssued), "notice-issued")]
[JsonDerivedType(typeof(NoticeRejected), "notice-rejected")]
[JsonDerivedType(typeof(NoticeVoided), "notice-voided")]
[JsonDerivedType(typeof(NoticeRecalled), "notice-recalled")]
[JsonDerivedType(typeof(LetterWritten), "letter-written")]
[JsonDerivedType(typeof(LetterDescribed), "letter-described")]
[JsonDerivedType(typeof(DispatchPlanned), "dispatch-planned")]
[JsonDerivedType(typeof(DispatchAddressed), "dispatch-addressed")]
[JsonDerivedType(typeof(HandOverBegun), "hand-over-begun")]
[JsonDerivedType(typeof(HandOverPutOff), "hand-over-put-off")]
[JsonDerivedType(typeof(DispatchParked), "dispatch-parked")]
[JsonDerivedType(typeof(DispatchResumed), "dispatch-resumed")]
[JsonDerivedType(typeof(DispatchAccepted), "dispatch-accepted")]
[JsonDerivedType(typeof(DispatchRejected), "dispatch-rejected")]
[JsonDerivedType(typeof(DispatchUnknown), "dispatch-unknown")]
[JsonDerivedType(typeof(DispatchReturned), "dispatch-returned")]
[JsonDerivedType(typeof(DispatchCancelled), "dispatch-cancelled")]
[JsonDerivedType(typeof(ReplyReceived), "reply-received")]
[JsonDerivedType(typeof(HoldPlaced), "hold-placed")]
[JsonDerivedType(typeof(HoldLifted), "hold-lifted")]
[JsonDerivedType(typeof(ErasureDecided), "erasure-decided")]
public abstract partial record DebtorEvent
{
    DebtorEvent() { } // Closed: every case stands here or in DebtorEvent.Agreements.

    /// <summary>A fact about a person: stored encrypted with the debtor's key, gone when that is destroyed.</summary>
    public abstract record Personal : DebtorEvent;

    public sealed record DebtorDescribed(Party Party) : Personal;

    public sealed record InvoiceDescribed(InvoiceId Invoice, string Subject) : Personal;

    /// <summary>The invoice itself was uploaded; its name may tell of the debtor.</summary>
    public sealed record InvoiceFiled(InvoiceId Invoice, InvoiceDocument Document) : Personal;

    /// <param name="Notice">The letter that the note explains, for instance why it was rejected.</param>
    public sealed record NoteAdded(Guid Note, string Text, NoticeId? Notice) : Personal;

    /// <summary>Stands for a personal event whose key was destroyed. Never stored.</summary>
    public sealed record FactsErased : DebtorEvent;

    public sealed record InvoiceRegistered(
        InvoiceId Invoice, string Number, Money Amount, DateOnly IssuedOn, DateOnly DueOn, PaymentTermsTold? Told)
        : DebtorEvent;

    /// <summary>Where the claim stood on the ladder when it came to us from another program.</summary>
    public sealed record DunnedBefore(InvoiceId Invoice, NoticeKind Kind, DateOnly IssuedOn, DateOnly DeadlineOn)
        : DebtorEvent;

    public sealed record InvoiceCancelled(InvoiceId Invoice, DateOnly On) : DebtorEvent;

    /// <param name="FromBeginning">For a defect: the claim never existed in that part, and bore no interest.</param>
    public sealed record CreditNoteRecorded(
        Guid CreditNote, InvoiceId Invoice, Money Amount, DateOnly On, bool FromBeginning) : DebtorEvent;

    public sealed record LimitationActRecorded(InvoiceId Invoice, LimitationAct Act) : DebtorEvent;

    public sealed record LimitationActWithdrawn(InvoiceId Invoice, Guid Act) : DebtorEvent;

    public sealed record ClaimWrittenOff(InvoiceId Invoice, Money Amount, DateOnly On) : DebtorEvent;

    // Holds how the money was allocated, so that a later rule cannot rewrite an old account.
    public sealed record PaymentRecorded(
        PaymentId Payment, Money Amount, ImmutableArray<Share> Shares, Money Credit, DateOnly ReceivedOn) : DebtorEvent
    {
        /// <summary>The invoice that the debtor named; null when he named none, or nobody had asked yet.</summary>
        public InvoiceId? Designation { get; init; }
    }

    public sealed record PaymentReversed(PaymentId Payment, DateOnly On) : DebtorEvent;

    public sealed record NoticeProposed(
        NoticeId Notice, Currency Currency, ImmutableArray<NoticeStep> Steps, DateOnly ProposedOn) : DebtorEvent
    {
        /// <summary>The instalment that it asks for; null for a step of the ladder.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public InstalmentRef? Instalment { get; init; }

        /// <summary>A person chose the step, and not the ladder.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public bool IsChosen { get; init; }
    }

    /// <summary>A person, or the ladder for an automatic step, released exactly these bytes.</summary>
    public sealed record NoticeApproved(
        NoticeId Notice, FactsVersion Facts, LetterHash Letter, Channel Channel) : DebtorEvent
    {
        /// <summary>Null where words and days are those of texts and ladder.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public Drafted? Drafted { get; init; }
    }

    public sealed record NoticeIssued(
        NoticeId Notice, ImmutableArray<NoticeItem> Items, Money Total, DateOnly IssuedOn, DateOnly DeadlineOn)
        : DebtorEvent;

    public sealed record NoticeRejected(NoticeId Notice, DateOnly RestUntil) : DebtorEvent;

    public sealed record NoticeVoided(NoticeId Notice, VoidReason Because) : DebtorEvent;

    /// <summary>A released letter never left: its claims stand where they stood before it.</summary>
    public sealed record NoticeRecalled(NoticeId Notice, RecallReason Because) : DebtorEvent;

    /// <summary>A person wrote and released a letter outside the ladder.</summary>
    /// <param name="Bytes">The letter's pages as they were released.</param>
    public sealed record LetterWritten(
        LetterId Letter, LetterKind Kind, ImmutableArray<InvoiceId> Invoices, FactsVersion Facts, LetterHash Bytes,
        DateOnly On) : DebtorEvent
    {
        /// <summary>Null where the words are those of the texts.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public Drafted? Drafted { get; init; }
    }

    /// <summary>What the person chose and typed for it; it may name people and what they said.</summary>
    public sealed record LetterDescribed(LetterId Letter, LetterRequest Request) : Personal;

    /// <param name="Bytes">Exactly what goes out: the letter's pages, or the whole e-mail with them.</param>
    /// <param name="IsCopy">A person sends it once more, knowing that the first one may have arrived.</param>
    public sealed record DispatchPlanned(
        DispatchId Dispatch, LetterId Letter, LetterHash Bytes, Channel Channel, bool IsCopy, DateOnly On)
        : DebtorEvent;

    /// <param name="To">The e-mail address.</param>
    public sealed record DispatchAddressed(DispatchId Dispatch, string To) : Personal;

    /// <summary>From here on the letter may have left. For an e-mail: written before RFC 5321's final dot.</summary>
    public sealed record HandOverBegun(DispatchId Dispatch, DateOnly On) : DebtorEvent
    {
        /// <summary>Who was granted leave: only he can say how it ended.</summary>
        public Guid? Try { get; init; }
    }

    /// <summary>The receiver said "not now" to the whole letter: it has not left, and is tried again.</summary>
    public sealed record HandOverPutOff(DispatchId Dispatch, DateOnly On) : DebtorEvent;

    /// <param name="Cause">A word for the cause, for instance <c>sign-in-refused</c>.</param>
    public sealed record DispatchParked(DispatchId Dispatch, DateOnly On, string Cause, LetterHash? Evidence)
        : DebtorEvent;

    public sealed record DispatchResumed(DispatchId Dispatch, DateOnly On) : DebtorEvent;

    /// <param name="Evidence">The stored conversation with the mail server, by its hash.</param>
    /// <param name="Tracking">The number of a registered letter ("Einschreiben").</param>
    public sealed record DispatchAccepted(DispatchId Dispatch, DateOnly On, LetterHash? Evidence, string? Tracking)
        : DebtorEvent;

    /// <param name="Code">What the receiver answered, as a code: RFC 5321 or RFC 3463.</param>
    public sealed record DispatchRejected(DispatchId Dispatch, DateOnly On, string Code, LetterHash? Evidence)
        : DebtorEvent;

    /// <summary>Nobody can know whether it arrived; a person decides. The machine never sends it again.</summary>
    public sealed record DispatchUnknown(DispatchId Dispatch, DateOnly On, LetterHash? Evidence) : DebtorEvent;

    /// <summary>It was accepted and came back: a bounce, or a letter "unknown at this address".</summary>
    public sealed record DispatchReturned(DispatchId Dispatch, DateOnly On, string Code) : DebtorEvent;

    public sealed record DispatchCancelled(DispatchId Dispatch, RecallReason Because) : DebtorEvent;

    /// <param name="Letter">The letter that it answers; null when that cannot be told.</param>
    /// <param name="IsAutomatic">An out-of-office note, which pauses nothing.</param>
    public sealed record ReplyReceived(
        Guid Reply, LetterId? Letter, string From, string Subject, string Text, DateOnly On, bool IsAutomatic)
        : Personal;

    public sealed record HoldPlaced(InvoiceId? Invoice, HoldReason Reason, DateOnly? Until) : DebtorEvent;

    public sealed record HoldLifted(InvoiceId? Invoice) : DebtorEvent;

    /// <summary>A person had the personal facts erased; the key that they are encrypted with is destroyed
    /// next.</summary>
    /// <param name="KeptUntil">The last day of the longest retention; null when nothing had to be kept.</param>
    public sealed record ErasureDecided(DateOnly On, DateOnly? KeptUntil) : DebtorEvent;
}
