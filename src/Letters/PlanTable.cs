using Inkassio.Domain;
using Inkassio.Domain.Correspondence;

namespace Inkassio.Letters;

/// <summary>Every instalment of a plan with its day, and the sum that they make.</summary>
static class PlanTable
{
    public static IEnumerable<Block> Of(FactSheet facts) => facts.Plan is not { } plan ? [] :
    [
        new ClaimTable(
            [
                new(facts.Label("Rate")), new(facts.Label("fällig am")), new(facts.Label("Betrag"), IsNumber: true),
            ],
            [
                .. plan.Instalments.Select((one, i) => (System.Collections.Immutable.ImmutableArray<string>)
                    [$"{i + 1}", facts.Form.DayWithName(one.DueOn), facts.Form.Amount(one.Amount)]),
            ],
            [new(facts.Label("Summe"), facts.Form.Amount(plan.Instalments.Sum(facts.Total.Currency, i => i.Amount)))]),
    ];
}
