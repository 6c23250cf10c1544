using Inkassio.Domain.Dunning;

namespace Inkassio.Domain.Tenants;

/// <summary>A tenant's rules, as every decision about a debtor needs them.</summary>
public sealed record Terms(Profile Sender, Ladder Ladder)
{
    /// <summary>The day itself if people work on it, else the next day on which they do.</summary>
    public DateOnly WorkingDayFrom(DateOnly day)
    {
        while (!IsWorkingDay(day)) day = day.AddDays(1);
        return day;
    }

    public bool IsWorkingDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>The deadline of a letter: a working day, at least the step's days after the letter's date.</summary>
    public DateOnly Deadline(DateOnly issuedOn, Step step) => WorkingDayFrom(issuedOn.AddDays(step.DaysToPay));
}
