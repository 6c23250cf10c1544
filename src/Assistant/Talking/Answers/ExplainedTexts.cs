using System.Collections.Frozen;
using System.Collections.Immutable;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;

namespace Inkassio.Assistant.Talking.Answers;

/// <summary>The explanations of prompts/assistant/explanations.md, by theme and country.</summary>
static class ExplainedTexts
{
    static readonly FrozenDictionary<string, LetterPart> ByTheme = Texts.Parts("explanations");

    public static IReadOnlyCollection<string> Themes => ByTheme.Keys;

    /// <exception cref="KeyNotFoundException">The file has no such theme.</exception>
    public static (string Text, string? Source) Of(string theme, Country country) => (
        Say(theme, $"{country}") ?? Say(theme, "") ?? throw new FormatException(
            $"„{theme}“ has no text for {country}."),
        Say(theme, $"Quelle {country}") ?? Say(theme, "Quelle immer"));

    static string? Say(string theme, string when) => ByTheme[theme].Wordings
        .FirstOrDefault(w => when.Length == 0 ? w.When.IsEmpty : w.When is [var only] && only == when)?.Text;
}

/// <summary>The refusals of prompts/assistant/refusals.md, by reason.</summary>
static class RefusedTexts
{
    static readonly FrozenDictionary<string, LetterPart> ByReason = Texts.Parts("refusals");

    public static IReadOnlyCollection<string> Reasons => ByReason.Keys;

    public static string Why(string reason) => Line(reason, "Warum") ?? "";

    public static string Instead(string reason) => Line(reason, "Stattdessen") ?? "";

    public static ImmutableArray<(string Words, string Then)> Buttons(string reason) =>
    [
        .. ByReason[reason].Wordings.Where(w => w.When is ["Knopf"]).Select(w => w.Text.Split(" = ", 2))
            .Select(pair => (pair[0], pair[1])),
    ];

    static string? Line(string reason, string label) =>
        ByReason[reason].Wordings.FirstOrDefault(w => w.When is [var only] && only == label)?.Text;
}

/// <summary>Files of prompts/assistant that a non-programmer reviews, built in.</summary>
static class Texts
{
    public static FrozenDictionary<string, LetterPart> Parts(string file)
    {
        using var stream = typeof(Texts).Assembly.GetManifestResourceStream($"assistant.{file}.md")
            ?? throw new InvalidOperationException($"The text {file} is missing from the build.");
        using var reader = new StreamReader(stream);
        return LetterText.Parse(reader.ReadToEnd()).Parts.ToFrozenDictionary(p => p.Name, StringComparer.Ordinal);
    }
}
