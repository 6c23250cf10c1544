using System.Collections.Immutable;
using Inkassio.Domain.Correspondence.Guard;
using Inkassio.Domain.Tenants;

namespace Inkassio.Domain.Correspondence;

/// <summary>What is wrong with a text for letters.</summary>
public enum TextFault
{
    TooLong, NotReadable, UnknownCondition, UnknownSlot, NoSubject, PartEmpty, TooManyVersions, GuardFinds,
}

/// <param name="Part">The heading of the paragraph; empty when it is about the whole text.</param>
/// <param name="Wording">Which wording of the paragraph, from 0; −1 for all.</param>
/// <param name="Found">What the guard found in a letter with this text; null for everything else.</param>
public sealed record TextProblem(TextFault Fault, string Part, int Wording, string Said, Finding? Found = null)
{
    /// <summary>A text with it cannot be saved.</summary>
    public bool Blocks => Found is null || Found.Blocks;
}

/// <summary>Tries a tenant's own text on every situation, before any letter is written with it.</summary>
public static class TextCheck
{
    public static ImmutableArray<TextProblem> Problems(
        LetterKind kind, Language language, string text, Profile sender)
    {
        if (text.Length > OwnText.TextMax) return [new(TextFault.TooLong, "", -1, $"{OwnText.TextMax}")];
        LetterText parsed;
        try
        {
            parsed = LetterText.Parse(text);
        }
        catch (FormatException e)
        {
            return [new(TextFault.NotReadable, "", -1, e.Message)];
        }
        ImmutableArray<TextProblem> form = [.. FormOf(kind, parsed)];
        return form.IsEmpty ? [.. Guarded(kind, language, parsed, sender).Distinct()] : form;
    }

    static IEnumerable<TextProblem> FormOf(LetterKind kind, LetterText text)
    {
        if (text.Parts.Count(p => p.Name == LetterText.Subject) != 1)
            yield return new(TextFault.NoSubject, LetterText.Subject, -1, "");
        foreach (var part in text.Parts)
            foreach (var (at, wording) in part.Wordings.Index())
            {
                if (wording.Text.Length == 0) yield return new(TextFault.PartEmpty, part.Name, at, "");
                foreach (var word in wording.When.Where(w => !LetterConditions.Known.Contains(w)))
                    yield return new(TextFault.UnknownCondition, part.Name, at, word);
                foreach (var slot in Composition.SlotsIn(wording.Text)
                    .Where(s => LetterSlot.Named(s)?.Fits(kind) != true))
                    yield return new(TextFault.UnknownSlot, part.Name, at, slot);
            }
    }

    static IEnumerable<TextProblem> Guarded(LetterKind kind, Language language, LetterText text, Profile sender)
    {
        foreach (var facts in SampleFacts.All(kind, language, sender))
        {
            var conditions = LetterConditions.Of(facts);
            var said = text.Parts.Select(part => (part.Name, Wording: WordingOf(part, conditions)))
                .Where(p => p.Wording >= 0).ToArray();
            if (said.All(p => p.Name != LetterText.Subject))
            {
                yield return new(TextFault.NoSubject, LetterText.Subject, -1, "");
                yield break;
            }
            foreach (var finding in LetterGuard.Check(facts, Composition.Of(facts, text)))
                yield return Placed(finding, said);
        }
    }

    // The same thing found in many situations is one problem: where and what it is, not on which sample.
    static TextProblem Placed(Finding finding, (string Name, int Wording)[] said)
    {
        var body = said.Where(p => p.Name != LetterText.Subject).ToArray();
        var (part, wording) = finding.Spot switch
        {
            LetterSpot.Subject => said.First(p => p.Name == LetterText.Subject),
            LetterSpot.Paragraph when finding.Paragraph < body.Length => body[finding.Paragraph],
            _ => ("", -1),
        };
        var found = finding with { From = 0, To = 0, Paragraph = -1 };
        return new(TextFault.GuardFinds, part, wording, finding.Said, found);
    }

    static int WordingOf(LetterPart part, HashSet<string> conditions)
    {
        for (var at = 0; at < part.Wordings.Length; at++)
            if (part.Wordings[at].When.All(conditions.Contains)) return at;
        return -1;
    }
}
