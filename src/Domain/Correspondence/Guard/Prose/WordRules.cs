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
        return NumberWords.Value(fold) is not null || NumberWords.Ordinal(fold) is not null;
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
        from hit in Values.In(said.Text)
        where hit.List.Rule == rule && !IsGreeting(said, hit)
        select said.At(rule, fault, hit.From, hit.To);

    public static IEnumerable<ProseFinding> OfThreats(ProseReading said, string rule, ProseFault fault) =>
        from hit in Threats.In(said.Text)
        where hit.List.Rule == rule && (hit.List.Needs.IsEmpty || !said.Case.Flags.Overlaps(hit.List.Needs))
        select said.At(rule, fault, hit.From, hit.To);

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
        from hit in Claims.In(said.Text)
        where !said.Case.Flags.Overlaps(hit.List.Needs) || said.Case.Flags.Overlaps(hit.List.Not)
        where !(hit.List.Needs.Contains("letzte-stufe") && said.Case.Kind is LetterKind.LastNotice)
        select said.At("G8", ProseFault.EventClaim, hit.From, hit.To);
}

/// <summary>G6: prose names nobody; greeting and facts do that.</summary>
static class PersonRule
{
    const string Id = "G6";

    static readonly Lexicon Common = Lexicon.Named("names");

    static readonly FrozenSet<string> Titles = FrozenSet.Create(
        StringComparer.Ordinal, "herr", "herrn", "frau", "dr", "prof", "mag", "ing", "dipl", "fraeulein", "firma", "fa",
        "familie", "kollege", "kollegin", "kollegen", "mr", "mrs", "ms");

    static readonly FrozenSet<string> Forms = FrozenSet.Create(
        StringComparer.Ordinal, "gmbh", "ag", "kg", "ohg", "ug", "se", "ltd", "eg", "kgaa", "gbr", "mbh", "inc", "llc",
        "sarl", "limited", "partg", "ek", "eu");

    public static IEnumerable<ProseFinding> Find(ProseReading said)
    {
        var words = said.Text.Own;
        var stored = Stored(said.Case);
        for (var at = 0; at < words.Length; at++)
            if (IsTitled(words, at) || IsForm(said, words[at]) || IsStored(stored, words[at]))
                yield return said.At(Id, ProseFault.Name, words[at]);
        foreach (var hit in Common.In(said.Text))
            if (char.IsUpper(said.Text.Text[hit.From])
                && !GermanWords.Knows(ProseText.Fold(said.Text.Text.AsSpan(hit.From, hit.To - hit.From))))
                yield return said.At(Id, ProseFault.Name, hit.From, hit.To);
    }

    static bool IsTitled(IReadOnlyList<ProseWord> words, int at) => at > 0 && words[at].IsCapital
        && !words[at].IsFirst && Titles.Contains(words[at - 1].Fold) && words[at].Fold is not ("sie" or "ihr" or "ihre");

    // "AG" and "SE" in capitals; "e.U." and "e.K." are two letters with points.
    static bool IsForm(ProseReading said, in ProseWord word)
    {
        var rest = said.Text.Text.AsSpan(word.From);
        if (rest.StartsWith("e.U.", StringComparison.Ordinal) || rest.StartsWith("e.K", StringComparison.Ordinal)) return true;
        var span = said.Text.Text.AsSpan(word.From, word.To - word.From);
        return Forms.Contains(word.Fold) && span.IndexOfAnyInRange('A', 'Z') >= 0
            && (word.Fold.Length > 2 || span[1] is >= 'A' and <= 'Z' || word.Fold is "eg");
    }

    static FrozenSet<string> Stored(ProseCase about) => about.Names.SelectMany(name =>
            new ProseText(new(name), []).Words.Select(w => w.Fold))
        .Where(fold => fold.Length >= 3 && !Forms.Contains(fold) && !Titles.Contains(fold))
        .ToFrozenSet(StringComparer.Ordinal);

    // Many names are words as well (Kurz, Lang, Bäckerei): those are names only with a capital within a sentence.
    static bool IsStored(FrozenSet<string> stored, in ProseWord word)
    {
        if (stored.Count == 0) return false;
        var bare = word.Fold.EndsWith('s') ? word.Fold[..^1] : word.Fold;
        if (!stored.Contains(word.Fold) && !stored.Contains(bare)) return false;
        return word.IsCapital ? !word.IsFirst || !GermanWords.Knows(word.Fold)
            : !GermanWords.Knows(word.Fold) && word.Fold.Length >= 5;
    }
}
