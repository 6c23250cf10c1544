using System.Collections.Immutable;
using Inkassio.Domain.Debtors;

namespace Inkassio.Domain.Law;

/// <summary>Costs on a claim, from that day on.</summary>
public sealed record CostItem(DateOnly On, Money Amount);

public sealed record ClaimPayment(DateOnly On, Money Amount);

/// <param name="FromBeginning">A price reduction for a defect: the claim never existed in that part.</param>
public sealed record CreditNote(DateOnly On, Money Amount, bool FromBeginning)
{
    /// <summary>Made once by whoever recorded it; empty in a calculation alone.</summary>
    public Guid Id { get; init; }
}

/// <summary>One claim with everything that happened to its money.</summary>
/// <param name="FirstInterestDay">Null while the debtor is not in default: no interest then.</param>
/// <param name="End">The first day that is not computed any more: for a letter the day after its key date.</param>
public sealed record ClaimQuestion(
    Country Law, Money Principal, DateOnly? FirstInterestDay, InterestRule Rule, DayCount DayCount, DateOnly End)
{
    public BaseRates Rates { get; init; } = BaseRates.Shipped;

    public PastTable PastTable { get; init; }

    public PartOrder Parts { get; init; }

    /// <summary>Payments before this day are refused.</summary>
    public DateOnly? InvoicedOn { get; init; }

    public ImmutableArray<CostItem> Costs { get; init; } = [];

    /// <summary>As they arrived. Those after <see cref="End"/> count too, so leave them out.</summary>
    public ImmutableArray<ClaimPayment> Payments { get; init; } = [];

    public ImmutableArray<CreditNote> CreditNotes { get; init; } = [];
}

/// <summary>What a payment covered.</summary>
public sealed record PaymentSplit(
    DateOnly On, Money Amount, Money Costs, Money Interest, Money Principal, Money Overpaid);

/// <summary>The statement of a claim, from the first day to the last: it re-adds to what is open.</summary>
/// <param name="Principal">The invoice's amount less credit notes from the beginning.</param>
/// <param name="Credited">Later credit notes, as far as they found principal to reduce.</param>
public sealed record ClaimStatement(
    Money Principal, CalculationSheet Interest, Money Costs, Money Credited, ImmutableArray<PaymentSplit> Payments,
    Money OpenPrincipal, Money OpenInterest, Money OpenCosts, Money Overpaid)
{
    public Money Open => OpenPrincipal + OpenInterest + OpenCosts;

    /// <summary>Claim = principal + interest + costs − payments; false would be a fault of ours.</summary>
    public bool ReAdds =>
        Principal + Interest.Total + Costs - Credited - Payments.Sum(Principal.Currency, p => p.Amount)
        == Open - Overpaid;

    public static Ruling<ClaimStatement> Of(ClaimQuestion q)
    {
        var sections = RulePack.Of(q.Law).Sections;
        if (q.Principal.Cents < 0) return new LawRefusal.PrincipalNegative(q.Principal, sections.Payment);
        foreach (var payment in q.Payments)
        {
            if (!payment.Amount.IsPositive)
                return new LawRefusal.AmountNotPositive(payment.Amount, sections.Payment);
            if (q.InvoicedOn is { } invoiced && payment.On < invoiced)
                return new LawRefusal.PaymentBeforeInvoice(payment.On, invoiced, sections.Payment);
        }
        return new ClaimCourse(q).Run();
    }
}
