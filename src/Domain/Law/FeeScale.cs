using System.Collections.Immutable;

namespace Inkassio.Domain.Law;

/// <summary>The German fee scales: lawyers (§ 13 RVG) and courts (§ 34 GKG). Amounts in euro.</summary>
public static class FeeScale
{
    /// <summary>Up to a value, each started step adds so much.</summary>
    readonly record struct Step(decimal UpTo, decimal Each, decimal Adds);

    const decimal FirstStep = 500m;
    const decimal LawyerFirst = 51.50m;
    const decimal CourtFirst = 40m;
    const decimal CourtFeeMin = 38m; // KV 1100 GKG
    const decimal SmallClaim = 50m;
    const decimal SmallClaimFee = 31.50m; // § 13 II RVG
    const decimal FeeMin = 15m; // § 13 III RVG
    const decimal ExpensesMax = 20m; // Nr. 7002 VV RVG

    static readonly ImmutableArray<Step> Lawyer =
    [
        new(2_000, 500, 41.50m), new(10_000, 1_000, 59.50m), new(25_000, 3_000, 55m), new(50_000, 5_000, 86m),
        new(200_000, 15_000, 99.50m), new(500_000, 30_000, 140m), new(decimal.MaxValue, 50_000, 175m),
    ];

    static readonly ImmutableArray<Step> Court =
    [
        new(2_000, 500, 21m), new(10_000, 1_000, 22.50m), new(25_000, 3_000, 30.50m), new(50_000, 5_000, 40.50m),
        new(200_000, 15_000, 140m), new(500_000, 30_000, 210m), new(decimal.MaxValue, 50_000, 210m),
    ];

    /// <summary>The 1.0 fee of a lawyer; uncontested claims up to 50 EUR have a smaller one.</summary>
    public static Money FullFee(Money value, bool isContested) =>
        !isContested && value.Amount <= SmallClaim
            ? Money.Exact(SmallClaimFee, value.Currency)
            : Money.Exact(Climb(value.Amount, LawyerFirst, Lawyer), value.Currency);

    /// <summary>A part of the full fee, at least 15 EUR (§ 13 III RVG).</summary>
    public static Money Fee(Money full, decimal factor) =>
        Money.Round(Math.Max(FeeMin, full.Amount * factor), full.Currency);

    /// <summary>A fifth of the fees, at most 20 EUR.</summary>
    public static Money Expenses(Money fee) => Money.Round(Math.Min(ExpensesMax, fee.Amount * 0.2m), fee.Currency);

    public static Money OrderForPayment(Money value) =>
        Money.Round(Math.Max(CourtFeeMin, Climb(value.Amount, CourtFirst, Court) / 2), value.Currency);

    static decimal Climb(decimal value, decimal fee, ImmutableArray<Step> steps)
    {
        var from = FirstStep;
        foreach (var step in steps)
        {
            if (value <= from) break;
            fee += Math.Ceiling((Math.Min(value, step.UpTo) - from) / step.Each) * step.Adds;
            from = step.UpTo;
        }
        return fee;
    }
}
