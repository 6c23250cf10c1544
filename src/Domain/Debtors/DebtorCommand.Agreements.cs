using System.Collections.Immutable;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.HandOver;
using Inkassio.Domain.Segments;

namespace Inkassio.Domain.Debtors;

public abstract partial record DebtorCommand
{
    /// <summary>What was agreed, complained of, said or decided about the debtor, beside invoices and letters.
    /// </summary>
    public abstract record Agree : DebtorCommand;

    /// <summary>The debtor promises to pay; an earlier promise for the same invoices gives way.</summary>
    public sealed record RecordPromise(
        PromiseId Promise, ImmutableArray<InvoiceId> Invoices, Money Amount, DateOnly PayOn, DateOnly On) : Agree;

    public sealed record WithdrawPromise(PromiseId Promise, DateOnly On) : Agree;

    /// <summary>Both sides agreed on instalments; they add up to what is owed on the invoices.</summary>
    public sealed record AgreePlan(
        PlanId Plan, ImmutableArray<InvoiceId> Invoices, ImmutableArray<Instalment> Instalments,
        PlanInterest Interest, DateOnly AgreedOn, DateOnly On) : Agree
    {
        public int LateDays { get; init; } = InstalmentPlan.LateDays;
    }

    public sealed record EndPlan(PlanId Plan, DateOnly On) : Agree;

    /// <param name="Amount">The part in dispute; null for all of it.</param>
    /// <param name="AnswerBy">Null: three working days.</param>
    public sealed record OpenDispute(
        DisputeId Dispute, InvoiceId Invoice, Money? Amount, DisputeCause Cause, string Says, string Owner,
        string Line, DateOnly? AnswerBy, DateOnly On) : Agree;

    public sealed record DescribeDispute(DisputeId Dispute, string Says, string Owner, string Line) : Agree;

    /// <summary>A photograph, a delivery note: kept with the complaint.</summary>
    public sealed record FileDispute(DisputeId Dispute, Guid File, InvoiceDocument Document) : Agree;

    public sealed record OfferSolutions(DisputeId Dispute, ImmutableArray<ComplaintOption> Options, DateOnly On)
        : Agree;

    /// <summary>The debtor chose; or the day of the repair moved.</summary>
    public sealed record ChooseSolution(DisputeId Dispute, ComplaintOption? Option, DateOnly? RepairOn, DateOnly On)
        : Agree;

    /// <param name="On">The day of the result: of the repair, where there was one.</param>
    /// <param name="Credit">Booked as a credit note in the same step; null for none.</param>
    public sealed record ResolveDispute(
        DisputeId Dispute, ComplaintOutcome Outcome, DateOnly On, Money? Credit, Guid CreditNote) : Agree;

    public sealed record RecordCircumstance(
        Guid Circumstance, CircumstanceKind Kind, InvoiceId? Invoice, DateOnly From, DateOnly? Until, string Details)
        : Agree;

    public sealed record EndCircumstance(Guid Circumstance, DateOnly On) : Agree;

    /// <summary>A call was made: books what follows from its outcome in the same step.</summary>
    public sealed record RecordCall(
        CallId Call, ImmutableArray<InvoiceId> Invoices, CallOutcome Outcome, CallArrangement? Arrangement,
        CallDetails Details, DateOnly On) : Agree;

    /// <summary>Looks at the payments so far and puts the debtor into his segment.</summary>
    public sealed record ReviewSegment(DateOnly On) : Agree;

    /// <param name="Why">In the user's words; kept as a note.</param>
    public sealed record SetSegment(Segment Segment, DateOnly On, DateOnly? Until, Guid Note, string Why) : Agree;

    public sealed record FreeSegment(DateOnly On) : Agree;

    public sealed record RecordCreditCheck(Guid Check, CreditCheck Result) : Agree;

    /// <summary>Means to hand claims over: the run proposes the announcement, after which it can be done.</summary>
    public sealed record PlanReferral(ImmutableArray<InvoiceId> Invoices, DateOnly On) : Agree;

    /// <summary>What people know for a hand-over and the account does not; of a claim, the newest word counts.
    /// </summary>
    public sealed record DescribeHandOver(
        LegalFacts Debtor, string AddressSource, ImmutableDictionary<InvoiceId, ClaimDetails> Claims) : Agree;

    public sealed record ReferClaims(
        ReferralId Referral, ImmutableArray<InvoiceId> Invoices, ReferralTarget Target, string Partner, string Number,
        DateOnly On) : Agree
    {
        /// <summary>A person hands over with papers of his own: our package, and what it lacks, is not asked for.
        /// </summary>
        public bool OwnPapers { get; init; }
    }

    public sealed record RecordProgress(
        ReferralId Referral, Guid Progress, ReferralStatus Status, Money? Costs, string Text, DateOnly On) : Agree;

    public sealed record ReportPayment(ReferralId Referral, PaymentId Payment, DateOnly On) : Agree;

    public sealed record TakeBack(ReferralId Referral, DateOnly On) : Agree;
}
