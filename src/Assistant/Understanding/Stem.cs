namespace Inkassio.Assistant;

/// <summary>The German stem of a folded word, by the published Snowball algorithm (german2: umlauts and their
/// two-letter spellings are one). Names are never stemmed.</summary>
static class Stem
{
    public static string Of(string folded)
    {
        if (folded.Length < 4) return folded;
        var word = Marked(folded);
        var r1 = Math.Max(3, Region(word, 0));
        var r2 = Region(word, Region(word, 0));
        word = First(word, r1);
        word = Second(word, r1);
        return Third(word, r1, r2).Replace('U', 'u').Replace('Y', 'y');
    }

    static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    // A u or y between vowels counts as a consonant.
    static string Marked(string word) => string.Concat(word.Select((c, i) =>
        c is 'u' or 'y' && i > 0 && i < word.Length - 1 && IsVowel(word[i - 1]) && IsVowel(word[i + 1])
            ? char.ToUpperInvariant(c) : c));

    /// <summary>Behind the first consonant that follows a vowel.</summary>
    static int Region(string word, int from)
    {
        for (var i = from + 1; i < word.Length; i++)
            if (!IsVowel(word[i]) && IsVowel(word[i - 1])) return i + 1;
        return word.Length;
    }

    static string First(string word, int r1)
    {
        foreach (var ending in (string[])["ern", "em", "er"])
            if (Ends(word, ending, r1)) return word[..^ending.Length];
        foreach (var ending in (string[])["en", "es", "e"])
            if (Ends(word, ending, r1))
            {
                var rest = word[..^ending.Length];
                return rest.EndsWith("niss", StringComparison.Ordinal) ? rest[..^1] : rest;
            }
        return Ends(word, "s", r1) && "bdfghklmnrt".Contains(word[^2]) ? word[..^1] : word;
    }

    static string Second(string word, int r1)
    {
        foreach (var ending in (string[])["est", "en", "er"])
            if (Ends(word, ending, r1)) return word[..^ending.Length];
        return Ends(word, "st", r1) && word.Length >= 6 && "bdfghklmnt".Contains(word[^3]) ? word[..^2] : word;
    }

    static string Third(string word, int r1, int r2)
    {
        if (Ends(word, "end", r2) || Ends(word, "ung", r2))
        {
            var rest = word[..^3];
            return Ends(rest, "ig", r2) && !EndsBefore(rest, 2, 'e') ? rest[..^2] : rest;
        }
        foreach (var ending in (string[])["isch", "ig", "ik"])
            if (Ends(word, ending, r2) && !EndsBefore(word, ending.Length, 'e')) return word[..^ending.Length];
        if (Ends(word, "lich", r2) || Ends(word, "heit", r2))
        {
            var rest = word[..^4];
            return Ends(rest, "er", r1) || Ends(rest, "en", r1) ? rest[..^2] : rest;
        }
        if (!Ends(word, "keit", r2)) return word;
        var noun = word[..^4];
        return Ends(noun, "lich", r2) ? noun[..^4] : Ends(noun, "ig", r2) ? noun[..^2] : noun;
    }

    static bool Ends(string word, string ending, int region) =>
        word.Length - ending.Length >= region && word.EndsWith(ending, StringComparison.Ordinal);

    static bool EndsBefore(string word, int ending, char c) => word.Length > ending && word[^(ending + 1)] == c;
}
