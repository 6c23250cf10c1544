using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;

namespace Inkassio.Domain.Tests.Scenarios;

/// <summary>The words of the part "then". Each reads what is expected and answers what is so, in the same words.
/// </summary>
static class ScenarioResults
{
    /// <summary>The line as it should have been written.</summary>
    public static string Actual(ScenarioLine line, ScenarioAccount account)
    {
        var word = line.Next();
        var so = word switch
        {
            "events" => Events(line, account),
            "refused" => Refused(line, account),
            "letter" => Letter(line, account),
            "gate" => Gate(line, account),
            "stage" => line.Next() is var number && line.Day() is var on
                ? $"{number} {on:O} {KebabEnum<ClaimStage>.Word(
                    ClaimStages.Of(account.Debtor, account.Claim(number), on, account.Terms))}" : "",
            "owed" => Owed(line, account),
            "default" => Default(line, account),
            "limitation" => Limitation(line, account),
            "share" => Share(line, account),
            "credit" => line.Money().Currency is var currency ? account.Debtor.Credit(currency).ToString() : "",
            _ => ScenarioAgreements.Actual(word, line, account),
        };
        foreach (var _ in line.Rest()) { } // Compared as a whole.
        return $"{word} {so}";
    }

    static string Events(ScenarioLine line, ScenarioAccount account) =>
        account.Happened.Count == 0 ? "none" : string.Join(' ', account.Happened);

    static string Refused(ScenarioLine line, ScenarioAccount account) => account.Refused switch
    {
        null => "nothing",
        Refusal.HeldBack held => $"held-back {Names(held.Blockers)}",
        Refusal.NotReferable no => $"not-referable {string.Join(' ', no.Blockers.Select(b =>
            b is ReferralBlocker.Stopped s ? Kebab(s.By) : Kebab(b)))}",
        var other => Kebab(other),
    };

    public static string Kebab(object fact) => string.Concat(fact.GetType().Name.Select((c, i) =>
        (i > 0 && char.IsUpper(c) ? "-" : "") + char.ToLowerInvariant(c)));

    static string Names(IEnumerable<Blocker> blockers) => string.Join(' ', blockers.Select(Kebab));

    // Letters are told in the order in which they were released; each line takes one.
    static string Letter(ScenarioLine line, ScenarioAccount account)
    {
        if (account.Letters.Count == 0) return "none was written";
        var facts = account.Letters[0];
        account.Letters.RemoveAt(0);
        var claims = facts.Claims.Select(c => $"{c.Number} {Plain(c.Open)} + {Plain(c.Interest)} + {Plain(c.Costs)}"
            + (c.Disputed is { } left ? $" without {Plain(left)}" : ""));
        return $"{KebabEnum<LetterKind>.Word(facts.Kind)} on {facts.On:O} until {facts.DeadlineOn:O} asks "
            + $"{facts.Asks!.Amount} = {string.Join(", ", claims)}";
    }

    static string Plain(Money amount) =>
        amount.Amount.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);

    static string Gate(ScenarioLine line, ScenarioAccount account)
    {
        var number = line.Next();
        var day = line.Day();
        if (number == "plan") return $"plan {day:O} {PlanGate(account, day)}";
        var answer = account.Gate(number, day);
        var so = answer.IsFree ? $"free {KebabEnum<NoticeKind>.Word(answer.Next!.Step.Kind)}"
            : $"{Names(answer.Blockers)} first {First(answer.FirstPossibleOn)}";
        return $"{number} {day:O} {so}";
    }

    static string PlanGate(ScenarioAccount account, DateOnly day)
    {
        var plan = account.Debtor.Plans[new(ScenarioAccount.Id("plan"))];
        return SendGate.Ask(account.Debtor, plan, day, account.Terms) switch
        {
            null => "nothing",
            { IsFree: true } free => $"free instalment {free.Due.Number}",
            var held => $"{Names(held.Blockers)} first {First(held.FirstPossibleOn)}",
        };
    }

    static string First(DateOnly? day) => day is { } on ? $"{on:O}" : "a-person";

    static string Owed(ScenarioLine line, ScenarioAccount account)
    {
        var number = line.Next();
        var day = line.Day();
        var sheet = ClaimSheet.Of(account.Debtor, account.Claim(number), account.Terms, day)!;
        return $"{number} {day:O} {Plain(sheet.Claim.Open)} + {Plain(sheet.OpenInterest)} "
            + $"+ {Plain(sheet.Claim.OpenCosts)}";
    }

    static string Default(ScenarioLine line, ScenarioAccount account)
    {
        var number = line.Next();
        var begins = ClaimLaw.Of(account.Debtor, account.Claim(number), account.Terms).Default;
        return begins is null ? $"{number} none" : $"{number} {begins.FirstInterestDay:O} {begins.Section}";
    }

    static string Limitation(ScenarioLine line, ScenarioAccount account)
    {
        var number = line.Next();
        var end = ClaimLaw.Of(account.Debtor, account.Claim(number), account.Terms).Limitation(account.Claim(number));
        return end.NominalOn is not { } on ? $"{number} held"
            : $"{number} {on:O}" + (end.WarningOn == on ? "" : $" warns {end.WarningOn:O}");
    }

    static string Share(ScenarioLine line, ScenarioAccount account)
    {
        var (payment, number) = (line.Next(), line.Next());
        var shares = account.Debtor.Payments[new(ScenarioAccount.Id(payment))].Shares;
        var share = shares.FirstOrDefault(s => s.Invoice == new InvoiceId(ScenarioAccount.Id(number)));
        return share is null ? $"{payment} {number} none"
            : $"{payment} {number} costs {Plain(share.Costs)} interest {Plain(share.Interest)} "
                + $"principal {Plain(share.Principal)}";
    }
}
