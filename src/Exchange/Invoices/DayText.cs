using System.Globalization;

namespace Inkassio.Exchange.Invoices;

/// <summary>A date as it is written, before anybody decided whether the day or the month stands first.</summary>
/// <param name="IsOpen">03/04/2026: only the column, the country or a person can tell.</param>
readonly record struct DayText(int First, int Second, int Year, bool IsOpen)
{
    static readonly DateOnly SerialZero = new(1899, 12, 30);

    /// <summary>Nothing when the text has none of the forms that we read.</summary>
    public static DayText? Of(ReadOnlySpan<char> cell)
    {
        var text = WithoutTime(cell.Trim());
        if (text.Length is 0 or > 10) return null;
        return text.ContainsAnyExceptInRange('0', '9') ? Separated(text) : Compact(text);
    }

    /// <summary>What this value proves: 13/4 has the day first, 4/13 the month.</summary>
    public DayOrder? Evidence => !IsOpen ? null
        : First is > 12 and <= 31 && Second <= 12 ? DayOrder.DayFirst
        : Second is > 12 and <= 31 && First <= 12 ? DayOrder.MonthFirst : null;

    /// <summary>Both readings are possible and differ.</summary>
    public bool IsAmbiguous => IsOpen && First is >= 1 and <= 12 && Second is >= 1 and <= 12 && First != Second;

    /// <summary>The day, or nothing when the calendar has none such.</summary>
    public DateOnly? Day(DayOrder order)
    {
        var (day, month) = IsOpen && order == DayOrder.MonthFirst ? (Second, First) : (First, Second);
        return Year is >= 1 and <= 9999 && month is >= 1 and <= 12
            && day >= 1 && day <= DateTime.DaysInMonth(Year, month) ? new DateOnly(Year, month, day) : null;
    }

    // "2026-04-01T00:00:00", "01.04.2026 00:00".
    static ReadOnlySpan<char> WithoutTime(ReadOnlySpan<char> text) =>
        text.IndexOfAny(' ', 'T') is > 5 and var at && text[(at + 1)..] is var time && time.Contains(':')
            && !time.ContainsAnyExcept("0123456789:.Z+-APM ") ? text[..at] : text;

    static DayText? Separated(ReadOnlySpan<char> text)
    {
        var separator = text[text.IndexOfAnyExceptInRange('0', '9')];
        if (separator is not ('.' or '/' or '-')) return null;
        Span<Range> parts = stackalloc Range[4];
        if (text.Split(parts, separator) != 3) return null;
        var (a, b, c) = (Number(text[parts[0]]), Number(text[parts[1]]), Number(text[parts[2]]));
        if (a < 0 || b < 0 || c < 0 || text[parts[1]].Length > 2) return null;
        if (text[parts[0]].Length == 4) return text[parts[2]].Length <= 2 ? new DayText(c, b, a, false) : null;
        return text[parts[0]].Length <= 2 && text[parts[2]].Length is 2 or 4
            ? new DayText(a, b, FullYear(c, text[parts[2]].Length), IsOpen: separator != '.')
            : null;
    }

    /// <summary>TTMMJJJJ (its leading zero may be lost), JJJJMMTT, TTMMJJ, or a spreadsheet's count of days.</summary>
    // The months 19 and 20 do not exist, so eight digits are never both.
    static DayText? Compact(ReadOnlySpan<char> text)
    {
        var number = Number(text);
        return text.Length switch
        {
            5 when number is >= 32_874 and <= 73_415 => Serial(number),
            6 => new DayText(number / 10_000, number / 100 % 100, FullYear(number % 100, 2), false),
            8 when number / 10_000 is >= 1990 and <= 2100 && number / 100 % 100 <= 12 =>
                new DayText(number % 100, number / 100 % 100, number / 10_000, false),
            7 or 8 => new DayText(number / 1_000_000, number / 10_000 % 100, number % 10_000, false),
            _ => null,
        };
    }

    static DayText Serial(int days)
    {
        var day = SerialZero.AddDays(days);
        return new DayText(day.Day, day.Month, day.Year, false);
    }

    // Excel's and Windows' window: 00 to 79 are this century.
    static int FullYear(int year, int digits) => digits == 4 ? year : year < 80 ? 2000 + year : 1900 + year;

    static int Number(ReadOnlySpan<char> text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
