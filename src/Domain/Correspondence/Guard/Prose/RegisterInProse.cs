using System.Collections.Frozen;
using Inkassio.Domain.Debtors;

namespace Inkassio.Domain.Correspondence.Guard.Prose;

/// <summary>G10: Sie or du, never both (assistant.md 3.2). "sie" in lower case is free, "Ihr" is looked at closely.
/// </summary>
static class RegisterInProse
{
    const string Id = "G10";

    static readonly FrozenSet<string> Du = FrozenSet.Create(StringComparer.Ordinal,
        "du", "dich", "dir", "euch", "euer", "eurer", "euren", "eurem", "eures", "eure", "hast", "bist", "kannst", "musst",
        "willst", "sollst", "solltest", "koenntest", "moechtest", "wirst", "findest", "hattest", "warst", "brauchst",
        "weisst", "schuldest", "zahlst", "hoerst", "siehst", "denkst", "glaubst", "bekommst", "erhaeltst", "darfst");

    // At the beginning of a clause: "Überweis den Betrag", "bitte zahl".
    static readonly FrozenSet<string> DuCommands = FrozenSet.Create(StringComparer.Ordinal,
        "ueberweis", "ueberweise", "zahl", "zahle", "melde", "meld", "ruf", "rufe", "schreib", "schreibe", "sprich", "schau",
        "schaue", "gib", "nimm", "denk", "denke", "sag", "sage", "begleiche", "pruefe", "pruef", "betrachte", "antworte",
        "lass", "schick", "schicke", "komm", "beachte", "gleiche");

    public static IEnumerable<ProseFinding> Find(ProseReading said)
    {
        if (said.Case.Language != Language.De) yield break;
        var words = said.Text.Own;
        for (var at = 0; at < words.Length; at++)
            if (said.Case.Register == Register.Sie ? SaysDu(said, words, at) : SaysSie(words, at))
                yield return said.At(Id, ProseFault.MixedRegister, words[at]);
    }

    static bool SaysDu(ProseReading said, IReadOnlyList<ProseWord> words, int at)
    {
        var word = words[at];
        if (Du.Contains(word.Fold) || word.Fold.StartsWith("dein", StringComparison.Ordinal)) return true;
        var isClauseStart = word.IsFirst || words[at - 1].Fold is "bitte" or "und" or "oder" or "dann"
            || said.Text.Text[words[at - 1].To] is ',' or ';' or ':' or '(' or '–';
        if (DuCommands.Contains(word.Fold))
            return isClauseStart && !(at + 1 < words.Count && words[at + 1].Fold is "ich" or "sie" or "wir");
        // "ihr habt", "ihr zahlt": the plural of du.
        return word.Fold == "ihr" && (!word.IsCapital || word.IsFirst) && isClauseStart && at + 1 < words.Count
            && words[at + 1] is { IsCapital: false } verb && verb.Fold.EndsWith('t') && verb.Fold is not ("nicht" or "jetzt");
    }

    static bool SaysSie(IReadOnlyList<ProseWord> words, int at)
    {
        var word = words[at];
        if (!word.IsCapital) return false;
        if (word.Fold is "ihnen") return true;
        if (word.Fold is "ihr" or "ihre" or "ihrem" or "ihren" or "ihrer" or "ihres") return true;
        if (word.Fold is not "sie") return false;
        return !word.IsFirst || (at + 1 < words.Count
            && (words[at + 1].Fold.EndsWith("en", StringComparison.Ordinal) || words[at + 1].Fold is "sind"));
    }
}
