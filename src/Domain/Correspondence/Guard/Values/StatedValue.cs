using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Inkassio.Domain.Correspondence.Guard.Prose;

namespace Inkassio.Domain.Correspondence.Guard.Values;

/// <summary>A value that a text states, read from any notation that people use.</summary>
/// <param name="Number">Cents, percent points, days of a duration, or the count.</param>
/// <param name="Day">For a date; without a year where <see cref="HasYear"/> says so, of the year 2024.</param>
public sealed record StatedValue(FactType? Type, int From, int To, string Said)
{
    public decimal? Number { get; init; }

    public string Currency { get; init; } = "";

    public DateOnly? Day { get; init; }

    public bool HasYear { get; init; }

    /// <summary>"Donnerstag", where the text has it.</summary>
    public string Weekday { get; init; } = "";

    /// <summary>"Donnerstag, den 19.": a day of some month.</summary>
    public int DayOfMonth { get; init; }

    /// <summary>"im Februar": some day of it; 0 for none.</summary>
    public int Month { get; init; }

    /// <summary>"die dritte Rechnung": there are at least so many.</summary>
    public bool IsOrdinal { get; init; }
}

/// <summary>Finds the values of a text: amounts, days, durations, accounts, numbers of invoices (assistant.md 3.1).
/// </summary>
public static partial class StatedValues
{
    /// <summary>Every value of a text, in its order. A token like a number that we cannot read has no type.</summary>
    public static ImmutableArray<StatedValue> In(ProseText text, IEnumerable<string> known)
    {
        var masked = text.Text.ToCharArray();
        var found = new List<StatedValue>();
        foreach (var number in known.OrderByDescending(n => n.Length)) found.AddRange(Known(masked, number));
        var rest = new string(masked);
        foreach (Match match in Tokens().Matches(rest)) found.AddRange(Read(match));
        found.AddRange(WordedValues.In(text));
        found.AddRange(WithoutDate(rest, found));
        return [.. found.OrderBy(v => v.From)];
    }

    // RE-1001 is no part of RE-10011, nor of RE-1001-A.
    static IEnumerable<StatedValue> Known(char[] masked, string number)
    {
        var text = new string(masked);
        for (var at = text.IndexOf(number, StringComparison.OrdinalIgnoreCase); at >= 0 && number.Length > 1;
            at = text.IndexOf(number, at + number.Length, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + number.Length;
            if (!IsWhole(text, at, end)) continue;
            masked.AsSpan(at, number.Length).Fill(ProseText.Blot);
            yield return new(FactType.Invoice, at, end, number);
        }
    }

    static bool IsWhole(string text, int at, int end) =>
        !(at > 0 && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '-' or '/'))
        && !(end < text.Length && char.IsLetterOrDigit(text[end]))
        && !(end + 1 < text.Length && text[end] is '-' or '/' or '.' && char.IsLetterOrDigit(text[end + 1]));

    static IEnumerable<StatedValue> Read(Match match)
    {
        var value = new StatedValue(null, match.Index, match.Index + match.Length, match.Value);
        if (match.Groups["law"].Success || match.Groups["hours"].Success) yield break;
        if (match.Groups["iban"].Success) yield return value with { Type = FactType.Iban };
        else if (match.Groups["day"].Success) yield return OfDay(value);
        else if (match.Groups["percent"].Success)
            yield return value with { Type = FactType.Percent, Number = Guard.Tokens.PointsOf(match.Value) };
        else if (match.Groups["span"].Success) yield return OfSpan(value, match.Groups["unit"].Value);
        else if (match.Groups["amount"].Success) yield return OfAmount(value);
        else yield return value with
        {
            Type = Whole().IsMatch(match.Value) ? FactType.Count : null,
            Number = int.TryParse(match.Value.TrimEnd('.'), CultureInfo.InvariantCulture, out var count) ? count : null,
            Said = match.Value.TrimEnd('.', '/', '-'),
        };
    }

    static readonly string[] MonthNames = [.. CultureInfo.GetCultureInfo("de-DE").DateTimeFormat.MonthNames];

    static int MonthOf(string name) => name switch
    {
        "Jänner" => 1, "Feber" => 2, _ => Array.IndexOf(MonthNames, name) + 1,
    };

    // "bis Freitag": a day without its date.
    static StatedValue[] WithoutDate(string text, List<StatedValue> found) =>
    [
        .. Weekdays().Matches(text).Select(m => m.Groups["name"])
            .Where(name => !found.Any(v => v.From <= name.Index && name.Index < v.To))
            .Select(name => new StatedValue(FactType.Date, name.Index, name.Index + name.Length, name.Value)
            {
                Weekday = name.Value,
            }),
        .. SomeMonth().Matches(text).Select(m => m.Groups["name"])
            .Where(name => !found.Any(v => v.From <= name.Index && name.Index < v.To))
            .Select(name => new StatedValue(FactType.Date, name.Index, name.Index + name.Length, name.Value)
            {
                Month = MonthOf(name.Value),
            }),
    ];

