using System.Collections.Immutable;
using Inkassio.Domain.Correspondence;

namespace Inkassio.Web.FirmSettings;

/// <summary>A wording as it is being edited.</summary>
public sealed class WordingDraft(Wording known)
{
    public ImmutableArray<string> When { get; } = known.When;

    public string Text { get; set; } = known.Text;

    /// <summary>When it is said, in words.</summary>
    public string Case => When.IsEmpty
        ? LetterConditions.Meaning[LetterText.Always]
        : string.Join(", ", When.Select(word => LetterConditions.Meaning.GetValueOrDefault(word, word)));
}

/// <summary>A paragraph with all its wordings.</summary>
public sealed record PartDraft(string Name, ImmutableArray<WordingDraft> Wordings);

/// <summary>A text as it is being edited, paragraph by paragraph.</summary>
public sealed class TextDraft(LetterText known)
{
    public ImmutableArray<PartDraft> Parts { get; } =
        [.. known.Parts.Select(p => new PartDraft(p.Name, [.. p.Wordings.Select(w => new WordingDraft(w))]))];

    // A wording is one line of the file; what was typed on several becomes one.
    public LetterText Text => new([.. Parts.Select(p => new LetterPart(
        p.Name, [.. p.Wordings.Select(w => new Wording(w.When, OneLine(w.Text)))]))]);

    static string OneLine(string typed) =>
        string.Join(' ', typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
