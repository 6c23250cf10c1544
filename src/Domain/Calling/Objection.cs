using System.Collections.Immutable;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Words;

namespace Inkassio.Domain.Calling;

/// <summary>What somebody may say on the telephone, and what can be said to it (prompts/calls/objections.md).</summary>
/// <param name="Name">As the debtor puts it.</param>
/// <param name="Means">What lies behind it.</param>
/// <param name="Proof">What to ask for.</param>
/// <param name="Leads">The outcome that the card opens.</param>
/// <param name="Cause">Fills in a complaint; null where there is none.</param>
public sealed record Objection(
    string Name, string Means, string Proof, string Answer, string Step, CallOutcome Leads, DisputeCause? Cause)
{
    static readonly Dictionary<string, CallOutcome> Outcomes =
        Enum.GetValues<CallOutcome>().ToDictionary(o => o.Word(), StringComparer.Ordinal);
    static readonly Dictionary<string, DisputeCause> Causes =
        Enum.GetValues<DisputeCause>().ToDictionary(c => c.Word(), StringComparer.Ordinal);

    public static ImmutableArray<Objection> All { get; } = Parse(LetterText.Embedded("calls.objections.md"));

    /// <exception cref="FormatException">A card lacks a line, or names an outcome or cause that does not exist.
    /// </exception>
    public static ImmutableArray<Objection> Parse(string file) => [.. LetterText.Parse(file).Parts.Select(Read)];

    static Objection Read(LetterPart card)
    {
        string? Find(string label) => card.Wordings.FirstOrDefault(w => w.When is [var only] && only == label)?.Text;
        string Line(string label) => Find(label) ?? throw new FormatException($"„{card.Name}“ lacks „{label}“.");
        T Among<T>(Dictionary<string, T> known, string word) => known.TryGetValue(word, out var found) ? found
            : throw new FormatException($"„{card.Name}“ names „{word}“, which does not exist.");

        return new(
            card.Name, Line("Gemeint"), Line("Nachweis"), Line("Antwort"), Line("Schritt"),
            Among(Outcomes, Line("Ergebnis")), Find("Grund") is { } cause ? Among(Causes, cause) : null);
    }
}
