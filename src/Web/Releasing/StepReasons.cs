using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Tenants;

namespace Inkassio.Web.Releasing;

/// <summary>Why each claim of a proposed letter is in it, the sharpest step first.</summary>
static class StepReasons
{
    public static IReadOnlyList<NextStep> Of(Debtor account, Notice notice, Terms terms, DateOnly today) =>
    [
        .. notice.Steps.Select(step => NextStep.Of(account.Claims[step.Invoice], terms.Ladder, today))
            .OfType<NextStep>().OrderByDescending(next => next.Step.Kind).ThenBy(next => next.Claim.DueOn),
    ];
}
