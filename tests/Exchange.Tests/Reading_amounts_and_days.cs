using System.Globalization;
using Inkassio.Exchange.Invoices;
using static Inkassio.Exchange.ImportProblemKind;
using static Inkassio.Exchange.Tests.Given;

namespace Inkassio.Exchange.Tests;

public sealed class Reading_amounts_and_days
{
    [Theory]
    [InlineData("1.234,56", DecimalMark.Comma, "1234.56", "")]
    [InlineData("1,234.56", DecimalMark.Point, "1234.56", "")]
    [InlineData("1'234.56", DecimalMark.Point, "1234.56", "")]
    [InlineData("1’234’567.5", DecimalMark.Point, "1234567.5", "")]
    [InlineData("1 234,56", DecimalMark.Comma, "1234.56", "")]
    [InlineData("1\u00A0234,56 €", DecimalMark.Comma, "1234.56", "€")]
    [InlineData("EUR 12,00", DecimalMark.Comma, "12.00", "EUR")]
    [InlineData("12,00EUR", DecimalMark.Comma, "12.00", "EUR")]
    [InlineData("Fr. 12.50", DecimalMark.Point, "12.50", "FR")]
    [InlineData("CHF 1'200.–", DecimalMark.Point, "1200", "CHF")]
    [InlineData("12,--", DecimalMark.Comma, "12", "")]
    [InlineData("12,50-", DecimalMark.Comma, "-12.50", "")]
    [InlineData("-12,50 €", DecimalMark.Comma, "-12.50", "€")]
    [InlineData("€ -12,50", DecimalMark.Comma, "-12.50", "€")]
    [InlineData("−12,50", DecimalMark.Comma, "-12.50", "")]
    [InlineData("(12,50)", DecimalMark.Comma, "-12.50", "")]
    [InlineData("12,50 H", DecimalMark.Comma, "-12.50", "")]
    [InlineData("12,50S", DecimalMark.Comma, "12.50", "")]
    [InlineData("+12,50", DecimalMark.Comma, "12.50", "")]
    [InlineData(",50", DecimalMark.Comma, "0.50", "")]
    [InlineData("1.234", DecimalMark.Comma, "1234", "")]
    [InlineData("1.234", DecimalMark.Point, "1.234", "")]
    [InlineData("1234", DecimalMark.Comma, "1234", "")]
    public void understands_an_amount(string text, DecimalMark mark, string value, string currency)
    {
        var amount = AmountText.Of(text)!.Value;
        Assert.Equal(decimal.Parse(value, CultureInfo.InvariantCulture), amount.Value(mark));
        Assert.Equal(currency, amount.Currency);
    }

    [Theory]
    [InlineData("zehn")]
    [InlineData("1.23.456,00")]
    [InlineData("1'23.00")]
    [InlineData("1,2,3")]
    [InlineData("12 34")]
    [InlineData("1-2")]
    [InlineData("EUR 12 CHF")]
    [InlineData("12,50,")]
    [InlineData("€")]
    [InlineData("--")]
    [InlineData("1e5")]
    [InlineData("0x10")]
    [InlineData("#REF!")]
    [InlineData("111111111111111111111111111111111111111111111111111111111")]
    public void takes_no_amount_from(string text)
    {
        Assert.Null(AmountText.Of(text)?.Value(DecimalMark.Comma));
        Assert.Null(AmountText.Of(text)?.Value(DecimalMark.Point));
    }

    [Theory]
    [InlineData("01.04.2026", "2026-04-01")]
    [InlineData("1.4.26", "2026-04-01")]
    [InlineData("1.4.99", "1999-04-01")]
    [InlineData("01042026", "2026-04-01")]
    [InlineData("1042026", "2026-04-01")]
    [InlineData("20260401", "2026-04-01")]
    [InlineData("20122013", "2013-12-20")]
    [InlineData("010426", "2026-04-01")]
    [InlineData("2026-04-01", "2026-04-01")]
    [InlineData("2026/4/1", "2026-04-01")]
    [InlineData("2026-04-01T00:00:00Z", "2026-04-01")]
    [InlineData("01.04.2026 00:00", "2026-04-01")]
    [InlineData("46113", "2026-04-01")]
    [InlineData("29.02.2024", "2024-02-29")]
    [InlineData("29.02.2026", null)]
    [InlineData("31.04.2026", null)]
    [InlineData("00.04.2026", null)]
    [InlineData("1.4", null)]
    [InlineData("1.4.2026.", null)]
    [InlineData("April 2026", null)]
    [InlineData("1.4.026", null)]
    [InlineData("99999999", null)]
    public void understands_a_day(string text, string? day) => Assert.Equal(
        day is null ? null : DateOnly.Parse(day, CultureInfo.InvariantCulture),
        DayText.Of(text)?.Day(DayOrder.DayFirst));

    [Fact]
    public void lets_the_whole_column_decide_between_day_and_month()
    {
        var plan = PlanOf("Konto;RE-Nr;Fällig am;Betrag", "1;A;03/04/2026;1,00", "1;B;04/13/2026;1,00");
        Assert.Equal([Day(2026, 3, 4), Day(2026, 4, 13)], plan.Rows.Select(r => r.DueOn));
    }

    [Fact]
    public void lets_another_column_of_the_file_decide()
    {
        var plan = PlanOf("Konto;RE-Nr;Datum;Fällig am;Betrag", "1;A;03/04/2026;04/13/2026;1,00");
        Assert.Empty(plan.Problems);
        Assert.Equal(Day(2026, 3, 4), plan.Rows[0].IssuedOn);
    }

    [Fact]
    public void says_which_reading_was_assumed_and_takes_the_answer_of_the_mapping()
    {
        var table = Lines("Konto;RE-Nr;Fällig am;Betrag", "1;A;03/04/2026;1.234");
        var plan = Plan(table);
        Assert.Equal([DecimalMarkAssumed, DayOrderAssumed], plan.Kinds());
        Assert.Equal((Day(2026, 4, 3), Euro(1234)), (plan.Rows[0].DueOn, plan.Rows[0].Amount));
        Assert.Equal("Spalte „Fällig am“: „03/04/2026“ ist auf zwei Arten lesbar. Wir lesen Tag vor Monat. "
            + "Bitte prüfen Sie das.", ImportProblemText.For(plan.Problems[1]));

        var answered = ColumnMapping.Guess(table) with { Days = DayOrder.MonthFirst, Decimals = DecimalMark.Comma };
        plan = InvoiceTable.Read(table, answered, Germany);
        Assert.Empty(plan.Problems);
        Assert.Equal(Day(2026, 3, 4), plan.Rows[0].DueOn);
    }

    [Fact]
    public void refuses_the_rows_that_contradict_their_column()
    {
        var plan = PlanOf("Konto;RE-Nr;Fällig am;Betrag",
            "1;A;13/04/2026;1,50", "1;B;14/04/2026;2,50", "1;C;04/15/2026;3,50", "1;D;15/04/2026;1,234.50");
        Assert.Equal([(4, DayImpossible), (5, AmountUnreadable)], plan.Problems.Select(p => (p.Row, p.Kind)));
        Assert.Equal([2, 3], plan.Rows.Select(r => r.Row));
    }

    [Fact]
    public void believes_the_point_in_Switzerland_when_nothing_else_tells() =>
        Assert.Equal(1, Plan(Lines("Konto;RE-Nr;Fällig am;Betrag", "1;A;01.02.2026;1.234"),
            Germany with { Country = Domain.Debtors.Country.CH }).Errors);
}
