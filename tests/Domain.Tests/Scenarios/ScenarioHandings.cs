using Inkassio.Domain.Debtors;
using static Inkassio.Domain.Debtors.DebtorCommand;

namespace Inkassio.Domain.Tests.Scenarios;

/// <summary>The deeds of handing claims over and taking them back.</summary>
static class ScenarioHandings
{
    static readonly ReferralId Referral = new(ScenarioAccount.Id("referral"));

    public static DebtorCommand? Of(string deed, ScenarioLine line, DateOnly day) => deed switch
    {
        "plans-referral" => new PlanReferral(ScenarioDeeds.Invoices(line), day),
        "refers" => new ReferClaims(
            Referral, ScenarioDeeds.Invoices(line), line.Word<ReferralTarget>(), "Kanzlei Recht", "4711", day)
        { OwnPapers = true },
        "progress" => new RecordProgress(
            Referral, ScenarioAccount.Id($"progress {day:O}"), line.Word<ReferralStatus>(),
            line.Take("costs") ? line.Money() : null, "", day),
        "reports" => new ReportPayment(Referral, new(ScenarioAccount.Id(line.Next())), day),
        "takes-back" => new TakeBack(Referral, day),
        _ => null,
    };
}
