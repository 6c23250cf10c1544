using System.Collections.Immutable;

namespace Inkassio.Domain.Correspondence.Guard.Prose;

/// <summary>One section of a file in prompts/guard: words that mean the same to the guard.</summary>
/// <param name="Rule">The first word of the heading, from G1 to G16.</param>
/// <param name="Title">The rest of the heading, for a person.</param>
public sealed record WordList(string Rule, string Title)
{
    public ImmutableArray<WordPhrase> Phrases { get; init; } = [];

    /// <summary>Words that look like one of the phrases' and are none.</summary>
    public ImmutableArray<WordPattern> Except { get; init; } = [];

    /// <summary>One of these flags makes it true (line "braucht").</summary>
    public ImmutableArray<string> Needs { get; init; } = [];

    /// <summary>None of these flags may be set (line "nicht").</summary>
    public ImmutableArray<string> Not { get; init; } = [];

    /// <summary>Signs of the letters that it is for (line "nur"); empty is all.</summary>
    public ImmutableArray<string> Kinds { get; init; } = [];

    /// <summary>How hard a word of it sounds, from −2 to 5 (line "wiegt").</summary>
    public decimal Weight { get; init; }
}

/// <summary>A word as the files write it: <c>wort</c>, <c>wort*</c>, <c>*wort</c> or <c>*wort*</c>.</summary>
public readonly record struct WordPattern(string Stem, bool IsOpenBefore, bool IsOpenAfter)
{
    public static WordPattern Of(string written)
    {
        var stem = ProseText.Fold(written.Trim('*'));
        return new(stem, written.StartsWith('*'), written.EndsWith('*'));
    }

    public bool Fits(string fold) => (IsOpenBefore, IsOpenAfter) switch
    {
        (false, false) => fold == Stem,
        (false, true) => fold.StartsWith(Stem, StringComparison.Ordinal),
        (true, false) => fold.EndsWith(Stem, StringComparison.Ordinal),
        (true, true) => fold.Contains(Stem, StringComparison.Ordinal),
    };
}

/// <summary>Words that have to stand one after the other in a sentence; … allows up to six others between.</summary>
public sealed record WordPhrase(ImmutableArray<WordPattern> Words, ImmutableArray<int> Gaps)
{
    const int GapMax = 6;

    public static WordPhrase Of(string written)
    {
        var words = ImmutableArray.CreateBuilder<WordPattern>();
        var gaps = ImmutableArray.CreateBuilder<int>();
        var gap = 0;
        foreach (var word in written.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            if (word == "…") gap = GapMax;
            else
            {
                words.Add(WordPattern.Of(word));
                gaps.Add(gap);
                gap = 0;
            }
        return new(words.ToImmutable(), gaps.ToImmutable());
    }

    /// <summary>The index of the last word when the phrase begins at a word; −1 when it does not.</summary>
    public int EndAt(ImmutableArray<ProseWord> words, int start)
    {
        if (!Words[0].Fits(words[start].Fold)) return -1;
        var at = start;
        for (var i = 1; i < Words.Length; i++)
        {
            var next = at + 1;
            while (next < words.Length && next <= at + 1 + Gaps[i] && !Words[i].Fits(words[next].Fold)) next++;
            if (next >= words.Length || next > at + 1 + Gaps[i] || words[next].Sentence != words[start].Sentence)
                return -1;
            at = next;
        }
        return at;
    }
}

/// <summary>A place where a text says something of a list.</summary>
public readonly record struct LexiconHit(WordList List, int From, int To);

/// <summary>The lists of one file, asked all at once.</summary>
// Asked by the first three letters of a stem, so that a long file costs no more than a short one.
public sealed class Lexicon
{
    readonly Dictionary<string, List<(WordList List, WordPhrase Phrase)>> exact = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<(WordList List, WordPhrase Phrase)>> starts = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<(WordList List, WordPhrase Phrase)>> inside = new(StringComparer.Ordinal);

