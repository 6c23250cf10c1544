namespace Inkassio.Domain.Law;

public enum TermUnit { Days, Weeks, Months, Years }

/// <summary>A length of time as contracts and laws state it.</summary>
public readonly record struct Term(int Count, TermUnit Unit);

/// <summary>How periods run: §§ 187, 188, 193 BGB; §§ 902, 903 ABGB; Art. 77, 78 OR.</summary>
public static class Deadline
{
    /// <summary>The last day of a period that an event sets off. The day of the event is not counted.</summary>
    // A month without the day of that number ends with its last day (§ 188 III BGB), as DateOnly adds months.
    public static DateOnly After(DateOnly eventOn, Term term) => term.Unit switch
    {
        TermUnit.Days => eventOn.AddDays(term.Count),
        TermUnit.Weeks => eventOn.AddDays(7 * term.Count),
        TermUnit.Months => eventOn.AddMonths(term.Count),
        TermUnit.Years => eventOn.AddYears(term.Count),
        _ => throw new ArgumentOutOfRangeException(nameof(term)),
    };

    /// <summary>The day itself, or the next that is no Saturday, Sunday or holiday there (§ 193 BGB).</summary>
    public static DateOnly NextWorkingDay(DateOnly day, Place place)
    {
        while (!IsWorkingDay(day, place)) day = day.AddDays(1);
        return day;
    }

    public static DateOnly WorkingDaysAfter(DateOnly day, int count, Place place)
    {
        for (; count > 0; count--) day = NextWorkingDay(day.AddDays(1), place);
        return day;
    }

    public static bool IsWorkingDay(DateOnly day, Place place) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Holidays.IsHoliday(day, place);
}
