using System.Collections.Immutable;

namespace Inkassio.Domain.Correspondence.Guard.Prose;

/// <summary>One section of a file in prompts/guard: words that mean the same to the guard.</summary>
/// <param name="Rule">The first word of the heading, from G1 to G16.</param>
/// <param name="Title">The rest of the heading, for a person.</param>
public sealed record WordList(string Rule, string Title)
{
    public ImmutableArray<WordPhrase> Phrases { get; init; } = [];

    /// <summary>Words, or words in a row, that look like one of the phrases' and are none.</summary>
    public ImmutableArray<WordPhrase> Except { get; init; } = [];

    /// <summary>One of these flags makes it true (line "braucht").</summary>
    public ImmutableArray<string> Needs { get; init; } = [];

    /// <summary>None of these flags may be set (line "nicht").</summary>
    public ImmutableArray<string> Not { get; init; } = [];

    /// <summary>Signs of the letters that it is for (line "nur"); empty is all.</summary>
    public ImmutableArray<string> Kinds { get; init; } = [];

    /// <summary>"Sollten Sie …", "Haben Sie …?": who asks claims nothing (line "frei: bedingt").</summary>
    public bool MayBeAsked { get; init; }

    /// <summary>Fit to be said to a user, but not to a debtor (line "frei: chat").</summary>
    public bool MayBeChatted { get; init; }

    /// <summary>How hard a word of it sounds, from −2 to 5 (line "wiegt").</summary>
    public decimal Weight { get; init; }

    /// <summary>Whether the list has something that begins at this word; then where it ends, else −1.</summary>
    public int EndAt(ImmutableArray<ProseWord> words, int at, WordPhrase phrase) =>
        phrase.EndAt(words, at) is >= 0 and var end && !IsExcepted(words, at) ? end : -1;

    bool IsExcepted(ImmutableArray<ProseWord> words, int at)
    {
        foreach (var except in Except)
            for (var start = at; start >= 0 && start > at - except.Words.Length - except.Gaps.Sum(); start--)
                if (except.EndAt(words, start) >= at) return true;
        return false;
    }

    /// <summary>The sections of a file.</summary>
    public static IEnumerable<WordList> Parse(string file)
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
            "außer" => list with { Except = list.Except.AddRange(items.Select(WordPhrase.Of)) },
            "braucht" => list with { Needs = list.Needs.AddRange(items) },
            "nicht" => list with { Not = list.Not.AddRange(items) },
            "nur" => list with { Kinds = list.Kinds.AddRange(items) },
            "frei" when rest == "bedingt" => list with { MayBeAsked = true },
            "frei" when rest == "chat" => list with { MayBeChatted = true },
            "wiegt" => list with { Weight = decimal.Parse(items[0], System.Globalization.CultureInfo.InvariantCulture) },
            _ => throw new FormatException($"A line of {list.Title} begins with '{what}', which is not known."),
        };
    }
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

    public override string ToString() => $"{(IsOpenBefore ? "*" : "")}{Stem}{(IsOpenAfter ? "*" : "")}";
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

    public override string ToString() =>
        string.Join(' ', Words.Select((w, i) => Gaps[i] > 0 ? $"… {w}" : $"{w}"));
}
