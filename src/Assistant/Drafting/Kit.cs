using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Correspondence.Guard.Prose;

namespace Inkassio.Assistant.Drafting;

/// <summary>One wording of the kit, weighed once.</summary>
/// <param name="Weight">The sum of its words' hardness (G11); the weights of a letter's wordings add up.</param>
public sealed record KitWording(Wording Wording, decimal Weight, int Words, int Sentences)
{
    public string Text => Wording.Text;

    public static KitWording Of(Wording wording)
    {
        var text = new ProseText(new(wording.Text), []);
        return new(wording, ToneRule.Weight(text), text.Own.Length, Math.Max(1, text.Sentences));
    }
}

/// <summary>The wordings of one kind of letter, as its file in <c>prompts/assistant/kit</c> has them.</summary>
/// <param name="Paragraphs">The order of the letter: in brackets what is prose, in braces what tells facts.</param>
public sealed partial record Kit(
    ImmutableArray<Wording> Paragraphs, FrozenDictionary<string, ImmutableArray<KitWording>> Slots)
{
    public const string Frame = "aufbau", OfObjections = "einwandart";

    static readonly FrozenDictionary<LetterKind, Kit> Own = Enum.GetValues<LetterKind>()
        .ToFrozenDictionary(kind => kind, kind => Parse(Embedded(KebabEnum<LetterKind>.Word(kind))));

    /// <summary>What is said to each objection, by its heading in prompts/calls/objections.md.</summary>
    public static FrozenDictionary<string, ImmutableArray<KitWording>> Objections { get; } =
        SlotsOf(LetterText.Parse(Embedded("objections")));

    public static Kit For(LetterKind kind) => Own[kind];

    public static Kit Parse(string file)
    {
        var text = LetterText.Parse(file);
        return new(text.Parts.Single(p => p.Name == Frame).Wordings,
            SlotsOf(new([.. text.Parts.Where(p => p.Name != Frame)])));
    }

    /// <summary>The names of the prose slots in a paragraph, in their order.</summary>
    public static IEnumerable<string> SlotsIn(string paragraph) =>
        Place().Matches(paragraph).Select(m => m.Groups["name"].Value);

    /// <summary>A paragraph with its prose; a place for which there is none leaves no gap.</summary>
    public static string Filled(string paragraph, IReadOnlyDictionary<string, string> prose) => string.Join(' ', Place()
        .Replace(paragraph, m => prose.GetValueOrDefault(m.Groups["name"].Value, ""))
        .Split(' ', StringSplitOptions.RemoveEmptyEntries));

    static FrozenDictionary<string, ImmutableArray<KitWording>> SlotsOf(LetterText text) => text.Parts
        .ToFrozenDictionary(p => p.Name, p => p.Wordings.Select(KitWording.Of).ToImmutableArray(),
            StringComparer.Ordinal);

    static string Embedded(string name)
    {
        using var stream = typeof(Kit).Assembly.GetManifestResourceStream($"kit.{name}.md")
            ?? throw new InvalidOperationException($"The kit {name} is missing from the build.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\[(?<name>\w+)\]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Place();
}
