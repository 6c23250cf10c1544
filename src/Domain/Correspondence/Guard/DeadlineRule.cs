using System.Text.RegularExpressions;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Law;
using Inkassio.Domain.Tenants;

namespace Inkassio.Domain.Correspondence.Guard;

/// <summary>One day until which the debtor is asked for something: a working day ahead, with the sum that is asked.
/// </summary>
static partial class DeadlineRule
{
    const string Id = "G7";

    public static IEnumerable<Finding> Find(GuardedLetter letter) =>
        [.. Of(letter.Facts), .. Said(letter)];

    static IEnumerable<Finding> Of(FactSheet facts)
    {
        // A plan's first instalment is a due date like any other; only what we set ourselves has to be a working day.
        if (!facts.Kind.HasDeadline() || facts.Kind == LetterKind.InstalmentAgreement) yield break;
        var day = facts.Form.DayWithName(facts.DeadlineOn);
        if (facts.DeadlineOn < facts.On.AddDays(facts.Kind.Notice()?.DaysToPayMin() ?? 1))
            yield return GuardedLetter.Missing(Id, Fault.DeadlineTooSoon, day);
        if (!Deadline.IsWorkingDay(facts.DeadlineOn, new Terms(facts.Sender, Ladder.Balanced).Place))
            yield return GuardedLetter.Missing(Id, Fault.DeadlineNoWorkingDay, day);
    }

    static IEnumerable<Finding> Said(GuardedLetter letter)
    {
        var facts = letter.Facts;
        foreach (Match match in Until().Matches(letter.Masked))
        {
            var (_, bare) = Tokens.Split(match.Groups["day"].Value);
            if (Tokens.DayOf(bare) is not { HasYear: true, Day: var day }) continue; // The values' rule speaks of it.
            if (!facts.Kind.HasDeadline())
                yield return letter.At(Id, Fault.NoDeadlineHere, match.Index, match.Length);
            else if (day != facts.DeadlineOn)
                yield return letter.At(Id, Fault.SeveralDeadlines, match.Index, match.Length) with
                {
                    Instead = facts.Form.DayWithName(facts.DeadlineOn),
                };
            else if (facts.Asks is { } asked && WrongSum(letter, match.Index, asked.Amount) is { } wrong)
                yield return wrong;
        }
    }

    // The right number at the wrong place: beside the deadline stands what is to be paid, and nothing else.
    static Finding? WrongSum(GuardedLetter letter, int at, Money asked)
    {
        var (from, to) = letter.SentenceAt(at);
        foreach (Match match in Tokens.All().Matches(letter.Masked[from..to]))
            if (match.Groups["amount"].Success && Tokens.CentsOf(match.Value) is { } cents && cents != asked.Cents)
                return letter.At("G16", Fault.WrongSum, from + match.Index, match.Length) with
                {
                    Instead = letter.Facts.Form.Amount(asked),
                };
        return null;
    }

    [GeneratedRegex(
        @"\b([Bb]is|[Bb]y|[Uu]ntil)\s((spätestens|zum|latest)\s)*(?<day>" + Tokens.Day + ")",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Until();
}

/// <summary>What is to be paid, and until when, stands where everybody reads it (assistant.md 3.5): near the
/// beginning of
/// the mail, and so on the first page of the letter.</summary>
static class FirstThings
{
    public const int CharactersMax = 600;

    public static IEnumerable<Finding> Find(GuardedLetter letter)
    {
        var facts = letter.Facts;
        if (facts.Asks is not { Until: not null } asked || !facts.Kind.HasDeadline()
            || facts.Kind == LetterKind.InstalmentAgreement) yield break;
        var body = letter.Text.IndexOf('\n', StringComparison.Ordinal) + 1;
        (string Words, string Said)[] things =
            [("der Betrag", facts.Form.Amount(asked.Amount)), ("die Frist", facts.Form.DayWithName(facts.DeadlineOn))];
        foreach (var (words, said) in things)
            if (letter.Text.IndexOf(said, body, StringComparison.OrdinalIgnoreCase) is var at && at >= 0
                && at + said.Length - body > CharactersMax)
                yield return letter.At("G7", Fault.StandsTooLow, at, said.Length) with
                {
                    Said = words, Instead = $"{CharactersMax}",
                };
    }
}
