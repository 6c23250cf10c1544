using System.Collections.Immutable;

namespace Inkassio.Domain.Correspondence;

/// <summary>One version of a tenant's own text for a kind of letter; empty means the text that we ship.</summary>
public sealed record OwnText(LetterKind Kind, Language Language, string Text, int Version)
{
    /// <summary>A letter stays a page: longer texts are refused.</summary>
    public const int TextMax = 12_000;

    public const int VersionsMax = 200;

    public bool IsShipped => Text.Length == 0;

    public LetterText Parsed { get; } = Text.Length == 0 ? LetterText.For(Kind, Language) : LetterText.Parse(Text);
}

/// <summary>Every version of every text that a tenant wrote, oldest first.</summary>
public sealed record OwnTexts(ImmutableArray<OwnText> Versions)
{
    public static OwnTexts None { get; } = new([]);

    public OwnText? Newest(LetterKind kind, Language language)
    {
        for (var at = Versions.Length - 1; at >= 0; at--)
            if (Versions[at].Kind == kind && Versions[at].Language == language) return Versions[at];
        return null;
    }

    public int NextVersion(LetterKind kind, Language language) => (Newest(kind, language)?.Version ?? 0) + 1;

    public OwnTexts With(OwnText text) => new(Versions.Add(text));
}