    static StatedValue OfDay(StatedValue value)
    {
        var (weekday, bare) = Guard.Tokens.Split(value.Said);
        weekday = weekday.TrimEnd('.');
        if (Guard.Tokens.DayOf(bare.Trim()) is { } found)
            return value with { Type = FactType.Date, Day = found.Day, HasYear = found.HasYear, Weekday = weekday };
        return int.TryParse(bare.TrimEnd('.', ' '), CultureInfo.InvariantCulture, out var day)
            ? value with { Type = FactType.Date, DayOfMonth = day, Weekday = weekday } : value;
    }

    static StatedValue OfSpan(StatedValue value, string unit)
    {
        var number = int.TryParse(
            string.Concat(value.Said.TakeWhile(char.IsAsciiDigit)), CultureInfo.InvariantCulture, out var n) ? n : -1;
        return value with { Type = FactType.Duration, Number = number * DaysOf(unit) };
    }

    static int DaysOf(string unit) => char.ToLowerInvariant(unit[0]) switch
    {
        'w' => 7, 'm' => 30, 'j' or 'y' => 365, _ => 1,
    };

    static StatedValue OfAmount(StatedValue value)
    {
        var said = value.Said;
        var sign = Signs().Match(said);
        var number = said.Replace(" ", "", StringComparison.Ordinal);
        if (Guard.Tokens.CentsOf(Thousands().IsMatch(said) ? Shortened(said) : number) is not { } cents) return value;
        var factor = Thousands().IsMatch(said) ? 1000 : 1;
        return value with { Type = FactType.Amount, Number = cents * factor, Currency = CurrencyOf(sign.Value) };
    }

    // "1,2 Tsd. €": one decimal of thousands.
    static string Shortened(string said) => string.Concat(said.TakeWhile(c => char.IsAsciiDigit(c) || c is ',' or '.'))
        is var number && number.Length > 0 ? number : string.Concat(said.Where(c => char.IsAsciiDigit(c) || c == ','));

    static string CurrencyOf(string sign) => sign.ToUpperInvariant() switch
    {
        "" => "",
        "€" or "EUR" or "EURO" => "EUR",
        "CHF" or "FRANKEN" or "FR." or "SFR." => "CHF",
        _ => sign.ToUpperInvariant(),
    };

    const string Number = @"(\d{1,3}([ .’']\d{3})+|\d+)([.,](\d{1,2}|–|-|—))?";
    const string Months = "Januar|Jänner|Februar|Feber|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember";
    const string ShortDay = @"((Mo|Di|Mi|Do|Fr|Sa|So)(\.,|\.|,)?\s)?";
    const string Currency = @"(€|EUR|Euro|euro|CHF|Franken|Fr\.|SFr\.|USD|US-Dollar|Dollar|\$|£|GBP)";
    const string Weekday = "(Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag)";

    [GeneratedRegex(
        @"(?<iban>\b[A-Za-z]{2}\d{2}([ .-]?[A-Za-z0-9]{4}){2,7}([ .-]?[A-Za-z0-9]{1,4})?\b)"
        + @"|(?<law>(§§?\s?|Art\.\s?|section\s)\d+[a-z]?(\s(Abs\.|Absatz|Satz|Nr\.)\s?\d+)*)"
        + @"|(?<hours>\d{1,2}([:.]\d{2})?(\s?(–|-|bis|to)\s?\d{1,2}([:.]\d{2})?)?\s?Uhr)"
        + @"|(?<day>" + ShortDay + "(" + Guard.Tokens.Day + ")" + "|" + Weekday + @",?\s(den\s)?\d{1,2}\.)"
        + @"|(?<percent>\d+([.,]\d+)?\s?(%|Prozent\w*|percent|v\. ?H\.))"
        + @"|(?<span>\d+\s(?<unit>(Werk|Kalender|Bankarbeits)?[Tt]agen?|Wochen?|Monate?n?|Jahre?n?|days?|weeks?|months?)\b)"
        + @"|(?<amount>" + Currency + @"\s?[−-]?" + Number + @"(\s?Tsd\.)?|[−-]?" + Number + @"\s?(Tsd\.\s?)?" + Currency
        + @"|\d{1,3}([ .’']\d{3})*,\d{2}\b|[−-]?" + Number + @"\s?Tsd\.)"
        + @"|(?<digits>[\p{L}\p{N}/_-]*\d[\p{L}\p{N}/._-]*)",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Tokens();

    [GeneratedRegex(@"\b([Bb]is|[Aa]m|[Aa]b|[Ss]pätestens|[Zz]um)\s((spätestens|zum|zur|am|der|des|nächsten?r?|kommenden?r?"
        + @"|diesen?r?|Ende|Mitte|Anfang)\s)*(?<name>" + Weekday + @"|Woche|Monats?|(Monats|Quartals|Jahres|Wochen)ende"
        + @"|Ultimo|morgen|übermorgen|heute|(Ende|Mitte|Anfang)\s(" + Months + @"))\b",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Weekdays();

    [GeneratedRegex(@"\b([Ii]m|[Ss]eit|[Vv]om)\s(?<name>" + Months + @")\b",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex SomeMonth();

    [GeneratedRegex(Currency, RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Signs();

    [GeneratedRegex(@"Tsd\.", RegexOptions.NonBacktracking)]
    private static partial Regex Thousands();

    [GeneratedRegex(@"^\d+\.?$", RegexOptions.NonBacktracking)]
    private static partial Regex Whole();
}
