using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.HandOver;
using Inkassio.Domain.Segments;

namespace Inkassio.Domain.Debtors;

[JsonDerivedType(typeof(PromiseGiven), "promise-given")]
[JsonDerivedType(typeof(PromiseWithdrawn), "promise-withdrawn")]
[JsonDerivedType(typeof(PlanAgreed), "plan-agreed")]
[JsonDerivedType(typeof(PlanEnded), "plan-ended")]
[JsonDerivedType(typeof(DisputeOpened), "dispute-opened")]
[JsonDerivedType(typeof(DisputeDescribed), "dispute-described")]
[JsonDerivedType(typeof(DisputeFiled), "dispute-filed")]
[JsonDerivedType(typeof(SolutionsOffered), "solutions-offered")]
[JsonDerivedType(typeof(SolutionChosen), "solution-chosen")]
[JsonDerivedType(typeof(DisputeResolved), "dispute-resolved")]
[JsonDerivedType(typeof(CircumstanceRecorded), "circumstance-recorded")]
[JsonDerivedType(typeof(CircumstanceDescribed), "circumstance-described")]
[JsonDerivedType(typeof(CircumstanceEnded), "circumstance-ended")]
[JsonDerivedType(typeof(CallMade), "call-made")]
[JsonDerivedType(typeof(CallDescribed), "call-described")]
[JsonDerivedType(typeof(SegmentReached), "segment-reached")]
[JsonDerivedType(typeof(SegmentSet), "segment-set")]
[JsonDerivedType(typeof(SegmentFreed), "segment-freed")]
[JsonDerivedType(typeof(CreditChecked), "credit-checked")]
[JsonDerivedType(typeof(ReferralPlanned), "referral-planned")]
[JsonDerivedType(typeof(HandOverDescribed), "hand-over-described")]
[JsonDerivedType(typeof(ClaimsReferred), "claims-referred")]
[JsonDerivedType(typeof(ReferralDescribed), "referral-described")]
[JsonDerivedType(typeof(ReferralProgressed), "referral-progressed")]
[JsonDerivedType(typeof(ReferralNoted), "referral-noted")]
[JsonDerivedType(typeof(PaymentReported), "payment-reported")]
[JsonDerivedType(typeof(ClaimsTakenBack), "claims-taken-back")]
public abstract partial record DebtorEvent
{
    /// <summary>What was agreed, complained of, said or decided about the debtor, beside invoices and letters.
    /// </summary>
    public abstract record Agreement : DebtorEvent;

    public sealed record PromiseGiven(
        PromiseId Promise, ImmutableArray<InvoiceId> Invoices, Money Amount, DateOnly PayOn, DateOnly On) : Agreement;

    public sealed record PromiseWithdrawn(PromiseId Promise, DateOnly On) : Agreement;

    /// <param name="LateDays">Who is later than this with one instalment owes the rest at once.</param>
    public sealed record PlanAgreed(
        PlanId Plan, ImmutableArray<InvoiceId> Invoices, ImmutableArray<Instalment> Instalments,
        PlanInterest Interest, DateOnly AgreedOn, int LateDays) : Agreement;

    /// <summary>A person ended it; dunning goes on where it stood.</summary>
    public sealed record PlanEnded(PlanId Plan, DateOnly On) : Agreement;

    /// <param name="Amount">The part in dispute; null for all of it.</param>
    public sealed record DisputeOpened(
        DisputeId Dispute, InvoiceId Invoice, Money? Amount, DisputeCause Cause, DateOnly On, DateOnly AnswerBy)
        : Agreement;

    /// <param name="Owner">Who of the tenant looks after it.</param>
    /// <param name="Line">The line of the invoice that it is about.</param>
    public sealed record DisputeDescribed(DisputeId Dispute, string Says, string Owner, string Line) : Personal;

    public sealed record DisputeFiled(DisputeId Dispute, Guid File, InvoiceDocument Document) : Personal;

    public sealed record SolutionsOffered(DisputeId Dispute, ImmutableArray<ComplaintOption> Options, DateOnly On)
        : Agreement;

    /// <param name="RepairOn">When it is to be repaired or delivered; said again, the newer day holds.</param>
    public sealed record SolutionChosen(DisputeId Dispute, ComplaintOption? Option, DateOnly? RepairOn, DateOnly On)
        : Agreement;

    /// <param name="GraceUntil">The last day to pay what stays; null when nothing stays.</param>
    public sealed record DisputeResolved(
        DisputeId Dispute, ComplaintOutcome Outcome, DateOnly On, DateOnly? GraceUntil) : Agreement;

    public sealed record CircumstanceRecorded(
        Guid Circumstance, CircumstanceKind Kind, InvoiceId? Invoice, DateOnly From, DateOnly? Until) : Agreement;

    /// <param name="Details">For instance the court and its file number.</param>
    public sealed record CircumstanceDescribed(Guid Circumstance, string Details) : Personal;

    public sealed record CircumstanceEnded(Guid Circumstance, DateOnly On) : Agreement;

    public sealed record CallMade(CallId Call, ImmutableArray<InvoiceId> Invoices, CallOutcome Outcome, DateOnly On)
        : Agreement;

    public sealed record CallDescribed(CallId Call, CallDetails Details) : Personal;

    /// <summary>The history of payments puts the debtor into another segment.</summary>
    /// <param name="Score">0 to 100, the higher the better.</param>
    public sealed record SegmentReached(Segment Segment, int? Score, DateOnly On) : Agreement;

    /// <summary>A person knows better than the history; why stands in a note.</summary>
    /// <param name="Until">The last day; null until it is taken back.</param>
    public sealed record SegmentSet(Segment Segment, DateOnly On, DateOnly? Until) : Agreement;

    public sealed record SegmentFreed(DateOnly On) : Agreement;

    /// <summary>What a bureau said of the debtor.</summary>
    public sealed record CreditChecked(Guid Check, CreditCheck Result) : Personal;

    /// <summary>A person means to hand the claims over: the announcement has to go first.</summary>
    public sealed record ReferralPlanned(ImmutableArray<InvoiceId> Invoices, DateOnly On) : Agreement;

    /// <summary>What people know for a hand-over and the account does not.</summary>
    public sealed record HandOverDescribed(
        LegalFacts Debtor, string AddressSource, ImmutableDictionary<InvoiceId, ClaimDetails> Claims) : Personal;

    public sealed record ClaimsReferred(
        ReferralId Referral, ImmutableArray<InvoiceId> Invoices, ReferralTarget Target, DateOnly On, Money Total)
        : Agreement;

    /// <param name="Partner">The agency, lawyer or court.</param>
    /// <param name="Number">Its file number.</param>
    public sealed record ReferralDescribed(ReferralId Referral, string Partner, string Number) : Personal;

    /// <param name="Costs">What it cost us; null when nothing.</param>
    public sealed record ReferralProgressed(
        ReferralId Referral, Guid Progress, ReferralStatus Status, Money? Costs, DateOnly On) : Agreement;

    public sealed record ReferralNoted(ReferralId Referral, Guid Progress, string Text) : Personal;

    /// <summary>The partner was told of a payment that reached us.</summary>
    public sealed record PaymentReported(ReferralId Referral, PaymentId Payment, DateOnly On) : Agreement;

    public sealed record ClaimsTakenBack(ReferralId Referral, DateOnly On) : Agreement;
}
