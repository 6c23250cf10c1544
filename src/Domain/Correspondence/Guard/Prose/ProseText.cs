using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Inkassio.Domain.Correspondence.Guard.Prose;

/// <summary>A word of a text.</summary>
/// <param name="Fold">In lower case, ä as ae, ß as ss, without accents: however it was spelled, it is one word.</param>
/// <param name="Sentence">Counts the sentences from 0.</param>
/// <param name="IsFirst">It begins its sentence, so a capital says nothing.</param>
/// <param name="IsJoined">Put together from parts with hyphens, which stand in the list by themselves, too.</param>
public readonly record struct ProseWord(
    int From, int To, string Fold, int Sentence, bool IsCapital, bool IsFirst, bool IsJoined);

/// <summary>A text in words and sentences, with its known slots blotted out.</summary>
public sealed class ProseText
{
    /// <summary>Stands for a letter of a slot: no word, no digit, no currency.</summary>
    public const char Blot = '\uFFFC';

    public ProseText(PlainText plain, ImmutableArray<(int From, int To)> blots)
    {
        Plain = plain;
        var masked = plain.Text.ToCharArray();
        foreach (var (from, to) in blots) masked.AsSpan(from, to - from).Fill(Blot);
        Text = new(masked);
        Words = [.. WordsOf(Text)];
        Own = [.. Words.Where(w => !w.IsJoined)];
    }

    public PlainText Plain { get; }

    /// <summary>As long as the plain text, letter by letter.</summary>
    public string Text { get; }

    public ImmutableArray<ProseWord> Words { get; }

    /// <summary>The words without those that were put together.</summary>
    public ImmutableArray<ProseWord> Own { get; }

    public int Sentences => Words.IsEmpty ? 0 : Words[^1].Sentence + 1;

    HashSet<int>? asked;

    static readonly FrozenSet<string> Ifs = FrozenSet.Create(StringComparer.Ordinal,
        "falls", "sofern", "sollte", "sollten", "solltest", "wenn", "ob", "vielleicht", "moeglicherweise", "eventuell",
        "vermutlich", "soweit", "gegebenenfalls");

    /// <summary>The sentence asks or supposes: it has a question mark, or an if.</summary>
    public bool IsAsked(int sentence)
    {
        asked ??= [.. Asked()];
        return asked.Contains(sentence);
    }

    // "Haben Sie schon gezahlt, ist alles gut."
    static readonly FrozenSet<string> VerbsFirst = FrozenSet.Create(
        StringComparer.Ordinal, "haben", "hat", "hast", "ist", "sind", "war", "waren", "hatten", "liegt", "wurde", "wurden");

    IEnumerable<int> Asked()
    {
        for (var at = 0; at < Own.Length; at++)
        {
            var end = at + 1 < Own.Length ? Own[at + 1].From : Text.Length;
            if (Ifs.Contains(Own[at].Fold) || (Own[at].IsFirst && VerbsFirst.Contains(Own[at].Fold))
                || Text.AsSpan(Own[at].To, end - Own[at].To).Contains('?'))
                yield return Own[at].Sentence;
        }
    }

    static IEnumerable<ProseWord> WordsOf(string text)
    {
        var (sentence, first, joint) = (0, true, -1);
        for (var at = 0; at < text.Length;)
        {
            if (!char.IsLetter(text[at]))
            {
                if (Ends(text, at) && !first) (sentence, first) = (sentence + 1, true);
                at++;
                continue;
            }
            var end = at;
            while (end < text.Length && char.IsLetter(text[end])) end++;
            var isCapital = char.IsUpper(text[at]);
            yield return new(at, end, Fold(text.AsSpan(at, end - at)), sentence, isCapital, first, IsJoined: false);
            if (joint >= 0)
                yield return new(joint, end, Fold(text.AsSpan(joint, end - joint)), sentence,
                    char.IsUpper(text[joint]), first, IsJoined: true);
            joint = Continues(text, end) is { } next ? (joint >= 0 ? joint : at) : -1;
            first = false;
            at = end;
        }
    }

    // "Schu-fa", also where the line breaks behind the hyphen.
    static int? Continues(string text, int at)
    {
        if (at + 1 >= text.Length || text[at] is not ('-' or '‐' or '·' or '_')) return null;
        var next = text[at + 1] == '\n' ? at + 2 : at + 1;
        return next < text.Length && char.IsLetter(text[next]) ? next : null;
    }

    static bool Ends(string text, int at) => text[at] == '\n'
        || (text[at] is '.' or '?' or '!' or ':' && at + 1 < text.Length && char.IsWhiteSpace(text[at + 1])
            && !(text[at] == '.' && IsShort(text, at))
            && NextLetter(text, at + 1) is { } letter && (char.IsUpper(letter) || letter == Blot));

    static readonly string[] Shorts =
        ["Dr", "Prof", "Mag", "Ing", "Dipl", "Hr", "Hrn", "Fr", "Fa", "Nr", "Tel", "Abs", "bzw", "ca", "ggf", "evtl", "inkl"];

    // "Frau Dr. Huber" is one sentence.
    static bool IsShort(string text, int point)
    {
        var from = point;
        while (from > 0 && char.IsLetter(text[from - 1])) from--;
        foreach (var word in Shorts)
            if (text.AsSpan(from, point - from).SequenceEqual(word)) return true;
        return false;
    }

    static char? NextLetter(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        return at < text.Length ? text[at] : null;
    }

    /// <summary>One spelling for all: "Fünf", "FUENF" and "fuenf" are the same.</summary>
    public static string Fold(ReadOnlySpan<char> word)
    {
        var folded = new StringBuilder(word.Length + 2);
        foreach (var letter in word)
            switch (char.ToLowerInvariant(letter))
            {
                case 'ä': folded.Append("ae"); break;
                case 'ö': folded.Append("oe"); break;
                case 'ü': folded.Append("ue"); break;
                case 'ß': folded.Append("ss"); break;
                case < '\u0080' and var plain when char.IsLetter(plain): folded.Append(plain); break;
                case < '\u0080' or '‐' or '·' or '\n': break;
                case var other: folded.Append(WithoutAccent(other)); break;
            }
        return folded.ToString();
    }

    // Latin letters only: other alphabets spell no word of ours, and half a sign cannot be asked.
    static readonly char[] Bare =
        [.. Enumerable.Range(0, 0x250).Select(c => ((char)c).ToString().Normalize(NormalizationForm.FormD)[0])];

    static char WithoutAccent(char letter) => letter < Bare.Length ? Bare[letter] : letter;
}
