using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Web.Parts;

namespace Inkassio.Web.Tests;

public sealed class Showing_amounts_and_days
{
    [Theory]
    [InlineData(123_456, Currency.EUR, Country.DE, "1.234,56\u00A0€")]
    [InlineData(123_456, Currency.EUR, Country.AT, "€\u00A01.234,56")]
    [InlineData(123_456, Currency.EUR, Country.CH, "EUR\u00A01’234.56")]
    [InlineData(123_456, Currency.CHF, Country.CH, "CHF\u00A01’234.56")]
    [InlineData(464_606, Currency.CHF, Country.DE, "CHF\u00A04’646.06")]
    [InlineData(-5, Currency.EUR, Country.DE, "−0,05\u00A0€")]
    [InlineData(0, Currency.EUR, Country.DE, "0,00\u00A0€")]
    [InlineData(100_000_000_000, Currency.EUR, Country.DE, "1.000.000.000,00\u00A0€")]
    public async Task writes_money_as_the_country_does(
        long cents, Currency currency, Country reader, string expected) => Assert.Equal(
            $"<span class=\"amount\">{expected}</span>",
            await Shown.Of<Amount>(reader, ("Value", new Money(cents, currency))));

    [Theory]
    [InlineData(DayForm.Short, Country.DE, "05.01.2026")]
    [InlineData(DayForm.WithWeekday, Country.CH, "Mo 05.01.2026")]
    [InlineData(DayForm.Long, Country.DE, "Montag, 5. Januar 2026")]
    [InlineData(DayForm.Long, Country.AT, "Montag, 5. Jänner 2026")]
    public async Task writes_a_day_for_people_and_for_machines(DayForm form, Country reader, string expected) =>
        Assert.Equal(
            $"<time class=\"day\" datetime=\"2026-01-05\">{expected}</time>",
            await Shown.Of<Day>(reader, ("Value", new DateOnly(2026, 1, 5)), ("Form", form)));
}
