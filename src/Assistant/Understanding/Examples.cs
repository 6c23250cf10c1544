using System.Collections.Immutable;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Law;

namespace Inkassio.Assistant;

/// <summary>How like an utterance is to the example sentences of each wish. Patterns say what is certain; this
/// decides where none fits, or a weak one only.</summary>
// A logistic regression over words, their neighbours, what was lifted out and which patterns fit. It is fitted at the
// start, always to the same figures: the examples are text that anybody may add to.
sealed class Examples
{
    const int Rounds = 30, Seed = 7;
    const float Pace = 0.5f, Decay = 1e-4f, Slowing = 0.3f;

    readonly Dictionary<string, int> features = new(StringComparer.Ordinal);
    readonly ImmutableArray<string> wishes;
    readonly float[][] weights;
    readonly Grammar grammar;

    /// <param name="examples">Wish and sentence; "Muster" is a debtor's name in it.</param>
    public Examples(Grammar grammar, IReadOnlyList<(string Wish, string Text)> examples)
    {
        this.grammar = grammar;
        wishes = [.. examples.Select(e => e.Wish).Distinct(StringComparer.Ordinal)];
        var calendar = new Calendar(new(2026, 3, 12), Place);
        var known = examples.AsParallel().AsOrdered().Select(e => (Features.Of(
            new Reading(e.Text, Pattern, calendar, grammar, hasDraft: true), grammar).ToArray(), e.Wish)).ToArray();
        foreach (var feature in known.SelectMany(e => e.Item1)) features.TryAdd(feature, features.Count);
        weights = [.. wishes.Select(_ => new float[features.Count])];
        Fit([.. known.Select(e => (Places(e.Item1), wishes.IndexOf(e.Wish)))]);
    }

    static readonly Place Place = new(Country.DE, "BY");

    static readonly Book Pattern = new(
        [new("K-1", "Muster GmbH", true, Currency.EUR, "", Country.DE)], [new("RE-2026-0001", "K-1")], Place);

    /// <summary>What each wish has of the whole, the likeliest first; the shares add up to one.</summary>
    public ImmutableArray<(string Wish, float Share)> Of(Reading reading)
    {
        if (wishes.Length == 0) return [];
        var shares = Shares(Places(Features.Of(reading, grammar)));
        return [.. wishes.Zip(shares).OrderByDescending(pair => pair.Second)];
    }

    int[] Places(IEnumerable<string> said) =>
        [.. said.Distinct(StringComparer.Ordinal).Where(features.ContainsKey).Select(f => features[f])];

    void Fit((int[] Places, int Wish)[] known)
    {
        var random = new Random(Seed);
        for (var round = 0; round < Rounds; round++)
        {
            random.Shuffle(known);
            var pace = Pace / (1 + round * Slowing);
            foreach (var (places, wish) in known) Learn(places, wish, pace);
        }
    }

    void Learn(int[] places, int wish, float pace)
    {
        var shares = Shares(places);
        var length = MathF.Sqrt(Math.Max(1, places.Length));
        for (var w = 0; w < shares.Length; w++)
        {
            var miss = (w == wish ? 1 : 0) - shares[w];
            if (MathF.Abs(miss) < 0.002f) continue;
            foreach (var place in places) weights[w][place] += pace * (miss / length - Decay * weights[w][place]);
        }
    }

    float[] Shares(int[] places)
    {
        var length = MathF.Sqrt(Math.Max(1, places.Length));
        var shares = new float[wishes.Length];
        for (var w = 0; w < shares.Length; w++)
        {
            var sum = 0f;
            foreach (var place in places) sum += weights[w][place];
            shares[w] = MathF.Exp(Math.Clamp(sum / length, -40f, 40f));
        }
        var whole = shares.Sum();
        for (var w = 0; w < shares.Length; w++) shares[w] /= whole;
        return shares;
    }
}

/// <summary>What of an utterance the likeness looks at.</summary>
static class Features
{
    static readonly ImmutableArray<string> Lifted =
    [
        "schuldner", "fremd", "tag", "dauer", "zeitraum", "datum", "betrag", "anteil", "rechnung", "iban", "frage", "doppelpunkt",
        "knapp", "ton", "wunsch", "stufe", "einwand", "kanal", "register", "person", "thema", "angebot", "kennzahl", "sortierung", "status", "segment", "land", "intervall",
    ];

    public static IEnumerable<string> Of(Reading reading, Grammar grammar)
    {
        var said = reading.Said;
        var before = "^";
        for (var i = 0; i < said.Count; i++)
        {
            if (Word(said, i) is not { Length: > 0 } word) continue;
            yield return word;
            if (word.Length > 5 && word[0] != '#') yield return $"{word[..5]}*";
            yield return $"{before} {word}";
            before = word;
        }
        foreach (var name in Lifted)
            if (said.HasLifted(name)) yield return $"{{{name}}}";
        foreach (var group in grammar.Groups)
            if (said.HasGroup(group, grammar)) yield return $"<{group}>";
        foreach (var found in Found(reading)) yield return found;
    }

    static string Word(Sentence said, int i)
    {
        var token = said.Tokens[i];
        if (said.LiftedAt("schuldner", i) > 0) return "#name";
        if (said.LiftedAt("tag", i) > 0) return "#day";
        if (said.LiftedAt("betrag", i) > 0) return "#amount";
        if (said.LiftedAt("rechnung", i) > 0) return "#invoice";
        if (said.IsTaken(i)) return "";
        return token.IsWord ? Stem.Of(said.Keys[i])
            : token.Kind != TokenKind.Sign ? "#number" : token.Raw is "?" or ":" ? token.Raw : "";
    }

    /// <summary>The three strongest wishes by the patterns, and the refusal.</summary>
    static IEnumerable<string> Found(Reading reading)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var pattern in reading.Wishes)
        {
            if (!seen.Add(pattern.Value)) continue;
            if (seen.Count > 3) break;
            yield return $"!{seen.Count} {pattern.Value}";
            if (seen.Count > 1) continue;
            yield return $"!1 {pattern.Value} {Math.Min(5, pattern.Score / 12)}";
            yield return $"!1 {pattern.Value} {Math.Min(3, pattern.Score / 20)}x";
        }
        if (seen.Count == 0) yield return "!0";
        yield return $"!a {reading.Refusal?.Value}";
    }
}
