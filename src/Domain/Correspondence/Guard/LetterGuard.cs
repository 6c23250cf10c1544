using System.Collections.Immutable;

namespace Inkassio.Domain.Correspondence.Guard;

/// <summary>Reads every letter before it may leave: the ladder's, one by hand, or a draft. Pure and quick.</summary>
public static class LetterGuard
{
    /// <summary>All rules. Each can be left out by itself, which only tests do.</summary>
    public static ImmutableArray<GuardRule> Rules { get; } =
    [
        new("G7", "required content", RequiredContent.Find),
        new("G7", "amount and deadline first", FirstThings.Find),
        new("G7", "one deadline", DeadlineRule.Find),
        new("G9", "forbidden words", ForbiddenWords.Find),
        new("G12", "insults", InsultRule.Find),
        new("G16", "values are facts", ValueRule.Find),
        new("G16", "one currency", CurrencyRule.Find),
        new("G10", "Sie or du", RegisterRule.Find),
        new("G13", "form of the country", SpellingRule.Find),
        new("G6", "names as in the master data", NameRule.Find),
        new("G13", "length", LengthRule.Find),
    ];

    public static ImmutableArray<Finding> Check(FactSheet facts, ComposedLetter letter) => Check(facts, letter, Rules);

    public static ImmutableArray<Finding> Check(
        FactSheet facts, ComposedLetter letter, IEnumerable<GuardRule> rules)
    {
        var guarded = new GuardedLetter(facts, letter);
        return [.. rules.SelectMany(rule => rule.Find(guarded))];
    }

    /// <summary>What stands against sending it; empty when it may go.</summary>
    public static ImmutableArray<Finding> Blocking(FactSheet facts, ComposedLetter letter) =>
        [.. Check(facts, letter).Where(f => f.Blocks)];
}
