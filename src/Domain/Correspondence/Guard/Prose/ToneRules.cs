using System.Collections.Frozen;
using System.Collections.Immutable;
using static Inkassio.Domain.Correspondence.LetterKind;

namespace Inkassio.Domain.Correspondence.Guard.Prose;

/// <summary>G11: how hard a text sounds fits its step (assistant.md 3.3).</summary>
public static class ToneRule
{
    const string Id = "G11";

    /// <summary>A shorter text counts as one of so many words, or a single firm word would make it a threat.</summary>
    public const int WordsMin = 60;

    const int SoftenersMin = 2, SoftenersMax = 3, CommandsMax = 1;

    static readonly Lexicon Words = Lexicon.Named("tone");

    static readonly FrozenSet<string> Softeners = FrozenSet.Create(
        StringComparer.Ordinal, "bitte", "gern", "gerne", "koennten", "wuerden", "moechten", "danke", "dank");

    /// <summary>The lowest and the highest hardness of a kind, from 0 to 10.</summary>
    public static (decimal Min, decimal Max) Band(LetterKind kind) => kind switch
    {
        PreDue or Thanks => (0, 1.5m),
        Reminder or InstalmentReminder => (0.5m, 3),
        InstalmentOffer or InstalmentAgreement or CallConfirmation or InvoiceCopy => (0, 4),
        ComplaintAnswer => (0, 4),
        Notice1 or Notice2 => (2.5m, 5),
        LastNotice => (4, 7),
        Announcement => (5, 8),
        _ => throw new System.Diagnostics.UnreachableException(kind.ToString()),
    };

    /// <summary>The weights of its words per hundred words, from 0 to 10.</summary>
    public static decimal Hardness(ProseText text) => Hardness(text, Words.In(text));

    static decimal Hardness(ProseText text, ImmutableArray<LexiconHit> hits) =>
        Math.Clamp(Weight(hits) * 100 / Math.Max(text.Own.Length, WordsMin), 0, 10);

    /// <summary>The weights of its words; those of two texts add up.</summary>
    public static decimal Weight(ProseText text) => Weight(Words.In(text));

    static decimal Weight(ImmutableArray<LexiconHit> hits) => hits.Sum(hit => hit.List.Weight);

    internal static IEnumerable<ProseFinding> Find(ProseReading said)
    {
        foreach (var hit in said.Said(Words))
            if (hit.List.Kinds.Contains(ForbiddenWords.Sign(said.Case.Kind)))
                yield return said.At(Id, ProseFault.TooHard, hit.From, hit.To);
        foreach (var loud in Loud(said)) yield return loud;
        if (said.In is SpokenIn.Chat) yield break;
        var (min, max) = Band(said.Case.Kind);
        var hardness = Hardness(said.Text, said.Said(Words));
        var told = $"{hardness:0.0} ({min:0.0}–{max:0.0})";
        if (hardness > max) yield return said.Whole(Id, ProseFault.TooHard, told);
        if (!said.IsBody || !said.Case.IsWhole) yield break;
        if (hardness < min) yield return said.Whole(Id, ProseFault.TooSoft, told) with { Blocks = false };
        foreach (var advice in Manners(said)) yield return advice;
    }

    static IEnumerable<ProseFinding> Loud(ProseReading said)
    {
        var text = said.Text.Text;
        for (var at = text.IndexOf('!'); at >= 0; at = text.IndexOf('!', at + 1))
            yield return said.At(Id, ProseFault.Shouting, at, at + 1);
        foreach (var word in said.Text.Own)
            if (word.To - word.From >= 4 && !text.AsSpan(word.From, word.To - word.From).ContainsAnyInRange('a', 'z'))
                yield return said.At(Id, ProseFault.Shouting, word);
    }

