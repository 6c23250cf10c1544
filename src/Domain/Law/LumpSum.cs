using Inkassio.Domain.Debtors;

namespace Inkassio.Domain.Law;

/// <summary>What the lump sum for late payment depends on.</summary>
public sealed record LumpSumQuestion(Country Law, DebtorKind Debtor, DefaultStart? Default, DateOnly On)
{
    /// <summary>The claim is a price (Entgeltforderung); instalments of one count each.</summary>
    public bool IsPrice { get; init; } = true;

    public bool IsAlreadyClaimed { get; init; }
}

/// <summary>The lump sum of 40 EUR: once per claim, between businesses, in Germany and Austria.</summary>
/// <param name="Section">The § that grants it.</param>
public sealed record LumpSum(Money Amount, string Section)
{
    public static Ruling<LumpSum> Of(LumpSumQuestion q)
    {
        var pack = RulePack.Of(q.Law);
        var section = pack.Sections.LumpSum;
        if (pack.LumpSum is not { } amount) return new LawRefusal.LumpSumUnknownToLaw(q.Law, section);
        if (q.Debtor != DebtorKind.Business) return new LawRefusal.LumpSumFromConsumer(section);
        if (!q.IsPrice) return new LawRefusal.LumpSumWithoutPriceClaim(section);
        if (q.Default?.HasBegun(q.On) != true) return new LawRefusal.LumpSumBeforeDefault(section);
        if (q.IsAlreadyClaimed) return new LawRefusal.LumpSumAlreadyClaimed(section);
        return new LumpSum(amount, section);
    }

    /// <summary>What costs of pursuit still add once the lump sum is claimed: only what exceeds it.</summary>
    // § 288 V 3 BGB; § 458 UGB with § 1333 II ABGB.
    public static Money Beyond(Money lumpSum, Money costs) =>
        costs > lumpSum ? costs - lumpSum : Money.None(costs.Currency);
}
