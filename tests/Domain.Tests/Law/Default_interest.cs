using Inkassio.Domain.Debtors;
using Inkassio.Domain.Law;

namespace Inkassio.Domain.Tests.Law;

public sealed class Default_interest
{
    static readonly InterestRule Consumer = RulePack.Of(Country.DE).Interest(new(DebtorKind.Consumer));

    static Money Euro(decimal amount) => Money.Exact(amount, Currency.EUR);

    static InterestQuestion Claim(decimal principal, string from, string end) => new(
        Euro(principal), new(CaseFile.Day(from), CaseFile.Day(end)), Consumer, DayCount.ActAct);

    [Fact]
    public void stops_where_the_table_ends_and_says_so()
    {
        var sheet = DefaultInterest.Of(Claim(3650, "2026-12-22", "2027-02-01")).Required();
        Assert.Equal(new LawWarning.BaseRateNotCovered(BaseTable.DE, new(2027, 1, 1)), Assert.Single(sheet.Warnings));
        Assert.Equal((6_52L, new DateOnly(2027, 1, 1)), (sheet.Total.Cents, sheet.Through!.Value));
    }

    [Fact]
    public void goes_on_past_the_table_only_when_asked_and_marked()
    {
        var sheet = DefaultInterest.Of(Claim(3650, "2026-12-22", "2027-01-11") with
        {
            PastTable = PastTable.AssumeLastRate,
        }).Required();
        Assert.Equal([false, true], sheet.Segments.Select(s => s.IsAssumed));
        Assert.Equal(13_04, sheet.Total.Cents);
        Assert.Equal(
            new LawWarning.BaseRateAssumed(BaseTable.DE, new(2027, 1, 1), new(1.52m)), Assert.Single(sheet.Warnings));
    }

    [Fact]
    public void is_nothing_but_a_warning_when_it_starts_past_the_table()
    {
        var sheet = DefaultInterest.Of(Claim(3650, "2027-03-01", "2027-04-01")).Required();
        Assert.Equal((0L, true), (sheet.Total.Cents, sheet.Segments.IsEmpty));
        Assert.IsType<LawWarning.BaseRateNotCovered>(Assert.Single(sheet.Warnings));
    }

    [Fact]
    public void warns_of_nothing_up_to_the_last_covered_day() =>
        Assert.Empty(DefaultInterest.Of(Claim(3650, "2026-12-22", "2027-01-01")).Required().Warnings);

    [Fact]
    public void is_refused_from_before_the_table()
    {
        var refusal = DefaultInterest.Of(Claim(1000, "2001-12-31", "2002-02-01")).Refusal;
        Assert.Equal(new DateOnly(2002, 1, 1), Assert.IsType<LawRefusal.RateBeforeTable>(refusal).TableFrom);
    }

    [Fact]
    public void needs_a_principal_of_zero_or_more() =>
        Assert.IsType<LawRefusal.PrincipalNegative>(
            DefaultInterest.Of(Claim(-1, "2026-01-01", "2026-02-01")).Refusal);

    // E12: a credit note for a defect that was there from the start.
    [Fact]
    public void never_ran_on_what_a_defect_took_away()
    {
        var claim = Claim(1000, "2026-03-03", "2026-06-01");
        var from = claim with { Changes = [new(new(2026, 5, 20), Euro(-120), FromBeginning: true)] };
        Assert.Equal(13_61, DefaultInterest.Of(from).Required().Total.Cents);
        Assert.Single(DefaultInterest.Of(from).Required().Segments);
        var since = claim with { Changes = [new(new(2026, 5, 20), Euro(-120))] };
        Assert.Equal(2, DefaultInterest.Of(since).Required().Segments.Length);
    }

    [Fact]
    public void counts_several_changes_of_one_day_as_one()
    {
        var day = new DateOnly(2026, 3, 1);
        var sheet = DefaultInterest.Of(Claim(1000, "2026-02-01", "2026-04-01") with
        {
            Changes = [new(day, Euro(-100)), new(new(2026, 1, 5), Euro(-200)), new(day, Euro(-50))],
        }).Required();
        Assert.Equal([800_00L, 650_00L], sheet.Segments.Select(s => s.Principal.Cents));
    }

    [Fact]
    public void runs_on_nothing_less_than_zero()
    {
        var sheet = DefaultInterest.Of(Claim(100, "2026-02-01", "2026-04-01") with
        {
            Changes = [new(new(2026, 2, 11), Euro(-150)), new(new(2026, 3, 1), Euro(100))],
        }).Required();
        Assert.Equal([100_00L, 0L, 50_00L], sheet.Segments.Select(s => s.Principal.Cents));
    }

    [Fact]
    public void never_falls_below_zero_per_cent()
    {
        var rule = Consumer with { Points = new(0.5m) };
        var sheet = DefaultInterest.Of(Claim(1000, "2020-01-01", "2020-03-01") with { Rule = rule }).Required();
        Assert.Equal((Rate.Zero, 0L), (sheet.Segments[0].Rate, sheet.Total.Cents));
    }

    // E10: the figure "per day" in a letter.
    [Theory]
    [InlineData(6.52, "2026-08-01", DayCount.ActAct, 27)]
    [InlineData(4.12, "2019-08-01", DayCount.ActAct, 17)]
    [InlineData(8.62, "2024-02-01", DayCount.ActAct, 35)]
    [InlineData(5, "2026-02-01", DayCount.ThirtyE360, 21)]
    public void has_an_amount_per_day(double rate, string day, DayCount count, long cents) =>
        Assert.Equal(cents,
            DefaultInterest.PerDay(Euro(1500), new((decimal)rate), CaseFile.Day(day), count).Cents);

    // 30E/360 at a rate that hangs on a base rate: cut where the rate may move, though not for the days' sake.
    [Fact]
    public void by_months_of_thirty_days_is_cut_by_half_years_only_on_a_base_rate()
    {
        var claim = Claim(3600, "2026-05-31", "2026-08-01") with { DayCount = DayCount.ThirtyE360 };
        Assert.Equal([31, 30], DefaultInterest.Of(claim).Required().Segments.Select(s => s.Days));
        var flat = claim with { Rule = RulePack.Of(Country.CH).Interest(new(DebtorKind.Unknown)) };
        Assert.Equal(61, Assert.Single(DefaultInterest.Of(flat).Required().Segments).Days);
    }

    [Fact]
    public void names_the_paragraph_and_the_source_in_every_line()
    {
        var segment = DefaultInterest.Of(Claim(1000, "2026-02-01", "2026-02-02")).Required().Segments[0];
        Assert.Equal("§ 288 Abs. 1 BGB", segment.Section);
        Assert.NotEmpty(segment.Base!.Source);
        Assert.Equal(new DateOnly(2026, 1, 1), segment.Base.From);
    }

    [Fact]
    public void stays_exact_at_the_largest_amounts()
    {
        var nine = Consumer with { Points = new(9m) };
        var claim = Claim(1_000_000_000m, "2024-01-01", "2025-01-01") with { Rule = nine };
        // 182/366 of 12.62 % and 184/366 of 12.37 %, a hundred thousand times the fifth worked example (E05).
        Assert.Equal([62_755_191_26L, 62_187_978_14L],
            DefaultInterest.Of(claim).Required().Segments.Select(s => s.Amount.Cents));
    }
}
