using System.Collections.Immutable;
using System.Numerics;

namespace Inkassio.Assistant;

/// <summary>The words of a book's names, to be found by mistyped, misheard and shortened forms.</summary>
// A hundred thousand debtors have tens of thousands of words: each is compared by the letters it has (one machine word)
// before its slips are counted, and only with words of about its length.
sealed class WordIndex
{
    /// <summary>Shorter words have too many neighbours.</summary>
    const int LengthMin = 4, LengthMax = 40;

    readonly ImmutableArray<string> sorted;
    readonly (uint Letters, string Word)[][] byLength = new (uint, string)[LengthMax + 1][];
    readonly ILookup<string, string> bySound;

    public WordIndex(IEnumerable<string> words)
    {
        sorted = [.. words.Order(StringComparer.Ordinal)];
        var known = sorted.Where(word => word.Length is >= LengthMin and <= LengthMax).ToLookup(word => word.Length);
        for (var length = 0; length <= LengthMax; length++)
            byLength[length] = [.. known[length].Select(word => (Letters(word), word))];
        bySound = sorted.Where(word => word.Length >= LengthMin).ToLookup(Likeness.Sound, StringComparer.Ordinal);
    }

    public IEnumerable<string> Near(string key, int slipsMax)
    {
        var letters = Letters(key);
        for (var length = Math.Max(LengthMin, key.Length - slipsMax); length <= Math.Min(LengthMax,
            key.Length + slipsMax); length++)
            foreach (var (other, word) in byLength[length])
                // A slip changes two letters of the set at most.
                if (BitOperations.PopCount(letters ^ other) <= 2 * slipsMax
                    && Likeness.Slips(key, word, slipsMax + 1) <= slipsMax) yield return word;
    }

    public IEnumerable<string> Sounding(string key)
    {
        var sound = Likeness.Sound(key);
        return sound.Length > 2
            ? bySound[sound].Where(word => word[0] == key[0] && Math.Abs(word.Length - key.Length) <= 2) : [];
    }

    public string? Beginning(string key)
    {
        var at = sorted.BinarySearch(key, StringComparer.Ordinal);
        if (at < 0) at = ~at;
        return at < sorted.Length && sorted[at].StartsWith(key, StringComparison.Ordinal)
            && sorted[at].Length > key.Length + 2
            && (at + 1 == sorted.Length || !sorted[at + 1].StartsWith(key, StringComparison.Ordinal)) ? sorted[at]
                : null;
    }

    static uint Letters(string word)
    {
        var letters = 0u;
        foreach (var c in word) letters |= c is >= 'a' and <= 'z' ? 1u << (c - 'a') : 1u << 26 + c % 6;
        return letters;
    }
}
