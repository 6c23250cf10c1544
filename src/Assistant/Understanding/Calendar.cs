using System.Collections.Frozen;
using System.Globalization;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Law;

namespace Inkassio.Assistant;

/// <summary>Days as people say them, seen from today and from the tenant's place.</summary>
sealed class Calendar(DateOnly today, Place place)
{
    static readonly FrozenDictionary<string, DayOfWeek> Weekdays = Table(
        ("montag mo monday", DayOfWeek.Monday), ("dienstag di tuesday", DayOfWeek.Tuesday),
        ("mittwoch mi wednesday", DayOfWeek.Wednesday), ("donnerstag do thursday", DayOfWeek.Thursday),
        ("freitag fr friday", DayOfWeek.Friday), ("samstag sonnabend sa saturday", DayOfWeek.Saturday),
        ("sonntag so sunday", DayOfWeek.Sunday));

    static readonly FrozenDictionary<string, int> Months = Table(
        ("januar janner jan january janer", 1), ("februar feber feb february", 2), ("marz mar march mrz", 3),
        ("april apr", 4), ("mai may", 5), ("juni june jun juno", 6), ("juli july jul", 7), ("august aug", 8),
        ("september sept sep", 9), ("oktober okt october oct", 10), ("november nov", 11),
        ("dezember dez december dec", 12));

    public DateOnly Today => today;

    // Two letters are a weekday only with a capital and no verb around; the caller knows that.
    public static DayOfWeek? Weekday(string key) =>
        key.Length > 5 && Weekdays.TryGetValue(key.TrimEnd('s'), out var day) ? day : null;

    public static int? Month(string key) => Months.TryGetValue(key, out var month) ? month : null;

    /// <summary>The next such weekday, never today.</summary>
    public DateOnly Next(DayOfWeek weekday) => OnOrAfter(today.AddDays(1), weekday);

    public DateOnly Last(DayOfWeek weekday) => OnOrAfter(today.AddDays(-7), weekday);

    /// <summary>Monday of the week that is so many weeks away.</summary>
    public DateOnly Week(int away) => today.AddDays(-(((int)today.DayOfWeek + 6) % 7) + 7 * away);

    public DateOnly InWeek(int away, DayOfWeek weekday) => Week(away).AddDays(((int)weekday + 6) % 7);

    /// <summary>Is the weekday still to come in this week, so that "nächsten" may mean two days?</summary>
    public bool IsStillToCome(DayOfWeek weekday) => InWeek(0, weekday) > today;

    /// <summary>The next day of that number in a month: today's own number is a month away.</summary>
    public DateOnly? OfMonth(int day)
    {
        for (var month = new DateOnly(today.Year, today.Month, 1); ; month = month.AddMonths(1))
            if (day is < 1 or > 31) return null;
            else if (day <= DateTime.DaysInMonth(month.Year, month.Month) && month.AddDays(day - 1) > today)
                return month.AddDays(day - 1);
    }

    public static DateOnly? Day(int year, int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && year is > 1900 and < 2200 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day) : null;

    /// <summary>A day without its year: this year's, unless that is more than half a year ago.</summary>
    public DateOnly? NearYear(int month, int day) =>
        Day(today.Year, month, day) is { } near && near < today.AddDays(-183)
            ? Day(today.Year + 1, month, day) : Day(today.Year, month, day);

    /// <summary>The year in which the next month of that number lies; the running month counts.</summary>
    public int YearOfNext(int month) => month >= today.Month ? today.Year : today.Year + 1;

    public int YearOfLast(int month) => month <= today.Month ? today.Year : today.Year - 1;

    public static DateOnly EndOfMonth(DateOnly day) => new DateOnly(day.Year, day.Month, 1).AddMonths(1).AddDays(-1);

    public bool IsFree(DateOnly day) => !Deadline.IsWorkingDay(day, place);

    public DateOnly NextWorkingDay(DateOnly day) => Deadline.NextWorkingDay(day, place);

    public DateOnly WorkingDays(int count) => Deadline.WorkingDaysAfter(today, count, place);

    /// <summary>The next such holiday, from today on.</summary>
    // Asked of the law's own rules; Good Friday and Easter Monday are holidays in every land.
    public DateOnly Holiday(Holiday holiday, Country country = Country.DE, string region = "")
    {
        var where = new Place(country, region);
        var day = today;
        while (Holidays.On(day, where) != holiday) day = day.AddDays(1);
        return day;
    }

    /// <summary>ISO week of this year, or of the next when it is long over.</summary>
    public DateOnly? MondayOf(int week)
    {
        if (week is < 1 or > 53) return null;
        var monday = ISOWeek.ToDateTime(today.Year, week, DayOfWeek.Monday);
        return DateOnly.FromDateTime(monday);
    }

    static DateOnly OnOrAfter(DateOnly day, DayOfWeek weekday) =>
        day.AddDays(((int)weekday - (int)day.DayOfWeek + 7) % 7);

    static FrozenDictionary<string, T> Table<T>(params (string Words, T Value)[] rows) => rows
        .SelectMany(row => row.Words.Split(' ').Select(word => (word, row.Value)))
        .ToFrozenDictionary(pair => pair.word, pair => pair.Value, StringComparer.Ordinal);
}
