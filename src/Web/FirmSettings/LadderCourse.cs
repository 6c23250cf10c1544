using System.Collections.Immutable;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Segments;
using Inkassio.Domain.Tenants;

namespace Inkassio.Web.FirmSettings;

/// <summary>A letter of the course: its step, its day and its deadline.</summary>
sealed record CourseStep(Step Step, DateOnly On, DateOnly DeadlineOn);

/// <summary>What would happen to an invoice that nobody pays: each letter with its day and its deadline.</summary>
static class LadderCourse
{
    public static IReadOnlyList<CourseStep> Of(Terms terms, DateOnly dueOn)
    {
        var claim = new Claim(InvoiceId.New(), "", new(100, Currency.EUR), dueOn, dueOn);
        var course = new List<CourseStep>();
        var day = dueOn.AddDays(-Ladder.PreDueDaysMax);
        while (NextStep.Of(claim, terms.Ladder, day) is { } next)
        {
            var earliest = claim.Steps is [.., var last] ? last.IssuedOn.AddDays(terms.Ladder.SpacingDays) : day;
            day = terms.WorkingDayFrom(next.FirstOn > earliest ? next.FirstOn : earliest);
            // A note in advance that would fall behind the due date is left out, as a run does it.
            if (NextStep.Of(claim, terms.Ladder, day)?.Step != next.Step) continue;
            var deadline = next.Step.Kind == NoticeKind.PreDue ? dueOn : terms.Deadline(day, next.Step);
            course.Add(new(next.Step, day, deadline));
            claim = claim with { Steps = claim.Steps.Add(new(Notice: null, next.Step.Kind, day, deadline)) };
        }
        return course;
    }

    /// <summary>The course for every segment, those on the same ladder together.</summary>
    public static IReadOnlyList<(ImmutableArray<Segment> Segments, IReadOnlyList<CourseStep> Course)> BySegment(
        Terms terms, DateOnly dueOn) =>
    [
        .. ((Segment[])[Segment.Standard, Segment.New, Segment.Good, Segment.Risky])
            .GroupBy(terms.LadderFor)
            .Select(same => (same.ToImmutableArray(), Of(terms.For(same.First()), dueOn))),
    ];
}
