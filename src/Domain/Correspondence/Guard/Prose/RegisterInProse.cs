using System.Collections.Frozen;
using Inkassio.Domain.Debtors;

namespace Inkassio.Domain.Correspondence.Guard.Prose;

/// <summary>G10: Sie or du, never both (assistant.md 3.2). "sie" in lower case is free, "Ihr" is looked at closely.
/// </summary>
static class RegisterInProse
{
    const string Id = "G10";

    static readonly FrozenSet<string> Du = Words("""
        du dich dir euch euer eurer euren eurem eures eure hast bist kannst musst willst sollst solltest koenntest
        moechtest wirst findest hattest warst brauchst weisst schuldest zahlst hoerst siehst denkst glaubst bekommst
        erhaeltst darfst wuerdest haettest waerst magst machst gehst kommst meinst liest gibst nimmst tust duerftest
        muesstest wolltest konntest ueberweist
        """);

    // At the beginning of a clause: "Überweis den Betrag", "bitte zahl".
    static readonly FrozenSet<string> Commands = Words("""
        ueberweis zahl bezahl meld ruf schreib sprich schau gib nimm denk sag begleich pruef betracht antwort lass
        schick komm beacht mach vergiss send lies hilf klaer nenn teil erledig wend nutz veranlass bestaetig kontaktier
        informier entschuldig such hol bring stell setz leg reich regel kuemmer sorg behalt entnimm leist sieh tilg
        wart hoer frag trag tu geh steh halt verwend ergaenz akzeptier zoeger kontrollier glaub warte rede
        """);

    /// <summary>What follows a command, and no subject of a question.</summary>
    static readonly FrozenSet<string> AfterCommand = Words("bitte uns mir euch ihr doch kurz einfach mal nun gefaelligst");

    static readonly FrozenSet<string> Subjects = Words("ich sie wir er es man");

    // Words like a command that are none: "Teile der Rechnung", "Sage und schreibe", "Frage" …
    static readonly FrozenSet<string> Nouns = Words(
        "antwort ruf teile frage rede sorge trage teil halt stelle regel suche warte sache ruhe rufe hilfe grund halte");

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
        var isClauseStart = word.IsFirst || words[at - 1].Fold is "bitte" or "und" or "oder" or "dann" or "also"
            || said.Text.Text[words[at - 1].To] is ',' or ';' or ':' or '(' or '–';
        var next = at + 1 < words.Count && words[at + 1].Sentence == word.Sentence ? words[at + 1] : default;
        if (isClauseStart && IsCommand(words, at, next.Fold ?? "")) return true;
        // "ihr habt", "ihr zahlt", "zahlt ihr": the plural of du.
        if (word.Fold == "ihr" && !word.IsCapital && word.IsFirst is false && words[at - 1] is { IsFirst: true } first
            && first.Fold.EndsWith('t')) return true;
        return word.Fold == "ihr" && (!word.IsCapital || word.IsFirst) && isClauseStart
            && next is { IsCapital: false, Fold: { } verb } && verb.EndsWith('t') && verb is not ("nicht" or "jetzt");
    }

    // "Zahle bitte", "bitte zahl", and the plural "Zahlt bitte"; but "Prüfe ich das", "Melden Sie", "Frage zur Rechnung".
    static bool IsCommand(IReadOnlyList<ProseWord> words, int at, string next)
    {
        var (fold, isAsked) = (words[at].Fold, at > 0 && words[at - 1].Fold == "bitte");
        if (Subjects.Contains(next) || (words[at].IsCapital && !words[at].IsFirst)) return false;
        if (Commands.Contains(fold) || (fold.EndsWith('e') && Commands.Contains(fold[..^1])))
            return !Nouns.Contains(fold) || isAsked || next is "bitte" or "uns" or "mir" or "doch";
        // After a comma the plural looks like any verb: "…, hilft uns sehr".
        if (!fold.EndsWith('t') || !(words[at].IsFirst || isAsked)) return false;
        var stem = fold.EndsWith("et", StringComparison.Ordinal) && Commands.Contains(fold[..^2])
            ? fold[..^2] : fold[..^1];
        return (Commands.Contains(stem) || stem is "geb" or "les" or "sprech" or "helf" or "nehm" or "vergess")
            && (isAsked || AfterCommand.Contains(next));
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

    static FrozenSet<string> Words(string words) =>
        words.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
            .ToFrozenSet(StringComparer.Ordinal);
}