    public Lexicon(string file)
    {
        Lists = [.. Parse(file)];
        foreach (var list in Lists)
            foreach (var phrase in list.Phrases) Add(list, phrase);
    }

    public ImmutableArray<WordList> Lists { get; }

    /// <summary>The file of that name in prompts/guard.</summary>
    public static Lexicon Named(string name) => new(LetterText.Embedded($"guard.{name}.md"));

    /// <summary>The first place of each word that begins something on a list.</summary>
    public IEnumerable<LexiconHit> In(ProseText text)
    {
        foreach (var hit in In(text.Own)) yield return hit;
        // What hyphens hide shows only when the parts are put together.
        foreach (var (at, word) in text.Words.Index().Where(w => w.Item.IsJoined))
            foreach (var list in ListsAt(text.Words, at, out _) ?? []) yield return new(list, word.From, word.To);
    }

    IEnumerable<LexiconHit> In(ImmutableArray<ProseWord> words)
    {
        for (var at = 0; at < words.Length; at++)
            foreach (var list in ListsAt(words, at, out var end) ?? [])
                yield return new(list, words[at].From, words[end].To);
    }

    List<WordList>? ListsAt(ImmutableArray<ProseWord> words, int at, out int end)
    {
        List<WordList>? found = null;
        end = at;
        var fold = words[at].Fold;
        foreach (var (list, phrase) in Candidates(fold))
        {
            if (found?.Contains(list) == true || list.Except.Any(e => e.Fits(fold))) continue;
            if (phrase.EndAt(words, at) is >= 0 and var last)
            {
                (found ??= []).Add(list);
                end = Math.Max(end, last);
            }
        }
        return found;
    }

    IEnumerable<(WordList List, WordPhrase Phrase)> Candidates(string fold)
    {
        if (exact.TryGetValue(fold, out var same))
            foreach (var candidate in same) yield return candidate;
        if (fold.Length < 3) yield break;
        if (starts.TryGetValue(fold[..3], out var starting))
            foreach (var candidate in starting) yield return candidate;
        var parts = inside.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = 0; at + 3 <= fold.Length; at++)
            if (parts.TryGetValue(fold.AsSpan(at, 3), out var within))
                foreach (var candidate in within) yield return candidate;
    }

    void Add(WordList list, WordPhrase phrase)
    {
        var first = phrase.Words[0];
        var (map, key) = first.IsOpenBefore ? (inside, first.Stem[..3])
            : first.IsOpenAfter && first.Stem.Length >= 3 ? (starts, first.Stem[..3]) : (exact, first.Stem);
        if (!map.TryGetValue(key, out var all)) map[key] = all = [];
        all.Add((list, phrase));
    }

    static IEnumerable<WordList> Parse(string file)
    {
        WordList? list = null;
        foreach (var line in file.Split('\n').Select(l => l.Trim()))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                if (list is not null) yield return list;
                list = line[3..].Split(' ', 2) is [var rule, var title] ? new(rule, title) : new(line[3..], "");
            }
            else if (list is not null && line.StartsWith("- ", StringComparison.Ordinal)) list = With(list, line[2..]);
        }
        if (list is not null) yield return list;
    }

    static WordList With(WordList list, string line)
    {
        var (what, rest) = line.IndexOf(": ", StringComparison.Ordinal) is > 0 and var colon
            ? (line[..colon], line[(colon + 2)..]) : ("", line);
        string[] items = [.. rest.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        return what switch
        {
            "" => list with { Phrases = list.Phrases.AddRange(items.Select(WordPhrase.Of)) },
            "außer" => list with { Except = list.Except.AddRange(items.Select(WordPattern.Of)) },
            "braucht" => list with { Needs = list.Needs.AddRange(items) },
            "nicht" => list with { Not = list.Not.AddRange(items) },
            "nur" => list with { Kinds = list.Kinds.AddRange(items) },
            "wiegt" => list with { Weight = decimal.Parse(items[0], System.Globalization.CultureInfo.InvariantCulture) },
            _ => throw new FormatException($"A line of {list.Title} begins with '{what}', which is not known."),
        };
    }
}
