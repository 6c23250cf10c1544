using System.Collections.Immutable;

namespace Inkassio.Domain.Correspondence.Guard.Prose;

/// <summary>Reads every word that a model or a text engine wrote, before a person sees it: prose has no values, no
/// names, no law, and claims nothing that the case does not say (mode S).</summary>
// Pure and quick. Values come from the case, as slots that we fill ourselves; so there is nothing to compare here.
public static class ProseGuard
{
    /// <summary>All rules. Each can be left out by itself, which only tests do.</summary>
    public static ImmutableArray<ProseRule> Rules { get; } =
    [
        new("G5", "hidden signs", HiddenRule.Find),
        new("G1", "digits", DigitRule.Find),
        new("G2", "numbers in words", NumberWordRule.Find),
        new("G2", "shares and amounts", said => WordListRules.OfValues(said, "G2", ProseFault.NumberWord)),
        new("G3", "money", WordListRules.OfMoney),
        new("G4", "days", said => WordListRules.OfValues(said, "G4", ProseFault.DateWord)),
        new("G5", "addresses and markup", MarkupRule.Find),
        new("G5", "accounts", said => WordListRules.OfValues(said, "G5", ProseFault.Address)),
        new("G6", "names", PersonRule.Find),
        new("G7", "slots", SlotRule.Find),
        new("G8", "claims", ClaimRule.Find),
        new("G9", "threats and law", WordListRules.OfLaw),
        new("G9", "words of the kind", WordListRules.OfKind),
        new("G10", "Sie or du", RegisterInProse.Find),
        new("G11", "tone", ToneRule.Find),
        new("G12", "insults", said => WordListRules.OfThreats(said, "G12", ProseFault.Insult)),
        new("G13", "language and length", LanguageRule.Find),
        new("G15", "concessions", said => WordListRules.OfThreats(said, "G15", ProseFault.Concession)),
    ];

    /// <summary>G14: whatever is said, and wherever, passes the same rules.</summary>
    public static ImmutableArray<ProseFinding> Check(ProseCase about, Spoken spoken) => Check(about, spoken, Rules);

    public static ImmutableArray<ProseFinding> Check(ProseCase about, Spoken spoken, IEnumerable<ProseRule> rules)
    {
        var said = new ProseReading(about, spoken);
        return [.. rules.SelectMany(rule => rule.Find(said))];
    }

    /// <summary>What stands against saying it; empty when it may be said.</summary>
    public static ImmutableArray<ProseFinding> Blocking(ProseCase about, Spoken spoken) =>
        [.. Check(about, spoken).Where(f => f.Blocks)];
}