    static IEnumerable<ProseFinding> Manners(ProseReading said)
    {
        var soft = said.Text.Own.Count(w => Softeners.Contains(w.Fold));
        if (said.Case.Kind is PreDue or Reminder && soft < SoftenersMin)
            yield return said.Whole(Id, ProseFault.TooHard, $"{soft}") with { Blocks = false };
        if (said.Case.Kind is LastNotice && soft > SoftenersMax)
            yield return said.Whole(Id, ProseFault.TooSoft, $"{soft}") with { Blocks = false };
        var commands = said.Text.Own.Where((w, i) => w.Fold == "sie"
            && i > 0 && said.Text.Own[i - 1] is { IsFirst: true } verb
            && verb.Fold.EndsWith("en", StringComparison.Ordinal)).Count();
        if (said.Case.Kind is Reminder && commands > CommandsMax)
            yield return said.Whole(Id, ProseFault.TooHard, $"{commands}") with { Blocks = false };
    }
}

/// <summary>G13: German, of a length that is read, without saying a thing twice.</summary>
static class LanguageRule
{
    const string Id = "G13";
    const int SentenceWordsMax = 32, LineWordsMax = 25, AnswerWordsMax = 120, SameMin = 4, KnownFrom = 5;

    public static IEnumerable<ProseFinding> Find(ProseReading said)
    {
        if (said.Plain.IsCut) yield return said.Whole(Id, ProseFault.TextTooLong, $"{said.Plain.Original.Length}");
        var max = said.IsBody ? LengthRule.PaperWordsMax
            : said.In is SpokenIn.Chat or SpokenIn.Reason ? AnswerWordsMax : LineWordsMax;
        if (said.Text.Own.Length > max)
            yield return said.Whole(Id, ProseFault.TextTooLong, $"{said.Text.Own.Length} ({max})");
        if (IsOtherLanguage(said)) yield return said.Whole(Id, ProseFault.OtherLanguage, "");
        foreach (var found in Strangers(said)) yield return found;
        if (said.Case is { Country: Debtors.Country.CH, Language: Language.De })
            for (var at = said.Text.Text.IndexOf('ß'); at >= 0; at = said.Text.Text.IndexOf('ß', at + 1))
                yield return said.At(Id, ProseFault.SharpS, at, at + 1);
        foreach (var found in Sentences(said)) yield return found;
        foreach (var found in WordListRules.OfValues(said, Id, ProseFault.TalksOfItself)) yield return found;
    }

    // Nine of ten small words are ours, and there are small words at all.
    static bool IsOtherLanguage(ProseReading said)
    {
        var words = said.Text.Own;
        var (own, foreign) = GermanWords.Count(words, said.Case.Language);
        return foreign >= 2 && foreign * 9 > own || words.Length >= KnownFrom * 2 && own * 8 < words.Length;
    }

    // One sentence in another language hides well among ours: it has words of theirs and none of our own.
    static IEnumerable<ProseFinding> Strangers(ProseReading said)
    {
        var words = said.Text.Own;
        for (int from = 0, to; from < words.Length; from = to)
        {
            for (to = from + 1; to < words.Length && words[to].Sentence == words[from].Sentence;) to++;
            var (own, foreign) = GermanWords.Count(words, said.Case.Language, from, to);
            if (foreign > own) yield return said.At(Id, ProseFault.OtherLanguage, words[from].From, words[to - 1].To);
        }
    }

    static IEnumerable<ProseFinding> Sentences(ProseReading said)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var words = said.Text.Own;
        for (int from = 0, to; from < words.Length; from = to)
        {
            for (to = from + 1; to < words.Length && words[to].Sentence == words[from].Sentence;) to++;
            if (to - from > SentenceWordsMax)
                yield return said.At(Id, ProseFault.SentenceTooLong, words[from].From, words[to - 1].To);
            if (to - from >= SameMin
                && !seen.Add(string.Join(' ', words.AsSpan(from, to - from).ToArray().Select(w => w.Fold))))
                yield return said.At(Id, ProseFault.Repetition, words[from].From, words[to - 1].To);
        }
    }
}
