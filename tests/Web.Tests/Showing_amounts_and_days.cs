using System.Globalization;
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
    [InlineData(DayForm.Short, "de-DE", "05.03.2026")]
    [InlineData(DayForm.WithWeekday, "de-DE", "Do 05.03.2026")]
    [InlineData(DayForm.Long, "de-DE", "Donnerstag, 5. März 2026")]
    [InlineData(DayForm.Long, "en-GB", "Thursday, 5 March 2026")]
    public async Task writes_a_day_for_people_and_for_machines(DayForm form, string reader, string expected)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(reader);
        try
        {
            var html = await Shown.Of<Day>(("Value", new DateOnly(2026, 3, 5)), ("Form", form));
            Assert.Equal($"<time class=\"day\" datetime=\"2026-03-05\">{expected}</time>", html);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
