using System.Collections.Immutable;

namespace Inkassio.Domain.Correspondence.Guard.Prose;

/// <summary>A place where a text says something of a list.</summary>
public readonly record struct LexiconHit(WordList List, int From, int To, int Sentence);

/// <summary>The lists of one file, asked all at once.</summary>
// Asked by the first three letters of a stem, so that a long file costs no more than a short one.
public sealed class Lexicon
{
    const int Letters = 26;

    readonly record struct Entry(WordList List, WordPhrase Phrase);

    readonly Dictionary<string, List<Entry>> exact = new(StringComparer.Ordinal);
    readonly List<Entry>?[] starts = new List<Entry>?[Letters * Letters * Letters];
    readonly List<Entry>?[] inside = new List<Entry>?[Letters * Letters * Letters];

    // One bit for each three letters: small enough to stay at hand, and mostly the answer is no.
    readonly System.Collections.BitArray isStart = new(Letters * Letters * Letters),
        isInside = new(Letters * Letters * Letters);

    public Lexicon(string file) : this([.. WordList.Parse(file)]) { }

    public Lexicon(ImmutableArray<WordList> lists)
    {
        Lists = lists;
        foreach (var list in Lists)
            foreach (var phrase in list.Phrases) Add(list, phrase);
    }

    public ImmutableArray<WordList> Lists { get; }

    /// <summary>The file of that name in prompts/guard.</summary>
    public static Lexicon Named(string name) => new(LetterText.Embedded($"guard.{name}.md"));

    /// <summary>Every list once at each word that begins something on it.</summary>
    public ImmutableArray<LexiconHit> In(ProseText text)
    {
        var hits = ImmutableArray.CreateBuilder<LexiconHit>();
        for (var at = 0; at < text.Own.Length; at++) Find(text.Own, at, hits);
        // What hyphens hide shows only when the parts are put together.
        if (text.Own.Length < text.Words.Length)
            for (var at = 0; at < text.Words.Length; at++)
                if (text.Words[at].IsJoined) Find(text.Words, at, hits);
        return hits.DrainToImmutable();
    }

    void Find(ImmutableArray<ProseWord> words, int at, ImmutableArray<LexiconHit>.Builder hits)
    {
        var (fold, before) = (words[at].Fold, hits.Count);
        if (exact.TryGetValue(fold, out var same)) Try(same, words, at, hits, before);
        if (Key(fold, 0) is >= 0 and var start && isStart[start]) Try(starts[start]!, words, at, hits, before);
        for (var i = 0; i + 3 <= fold.Length; i++)
            if (Key(fold, i) is >= 0 and var part && isInside[part]) Try(inside[part]!, words, at, hits, before);
    }

    static void Try(
        List<Entry> entries, ImmutableArray<ProseWord> words, int at,
        ImmutableArray<LexiconHit>.Builder hits, int before)
    {
        foreach (var (list, phrase) in entries)
            if (list.EndAt(words, at, phrase) is >= 0 and var end) Note(new(
                list, words[at].From, words[end].To, words[at].Sentence), hits, before);
    }

    // The same list twice at one word is one hit, as long as the longer of the two.
    static void Note(LexiconHit hit, ImmutableArray<LexiconHit>.Builder hits, int before)
    {
        for (var i = before; i < hits.Count; i++)
            if (ReferenceEquals(hits[i].List, hit.List))
            {
                if (hits[i].To < hit.To) hits[i] = hit;
                return;
            }
        hits.Add(hit);
    }

    void Add(WordList list, WordPhrase phrase)
    {
        var (entry, first) = (new Entry(list, phrase), phrase.Words[0]);
        if (first is { IsOpenBefore: false, IsOpenAfter: false })
        {
            if (!exact.TryGetValue(first.Stem, out var all)) exact[first.Stem] = all = [];
            all.Add(entry);
            return;
        }
        if (first.Stem.Length < 3 || Key(first.Stem, 0) is not (>= 0 and var key))
            throw new FormatException($"'{first}' in {list.Title} needs three letters of its own.");
        ((first.IsOpenBefore ? inside : starts)[key] ??= []).Add(entry);
        (first.IsOpenBefore ? isInside : isStart)[key] = true;
    }

    /// <summary>A number for three letters; −1 where there is anything but a to z.</summary>
    static int Key(string fold, int at)
    {
        if (at + 3 > fold.Length) return -1;
        var (a, b, c) = (fold[at] - 'a', fold[at + 1] - 'a', fold[at + 2] - 'a');
        return (uint)a < Letters && (uint)b < Letters && (uint)c < Letters ? (((a * Letters) + b) * Letters) + c : -1;
    }
}
