namespace Inkassio.Domain.Correspondence;

/// <summary>The sentences that tell facts, as they stand in <c>prompts/sentences</c>: a draft only says where each
/// stands.</summary>
// A draft stores no value, so it can never grow old: its sentences are filled whenever the letter is composed.
public static class Sentences
{
    /// <summary>How deep one sentence may stand within another.</summary>
    internal const int DepthMax = 3;

    public static LetterText Text { get; } = LetterText.Parse(LetterText.Embedded("sentences.de.md"));

    public static LetterPart? Named(string name) => Text.Parts.FirstOrDefault(p => p.Name == name);
}
