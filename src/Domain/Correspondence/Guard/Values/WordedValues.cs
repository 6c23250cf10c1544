using System.Collections.Frozen;
using System.Collections.Immutable;
using Inkassio.Domain.Correspondence.Guard.Prose;

namespace Inkassio.Domain.Correspondence.Guard.Values;

/// <summary>Values in words: "zweitausenddreihundertachtzig Euro", "vierzehn Tage", "die Hälfte", "zum Zwanzigsten".
/// </summary>
// A number in words counts only with its unit; one that cannot be read has no type, and so is no fact.
static class WordedValues
{
    static readonly FrozenSet<string> Shares = FrozenSet.Create(StringComparer.Ordinal,
        "haelfte", "drittel", "viertel", "fuenftel", "zehntel", "dutzend", "verdoppelt", "verdreifacht", "halbiert",
        "doppelte", "doppelten", "doppelt", "dreifache", "vielfaches", "halbe", "halben", "halbes", "paar");

    static readonly FrozenSet<string> Articles = FrozenSet.Create(
        StringComparer.Ordinal, "eine", "einen", "einem", "einer", "eines");

    static readonly FrozenSet<string> Spans = FrozenSet.Create(StringComparer.Ordinal,
        "tag", "tage", "tagen", "woche", "wochen", "monat", "monats", "monate", "monaten", "werktag", "werktage",
        "werktagen", "jahr", "jahres", "jahre", "jahren", "stunde", "stunden", "days", "weeks");

    public static IEnumerable<StatedValue> In(ProseText text)
    {
        var words = text.Own;
        for (var at = 0; at < words.Length; at++)
        {
            var fold = words[at].Fold;
            if (Shares.Contains(fold) && !(fold == "paar" && !IsBeforeNumber(words, at)))
                yield return Of(text, words, at, at, null);
            else if (IsDayOfMonth(words, at) && NumberWords.Ordinal(fold) is <= 31 and var day)
                yield return Of(text, words, at, at, FactType.Date) with { DayOfMonth = day };
            else if (at + 1 < words.Length && Counted(text, words, at) is { } value) yield return value;
        }
    }

    static bool IsBeforeNumber(ImmutableArray<ProseWord> words, int at) =>
        at + 1 < words.Length && (NumberWords.Is(words[at + 1].Fold) || Spans.Contains(words[at + 1].Fold)
            || words[at + 1].Fold is "euro" or "hunderter" or "mahnungen" or "rechnungen");

    // "bis zum Zwanzigsten", "am Ersten": a noun, not "zum ersten Mal".
    static bool IsDayOfMonth(ImmutableArray<ProseWord> words, int at) => at > 0 && words[at].IsCapital
        && words[at - 1].Fold is "zum" or "am" or "vom" or "den" or "dem" or "der" && !words[at - 1].IsCapital
        && (at + 1 >= words.Length || !words[at + 1].IsCapital);

    static StatedValue? Counted(ProseText text, ImmutableArray<ProseWord> words, int at)
    {
        var fold = words[at].Fold;
        if (Articles.Contains(fold) && Spans.Contains(words[at + 1].Fold))
            return Of(text, words, at, at + 1, FactType.Duration) with { Number = DaysOf(words[at + 1].Fold) };
        var unit = UnitAt(words, at);
        if (unit < 0) return null;
        var noun = words[unit].Fold;
        if (NumberWords.Value(fold) is not { } number)
            return NumberWords.Ordinal(fold) is { } place && noun.StartsWith("rechnung", StringComparison.Ordinal)
                ? Of(text, words, at, unit, FactType.Count) with { Number = place, IsOrdinal = true }
                : NumberParts.Are(fold) ? Of(text, words, at, unit, null) : null;
        if (noun is "euro" or "eur" or "franken" or "chf")
            return Of(text, words, at, unit, FactType.Amount) with
            {
                Number = (number * 100m) + CentsAfter(words, unit + 1), Currency = noun[0] == 'e' ? "EUR" : "CHF",
            };
        if (noun is "prozent" or "prozentpunkte" or "prozentpunkten")
            return Of(text, words, at, unit, FactType.Percent) with { Number = number };
        return Spans.Contains(noun)
            ? Of(text, words, at, unit, FactType.Duration) with { Number = number * DaysOf(noun) }
            : Of(text, words, at, unit, FactType.Count) with { Number = number };
    }

    /// <summary>What is counted: the next word, or the one behind an adjective; −1 for nothing that we know.</summary>
    static int UnitAt(ImmutableArray<ProseWord> words, int at)
    {
        for (var unit = at + 1; unit < words.Length && unit <= at + 2; unit++)
        {
            if (words[unit].Sentence != words[at].Sentence) return -1;
            if (IsUnit(words[unit].Fold)) return unit;
            if (words[unit].IsCapital) return -1;
        }
        return -1;
    }

    static bool IsUnit(string fold) => Spans.Contains(fold) || fold is "euro" or "eur" or "franken" or "chf" or "prozent"
        or "prozentpunkte" or "prozentpunkten" or "raten" or "rate" || fold.StartsWith("rechnung", StringComparison.Ordinal);

    static int CentsAfter(ImmutableArray<ProseWord> words, int at) =>
        at < words.Length && words[at].Fold == "und" ? CentsAfter(words, at + 1)
        : at + 1 < words.Length && NumberWords.Value(words[at].Fold) is { } cents
            && words[at + 1].Fold is "cent" or "rappen" ? cents
        : at < words.Length && NumberWords.Value(words[at].Fold) is < 100 and var bare ? bare : 0;

    static int DaysOf(string unit) => unit[0] switch
    {
        'm' => 30, 'j' or 'y' => 365, 'w' when !unit.StartsWith("werk", StringComparison.Ordinal) => 7, _ => 1,
    };

    static StatedValue Of(ProseText text, ImmutableArray<ProseWord> words, int from, int to, FactType? type) =>
        new(type, words[from].From, words[to].To, text.Text[words[from].From..words[to].To]);
}
