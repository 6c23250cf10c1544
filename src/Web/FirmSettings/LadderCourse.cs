using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Tenants;

namespace Inkassio.Web.FirmSettings;

/// <summary>What would happen to an invoice that nobody pays: each letter with its day and its deadline.</summary>
static class LadderCourse
{
    public static IReadOnlyList<StepTaken> Of(Terms terms, DateOnly dueOn)
    {
        var claim = new Claim(InvoiceId.New(), "", new(100, Currency.EUR), dueOn, dueOn);
        var day = dueOn.AddDays(-Ladder.PreDueDaysMax);
        while (NextStep.Of(claim, terms.Ladder, day) is { } next)
        {
            var earliest = claim.Steps is [.., var last] ? last.IssuedOn.AddDays(terms.Ladder.SpacingDays) : day;
            day = terms.WorkingDayFrom(next.FirstOn > earliest ? next.FirstOn : earliest);
            // A note in advance that would fall behind the due date is left out, as a run does it.
            if (NextStep.Of(claim, terms.Ladder, day)?.Step != next.Step) continue;
            var deadline = next.Step.Kind == NoticeKind.PreDue ? dueOn : terms.Deadline(day, next.Step);
            claim = claim with { Steps = claim.Steps.Add(new(Notice: null, next.Step.Kind, day, deadline)) };
        }
        return claim.Steps;
    }
}
