using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Segments;

namespace Inkassio.Domain.Tests.Scenarios;

/// <summary>What became of promises, plans, complaints, calls, segments and hand-overs, in words.</summary>
static class ScenarioAgreements
{
    public static string Actual(string word, ScenarioLine line, ScenarioAccount account) => word switch
    {
        "promise" => Promise(line, account),
        "plan" => Plan(line.Day(), account),
        "dispute" => Dispute(line.Next(), account),
        "segment" => line.Day() is var day
            ? $"{day:O} {KebabEnum<Segment>.Word(account.Debtor.Standing.On(day))}" : "",
        "call" => Call(line.Day(), account),
        "referral" => Referral(account),
        "held" => Held(account),
        _ => throw line.Fault("the result is unknown"),
    };

    static string Promise(ScenarioLine line, ScenarioAccount account)
    {
        var name = line.IsDay ? "promise" : line.Next();
        var day = line.Day();
        // A promise that a call brought about has a name of its own: then there is only that one.
        var promise = account.Debtor.Promises.GetValueOrDefault(new(ScenarioAccount.Id(name)))
            ?? account.Debtor.Promises.Values.Single();
        return (name == "promise" ? "" : $"{name} ")
            + $"{day:O} {KebabEnum<PromiseState>.Word(promise.StateOn(account.Debtor, day))}";
    }

    static string Plan(DateOnly day, ScenarioAccount account)
    {
        var standing = account.Debtor.Plans[new(ScenarioAccount.Id("plan"))].StandingOn(account.Debtor, day);
        return $"{day:O} {KebabEnum<PlanState>.Word(standing.State)}"
            + (standing.Due is { } due ? $" instalment {due.Number} open {due.Open}" : "")
            + (standing.BrokenOn is { } broken ? $" broken {broken:O}" : "");
    }

    static string Dispute(string name, ScenarioAccount account)
    {
        var dispute = account.Debtor.Disputes[new(ScenarioAccount.Id(name))];
        return $"{name} answer {dispute.AnswerBy:O} expected {dispute.ExpectedUntil?.ToString("O") ?? "open"} "
            + $"grace {dispute.GraceUntil?.ToString("O") ?? "none"}";
    }

    static string Call(DateOnly day, ScenarioAccount account)
    {
        var answer = CallGate.Ask(account.Debtor, day, account.Terms);
        return $"{day:O} " + (answer.IsFree
            ? $"free {string.Join(' ', answer.Claims.Select(c => c.Number))}"
            : string.Join(' ', answer.Blockers.Select(ScenarioResults.Kebab)));
    }

    static string Referral(ScenarioAccount account)
    {
        var referral = account.Debtor.Referrals[new(ScenarioAccount.Id("referral"))];
        var reports = referral.ToReport(account.Debtor).ToArray();
        return $"{KebabEnum<ReferralStatus>.Word(referral.Status)} total {referral.Total} recovered "
            + $"{referral.Recovered(account.Debtor)} costs {referral.Costs} to-report {reports.Length}";
    }

    static string Held(ScenarioAccount account) => account.Debtor.Holds.IsEmpty ? "nothing" : string.Join(", ",
        account.Debtor.Holds.Select(h => (h.Invoice is { } i ? account.Debtor.Claims[i].Number : "all")
            + $" {KebabEnum<HoldReason>.Word(h.Reason)} until {h.Until?.ToString("O") ?? "open"}"));
}
