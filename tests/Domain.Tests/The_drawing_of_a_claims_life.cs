using System.Text;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;

namespace Inkassio.Domain.Tests;

/// <summary>docs/CLAIM-LIFE.md is made from the table of stages and the list of blockers. INKASSIO_WRITE_DOCS=yes
/// writes it anew.</summary>
public sealed class The_drawing_of_a_claims_life
{
    [Fact]
    public void is_what_the_table_says()
    {
        var path = Repository.Path("docs", "CLAIM-LIFE.md");
        if (Environment.GetEnvironmentVariable("INKASSIO_WRITE_DOCS") == "yes") File.WriteAllText(path, Made());
        Assert.Equal(Made(), File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    static string Made()
    {
        var text = new StringBuilder(
            "# The life of a claim\n\nMade from `ClaimStages.Table` and the cases of `Blocker`; a test keeps it true. "
            + "A stage says where a claim stands; what lies over it, the send gate says.\n\n"
            + "## Stages\n\n```mermaid\nstateDiagram-v2\n    [*] --> NotDue\n");
        foreach (var change in ClaimStages.Table.GroupBy(c => (c.From, c.To)))
            text.Append("    ").Append(change.Key.From).Append(" --> ").Append(change.Key.To).Append(": ")
                .AppendJoin(", ", change.Select(c => KebabEnum<StageCause>.Word(c.Cause).Replace('-', ' ')))
                .Append('\n');
        text.Append("```\n\n## What lies over a stage and stops letters\n\n| blocker | what it means | ends |\n|---|---|---|\n");
        foreach (var blocker in typeof(Blocker).GetNestedTypes())
            text.Append("| ").Append(blocker.Name).Append(" | ").Append(Words[blocker.Name].Means).Append(" | ")
                .Append(Words[blocker.Name].Ends).Append(" |\n");
        return text.ToString();
    }

    // A blocker without words throws: the document is never short of one.
    static readonly Dictionary<string, (string Means, string Ends)> Words = new()
    {
        [nameof(Blocker.NothingOpen)] = ("nothing is owed", "when money goes back"),
        [nameof(Blocker.LadderFinished)] = ("every step is gone", "by a person's decision"),
        [nameof(Blocker.NotYet)] = ("the ladder's day has not come", "by itself"),
        [nameof(Blocker.OnHold)] = ("a person stopped it, or a reply waits to be read", "with its last day or by a person"),
        [nameof(Blocker.Deferred)] = ("more time was granted (Stundung)", "by itself"),
        [nameof(Blocker.Resting)] = ("a person rejected the proposal", "by itself"),
        [nameof(Blocker.TooSoonAfterLetter)] = ("letters keep their distance", "by itself"),
        [nameof(Blocker.TooSoonAfterCall)] = ("what was said needs its time", "by itself"),
        [nameof(Blocker.CoveredByCredit)] = ("he has as much credit as he owes", "by a person"),
        [nameof(Blocker.LimitationPassed)] = ("he may refuse to pay (§ 214 BGB)", "by a person"),
        [nameof(Blocker.PromiseRuns)] = ("he promised to pay", "three days after the promised day"),
        [nameof(Blocker.PlanRuns)] = ("instalments are agreed; their days count", "when it is paid, broken or ended"),
        [nameof(Blocker.Disputed)] = ("all of it is in dispute", "with the result"),
        [nameof(Blocker.TimeToPay)] = ("time to pay after a complaint", "by itself"),
        [nameof(Blocker.Insolvent)] = ("the administrator is written to", "by a person"),
        [nameof(Blocker.Deceased)] = ("the heirs are to be found first", "by a person"),
        [nameof(Blocker.AddressUnknown)] = ("letters came back", "with a new address"),
        [nameof(Blocker.DirectDebitPending)] = ("we collect it ourselves", "with its last day or by a person"),
        [nameof(Blocker.HandedOver)] = ("an agency, a lawyer or a court has it", "when it is taken back"),
        [nameof(Blocker.InCourt)] = ("a court step is under way", "with its last day"),
        [nameof(Blocker.CallFirst)] = ("the ladder wants a call before this letter", "with a call, or after five days"),
        [nameof(Blocker.NoWorkingDay)] = ("weekend or holiday", "by itself"),
        [nameof(Blocker.NoAddress)] = ("the address is incomplete", "with an address"),
        [nameof(Blocker.NoSender)] = ("the firm's own facts are missing", "with the settings"),
        [nameof(Blocker.NoAccountInCurrency)] = ("no account takes this currency", "with an account"),
    };
}
