using System.Collections.Immutable;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Law;

namespace Inkassio.Web.Customers;

/// <summary>What it would cost to hand claims over to an agency, a lawyer or a court: advice for the firm, never
/// part of a letter.</summary>
/// <param name="Claims">Those in default by German law; the others' costs nobody could ask back.</param>
/// <param name="LumpSum">The lump sums that were claimed already: they are credited against the costs.</param>
public sealed record HandOver(
    ImmutableArray<Claim> Claims, Money Value, Money LumpSum, ImmutableArray<HandOverCost> Costs, Money CourtFee)
{
    /// <summary>Null when no claim can be reckoned: not in default, or by another law or currency.</summary>
    public static HandOver? Of(CustomerFile file, IEnumerable<Claim> claims)
    {
        var late = claims.Where(c => c.IsOpen && c.Currency == Currency.EUR)
            .Select(c => (Claim: c, Law: ClaimLaw.Of(file.Account, c, file.Terms)))
            .Where(c => c.Law.Law == Country.DE && c.Law.Default?.HasBegun(file.Today) == true).ToImmutableArray();
        if (late.IsEmpty) return null;
        var value = late.Sum(Currency.EUR, c => c.Claim.Open);
        var lumpSum = late.SelectMany(c => c.Claim.Charges).Where(c => c.Kind == ChargeKind.LumpSum)
            .Sum(Currency.EUR, c => c.Amount);
        return new(
            [.. late.Select(c => c.Claim)], value, lumpSum,
            [.. Enum.GetValues<CollectionEffort>().Select(effort => Cost(effort, value, lumpSum, late[0].Law, file))],
            CollectionCosts.CourtFee(value));
    }

    static HandOverCost Cost(
        CollectionEffort effort, Money value, Money lumpSum, ClaimLaw law, CustomerFile file) =>
        new(effort, CollectionCosts.Of(new(Country.DE, value, effort)
        {
            IsContested = effort == CollectionEffort.Extensive,
            Default = law.Default,
            LumpSum = lumpSum.IsPositive ? lumpSum : null,
            On = file.Today,
        }).Required());
}

public sealed record HandOverCost(CollectionEffort Effort, CollectionCosts Costs)
{
    public string Words => Effort switch
    {
        CollectionEffort.Simple => "Der Kunde zahlt binnen zwei Wochen nach dem ersten Schreiben",
        CollectionEffort.Usual => "Der übliche Fall: unbestritten, mit etwas Arbeit",
        _ => "Bestritten, umfangreich oder schwierig",
    };

    public string Factor => Effort switch
    {
        CollectionEffort.Simple => "0,5",
        CollectionEffort.Usual => "höchstens 0,9",
        _ => "höchstens 1,3",
    };
}
