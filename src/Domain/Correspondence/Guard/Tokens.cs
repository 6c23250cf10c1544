using System.Globalization;
using System.Text.RegularExpressions;

namespace Inkassio.Domain.Correspondence.Guard;

/// <summary>Finds and reads what looks like a value: account, day, amount, percent, or any other digits.</summary>
static partial class Tokens
{
    // "January" before "Januar": the first that fits is taken, and its year would be lost.
    const string Months = "January|February|March|May|June|July|October|December"
        + "|Januar|Jänner|Februar|Feber|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember";

    const string Weekdays = "Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag"
        + "|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday";

    /// <summary>A day as people write it, with its weekday where it has one.</summary>
    public const string Day = $@"(({Weekdays}),?\s(den\s|the\s)?)?"
        + $@"(\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}/\d{{1,2}}/\d{{2,4}}|\d{{1,2}}\.\s?\d{{1,2}}\.(\s?\d{{2,4}})?"
        + $@"|\d{{1,2}}(\.|st|nd|rd|th)?\s({Months})(\s\d{{4}})?)";

    const string Number = @"\d([\d.,'’]*\d)?([.,](–|-))?";

    // The order is the order of trying: an account before an amount, a § before bare digits.
    [GeneratedRegex(
        @"(?<iban>\b[A-Z]{2}\d{2}( ?[A-Z0-9]{4}){2,7}( ?[A-Z0-9]{1,4})?\b)"
        + @"|(?<law>(§§?\s?|Art\.\s?|section\s)\d+[a-z]?(\s(Abs\.|Absatz|Satz|Nr\.)\s?\d+)*)"
        + @"|(?<hours>\d{1,2}([:.]\d{2})?(\s?(–|-|bis|to)\s?\d{1,2}([:.]\d{2})?)?\s?Uhr)"
        + @"|(?<day>" + Day + ")"
        + @"|(?<percent>" + Number + @"\s?(%|Prozent|percent|v\. ?H\.))"
        + @"|(?<amount>(€|EUR|Euro|CHF|Fr\.|USD|\$|£|GBP)\s?[−-]?" + Number + "|[−-]?" + Number
        + @"\s?(€|EUR|Euro|CHF|Franken|Fr\.|USD|\$|£|GBP))"
        + @"|(?<digits>[\w/-]*\d[\w/.-]*)",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    public static partial Regex All();

    static readonly CultureInfo[] Cultures =
        [CultureInfo.GetCultureInfo("de-DE"), CultureInfo.GetCultureInfo("de-AT"), CultureInfo.GetCultureInfo("en-GB")];

    static readonly string[] DayForms =
    [
        "d.M.yyyy", "d. M. yyyy", "d.M.yy", "d. MMMM yyyy", "d MMMM yyyy", "yyyy-MM-dd", "d/M/yyyy", "d/M/yy",
    ];

    static readonly string[] FormsWithoutYear = ["d.M.", "d. M.", "d. MMMM", "d MMMM"];

    /// <summary>The weekday that stands before a day, and the day's own words.</summary>
    public static (string Weekday, string Bare) Split(string day)
    {
        var digit = day.AsSpan().IndexOfAnyInRange('0', '9');
        var before = day[..digit];
        var end = before.AsSpan().IndexOfAny(' ', ',');
        return (end < 0 ? before : before[..end], day[digit..]);
    }

    /// <summary>Null when it is no day; the year is missing where the text has none.</summary>
    public static (DateOnly Day, bool HasYear)? DayOf(string bare)
    {
        foreach (var culture in Cultures)
        {
            if (DateOnly.TryParseExact(bare, DayForms, culture, DateTimeStyles.None, out var day)) return (day, true);
            // 2024 is a leap year: the 29th of February is a day, too.
            foreach (var form in FormsWithoutYear)
                if (DateOnly.TryParseExact(bare + " 2024", form + " yyyy", culture, DateTimeStyles.None, out day))
                    return (day, false);
        }
        return null;
    }

    /// <summary>The cents of an amount in any country's form; null when it is none.</summary>
    public static long? CentsOf(string amount)
    {
        var digits = string.Concat(amount.Where(c => char.IsAsciiDigit(c) || c is '.' or ',' or '–'));
        if (digits.EndsWith('.') && !amount.EndsWith('.')) digits = digits.TrimEnd('.');
        digits = digits.TrimStart('.', ','); // "Fr. 100"
        var point = digits.LastIndexOfAny(['.', ',']);
        var hasCents = point >= 0 && (digits.Length - point - 1 is 2 or 1 && char.IsAsciiDigit(digits[^1])
            || digits.EndsWith('–'));
        var whole = Digits(hasCents ? digits[..point] : digits);
        var cents = hasCents && !digits.EndsWith('–') ? digits[(point + 1)..].PadRight(2, '0') : "00";
        return long.TryParse(whole + cents, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? amount.Contains('−') || amount.StartsWith('-') ? -value : value
            : null;
    }

    static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    /// <summary>The points of a percentage; null when it is none.</summary>
    public static decimal? PointsOf(string percent)
    {
        var digits = string.Concat(percent.Where(c => char.IsAsciiDigit(c) || c is '.' or ',')).Replace(',', '.');
        return decimal.TryParse(digits.TrimEnd('.'), CultureInfo.InvariantCulture, out var points) ? points : null;
    }
}
