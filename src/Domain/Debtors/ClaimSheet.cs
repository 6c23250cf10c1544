using System.Collections.Immutable;
using Inkassio.Domain.Law;
using Inkassio.Domain.Tenants;

namespace Inkassio.Domain.Debtors;

/// <summary>How a claim stands on a day, with the working: principal, interest and costs less payments.</summary>
/// <param name="Claim">The claim with what had happened to it by that day, and nothing later.</param>
/// <param name="On">Counted too: interest runs to the end of this day.</param>
public sealed record ClaimSheet(Claim Claim, ClaimLaw Law, DateOnly On, CalculationSheet Interest)
{
    /// <summary>Null for an invoice that was cancelled: it asks for nothing.</summary>
    public static ClaimSheet? Of(Debtor debtor, Claim claim, Terms terms, DateOnly on)
    {
        if (claim.End == ClaimEnd.Cancelled) return null;
        var then = AsOf(claim, on);
        var law = ClaimLaw.Of(debtor, then, terms);
        return new(then, law, on, law.Interest(then, on.AddDays(1)));
    }

    // A credit note from the beginning counts on every day: that part was never owed.
    static Claim AsOf(Claim claim, DateOnly on) => claim with
    {
        Receipts = claim.Receipts.RemoveAll(r => r.On > on),
        CreditNotes = claim.CreditNotes.RemoveAll(n => n.On > on && !n.FromBeginning),
        Charges = claim.Charges.RemoveAll(c => c.On > on),
        Steps = claim.Steps.RemoveAll(s => s.IssuedOn > on),
        WriteOffs = claim.WriteOffs.RemoveAll(w => w.On > on),
    };

    public Currency Currency => Claim.Currency;

    public Money Costs => Claim.Charges.Sum(Currency, c => c.Amount);

    /// <summary>Everything that was paid on the claim.</summary>
    public Money Payments => Claim.Receipts.Sum(Currency, r => r.Share.Total);

    public Money OpenInterest => Law.OpenInterest(Claim, On);

    /// <summary>Interest that was paid and, by a later credit note, was not owed: it lowers nothing here.</summary>
    public Money InterestOverpaid => Beyond(OpenInterest + Claim.InterestPaid, Interest.Total);

    /// <summary>Interest that was a threat and ended with the principal.</summary>
    public Money InterestLapsed => Beyond(Interest.Total, OpenInterest + Claim.InterestPaid);

    /// <summary>Costs that were a threat and ended with the principal.</summary>
    public Money CostsLapsed => Beyond(Costs, Claim.CostsPaid + Claim.OpenCosts);

    Money Beyond(Money sum, Money part) => Money.Max(Money.None(Currency), sum - part);

    public Money Open => Claim.Open + OpenInterest + Claim.OpenCosts;

    /// <summary>Claim = principal + interest + costs - payments; false would be a fault of ours.</summary>
    public bool ReAdds =>
        Claim.Amount - Claim.Credited - Claim.WrittenOff + Interest.Total + Costs - Payments
        + InterestOverpaid - InterestLapsed - CostsLapsed == Open;
}
