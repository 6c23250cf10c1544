using System.Collections.Immutable;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Words;
using Inkassio.Web.Plans;
using Inkassio.Web.Releasing;

namespace Inkassio.Web.Customers;

/// <summary>What comes next for a customer, in words: the send gate's answers, none left out.</summary>
/// <param name="Statement">What and when.</param>
/// <param name="Because">Why then.</param>
/// <param name="Against">What holds the next letter back today besides its day; each once.</param>
/// <param name="Reasons">Every open claim with its step, its first possible day and its blockers.</param>
/// <param name="Proposals">Letters that wait for a person.</param>
/// <param name="IsStuck">Nothing goes on without a person.</param>
public sealed record NextLetter(
    string Statement, string Because, ImmutableArray<Blocker> Against, ImmutableArray<string> Reasons,
    ImmutableArray<Notice> Proposals, bool IsStuck = false)
{
    public static NextLetter Of(CustomerFile file)
    {
        if (file.Account.IsErased)
            return Quiet("Dieses Konto ist geschlossen.", "Die Daten des Kunden wurden gelöscht.");
        var answers = file.Answers;
        if (answers.IsEmpty) return Quiet("Es ist nichts zu tun.", "Alle Rechnungen sind erledigt.");
        var reasons = answers.Select(a => Reason(a, file)).ToImmutableArray();
        ImmutableArray<Notice> proposals = [.. file.Account.OpenProposals.OrderByDescending(n => n.Kind)];
        if (proposals is [var first, ..])
            return new(Waiting(proposals), Why(answers, first, file), [], reasons, proposals);
        var next = answers.Where(a => a.FirstPossibleOn is not null)
            .OrderBy(a => a.FirstPossibleOn).ThenByDescending(a => a.Next!.Step.Kind).FirstOrDefault();
        if (next is null && Instalment(file, reasons) is { } planned) return planned;
        return next is null ? Stuck(answers, reasons) : Coming(next, file, reasons);
    }

    static string Waiting(ImmutableArray<Notice> proposals) => proposals is [var one]
        ? $"{one.Word()} wartet auf Ihre Freigabe."
        : $"{proposals.Length} Briefe warten auf Ihre Freigabe.";

    static string Why(ImmutableArray<GateAnswer> answers, Notice notice, CustomerFile file) =>
        StepReasons.Of(file.Account, notice, file.Terms, file.Today)
            is [{ Why: StepReason.InstalmentMissed or StepReason.PlanBroken } planned, ..]
        ? planned.Why.Sentence(file.Form) : answers
        .FirstOrDefault(a => notice.Steps.Any(s => s.Invoice == a.Claim.Invoice && s.Kind == notice.Kind))
        ?.Next?.Why.Sentence(file.Form) ?? "";

    // While instalments come nothing is stuck: the plan itself says what is next.
    static NextLetter? Instalment(CustomerFile file, ImmutableArray<string> reasons)
    {
        var (plan, standing) = file.Account.Plans.Values
            .Select(p => (Plan: p, Standing: p.StandingOn(file.Account, file.Today)))
            .Where(p => p.Standing is { State: PlanState.Running or PlanState.InArrears, Due: not null })
            .OrderBy(p => p.Standing.Due!.DueOn).FirstOrDefault();
        if (plan is null) return null;
        var due = standing.Due!;
        return new(
            $"{due.Number}. Rate über {file.Form.Shown(due.Open)} am {file.Form.DayWithName(due.DueOn)}.",
            PlanWords.Next(file.Account, plan, standing, file.Today, file.Form), [], reasons, []);
    }

    static NextLetter Coming(GateAnswer next, CustomerFile file, ImmutableArray<string> reasons)
    {
        var (step, on) = (next.Next!, next.FirstPossibleOn!.Value);
        // Only what delays beyond the ladder's own day is worth a line here; "Warum?" names the rest.
        var others = next.Blockers.Where(b => b is not Blocker.NotYet && b.FirstOn > step.FirstOn).ToImmutableArray();
        var why = (StepReasons.Broken(file.Account, step.Claim, file.Today) ?? step.Why).Sentence(file.Form);
        return next.IsFree
            ? new($"{step.Step.Kind.Word()} ist jetzt dran.",
                $"{why} Der nächste Mahnlauf schlägt den Brief vor.", [], reasons, [])
            : new($"{step.Step.Kind.Word()} am {file.Form.DayWithName(on)}.",
                others.IsEmpty ? $"{why} Davor sperrt nichts." : why, others, reasons, []);
    }

    static NextLetter Stuck(ImmutableArray<GateAnswer> answers, ImmutableArray<string> reasons)
    {
        var against = answers.SelectMany(a => a.Blockers)
            .Where(b => b.FirstOn is null).Distinct().ToImmutableArray();
        var finished = against.All(b => b is Blocker.LadderFinished);
        return new(finished ? "Der letzte Brief ist geschrieben." : "Es geht erst weiter, wenn Sie etwas tun.",
            "", against, reasons, [], IsStuck: true);
    }

    static string Reason(GateAnswer answer, CustomerFile file)
    {
        var step = answer.Next is { } next ? $"{next.Step.Kind.Word()}. {next.Why.Sentence(file.Form)}" : "";
        var blockers = answer.Blockers.Select(b => b is Blocker.NotYet n
            ? $"Frühestens am {file.Form.Day(n.On)}." : b.Sentence(file.Form));
        var on = answer switch
        {
            { IsFree: true } => "Heute steht nichts dagegen.",
            { FirstPossibleOn: { } day } => $"Erster möglicher Tag: {file.Form.DayWithName(day)}.",
            _ => "Ohne Sie gibt es keinen Tag dafür.",
        };
        return string.Join(' ', ((string[])[$"{answer.Claim.Number}:", step, .. blockers, on])
            .Where(s => s.Length > 0));
    }

    static NextLetter Quiet(string statement, string because) => new(statement, because, [], [], []);
}
