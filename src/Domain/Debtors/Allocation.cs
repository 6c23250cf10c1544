using System.Collections.Immutable;

namespace Inkassio.Domain.Debtors;

/// <summary>Which claims a payment covers, and in which order (§§ 366, 367 BGB).</summary>
public static class Allocation
{
    /// <summary>The shares of a payment, and what is left over as the debtor's credit.</summary>
    /// <param name="designation">The invoice that the debtor named; it comes first (§ 366 Abs. 1 BGB).</param>
    public static (ImmutableArray<Share> Shares, Money Credit) Of(
        Money amount, IEnumerable<Claim> claims, InvoiceId? designation, DateOnly receivedOn)
    {
        var none = Money.None(amount.Currency);
        var left = amount;
        var shares = ImmutableArray.CreateBuilder<Share>();
        foreach (var claim in InOrder(claims, amount.Currency, designation, receivedOn))
        {
            var part = Money.Min(left, claim.Open);
            if (!part.IsPositive) break;
            shares.Add(new Share(claim.Invoice, Costs: none, Interest: none, Principal: part));
            left -= part;
        }
        return (shares.ToImmutable(), left);
    }

    // The named one; what is due before what is not; the older before the newer; the number makes it definite.
    static IEnumerable<Claim> InOrder(
        IEnumerable<Claim> claims, Currency currency, InvoiceId? designation, DateOnly receivedOn) => claims
        .Where(c => c.Currency == currency && c.IsOpen)
        .OrderBy(c => c.Invoice == designation ? 0 : 1)
        .ThenBy(c => c.DueOn < receivedOn ? 0 : 1)
        .ThenBy(c => c.DueOn)
        .ThenBy(c => c.Number, StringComparer.Ordinal);
}
