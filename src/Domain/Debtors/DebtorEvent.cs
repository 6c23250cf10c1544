using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Inkassio.Domain.Dunning;

namespace Inkassio.Domain.Debtors;

/// <summary>Everything that can happen to a debtor, in the past tense.</summary>
// The quoted names are what the journal stores. Never rename one: add a case with a new name instead.
// A stored case may only gain optional properties.
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(DebtorDescribed), "debtor-described")]
[JsonDerivedType(typeof(InvoiceDescribed), "invoice-described")]
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
[JsonDerivedType(typeof(HoldPlaced), "hold-placed")]
[JsonDerivedType(typeof(HoldLifted), "hold-lifted")]
public abstract record DebtorEvent
{
    DebtorEvent() { } // Closed: every case stands in this file.

    /// <summary>A fact about a person: stored encrypted with the debtor's key, gone when that is destroyed.</summary>
    public abstract record Personal : DebtorEvent;

    public sealed record DebtorDescribed(Party Party) : Personal;

    public sealed record InvoiceDescribed(InvoiceId Invoice, string Subject) : Personal;

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
        NoticeId Notice, Currency Currency, ImmutableArray<NoticeStep> Steps, DateOnly ProposedOn) : DebtorEvent;

    /// <summary>A person, or the ladder for an automatic step, released exactly these bytes.</summary>
    public sealed record NoticeApproved(
        NoticeId Notice, FactsVersion Facts, LetterHash Letter, Channel Channel) : DebtorEvent;

    public sealed record NoticeIssued(
        NoticeId Notice, ImmutableArray<NoticeItem> Items, Money Total, DateOnly IssuedOn, DateOnly DeadlineOn)
        : DebtorEvent;

    public sealed record NoticeRejected(NoticeId Notice, DateOnly RestUntil) : DebtorEvent;

    public sealed record NoticeVoided(NoticeId Notice, VoidReason Because) : DebtorEvent;

    public sealed record HoldPlaced(InvoiceId? Invoice, HoldReason Reason, DateOnly? Until) : DebtorEvent;

    public sealed record HoldLifted(InvoiceId? Invoice) : DebtorEvent;
}
