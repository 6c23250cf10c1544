using System.Globalization;
using Inkassio.Domain.Debtors;

namespace Inkassio.Domain.Correspondence;

/// <summary>How a letter writes amounts, days and words: by the sender's country, and by its language.</summary>
public readonly record struct Notation(Country Country, Language Language)
{
    // British order of a date; no American could take 5/6 for another day than we mean.
    static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public bool IsEnglish => Language == Language.En;

    /// <summary>As the country writes it; EUR 1,234.56 in English.</summary>
    public string Amount(Money money) => IsEnglish
        ? $"{money.Currency} {(money.Cents < 0 ? "−" : "")}{Math.Abs(money.Amount).ToString("#,0.00", English)}"
        : Country.Amount(money);

    /// <summary>10,27 % and, in English, 10.27%.</summary>
    public string Percent(Rate rate) =>
        IsEnglish ? $"{rate.Percent.ToString("0.##", English)}%" : Country.Percent(rate);

    /// <summary>12.06.2026 and, in English, 12 June 2026.</summary>
    public string Day(DateOnly day) => IsEnglish ? day.ToString("d MMMM yyyy", English) : Country.Day(day);

    /// <summary>Freitag, 12.06.2026 and, in English, Friday, 12 June 2026.</summary>
    public string DayWithName(DateOnly day) =>
        IsEnglish ? $"{English.DateTimeFormat.GetDayName(day.DayOfWeek)}, {Day(day)}" : Country.DayWithName(day);

    /// <summary>Switzerland writes ss for ß in German; names in English letters stay as they are.</summary>
    public string Spelled(string text) => IsEnglish ? text : Country.Spelled(text);

    /// <summary>"a, b und c".</summary>
    public string Joined(IReadOnlyList<string> items, bool or = false)
    {
        var last = (or, IsEnglish) switch
        {
            (false, false) => " und ",
            (false, true) => " and ",
            (true, false) => " oder ",
            (true, true) => " or ",
        };
        return items.Count <= 1 ? string.Concat(items) : string.Join(", ", items.SkipLast(1)) + last + items[^1];
    }
}
