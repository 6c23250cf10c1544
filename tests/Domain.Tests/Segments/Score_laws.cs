using System.Collections.Immutable;
using Inkassio.Domain.Segments;
using Inkassio.Domain.Tests.Law;

namespace Inkassio.Domain.Tests.Segments;

/// <summary>What holds for the score of every history.</summary>
public sealed class Score_laws(ITestOutputHelper output)
{
    [Fact]
    public void The_reasons_add_up_to_the_score() => Histories.Each(output, random =>
    {
        var score = PayerScore.Of(Payers.Any(random), Payers.Today, Payers.Firm(random));
        Assert.Equal(score.Score, PayerScore.Start + score.Reasons.Sum(r => r.Points));
        Assert.InRange(score.Score, 0m, 100m);
        Assert.InRange(score.RiskOfDelay, 0m, 1m);
        Assert.NotEmpty(score.Reasons);
    });

    [Fact]
    public void Paying_later_never_improves_the_score() => Histories.Each(output, random =>
    {
        var (history, firm) = (Payers.Any(random), Payers.Firm(random));
        if (history.Invoices.IsEmpty) return;
        var at = random.Next(history.Invoices.Length);
        var invoice = history.Invoices[at];
        var later = invoice with
        {
            PaidOn = random.Next(4) == 0 ? null : invoice.PaidOn?.AddDays(random.Next(1, 60)),
        };
        var before = PayerScore.Of(history, Payers.Today, firm);
        var after = PayerScore.Of(
            history with { Invoices = history.Invoices.SetItem(at, later) }, Payers.Today, firm);
        Assert.True(after.Score <= before.Score, $"{invoice}: {before.Score} became {after.Score}");
        Assert.True(after.DaysLate >= before.DaysLate && after.RiskOfDelay >= before.RiskOfDelay, $"{invoice}");
    });

    [Fact]
    public void The_size_of_a_business_does_not_matter() => Histories.Each(output, random =>
    {
        var (history, firm, factor) = (Payers.Any(random), Payers.Firm(random), random.Next(2, 1_000));
        var larger = history with
        {
            Invoices =
            [
                .. history.Invoices.Select(i => i with { Amount = i.Amount with { Cents = i.Amount.Cents * factor } }),
            ],
        };
        Assert.Equal(
            PayerScore.Of(history, Payers.Today, firm), PayerScore.Of(larger, Payers.Today, firm));
    });

    [Fact]
    public void The_order_of_the_papers_does_not_matter() => Histories.Each(output, random =>
    {
        var (history, firm) = (Payers.Any(random), Payers.Firm(random));
        var shuffled = history with
        {
            Invoices = Shuffled(history.Invoices, random), Promises = Shuffled(history.Promises, random),
            Disputes = Shuffled(history.Disputes, random), Stages = Shuffled(history.Stages, random),
            ReturnedDebits = Shuffled(history.ReturnedDebits, random),
        };
        Assert.Equal(PayerScore.Of(history, Payers.Today, firm), PayerScore.Of(shuffled, Payers.Today, firm));
        Assert.Equal(
            EarlyWarning.Of(history, Payers.Today, []).AsEnumerable(), EarlyWarning.Of(shuffled, Payers.Today, []));
    });

    [Fact]
    public void A_broken_promise_never_helps() => Histories.Each(output, random =>
    {
        var (history, firm) = (Payers.Any(random), Payers.Firm(random));
        var broken = history with
        {
            Promises = history.Promises.Add(new(Payers.Today.AddDays(-random.Next(900)), Kept: false)),
        };
        Assert.True(PayerScore.Of(broken, Payers.Today, firm).Score
            <= PayerScore.Of(history, Payers.Today, firm).Score);
    });

    [Fact]
    public void What_comes_tomorrow_is_not_known_today() => Histories.Each(output, random =>
    {
        var (history, firm) = (Payers.Any(random), Payers.Firm(random));
        var day = Payers.Today.AddDays(-random.Next(800));
        var otherwise = history with
        {
            Invoices =
            [
                .. history.Invoices.Where(i => i.IssuedOn <= day)
                    .Select(i => i.PaidOn > day ? i with { PaidOn = day.AddDays(random.Next(1, 300)) } : i),
                new(day.AddDays(1), day.AddDays(15), new(7_000_000, Currency.EUR), PaidOn: null),
            ],
            Promises = history.Promises.Add(new(day.AddDays(1), Kept: false)),
            ReturnedDebits = history.ReturnedDebits.Add(day.AddDays(1)),
        };
        Assert.Equal(PayerScore.Of(history, day, firm), PayerScore.Of(otherwise, day, firm));
        Assert.Equal(EarlyWarning.Of(history, day, []).AsEnumerable(), EarlyWarning.Of(otherwise, day, []));
    });

    static ImmutableArray<T> Shuffled<T>(ImmutableArray<T> papers, Random random)
    {
        var all = papers.ToArray();
        random.Shuffle(all);
        return [.. all];
    }
}
