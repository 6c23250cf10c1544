using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Tenants;

namespace Inkassio.Grains.Demo;

/// <summary>A step of a claim's course: from when the ladder allows it, and the run that proposes it.</summary>
readonly record struct CourseStep(NoticeKind Kind, DateOnly FirstOn, DateOnly RunOn);

/// <summary>When the demo firm sends letters, and which due date brings a claim to a step by a day.</summary>
// The same rules as the real ones decide here, so that the demo comes out the same on every weekday and holiday.
sealed class Course
{
    /// <summary>No course of a ladder is longer than this, in days.</summary>
    const int DaysMax = 200;

    readonly Terms terms;
    readonly DateOnly today;

    public Course(Terms terms, DateOnly today)
    {
        (this.terms, this.today) = (terms, today);
        while (!terms.IsWorkingDay(this.today)) this.today = this.today.AddDays(-1);
        LastRunOn = RunBefore(RunBefore(RunBefore(this.today.AddDays(1))));
    }

    /// <summary>The day whose run proposes what waits at the end: today, or the last day before it on which people
    /// work, for no run proposes a letter on a Sunday.</summary>
    public DateOnly ProposesOn => today;

    /// <summary>The day of the last run before today. A week of run days after it was missed, so that today's run
    /// finds work: some steps can only fall on one of the weekdays.</summary>
    public DateOnly LastRunOn { get; }

    public DateOnly RunBeforeLast => RunBefore(LastRunOn);

    /// <summary>Whether the firm ran its dunning on a day: once a week in earlier years, lately twice.</summary>
    public bool HasRun(DateOnly day) => day <= LastRunOn && IsRunDay(day)
        && (day >= today.AddDays(-DaysMax) || day.DayOfWeek == DayOfWeek.Thursday);

    // The firm writes its letters on Tuesdays and Thursdays.
    static bool IsRunDay(DateOnly day) => day.DayOfWeek is DayOfWeek.Tuesday or DayOfWeek.Thursday;

    /// <summary>A due date for which today's run proposes this step.</summary>
    public DateOnly DueForProposal(NoticeKind kind, int variety) =>
        Due(kind, variety, step => step.FirstOn > LastRunOn && step.FirstOn <= today);

    /// <summary>A due date for which this step was proposed on a run day from one day to another.</summary>
    public DateOnly DueForRun(NoticeKind kind, int variety, DateOnly from, DateOnly to) =>
        Due(kind, variety, step => step.RunOn >= from && step.RunOn <= to);

    DateOnly Due(NoticeKind kind, int variety, Predicate<CourseStep> fits)
    {
        DateOnly[] found = [.. Enumerable.Range(0, DaysMax).Select(days => today.AddDays(-days))
            .Where(dueOn => Of(dueOn).Any(step => step.Kind == kind && fits(step)))];
        return found.Length > 0
            ? found[variety % found.Length]
            : throw new InvalidOperationException($"No due date brings a claim to {kind} as of {today:O}.");
    }

    /// <summary>The steps that a claim goes when nobody pays and every letter leaves on the day of its run.</summary>
    public IEnumerable<CourseStep> Of(DateOnly dueOn)
    {
        var claim = new Claim(default, "", new Money(1, Currency.EUR), dueOn, dueOn);
        while (NextStep.Of(claim, terms.Ladder, dueOn) is { } next)
        {
            var runOn = next.FirstOn;
            while (!IsRunDay(runOn)) runOn = runOn.AddDays(1);
            yield return new(next.Step.Kind, next.FirstOn, runOn);
            var issuedOn = terms.WorkingDayFrom(runOn);
            var taken = new StepTaken(Notice: null, next.Step.Kind, issuedOn, terms.Deadline(issuedOn, next.Step));
            claim = claim with { Steps = claim.Steps.Add(taken) };
        }
    }

    static DateOnly RunBefore(DateOnly day)
    {
        do day = day.AddDays(-1);
        while (!IsRunDay(day));
        return day;
    }
}
