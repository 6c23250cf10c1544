using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Tenants;

namespace Inkassio.Web.Releasing;

/// <summary>Why something is in a proposed letter.</summary>
/// <param name="About">The number of the invoice; empty for an instalment.</param>
/// <param name="Instalment">Its number; null for a step of the ladder.</param>
sealed record LetterReason(string About, NoticeKind Kind, int? Instalment, StepReason Why);

/// <summary>Why each claim of a proposed letter is in it, the sharpest step first.</summary>
static class StepReasons
{
    public static IReadOnlyList<LetterReason> Of(Debtor account, Notice notice, Terms terms, DateOnly today)
    {
        if (notice.Instalment is { } rate)
            return
            [
                new("", notice.Kind, rate.Number, new StepReason.InstalmentMissed(
                    rate.Number, account.Plans[rate.Plan].Instalments[rate.Number - 1].DueOn)),
            ];
        var ladder = terms.For(account.Standing.On(today)).Ladder;
        return
        [
            .. notice.Steps.Select(step => NextStep.Of(account.Claims[step.Invoice], ladder, today)).OfType<NextStep>()
                .OrderByDescending(next => next.Step.Kind).ThenBy(next => next.Claim.DueOn)
                .Select(next => new LetterReason(
                    next.Claim.Number, next.Step.Kind, Instalment: null,
                    Broken(account, next.Claim, today) ?? next.Why)),
        ];
    }

    /// <summary>The plan that broke since the claim's last letter; it is why the ladder goes on.</summary>
    public static StepReason.PlanBroken? Broken(Debtor account, Claim claim, DateOnly today) => account.Plans.Values
        .Where(p => p.Covers(claim.Invoice)).Select(p => p.StandingOn(account, today).BrokenOn).OfType<DateOnly>()
        .Where(on => claim.Steps.All(s => s.IssuedOn < on)).Select(on => new StepReason.PlanBroken(on)).LastOrDefault();
}
