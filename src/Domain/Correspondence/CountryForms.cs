using System.Globalization;
using Inkassio.Domain.Debtors;

namespace Inkassio.Domain.Correspondence;

/// <summary>How a country writes amounts, days and words (tone.md, "Wörter und Formen").</summary>
public static class CountryForms
{
    static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    /// <summary>1.234,56 € in Germany, € 1.234,56 in Austria, CHF 1’234.56 in Switzerland.</summary>
    public static string Amount(this Country country, Money money) => country switch
    {
        Country.DE => $"{Number(money, '.', ',')} {Sign(money.Currency)}",
        Country.AT => $"{Sign(money.Currency)} {Number(money, '.', ',')}",
        Country.CH => $"{Sign(money.Currency, code: true)} {Number(money, '’', '.')}",
        _ => throw new System.Diagnostics.UnreachableException(country.ToString()),
    };

    /// <summary>The same for whoever works with the books, on a page, in a sentence or a list: francs are written the
    /// Swiss way everywhere. A letter writes all its sums as its own country does (<see cref="Amount"/>).</summary>
    public static string Shown(this Country reader, Money money) =>
        (money.Currency == Currency.CHF ? Country.CH : reader).Amount(money);

    /// <summary>10,27 % in Germany and Austria, 5 % or 5.25 % in Switzerland.</summary>
    public static string Percent(this Country country, Rate rate) =>
        $"{rate.Percent.ToString("0.##", country == Country.CH ? CultureInfo.InvariantCulture : German)} %";

    /// <summary>12.06.2026</summary>
    public static string Day(this Country country, DateOnly day) => day.ToString("dd.MM.yyyy", German);

    /// <summary>Freitag, 12.06.2026</summary>
    public static string DayWithName(this Country country, DateOnly day) =>
        $"{German.DateTimeFormat.GetDayName(day.DayOfWeek)}, {country.Day(day)}";

    /// <summary>12. Juni 2026; January is "Jänner" in Austria.</summary>
    public static string LongDay(this Country country, DateOnly day) =>
        $"{day.Day}. {Month(country, day.Month)} {day.Year}";

    static string Month(Country country, int month) =>
        country == Country.AT && month == 1 ? "Jänner" : German.DateTimeFormat.GetMonthName(month);

    /// <summary>Switzerland writes ss where the others write ß.</summary>
    public static string Spelled(this Country country, string text) =>
        country == Country.CH ? text.Replace("ß", "ss", StringComparison.Ordinal) : text;

    static string Sign(Currency currency, bool code = false) =>
        currency == Currency.EUR && !code ? "€" : currency.ToString();

    static string Number(Money money, char thousands, char point)
    {
        var (whole, cents) = Math.DivRem(Math.Abs(money.Cents), 100);
        var digits = whole.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', thousands);
        return $"{(money.Cents < 0 ? "−" : "")}{digits}{point}{cents:00}";
    }
}
