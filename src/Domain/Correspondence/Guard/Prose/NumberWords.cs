using System.Collections.Frozen;

namespace Inkassio.Domain.Correspondence.Guard.Prose;

/// <summary>German numbers in words, from null to neunhundertneunundneunzigtausend…, and English ones; read from the
/// folded spelling ("fuenf").</summary>
public static class NumberWords
{
    const int LengthMax = 80;

    static readonly (string Word, int Value)[] Units =
    [
        ("ein", 1), ("zwei", 2), ("zwo", 2), ("drei", 3), ("vier", 4), ("fuenf", 5), ("sechs", 6), ("sieben", 7),
        ("acht", 8), ("neun", 9),
    ];

    static readonly (string Word, int Value)[] Teens =
    [
        ("zehn", 10), ("elf", 11), ("zwoelf", 12), ("dreizehn", 13), ("vierzehn", 14), ("fuenfzehn", 15),
        ("sechzehn", 16), ("siebzehn", 17), ("achtzehn", 18), ("neunzehn", 19),
    ];

    static readonly (string Word, int Value)[] Tens =
    [
        ("zwanzig", 20), ("dreissig", 30), ("vierzig", 40), ("fuenfzig", 50), ("sechzig", 60), ("siebzig", 70),
        ("achtzig", 80), ("neunzig", 90),
    ];

    // 0 to 99 in every spelling: the rest of the grammar is two multiplications.
    static readonly FrozenDictionary<string, int> BelowHundred = Small().ToFrozenDictionary(StringComparer.Ordinal);

    static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Below =
        BelowHundred.GetAlternateLookup<ReadOnlySpan<char>>();

    static readonly FrozenDictionary<string, int> English = EnglishWords().ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The value of a word; null when it is no number. "ein" and "eine" are articles, no numbers.</summary>
    public static int? Value(ReadOnlySpan<char> fold)
    {
        if (fold.Length is < 3 or > LengthMax || fold is "ein") return null;
        return Cardinal(fold) ?? Cardinal(Uninflected(fold)) ?? EnglishValue(fold);
    }

    // The first two letters of all numbers: most words are known to be none by theirs.
    static readonly bool[] Begins = FirstLetters(
        [.. BelowHundred.Keys, .. English.Keys, .. NumberParts.All, "erst", "dritt", "tausend", "hundert"]);

    static bool[] FirstLetters(IEnumerable<string> words)
    {
        var begins = new bool[32 * 32];
        foreach (var word in words) begins[((word[0] & 31) * 32) + (word[1] & 31)] = true;
        return begins;
    }

    /// <summary>A number in whatever form: fünfhundert, zweiter, sechsstellig, anderthalbmal, nullzwei.</summary>
    public static bool Is(string fold) =>
        fold.Length <= LengthMax && fold.Length >= 3 && Begins[((fold[0] & 31) * 32) + (fold[1] & 31)]
        && (Value(fold) is not null || Ordinal(fold) is not null || NumberParts.Are(fold));

    /// <summary>A place in an order: zweite, dritten, zwanzigstes, erstens, second.</summary>
    public static int? Ordinal(ReadOnlySpan<char> fold)
    {
        if (fold.Length is < 4 or > LengthMax) return null;
        var stem = Stem(fold, ["ens", "en", "er", "es", "em", "e"]);
        if (stem.Length == fold.Length) return null;
        if (stem is "erst") return 1;
        if (stem is "dritt") return 3;
        if (stem is "siebt") return 7;
        if (stem is "acht") return 8;
        return stem.EndsWith("st") && Cardinal(stem[..^2]) is >= 20 and var high ? high
            : stem.EndsWith("t") && Cardinal(stem[..^1]) is { } low ? low : null;
    }

    // zweier, dreien, viere; zweimal, dreifach, vierteilig.
    static ReadOnlySpan<char> Uninflected(ReadOnlySpan<char> fold)
    {
        var stem = Stem(fold, Endings);
        return stem is "ein" ? fold : stem;
    }

    static readonly string[] Endings =
    [
        "einhalb", "malige", "maligen", "maliger", "mal", "fachen", "faches", "fache", "fach", "erlei", "ern", "en",
        "er", "e",
    ];

    static ReadOnlySpan<char> Stem(ReadOnlySpan<char> fold, ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
            if (fold.Length > ending.Length + 2 && fold.EndsWith(ending)) return fold[..^ending.Length];
        return fold;
    }

    static int? Cardinal(ReadOnlySpan<char> word)
    {
        var thousand = word.IndexOf("tausend");
        if (thousand < 0) return BelowThousand(word);
        var many = thousand == 0 ? 1 : BelowThousand(word[..thousand]);
        var rest = Rest(word[(thousand + "tausend".Length)..], BelowThousand);
        return many * 1000 + rest;
    }

    static int? BelowThousand(ReadOnlySpan<char> word)
    {
        var hundred = word.IndexOf("hundert");
        if (hundred < 0) return BelowHundredOf(word);
        var many = hundred == 0 ? 1 : BelowHundredOf(word[..hundred]);
        return many * 100 + Rest(word[(hundred + "hundert".Length)..], BelowHundredOf);
    }

    delegate int? Reader(ReadOnlySpan<char> word);

    // "hundertundeins" and "hunderteins".
    static int? Rest(ReadOnlySpan<char> word, Reader read) =>
        word.IsEmpty ? 0 : word.StartsWith("und") && read(word[3..]) is { } value ? value : read(word);

    static int? BelowHundredOf(ReadOnlySpan<char> word) => Below.TryGetValue(word, out var value) ? value : null;

    static IEnumerable<KeyValuePair<string, int>> Small()
    {
        yield return new("null", 0);
        yield return new("eins", 1);
        foreach (var (word, value) in Units.Concat(Teens).Concat(Tens)) yield return new(word, value);
        foreach (var (ten, tens) in Tens)
            foreach (var (unit, units) in Units) yield return new($"{unit}und{ten}", tens + units);
    }

    static int? EnglishValue(ReadOnlySpan<char> fold) =>
        English.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(fold, out var value) ? value : null;

    // "elf" and "million" are the same in both; "ten" alone would be no German word either.
    static IEnumerable<KeyValuePair<string, int>> EnglishWords()
    {
        string[] low = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
            "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];
        string[] tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
        foreach (var (at, word) in low.Index()) yield return new(word, at + 2);
        foreach (var (at, word) in tens.Index()) yield return new(word, (at + 2) * 10);
        yield return new("hundred", 100);
        yield return new("thousand", 1000);
    }
}
