using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Inkassio.Domain.Debtors;

namespace Inkassio.Domain.Correspondence;

/// <summary>A letter in words, without its form: what page, PDF and later e-mail all show.</summary>
public sealed record ComposedLetter(
    string Subject, string Salutation, ImmutableArray<string> Paragraphs, string Closing, string Signature);

/// <summary>Slots to text: facts into the approved wording, and nothing else.</summary>
public static partial class Composition
{
    /// <exception cref="FormatException">The text has a slot that does not exist or a clause that does not hold here;
    /// the message names it.</exception>
    public static ComposedLetter Of(FactSheet facts, LetterText text)
    {
        var conditions = LetterConditions.Of(facts);
        var subject = text.Parts.Single(p => p.Name == LetterText.Subject).For(conditions)
            ?? throw new InvalidOperationException($"No subject fits a letter of kind {facts.Kind}.");
        return new(
            Said(subject, facts, conditions), Salutation.For(facts.Debtor, facts.Register, facts.Form),
            [.. Paragraphs(facts, text).Select(p => p.Said)], facts.Form.Spelled(Closing(facts)), facts.Sender.Contact);
    }

    /// <summary>Each paragraph as the text has it, and as the letter says it. What only the page draws says nothing,
    /// and a paragraph without words is none.</summary>
    public static ImmutableArray<(string Wording, string Said)> Paragraphs(FactSheet facts, LetterText text)
    {
        var conditions = LetterConditions.Of(facts);
        (string Wording, string Said)[] said =
        [
            .. text.Parts.Where(p => p.Name != LetterText.Subject)
                .Select(p => p.For(conditions)).OfType<string>()
                .Select(wording => (Wording: wording, Said: Said(wording, facts, conditions))).Where(p =>
                    p.Said.Length > 0),
        ];
        return [.. said.Zip(AfterSalutation([.. said.Select(p => p.Said)], facts.Form), (p, s) => (p.Wording, s))];
    }

    /// <summary>A draft as it would be today: a clause that no longer holds is left out, and its finding says so.
    /// </summary>
    public static (ComposedLetter Letter, ImmutableArray<Guard.Finding> Lost) Draft(FactSheet facts, LetterText text)
    {
        string[] lost = [.. text.Parts.SelectMany(p => p.Wordings).SelectMany(w => SlotsIn(w.Text)).Distinct()
            .Where(slot => Clause(slot) is { } clause && !clause.Holds(facts))];
        var kept = lost.Aggregate(text, (kept, slot) => kept.Replaced($"{{{{{slot}}}}}", Gone));
        return (Of(facts, kept), [.. lost.Select(slot => Guard.GuardedLetter.Missing(
            "G9", Guard.Fault.ClauseDoesNotHold, Clause(slot)!.Title))]);
    }

    // After the comma German goes on in lower case; without it, as in Switzerland, a sentence begins. So in English.
    static ImmutableArray<string> AfterSalutation(ImmutableArray<string> paragraphs, Notation form) =>
        paragraphs is [{ Length: > 0 } first, ..] && (form.Country == Country.CH || form.IsEnglish)
            ? paragraphs.SetItem(0, char.ToUpperInvariant(first[0]) + first[1..])
            : paragraphs;

    static string Closing(FactSheet facts) => (facts.Language, facts.Country, facts.Register) switch
    {
        (Language.En, _, _) when facts.Kind is >= LetterKind.Notice2 and <= LetterKind.Announcement =>
            "Yours sincerely",
        (Language.En, _, _) => "Kind regards",
        (_, _, Register.Du) => "Viele Grüße",
        (_, Country.CH, _) => "Freundliche Grüsse",
        _ => "Mit freundlichen Grüßen",
    };

    /// <summary>The words by which a text file asks for a situation; a wording may use these and no others.</summary>
    public static IReadOnlySet<string> KnownConditions => LetterConditions.Known;

    /// <summary>Stands for a sentence or a block that says nothing here, until the blank beside it is gone
    /// too.</summary>
    const string Nothing = "\u0001";

    static string Said(string wording, FactSheet facts, IReadOnlySet<string> conditions) =>
        facts.Form.Spelled(Filled(wording, facts, conditions, depth: 0)
            .Replace($" {Nothing}", "", StringComparison.Ordinal)
            .Replace($"{Nothing} ", "", StringComparison.Ordinal).Replace(Nothing, "", StringComparison.Ordinal));

    /// <summary>Every slot in a text is filled; one that does not exist is a mistake in the text.</summary>
    static string Filled(string wording, FactSheet facts, IReadOnlySet<string> conditions, int depth) =>
        Slot().Replace(wording, match =>
        {
            var name = match.Groups["slot"].Value;
            if (LetterSlot.Named(name) is { } slot && slot.Fits(facts.Kind)) return slot.Say(facts);
            if (name.StartsWith(Block, StringComparison.Ordinal)) return Nothing;
            if (Clause(name) is { } clause)
                return clause.Holds(facts.On, conditions) ? clause.Wording.For(conditions)!
                    : throw new FormatException($"The clause {clause.Name} does not hold in this letter.");
            if (!name.StartsWith(Sentence, StringComparison.Ordinal) || depth >= Sentences.DepthMax
                || Sentences.Named(name[Sentence.Length..]) is not { } sentence)
                throw new FormatException($"There is no slot {match.Value}.");
            return sentence.For(conditions) is { } said ? Filled(said, facts, conditions, depth + 1) : Nothing;
        });

    /// <summary>A block that nobody draws: it stands for what is left out.</summary>
    public const string Gone = "{{block:leer}}";

    const string Sentence = "satz:", Block = "block:", ClausePrefix = "klausel:";

    static Clause? Clause(string slot) => slot.StartsWith(ClausePrefix, StringComparison.Ordinal)
        ? Correspondence.Clause.Named(slot[ClausePrefix.Length..]) : null;

    /// <summary>The names of the slots in a wording, in their order.</summary>
    public static IEnumerable<string> SlotsIn(string wording) =>
        Slot().Matches(wording).Select(m => m.Groups["slot"].Value);

    [GeneratedRegex(@"\{\{(?<slot>[a-z]+:[a-z0-9-]+|\w+)\}\}",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Slot();
}
