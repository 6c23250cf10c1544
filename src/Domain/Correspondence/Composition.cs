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
    public static ComposedLetter Of(FactSheet facts, LetterText text)
    {
        var conditions = LetterConditions.Of(facts);
        string Say(string wording) => facts.Form.Spelled(Filled(wording, facts));

        var subject = text.Parts.Single(p => p.Name == LetterText.Subject).For(conditions)
            ?? throw new InvalidOperationException($"No subject fits a letter of kind {facts.Kind}.");
        ImmutableArray<string> paragraphs = [.. text.Parts
            .Where(p => p.Name != LetterText.Subject)
            .Select(p => p.For(conditions)).OfType<string>().Select(Say)];
        return new(
            Say(subject), Salutation.For(facts.Debtor, facts.Register, facts.Form),
            AfterSalutation(paragraphs, facts.Form), facts.Form.Spelled(Closing(facts)), facts.Sender.Contact);
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

    /// <summary>Every slot in a text is filled; one that does not exist is a mistake in the text.</summary>
    static string Filled(string wording, FactSheet facts) => Slot().Replace(wording, match =>
        LetterSlot.Named(match.Groups["slot"].Value) is { } slot && slot.Fits(facts.Kind)
            ? slot.Say(facts)
            : throw new FormatException($"There is no slot {match.Value}."));

    /// <summary>The names of the slots in a wording, in their order.</summary>
    public static IEnumerable<string> SlotsIn(string wording) =>
        Slot().Matches(wording).Select(m => m.Groups["slot"].Value);

    [GeneratedRegex(@"\{\{(?<slot>\w+)\}\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Slot();
}
