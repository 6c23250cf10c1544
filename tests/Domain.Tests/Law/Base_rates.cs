using Inkassio.Domain.Law;

namespace Inkassio.Domain.Tests.Law;

public sealed class Base_rates
{
    static BaseRateTable Germany => BaseRates.Shipped.Germany;

    static BaseRate Row(int year, int month, decimal percent, int day = 1, string source = "Bundesbank") =>
        new(new(year, month, day), new(percent), source);

    [Fact]
    public void are_shipped_with_a_source_for_every_row()
    {
        Assert.Equal((50, 48), (Germany.Rows.Length, BaseRates.Shipped.Austria.Rows.Length));
        Assert.Equal((1, 1), (Germany.Version, BaseRates.Shipped.Austria.Version));
        Assert.All(Germany.Rows.Concat(BaseRates.Shipped.Austria.Rows), r => Assert.NotEmpty(r.Source));
        Assert.Equal((new DateOnly(2002, 1, 1), new DateOnly(2027, 1, 1)), (Germany.FirstDay, Germany.CoveredUntil));
    }

    [Theory]
    [InlineData("2016-07-01", -0.88)]
    [InlineData("2022-12-31", -0.88)]
    [InlineData("2023-01-01", 1.62)]
    [InlineData("2026-12-31", 1.52)]
    public void hold_for_the_whole_half_year(string day, double percent) =>
        Assert.Equal((decimal)percent, Germany.On(CaseFile.Day(day))!.Percent.Percent);

    [Theory, InlineData("2001-12-31"), InlineData("2027-01-01")]
    public void are_unknown_outside_the_table(string day) => Assert.Null(Germany.On(CaseFile.Day(day)));

    [Fact]
    public void grow_by_the_next_half_year_and_a_new_version()
    {
        var longer = Germany.With(Row(2027, 1, 1.77m)).Required();
        Assert.Equal((2, new DateOnly(2027, 7, 1)), (longer.Version, longer.CoveredUntil));
        Assert.Equal(1.77m, longer.On(new(2027, 6, 30))!.Percent.Percent);
        Assert.Equal((1, new DateOnly(2027, 1, 1)), (Germany.Version, Germany.CoveredUntil));
    }

    [Fact]
    public void are_corrected_by_a_version_of_their_own()
    {
        var corrected = Germany.With(Row(2026, 7, 1.50m)).Required();
        Assert.Equal((2, 50), (corrected.Version, corrected.Rows.Length));
        Assert.Equal(1.50m, corrected.On(new(2026, 8, 1))!.Percent.Percent);
        Assert.Equal(1.52m, Germany.On(new(2026, 8, 1))!.Percent.Percent);
    }

    [Fact]
    public void start_with_a_half_year()
    {
        Assert.IsType<LawRefusal.RateOffHalfYear>(Germany.With(Row(2027, 2, 1m)).Refusal);
        Assert.IsType<LawRefusal.RateOffHalfYear>(Germany.With(Row(2027, 1, 1m, day: 2)).Refusal);
        Assert.Equal("§ 247 Abs. 1 BGB", Germany.With(Row(2027, 2, 1m)).Refusal!.Section);
        Assert.Equal("§ 456 UGB", BaseRates.Shipped.Austria.With(Row(2027, 2, 1m)).Refusal!.Section);
    }

    [Fact]
    public void leave_no_gap_and_need_a_source()
    {
        var gap = Assert.IsType<LawRefusal.RateSkipsHalfYear>(Germany.With(Row(2027, 7, 1m)).Refusal);
        Assert.Equal(new DateOnly(2027, 1, 1), gap.Expected);
        Assert.IsType<LawRefusal.RateSkipsHalfYear>(Germany.With(Row(2001, 7, 1m)).Refusal);
        Assert.IsType<LawRefusal.RateWithoutSource>(Germany.With(Row(2027, 1, 1m, source: " ")).Refusal);
    }

    [Fact]
    public void change_the_interest_only_of_those_who_use_the_new_version()
    {
        var question = new InterestQuestion(
            new(3_650_00, Currency.EUR), new(new(2026, 7, 1), new(2026, 7, 11)),
            RulePack.Of(Debtors.Country.DE).Interest(new(Debtors.DebtorKind.Consumer)), DayCount.ActAct);
        var rates = BaseRates.Shipped.With(BaseTable.DE, Row(2026, 7, 2.52m)).Required();
        Assert.Equal(6_52, DefaultInterest.Of(question).Required().Total.Cents);
        var corrected = DefaultInterest.Of(question with { Rates = rates }).Required();
        Assert.Equal((7_52L, 2), (corrected.Total.Cents, corrected.TableVersion));
    }
}
