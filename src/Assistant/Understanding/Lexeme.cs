using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Inkassio.Assistant;

/// <summary>The forms under which the grammar may know a word: as said, its stem, and the roots that a verb may
/// have.</summary>
sealed record Lexeme(string Key, string Stem, ImmutableArray<string> Roots, ImmutableArray<string> Bare)
{
    static readonly string[] Endings = ["", "e", "st", "t", "en", "te", "ten", "tet", "est", "et", "n", "tes", "ter",
        "end", "ende", "enden", "ing", "ed", "s", "es"];

    static readonly string[] Prefixes =
    [
        "an", "ab", "auf", "aus", "ein", "nach", "vor", "zu", "raus", "weg", "hin", "los", "rein", "mit", "weiter",
        "zuruck", "fertig", "rum", "her", "ver", "be", "um",
    ];

    public static Lexeme Of(string key)
    {
        var bare = Roots_of(key).ToImmutableArray();
        return new(key, Assistant.Stem.Of(key),
            [.. bare.Concat(WithoutPrefix(key).SelectMany(Roots_of)).Distinct(StringComparer.Ordinal)], bare);
    }

    public static Lexeme Sign(string raw) => new(raw, raw, [], []);

    /// <summary>"gemahnt", "mahnst", "zumahnen" have the root "mahn".</summary>
    static IEnumerable<string> Roots_of(string word)
    {
        foreach (var core in (string[])[word, .. Cut(word, "ge"), .. Cut(word, "zu")])
            foreach (var ending in Endings)
                if (core.Length - ending.Length >= 3 && core.EndsWith(ending, StringComparison.Ordinal))
                    yield return core[..^ending.Length];
    }

    static IEnumerable<string> WithoutPrefix(string word) => Prefixes.SelectMany(prefix => Cut(word, prefix));

    static IEnumerable<string> Cut(string word, string start) =>
        word.Length > start.Length + 2 && word.StartsWith(start, StringComparison.Ordinal)
            ? [word[start.Length..]] : [];
}

/// <summary>One word of the grammar: wort · anfang* · *ende · *mitte* · mahnen~ (every form of the verb) ·
/// mahnen~~ (also with a prefix that German splits off).</summary>
/// <param name="IsExact">No other form of it: "bestimmt" is not "bestimmter".</param>
sealed record Literal(string Text, int Index, bool IsExact)
{
    readonly string word = Fold.Loose(Text);

    public string Key => word;

    public bool IsVerb => Text.EndsWith('~');

    public bool IsWild => Text.Contains('*', StringComparison.Ordinal);

    /// <summary>"mahnen~" is compared by its root.</summary>
    public string Root => word.EndsWith("en", StringComparison.Ordinal) ? word[..^2]
        : word.EndsWith('n') ? word[..^1] : word;

    public string Stem { get; } = Assistant.Stem.Of(Fold.Loose(Text));

    public bool Fits(Lexeme said) => (Text.StartsWith('*'), Text.EndsWith('*')) switch
    {
        (true, true) => said.Key.Contains(word, StringComparison.Ordinal),
        (true, false) => said.Key.EndsWith(word, StringComparison.Ordinal),
        (false, true) => said.Key.StartsWith(word, StringComparison.Ordinal),
        _ when IsVerb => (Text.EndsWith("~~", StringComparison.Ordinal) ? said.Roots : said.Bare)
            .Contains(Root, StringComparer.Ordinal),
        _ => said.Key == word || !IsExact && word.Length >= 4 && said.Key.Length >= 4 && said.Stem == Stem,
    };
}

/// <summary>Every word that the grammar knows, to be found by its forms.</summary>
sealed class Lexicon
{
    readonly List<Literal> literals = [];
    readonly Dictionary<string, Literal> byText = new(StringComparer.Ordinal);
    FrozenDictionary<string, ImmutableArray<Literal>> byForm = FrozenDictionary<string,
        ImmutableArray<Literal>>.Empty;
    ImmutableArray<Literal> wild = [];
    ILookup<int, string> byLength = Array.Empty<string>().ToLookup(word => word.Length);

    public Literal Add(string text, bool isExact)
    {
        var name = isExact ? $"={text}" : text;
        if (byText.TryGetValue(name, out var known)) return known;
        var literal = new Literal(text, literals.Count, isExact);
        literals.Add(literal);
        return byText[name] = literal;
    }

    public int Count => literals.Count;

    public void Close()
    {
        wild = [.. literals.Where(l => l.IsWild)];
        byForm = literals.Where(l => !l.IsWild)
            .SelectMany(l => (l.IsVerb ? [l.Root] : (string[])[l.Key, l.Stem]).Distinct().Select(form => (form, l)))
            .GroupBy(pair => pair.form, pair => pair.l, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal);
        byLength = literals.Where(l => l.Key.Length >= 4).Select(l => l.Key).Distinct(StringComparer.Ordinal)
            .ToLookup(word => word.Length);
    }

    public HashSet<int> Fitting(Lexeme said)
    {
        var fitting = new HashSet<int>();
        foreach (var form in said.Roots.Add(said.Key).Add(said.Stem))
            if (byForm.TryGetValue(form, out var candidates))
                foreach (var literal in candidates)
                    if (literal.Fits(said)) fitting.Add(literal.Index);
        foreach (var literal in wild)
            if (literal.Fits(said)) fitting.Add(literal.Index);
        return fitting;
    }

    /// <summary>The one known word that a mistyped one must have been, or null.</summary>
    // Short words have too many neighbours; the first letter is hardly ever wrong.
    public string? Corrected(string key, bool isCapital)
    {
        var slips = key.Length >= 9 ? 2 : key.Length >= (isCapital ? 6 : 5) ? 1 : 0;
        string? best = null;
        var bestSlips = slips + 1;
        for (var length = key.Length - slips; slips > 0 && length <= key.Length + slips; length++)
            foreach (var word in byLength[length])
            {
                if (word[0] != key[0] && !(word[0] == key[1] && word[1] == key[0])) continue;
                var distance = Likeness.Slips(key, word, bestSlips);
                if (distance >= bestSlips) continue;
                (best, bestSlips) = (word, distance);
            }
        return best;
    }
}
