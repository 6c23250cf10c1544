using System.Collections.Frozen;

namespace Inkassio.Domain.Correspondence.Guard.Prose;

/// <summary>G6: prose names nobody; greeting and facts do that.</summary>
static class PersonRule
{
    const string Id = "G6";

    static readonly Lexicon Common = Lexicon.Named("names");

    static readonly FrozenSet<string> Titles = FrozenSet.Create(
        StringComparer.Ordinal, "herr", "herrn", "frau", "dr", "prof", "mag", "ing", "dipl", "fraeulein", "firma", "fa",
        "familie", "kollege", "kollegin", "kollegen", "mr", "mrs", "ms", "hr", "hrn", "fr", "signor", "signora", "monsieur",
        "madame");

    /// <summary>Who works somewhere, and where: what follows with a capital is a name.</summary>
    static readonly string[] Roles =
    [
        "geschaeftsfuehrer", "mitarbeiter", "sachbearbeiter", "buchhalter", "sekretaer", "assistent", "leiter", "chef",
        "inhaber", "partner", "nachfolger", "prokurist", "vertreter", "tischlerei", "baeckerei", "schreinerei", "gaertnerei",
        "druckerei", "metzgerei", "werkstatt", "praxis", "kanzlei", "spedition", "agentur", "apotheke", "gasthof", "hotel",
        "restaurant", "verlag", "kunde", "kundin", "mandant", "schuldner", "gebrueder",
    ];

    static readonly FrozenSet<string> Forms = FrozenSet.Create(
        StringComparer.Ordinal, "gmbh", "ag", "kg", "ohg", "ug", "se", "ltd", "eg", "kgaa", "gbr", "mbh", "inc", "llc",
        "sarl", "limited", "partg", "ek", "eu");

    public static IEnumerable<ProseFinding> Find(ProseReading said)
    {
        var words = said.Text.Own;
        var stored = Stored(said.Case);
        for (var at = 0; at < words.Length; at++)
            if (IsTitled(words, at) || IsForm(said, words[at]) || IsStored(stored, words[at]) || IsOfARole(words, at)
                || IsForeign(said, words[at]))
                yield return said.At(Id, ProseFault.Name, words[at]);
        foreach (var hit in said.Said(Common))
            if (char.IsUpper(said.Text.Text[hit.From])
                && !GermanWords.Knows(ProseText.Fold(said.Text.Text.AsSpan(hit.From, hit.To - hit.From))))
                yield return said.At(Id, ProseFault.Name, hit.From, hit.To);
    }

    static bool IsTitled(IReadOnlyList<ProseWord> words, int at) => at > 0 && words[at].IsCapital
        && !words[at].IsFirst && Titles.Contains(words[at - 1].Fold)
        && words[at].Fold is not ("sie" or "ihr" or "ihre" or "ihnen" or "ihrer");

    // "unsere Kollegin Aylin", "Ihr Geschäftsführer Vandenberghe", but "Ihr Partner Sie".
    static bool IsOfARole(IReadOnlyList<ProseWord> words, int at) => at > 0 && words[at].IsCapital && !words[at].IsFirst
        && words[at - 1] is { IsCapital: true, Fold: var role } && words[at].From == words[at - 1].To + 1
        && !GermanWords.Knows(words[at].Fold)
        && Roles.Any(r => role.EndsWith(r, StringComparison.Ordinal) || role == r + "in" || role == r + "s");

    // German has ä, ö, ü, ß, and borrows é; a capital word with any other accent is somebody's name.
    static bool IsForeign(ProseReading said, in ProseWord word)
    {
        if (!word.IsCapital) return false;
        foreach (var letter in said.Text.Text.AsSpan(word.From, word.To - word.From))
            if (letter > '\u007f' && !"äöüßÄÖÜẞéèàê".Contains(letter, StringComparison.Ordinal)) return true;
        return false;
    }

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
