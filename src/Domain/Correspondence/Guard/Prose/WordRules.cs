using System.Collections.Frozen;

namespace Inkassio.Domain.Correspondence.Guard.Prose;

/// <summary>G2: no number in words; the article ein is none.</summary>
static class NumberWordRule
{
    const string Id = "G2";

    static readonly FrozenSet<string> BeforeAnOrdinal = FrozenSet.Create(
        StringComparer.Ordinal, "zum", "der", "die", "das", "dem", "den", "des", "im", "am", "vom", "jeder", "jeden");

    public static IEnumerable<ProseFinding> Find(ProseReading said)
    {
        var words = said.Text.Words;
        for (var at = 0; at < words.Length; at++)
            if (IsNumber(words, at)) yield return said.At(Id, ProseFault.NumberWord, words[at]);
    }

    // "Bitte achten Sie darauf", "außer Acht lassen": a verb and a noun that look like eight.
    static bool IsNumber(IReadOnlyList<ProseWord> words, int at)
    {
        var (fold, before) = (words[at].Fold, at == 0 ? "" : words[at - 1].Fold);
        if (fold is "acht" or "achte" or "achten" or "achter")
            return fold == "acht" ? before is not ("ausser" or "in") && !IsAttention(words, at)
                : BeforeAnOrdinal.Contains(before);
        return NumberWords.Is(fold);
    }

    static bool IsAttention(IReadOnlyList<ProseWord> words, int at) =>
        at + 1 < words.Count && words[at + 1].Fold is "geben" or "gibt" or "nehmen";
}

/// <summary>The files of words that prose must not say: values, threats, insults.</summary>
static class WordListRules
{
    static readonly Lexicon Values = Lexicon.Named("values"), Threats = Lexicon.Named("threats");

    /// <summary>G2 to G5 and G13, as values.md has them.</summary>
    public static IEnumerable<ProseFinding> OfValues(ProseReading said, string rule, ProseFault fault) =>
        from hit in said.Said(Values)
        where hit.List.Rule == rule && !IsGreeting(said, hit) && !IsAsked(said, hit)
        select said.At(rule, fault, hit.From, hit.To);

    public static IEnumerable<ProseFinding> OfThreats(ProseReading said, string rule, ProseFault fault) =>
        from hit in said.Said(Threats)
        where hit.List.Rule == rule && (hit.List.Needs.IsEmpty || !said.Case.Known.Overlaps(hit.List.Needs))
            && !IsAsked(said, hit)
        select said.At(rule, fault, hit.From, hit.To);

    /// <summary>Mode V: people state our account, but money goes no other way than the facts say.</summary>
    public static IEnumerable<ProseFinding> OfWaysToPay(ProseReading said) =>
        from hit in said.Said(Values)
        where hit.List.Title == "Anderer Weg für das Geld"
        select said.At("G5", ProseFault.Address, hit.From, hit.To);

    /// <summary>G3: the signs of money beside its words.</summary>
    public static IEnumerable<ProseFinding> OfMoney(ProseReading said)
    {
        var text = said.Text.Text;
        for (var at = text.AsSpan().IndexOfAny(Signs); at >= 0;)
        {
            yield return said.At("G3", ProseFault.MoneyWord, at, at + 1);
            var next = text.AsSpan(at + 1).IndexOfAny(Signs);
            at = next < 0 ? -1 : at + 1 + next;
        }
        foreach (var found in OfValues(said, "G3", ProseFault.MoneyWord)) yield return found;
    }

    static readonly System.Buffers.SearchValues<char> Signs = System.Buffers.SearchValues.Create("€$£¥%‰¢₿₣");

    /// <summary>G9: threats, and any § at all.</summary>
    public static IEnumerable<ProseFinding> OfLaw(ProseReading said)
    {
        for (var at = said.Text.Text.IndexOf('§'); at >= 0; at = said.Text.Text.IndexOf('§', at + 1))
            yield return said.At("G9", ProseFault.Threat, at, at + 1);
        foreach (var found in OfThreats(said, "G9", ProseFault.Threat)) yield return found;
    }

    /// <summary>"Sollten Sie …", "Haben Sie …?": whoever asks claims nothing. And a user may be told of a draft.
    /// </summary>
    public static bool IsAsked(ProseReading said, LexiconHit hit) =>
        (hit.List.MayBeAsked && said.Text.IsAsked(hit.Sentence))
        || (hit.List.MayBeChatted && said.In is SpokenIn.Chat or SpokenIn.Reason or SpokenIn.Chip);

    // "Guten Tag" names no day, nor does "Guten Morgen".
    static bool IsGreeting(ProseReading said, LexiconHit hit)
    {
        if (hit.List.Rule != "G4") return false;
        var before = said.Text.Text.AsSpan(0, hit.From).TrimEnd();
        return before.EndsWith("guten", StringComparison.OrdinalIgnoreCase)
            || before.EndsWith("schönen", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>What each kind of letter must not say, as in prompts/letters/forbidden.md.</summary>
    public static IEnumerable<ProseFinding> OfKind(ProseReading said)
    {
        var isSubject = said.In is SpokenIn.Subject or SpokenIn.PdfTitle;
        foreach (var (rule, place) in ForbiddenWords.In(said.Text.Text, said.Case.Kind, isSubject))
            yield return said.At(rule, ProseFault.ForbiddenWords, place.Index, place.Index + place.Length);
    }
}

/// <summary>G8: what has happened is claimed only where the case says so.</summary>
static class ClaimRule
{
    static readonly Lexicon Claims = Lexicon.Named("claims");

    public static IEnumerable<ProseFinding> Find(ProseReading said) =>
        from hit in said.Said(Claims)
        where !IsTrue(said.Case, hit.List) && !WordListRules.IsAsked(said, hit)
        select said.At("G8", ProseFault.EventClaim, hit.From, hit.To);

    // The last Mahnung is the last by its kind, and from the second on there were several letters.
    static bool IsTrue(ProseCase about, WordList list) =>
        !about.Known.Overlaps(list.Not)
        && (about.Known.Overlaps(list.Needs)
            || (list.Needs.Contains("letzte-stufe") && about.Kind is LetterKind.LastNotice or LetterKind.Announcement)
            || (list.Needs.Contains("mehrfach") && about.Kind is LetterKind.Notice2 or LetterKind.LastNotice
                or LetterKind.Announcement && about.Flags.Overlaps(["erinnerung-gesendet", "erinnert"])));
}
