using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using Inkassio.Domain.Correspondence.Guard.Prose;

namespace Inkassio.Domain.Correspondence.Guard.Values;

[JsonConverter(typeof(KebabEnum<Verdict>))]
public enum Verdict
{
    /// <summary>Equals a fact that belongs there.</summary>
    Verified,

    /// <summary>Equals a fact that belongs elsewhere.</summary>
    Contradicted,

    /// <summary>Equals no fact.</summary>
    Unsupported,

    /// <summary>Money would go to another account. No person can override it.</summary>
    ForeignAccount,
}

/// <summary>A value of a text and what the case says to it, for a mark in the editor.</summary>
public sealed record ValueMark(Verdict Verdict, FactType? Type, FactRole Role, int From, int To, string Said);

/// <summary>Mode V: a person wrote or changed the text, or the chat states values. Every value must be a fact, in its
/// role, exactly.</summary>
public static class ValueGuard
{
    /// <summary>The marks of a text, in their order; at every keystroke, so pure and quick.</summary>
    public static ImmutableArray<ValueMark> Marks(ImmutableArray<CaseFact> facts, string text) =>
        [.. Marks(facts, new ProseText(new(text), []))];

    static IEnumerable<ValueMark> Marks(ImmutableArray<CaseFact> facts, ProseText text)
    {
        var known = facts.Where(f => f.Type is FactType.Invoice or FactType.Contact or FactType.Name)
            .Select(f => f.Value).Where(v => v.Any(char.IsAsciiDigit)).Distinct(StringComparer.Ordinal);
        var before = 0;
        foreach (var value in StatedValues.In(text, known))
        {
            var place = new ValuePlace(facts, text.Text, value, before);
            before = value.To;
            var (from, to) = text.Plain.Place(value.From, value.To);
            yield return new(place.Verdict, value.Type, place.Role, from, to, value.Said);
        }
    }

    /// <summary>What is wrong with a text in mode V.</summary>
    public static ImmutableArray<ProseFinding> Check(
        ProseCase about, ImmutableArray<CaseFact> facts, Spoken spoken) => Check(about, facts, spoken, Rules);

    public static ImmutableArray<ProseFinding> Check(
        ProseCase about, ImmutableArray<CaseFact> facts, Spoken spoken, IEnumerable<ValueRuleOf> rules)
    {
        var said = new ProseReading(about, spoken);
        return [.. rules.SelectMany(rule => rule.Find(said, facts))];
    }

    /// <summary>All rules of mode V. Each can be left out by itself, which only tests do.</summary>
    public static ImmutableArray<ValueRuleOf> Rules { get; } =
    [
        new("G16", "values are facts", (said, facts) => Marks(facts, said.Text).Where(m => m.Verdict != Verdict.Verified)
            .Select(m => new ProseFinding(m.Verdict == Verdict.ForeignAccount ? "G5" : "G16", FaultOf(m.Verdict),
                m.From, m.To, m.Said))),
        new("G6", "names are facts", NamesInText.Find),
        new("G5", "ways to pay", (said, _) => WordListRules.OfWaysToPay(said)),
        new("G5", "hidden signs", (said, _) => Hidden(said)),
        new("G9", "words of the kind", (said, _) => WordListRules.OfKind(said)),
        new("G10", "Sie or du", (said, _) => RegisterInProse.Find(said)),
        new("G12", "insults", (said, _) => WordListRules.OfThreats(said, "G12", ProseFault.Insult)),
        new("G13", "length", (said, _) => said.Plain.IsCut
            ? [said.Whole("G13", ProseFault.TextTooLong, $"{said.Plain.Original.Length}")] : []),
    ];

    static IEnumerable<ProseFinding> Hidden(ProseReading said) =>
        from odd in said.Plain.Oddities
        where odd.What != Oddity.Lookalike || IsMixed(said, odd.From)
        select new ProseFinding(
            "G5", odd.What == Oddity.Lookalike ? ProseFault.DisguisedLetter : ProseFault.HiddenSign,
            odd.From, odd.To, said.Plain.Original[odd.From..odd.To]);

    static ProseFault FaultOf(Verdict verdict) => verdict switch
    {
        Verdict.Contradicted => ProseFault.Contradicted,
        Verdict.ForeignAccount => ProseFault.ForeignAccount,
        _ => ProseFault.Unsupported,
    };

    // A Danish name has its ø; a Cyrillic letter in a Latin word has no business there.
    static bool IsMixed(ProseReading said, int at) => said.Plain.Original[at] >= '\u0250';
}

/// <summary>One rule of mode V.</summary>
public sealed record ValueRuleOf(
    string Id, string Name, Func<ProseReading, ImmutableArray<CaseFact>, IEnumerable<ProseFinding>> Find);

/// <summary>G6 in mode V: who is called by a title or as a firm is somebody whom the case knows.</summary>
static class NamesInText
{
    static readonly string[] Degrees = ["dr", "prof", "mag", "dipl", "ing"];

    static bool IsTitled(ImmutableArray<ProseWord> words, int at)
    {
        var title = at - 1;
        while (title > 0 && Degrees.Contains(words[title].Fold)) title--;
        return title >= 0 && words[at].IsCapital && words[at].Sentence == words[title].Sentence
            && words[title].Fold is "herr" or "herrn" or "frau";
    }

    static bool IsFirm(string text, ImmutableArray<ProseWord> words, int at) => words[at].IsCapital
        && (text.AsSpan(words[at].To).StartsWith(" e.U.", StringComparison.Ordinal)
            || text.AsSpan(words[at].To).StartsWith(" e.K.", StringComparison.Ordinal)
            || (at + 1 < words.Length && words[at + 1].To - words[at].To < 8
                && words[at + 1].Fold is "gmbh" or "kg" or "ohg" or "ag" or "ug"));

    public static IEnumerable<ProseFinding> Find(ProseReading said, ImmutableArray<CaseFact> facts)
    {
        HashSet<string> known = [.. facts.Where(f => f.Type == FactType.Name)
            .SelectMany(f => new ProseText(new(f.Value), []).Words.Select(w => w.Fold))];
        var words = said.Text.Own;
        for (var at = 0; at < words.Length; at++)
        {
            if ((IsTitled(words, at) || IsFirm(said.Text.Text, words, at)) && !known.Contains(words[at].Fold)
                && !Degrees.Contains(words[at].Fold))
                yield return said.At("G6", ProseFault.Name, words[at]);
        }
    }
}
