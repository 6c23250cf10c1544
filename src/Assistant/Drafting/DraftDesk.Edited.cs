using System.Collections.Immutable;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Correspondence.Guard.Values;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Tenants;

namespace Inkassio.Assistant.Drafting;

/// <summary>A draft with a person's own words, or why they cannot be taken.</summary>
public sealed record EditedDraft(DraftView? View, string? Why);

public static partial class DraftDesk
{
    /// <summary>A letter stays a letter.</summary>
    public const int ParagraphsMax = 40;

    /// <summary>A new version with what a person typed. Paragraphs that were left as they read stay slots, so their
    /// values are those of the day; the others stand as typed.</summary>
    /// <param name="because">Why a value that is no fact of the case stands there; null where none does.</param>
    public static EditedDraft Edited(
        Draft draft, string subject, ImmutableArray<string> paragraphs, Debtor account, Terms terms, DateOnly on,
        string? because = null)
    {
        var before = View(draft, account, terms, on);
        if (before is not { Letter: { } letter, Facts: { } facts })
            return new(null, "Zu diesem Entwurf gibt es heute keinen Brief. Er lässt sich deshalb nicht ändern.");
        var stored = TextOf(draft, facts, terms);
        var typed = OneLines(paragraphs);
        var isSubjectKept = Prose.OneLine(subject) == Prose.OneLine(letter.Subject);
        var known = Composition.Paragraphs(facts, WithoutLostClauses(stored, facts)).ToList();
        var told = typed.Select(said => Kept(known, said) ?? new Told(said, IsTyped: true)).ToArray();
        if (AgainstTyped([.. told.Where(t => t.IsTyped).Select(t => t.Words), .. isSubjectKept ? []
            : new[] { subject }], typed) is { } why)
            return new(null, why);
        var subjectPart = isSubjectKept
            ? stored.Parts.Single(p => p.Name == LetterText.Subject).For(LetterConditions.Of(facts))! : subject;
        var text = new Prose(subjectPart, [.. told.Select(t => t.Words)]).ToText();
        var edited = draft with
        {
            Words = draft.Words with { Text = text, Because = because }, Origin = DraftOrigin.Person,
            Version = draft.Version + 1,
        };
        return new(View(edited, account, terms, on), null);
    }

    /// <summary>What the case says to each value in a text, for the marks of the editor (mode V).</summary>
    public static ImmutableArray<ValueMark> Marks(FactSheet facts, string text) =>
        ValueGuard.Marks(CaseFact.From(facts), text);

    sealed record Told(string Words, bool IsTyped);

    // Each paragraph is kept once; the first letter may have been raised after a greeting without a comma.
    static Told? Kept(List<(string Wording, string Said)> known, string said)
    {
        var at = known.FindIndex(p => Prose.OneLine(p.Said) == said);
        if (at < 0) return null;
        var wording = known[at].Wording;
        known.RemoveAt(at);
        return new(wording, IsTyped: false);
    }

    static LetterText WithoutLostClauses(LetterText text, FactSheet facts) => text.Parts
        .SelectMany(p => p.Wordings).SelectMany(w => Composition.SlotsIn(w.Text)).Distinct()
        .Where(slot => slot.StartsWith("klausel:", StringComparison.Ordinal)
            && Clause.Named(slot["klausel:".Length..])?.Holds(facts) == false)
        .Aggregate(text, (kept, slot) => kept.Replaced($"{{{{{slot}}}}}", Composition.Gone));

    static ImmutableArray<string> OneLines(ImmutableArray<string> paragraphs) =>
        [.. paragraphs.Select(Prose.OneLine).Where(p => p.Length > 0)];

    static string? AgainstTyped(ImmutableArray<string> typed, ImmutableArray<string> all) =>
        all.Length == 0 ? "Der Brief braucht einen Text."
        : all.Length > ParagraphsMax ? $"Der Brief hat zu viele Absätze. Erlaubt sind {ParagraphsMax}."
        : all.Sum(p => p.Length) > OwnText.TextMax ? $"Der Brief ist zu lang. Erlaubt sind {OwnText.TextMax} Zeichen."
        : typed.Any(p => p.AsSpan().ContainsAny('{', '}'))
            ? "Geschweifte Klammern sind Platzhaltern vorbehalten. Schreiben Sie den Text bitte ohne sie."
        : typed.Any(p => p.Any(sign => char.IsControl(sign) || char.IsSurrogate(sign)) || p.AsSpan()
            .ContainsAny('\uFFFD', '\uFFFE', '\uFFFF'))
            ? "Der Text enthält ein Zeichen, das in keinem Brief gedruckt werden kann. Bitte entfernen Sie es."
        : null;
}
