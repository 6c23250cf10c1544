using System.Globalization;

namespace Inkassio.Assistant;

/// <summary>Which span of days a sentence asks about, in the shortest form that fits.</summary>
sealed partial class Slots
{
    string? Period()
    {
        var days = reading.Days.Where(d => d.IsDay && d.Days.Length == 1).ToArray();
        if (reading.Days.FirstOrDefault(d => d.Period is not null) is { Period: { } period } phrase)
            return Before(phrase) is "seit" or "since" && First(period) is { } first && first <= reading.Calendar.Today
                ? Span(first, reading.Calendar.Today) : period;
        return days switch
        {
            [var from, var to] => Span(Past(from), Past(to)),
            [var since] when Before(since) is "seit" or "since" or "ab" && Past(since) <= reading.Calendar.Today =>
                Span(Past(since), reading.Calendar.Today),
            [var day] when intent == "kennzahl" => Span(day.Days[0], day.Days[0]),
            _ => null,
        };
    }

    // "vom 1.10." of what is over is the last one.
    DateOnly Past(DayPhrase phrase) => phrase.Days[0] > reading.Calendar.Today.AddDays(31) && phrase.IsOpenYear
        ? phrase.Days[0].AddYears(-1) : phrase.Days[0];

    static DateOnly? First(string period) => period switch
    {
        { Length: 4 } => new DateOnly(int.Parse(period, CultureInfo.InvariantCulture), 1, 1),
        { Length: 7 } when period[5] == 'Q' =>
            new DateOnly(int.Parse(period.AsSpan(0, 4), CultureInfo.InvariantCulture), (period[6] - '1') * 3 + 1, 1),
        { Length: 7 } => DateOnly.ParseExact(period + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture),
        { Length: 8 } => DateOnly.FromDateTime(ISOWeek.ToDateTime(int.Parse(period.AsSpan(0, 4),
            CultureInfo.InvariantCulture),
            int.Parse(period.AsSpan(6), CultureInfo.InvariantCulture), DayOfWeek.Monday)),
        _ => null,
    };

    /// <summary>A whole year, quarter or month has a name of its own.</summary>
    static string Span(DateOnly from, DateOnly to)
    {
        var months = (to.Year - from.Year) * 12 + to.Month - from.Month + 1;
        if (from.Day != 1 || to != Calendar.EndOfMonth(to)) return $"{Iso(from)}/{Iso(to)}";
        return months switch
        {
            12 when from.Month == 1 => $"{from.Year}",
            3 when from.Month % 3 == 1 => $"{from.Year}-Q{(from.Month + 2) / 3}",
            1 => from.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            _ => $"{Iso(from)}/{Iso(to)}",
        };
    }
}
