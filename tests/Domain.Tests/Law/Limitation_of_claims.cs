using System.Collections.Immutable;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Law;

namespace Inkassio.Domain.Tests.Law;

public sealed class Limitation_of_claims(ITestOutputHelper output)
{
    static readonly LimitationQuestion Claim = new(Country.DE, new(2023, 5, 10));

    [Theory]
    [InlineData("2026-09-01", null)]
    [InlineData("2026-09-02", 120)]
    [InlineData("2026-10-31", 120)]
    [InlineData("2026-11-01", 60)]
    [InlineData("2026-12-01", 30)]
    [InlineData("2026-12-31", 30)]
    [InlineData("2027-01-01", null)]
    public void warns_in_stages(string today, int? days) =>
        Assert.Equal(days, Limitation.Of(Claim).Stage(CaseFile.Day(today)));

    [Fact]
    public void lists_in_December_what_ends_with_the_year()
    {
        var end = Limitation.Of(Claim);
        Assert.True(end.IsOnDecemberList(new(2026, 12, 1)));
        Assert.False(end.IsOnDecemberList(new(2026, 11, 30)));
        Assert.False(end.IsOnDecemberList(new(2025, 12, 1)));
    }

    [Fact]
    public void is_over_on_the_day_after_the_last()
    {
        Assert.False(Limitation.Of(Claim).IsOver(new(2026, 12, 31)));
        Assert.True(Limitation.Of(Claim).IsOver(new(2027, 1, 1)));
        Assert.Equal("§ 214 Abs. 1 BGB", RulePack.Of(Country.DE).Sections.Expired);
    }

    [Fact]
    public void says_when_a_date_is_an_estimate_or_something_had_no_effect()
    {
        Assert.Empty(Limitation.Of(Claim).Warnings);
        var talks = new Suspension(new(2025, 10, 1), new(2025, 11, 30), SuspensionGround.Negotiation);
        Assert.IsType<LawWarning.LimitationEstimated>(
            Assert.Single(Limitation.Of(Claim with { Suspensions = [talks] }).Warnings));
        Assert.Equal(new LawWarning.SuspensionNotCounted(SuspensionGround.Negotiation),
            Assert.Single(Limitation.Of(Claim with { Law = Country.AT, Suspensions = [talks] }).Warnings));
        var late = new NewStart(new(2027, 1, 1), NewStartGround.PartPayment);
        Assert.Equal(new LawWarning.NewStartWithoutEffect(late.On),
            Assert.Single(Limitation.Of(Claim with { NewStarts = [late] }).Warnings));
    }

    [Fact]
    public void never_ends_earlier_for_a_suspension_or_an_acknowledgement() => Histories.Each(output, random =>
    {
        var due = Histories.Day(random, new(2010, 1, 1), new(2024, 1, 1));
        var claim = new LimitationQuestion((Country)random.Next(3), due)
        {
            IsEveryday = random.Next(2) == 0,
            Suspensions = Suspensions(random),
            NewStarts = Starts(random),
        };
        var end = Limitation.Of(claim).NominalOn ?? DateOnly.MaxValue.AddDays(-1);
        var more = random.Next(2) == 0
            ? claim with { Suspensions = claim.Suspensions.AddRange(Suspensions(random)) }
            : claim with { NewStarts = claim.NewStarts.AddRange(Starts(random)) };
        var later = Limitation.Of(more).NominalOn ?? DateOnly.MaxValue.AddDays(-1);
        // An acknowledgement amid talks restarts the years, which may have one leap day less than the old ones.
        Assert.True(later.AddDays(1) >= end, $"{end} became {later}");
    });

    [Fact]
    public void does_not_depend_on_the_order_in_which_events_are_told() => Histories.Each(output, random =>
    {
        var claim = new LimitationQuestion(Country.DE, Histories.Day(random, new(2018, 1, 1), new(2024, 1, 1)))
        {
            Suspensions = Suspensions(random),
            NewStarts = Starts(random),
        };
        var told = claim with
        {
            Suspensions = [.. claim.Suspensions.Reverse()],
            NewStarts = [.. claim.NewStarts.Reverse()],
        };
        Assert.Equal(Limitation.Of(claim).NominalOn, Limitation.Of(told).NominalOn);
    });

    static ImmutableArray<NewStart> Starts(Random random) =>
    [
        .. Enumerable.Range(0, random.Next(3)).Select(_ => new NewStart(
            Histories.Day(random, new(2015, 1, 1), new(2032, 1, 1)), (NewStartGround)random.Next(6))),
    ];

    static ImmutableArray<Suspension> Suspensions(Random random) =>
        [.. Enumerable.Range(0, random.Next(3)).Select(_ => Suspended(random))];

    static Suspension Suspended(Random random)
    {
        var from = Histories.Day(random, new(2015, 1, 1), new(2032, 1, 1));
        return new(
            from, random.Next(12) == 0 ? null : from.AddDays(random.Next(300)), (SuspensionGround)random.Next(4));
    }
}
