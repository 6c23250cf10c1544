using System.Collections.Immutable;
using Inkassio.Domain.Law;

namespace Inkassio.Domain.Tests.Law;

/// <summary>What holds for the interest of every claim, whatever happened to it.</summary>
public sealed class Interest_laws(ITestOutputHelper output)
{
    [Fact]
    public void Every_segment_equals_that_of_a_calculator_that_goes_day_by_day() => Histories.Each(output, random =>
    {
        var q = Histories.Interest(random);
        var sheet = DefaultInterest.Of(q).Required();
        var naive = NaiveInterest.Of(q);
        Assert.Equal(naive.Select(n => (n.From, n.End, n.Cents)),
            sheet.Segments.Select(s => (s.Span.From, s.Span.End, s.Amount.Cents)));
        Assert.Equal(NaiveInterest.RoundedOnce(naive), sheet.RoundedOnce.Cents);
        Assert.True(NaiveInterest.HalfCentsOff(sheet.Total.Cents, naive) <= naive.Count + 1e-9);
    });

    [Fact]
    public void Splitting_a_period_changes_at_most_half_a_cent_per_segment() => Histories.Each(output, random =>
    {
        var q = Histories.Interest(random);
        var cut = q.Span.From.AddDays(random.Next(q.Span.Days + 1));
        var whole = DefaultInterest.Of(q).Required();
        var first = DefaultInterest.Of(q with { Span = new(q.Span.From, cut) }).Required();
        var second = DefaultInterest.Of(q with { Span = new(cut, q.Span.End) }).Required();
        Assert.Equal(whole.Days, first.Days + second.Days);
        // Only the segment that was cut is rounded anew: one rounding before, two after.
        var off = Math.Abs((whole.Total - first.Total - second.Total).Cents);
        Assert.InRange(2 * off, 0, 3);
    });

    [Fact]
    public void Two_principals_bear_what_their_sum_bears() => Histories.Each(output, random =>
    {
        var q = Histories.Interest(random) with { Changes = [] };
        var other = Histories.Amount(random, q.Principal.Currency);
        var apart = DefaultInterest.Of(q).Required();
        var more = DefaultInterest.Of(q with { Principal = other }).Required();
        var together = DefaultInterest.Of(q with { Principal = q.Principal + other }).Required();
        var off = Math.Abs((together.Total - apart.Total - more.Total).Cents);
        Assert.InRange(2 * off, 0, 3 * together.Segments.Length);
    });

    [Fact]
    public void The_order_of_changes_does_not_matter() => Histories.Each(output, random =>
    {
        var q = Histories.Interest(random);
        var shuffled = q.Changes.ToArray();
        random.Shuffle(shuffled);
        Assert.Equal(
            DefaultInterest.Of(q).Required().Segments,
            DefaultInterest.Of(q with { Changes = [.. shuffled] }).Required().Segments);
    });

    [Fact]
    public void Segments_follow_each_other_without_gap_or_overlap() => Histories.Each(output, random =>
    {
        var q = Histories.Interest(random);
        var segments = DefaultInterest.Of(q).Required().Segments;
        if (q.Span.IsEmpty) return;
        Assert.Equal(q.Span.From, segments[0].Span.From);
        Assert.Equal(q.Span.End, segments[^1].Span.End);
        Assert.All(segments.Zip(segments.Skip(1)), pair => Assert.Equal(pair.First.Span.End, pair.Second.Span.From));
        Assert.All(segments, s => Assert.True(s.Rate >= Rate.Zero && !s.Amount.IsNegative()));
    });

    [Fact]
    public void A_statement_re_adds_to_what_is_open() => Histories.Each(output, random =>
    {
        var statement = ClaimStatement.Of(Histories.Claim(random)).Required();
        Assert.True(statement.ReAdds);
        Assert.All(statement.Payments, p => Assert.Equal(p.Amount, p.Costs + p.Interest + p.Principal + p.Overpaid));
        Assert.False(statement.OpenPrincipal.IsNegative());
        Assert.False(statement.OpenInterest.IsNegative());
        Assert.False(statement.OpenCosts.IsNegative());
        // Money is too much only when nothing was left to cover on that day.
        var last = statement.Payments.LastOrDefault();
        if (last is { Overpaid.IsPositive: true })
            Assert.Equal(Money.None(last.Amount.Currency), statement.OpenPrincipal);
    });

    [Fact]
    public void A_statement_says_the_same_as_its_movements() => Histories.Each(output, random =>
    {
        var q = Histories.Claim(random) with { CreditNotes = [] };
        if (q.FirstInterestDay is not { } first || q.Payments.Any(p => p.On > q.End)) return;
        var statement = ClaimStatement.Of(q).Required();
        var again = DefaultInterest.Of(new(q.Principal, new(first, q.End), q.Rule, q.DayCount)
        {
            Changes = [.. statement.Payments.Select(p => new PrincipalChange(p.On, -p.Principal))],
        }).Required();
        Assert.Equal(again.Segments, statement.Interest.Segments);
    });

    [Fact]
    public void Interest_and_costs_never_bear_interest() => Histories.Each(output, random =>
    {
        var q = Histories.Claim(random) with { Payments = [] };
        var plain = ClaimStatement.Of(q with { Costs = [] }).Required();
        var costly = ClaimStatement.Of(q).Required();
        Assert.Equal(plain.Interest.Segments, costly.Interest.Segments);
        Assert.All(plain.Interest.Segments, s => Assert.True(s.Principal <= plain.Principal));
    });

    [Fact]
    public void Taking_a_payment_back_restores_the_state() => Histories.Each(output, random =>
    {
        var q = Histories.Claim(random);
        var before = ClaimStatement.Of(q).Required();
        var payment = new ClaimPayment(q.End.AddDays(-random.Next(30)), Histories.Amount(random, q.Principal.Currency));
        var with = q with { Payments = q.Payments.Add(payment) };
        var after = ClaimStatement.Of(with with { Payments = with.Payments.RemoveAt(with.Payments.Length - 1) });
        Assert.Equal(before.Open, after.Required().Open);
        Assert.Equal(before.Interest.Segments, after.Required().Interest.Segments);
        var paid = ClaimStatement.Of(with).Required();
        Assert.True(paid.Open <= before.Open || paid.Interest.Segments.Length > before.Interest.Segments.Length);
    });
}

static class Signs
{
    public static bool IsNegative(this Money money) => money.Cents < 0;
}
