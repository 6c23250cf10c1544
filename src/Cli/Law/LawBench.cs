using System.Text.Json.Nodes;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Law;

namespace Inkassio.Cli.Law;

/// <summary><c>bench law</c>: how many interest calculations with four segments one core does in a second.</summary>
public static class LawBench
{
    const int PrincipalsMax = 1000;

    // Four segments: two half-years of 2025 and two of 2026 (the third worked example, E03).
    static readonly Period Span = new(new(2025, 5, 15), new(2026, 9, 1));

    public static JsonObject Run(TimeProvider clock, int calculations)
    {
        var rule = RulePack.Of(Country.DE).Interest(new(DebtorKind.Business));
        Compute(rule, calculations / 10); // Warm: tables read, code compiled.
        var started = clock.GetTimestamp();
        var cents = Compute(rule, calculations);
        var seconds = clock.GetElapsedTime(started).TotalSeconds;
        return new()
        {
            ["bench"] = "law",
            ["calculations"] = calculations,
            ["segmentsEach"] = 4,
            ["calculationsPerSecond"] = (long)(calculations / seconds),
            ["interestCents"] = cents, // Used, so that nothing can be left out.
        };
    }

    static long Compute(InterestRule rule, int calculations)
    {
        var cents = 0L;
        for (var i = 0; i < calculations; i++)
        {
            var principal = new Money(1_250_000 + i % PrincipalsMax, Currency.EUR);
            cents += DefaultInterest.Of(new(principal, Span, rule, DayCount.ActAct)).Required().Total.Cents;
        }
        return cents;
    }
}
