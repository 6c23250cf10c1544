using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Inkassio.Assistant;

/// <summary>When words are a name at all, and when a name is certain.</summary>
sealed partial class Names
{
    /// <summary>Names that are words of the language (Groß, Kurz, Weiß) need a name's place.</summary>
    bool IsName(List<Hit> hits, ImmutableArray<int> candidates, string form)
    {
        if (hits.Any(h => h.How == How.Exact)) return true;
        if (hits.All(h => h.How is How.Similar or How.Nick))
            return hits.Any(h => h.How == How.Nick || said.Tokens[h.Place].IsCapital || IsLed(h.Place) || IsAllLower);
        var isWhole = candidates.Any(c => book.Names[c].Words.All(word => hits.Any(h => h.Word == word.Loose)));
        if (hits.Count > 1) return isWhole || hits.Any(h => h.How == How.Similar);
        if (form.Length > 0) return true;
        var place = hits[0].Place;
        if (candidates.All(c => book.Names[c].Words.Length > 2)
            || said.Keys[place] is "alle" or "und" or "der" or "die") return false;
        if (place == 0) return BeginsASentence() || said.Count == 1 && said.Tokens[0].IsCapital;
        return said.Tokens[place].IsCapital ? IsLed(place)
            || candidates.Any(c => book.Names[c].Words[0].Loose == hits[0].Word)
            || said.Tokens[place - 1].Kind == TokenKind.Sign || Titled(place)
            : IsAllLower && IsLed(place) && place > 0;
    }

    // "Groß zahlt nicht", "Kurz: Mahnung"; but not "Kurz und knapp".
    bool BeginsASentence() => said.Count > 1 && said.Tokens[0].IsCapital && (said.Tokens[1].Raw == ":"
        || SaidOfPeople.Contains(said.Keys[1]));

    static readonly FrozenSet<string> SaidOfPeople = FrozenSet.Create(StringComparer.Ordinal,
        "zahlt", "hat", "will", "ist", "schuldet", "meint", "sagt", "bestreitet", "bittet", "kann", "mahnen", "bekommt", "behauptet",
        "nochmal", "kriegt", "darf", "soll", "sollte", "muss", "mochte", "wird", "wollte", "reagiert", "meldet", "uberweist", "braucht",
        "geht", "schreibt", "bezahlt", "droht", "verspricht", "kundigt", "begleicht", "ruft", "schickt", "beschwert", "reklamiert",
        "anmahnen", "duzen", "siezen", "stunden", "pays", "owes", "says", "wants", "has", "claims", "promised", "hatte", "war", "wurde",
        "versichert", "sagte", "bat", "fragt", "weigert", "verweigert", "wartet", "antwortet", "ignoriert", "nicht", "bitte", "erinnern",
        "bleibt", "steht", "zweite", "dritte", "letzte", "erste", "zahlungserinnerung", "mahnung", "mahnstopp", "saldo", "ratenplan");

    bool Titled(int place) => said.Keys[place - 1] is "herr" or "frau" or "firma" or "gegen";

    /// <summary>Words that mostly say how, not who: "mahn kurz an", "mach es lang".</summary>
    static readonly FrozenSet<string> Manners = FrozenSet.Create(StringComparer.Ordinal,
        "kurz", "lang", "lange", "schnell", "gross", "klein", "scharf", "hart", "ernst", "sanft", "lieb", "gut", "still", "stark", "jung",
        "alt", "neu", "frei", "recht", "ganz", "fromm", "krank", "reich");

    // Typed all small: "mahn weiß", "ohne weiß".
    bool IsCommanded(int place) => IsAllLower && place > 0 && !Manners.Contains(said.Keys[place])
        && said.Keys[place - 1] is "mahn" or "mahne" or "mahnen" or "erinner" or "erinnere" or "erinnern" or "duzen" or "siezen" or "duze"
            or "sieze" or "remind" or "chase" or "mahnung" or "mahnungen" or "mahnstopp" or "saldo" or "ohne" or "ausser" or "leitfaden" or "notiz";

    bool IsLed(int place) => IsCommanded(place) || place > 0 && Leading.Contains(said.Keys[place - 1])
        && (said.Keys[place - 1] is not ("die" or "der" or "den" or "dem" or "auf" or "zu" or "zum" or "zur" or "ohne")
            || said.Tokens[place].IsCapital);

    bool IsAllLower { get; } = !said.Tokens.Any(t => t.IsWord && t.IsCapital && t.Start > 0);

    Mention Resolved(List<Hit> hits, ImmutableArray<int> candidates, string form, int start, int end)
    {
        var kept = Narrowed(hits, candidates, form);
        var offered = (kept.Length > 0 ? kept : candidates);
        var isSure = kept.Length == 1 && IsSure(hits, kept[0], form, start, end);
        if (!isSure && kept.Length == 1 && !hits.Any(h => h.How == How.Nick))
            offered = [.. kept.Concat(hits.SelectMany(h => h.Debtors)).Distinct()];
        return new(start, end - start, Limited(offered), isSure);
    }

    static ImmutableArray<int> Limited(ImmutableArray<int> offered) => offered.Length > OfferedMax
        ? offered[..OfferedMax] : offered;

    /// <summary>By legal form, by town, by the whole name, and by the exact spelling of umlauts.</summary>
    ImmutableArray<int> Narrowed(List<Hit> hits, ImmutableArray<int> candidates, string form)
    {
        var kept = candidates;
        if (form.Length > 0)
        {
            var same = kept.Where(c => book.Names[c].Form == form).ToImmutableArray();
            if (same.Length == 0) same = [.. kept.Where(c =>
                book.Names[c].Form.StartsWith(form, StringComparison.Ordinal) && IsWhole(hits, c))];
            if (same.Length == 0) return [];
            kept = same;
        }
        if (kept.Length > 1 && kept.Where(InTown).ToImmutableArray() is { Length: > 0 } there) kept = there;
        if (kept.Length > 1 && (hits.Count > 1 || form.Length > 0)
            && kept.Where(c => IsWhole(hits, c)).ToImmutableArray() is { Length: > 0 } whole) kept = whole;
        if (kept.Length > 1 && kept.Where(c => IsSpelled(hits, c)).ToImmutableArray() is { Length: > 0 } spelled
            && spelled.Length < kept.Length && hits.Any(HasMark)) kept = spelled;
        // Mueller and Müller are two debtors when the book has both; who types all small may lack the umlaut's key.
        if (kept.Length > 1 && hits.Any(h => said.Tokens[h.Place].IsCapital)
            && kept.Where(c => IsLetterByLetter(hits, c)).ToImmutableArray() is [var exact]) kept = [exact];
        return kept;
    }

    bool IsWhole(List<Hit> hits, int candidate) =>
        book.Names[candidate].Words.All(word => hits.Any(h => h.Word == word.Loose));

    bool IsSpelled(List<Hit> hits, int candidate) => hits.All(h =>
        book.Names[candidate].Words.Any(word =>
            Fold.Tight(said.Tokens[h.Place].Raw).StartsWith(word.Tight, StringComparison.Ordinal)));

    bool IsLetterByLetter(List<Hit> hits, int candidate) => hits.All(h =>
        book.Names[candidate].IsWritten(said.Tokens[h.Place].Raw));

    // Only a spelling that shows its umlaut tells Müller from Muller.
    bool HasMark(Hit hit) => Fold.Tight(said.Tokens[hit.Place].Raw) != hit.Word;

    bool InTown(int candidate) => said.Tokens.Any(t => t.IsWord && book.IsTown(t.Key, candidate));

    bool IsSure(List<Hit> hits, int candidate, string form, int start, int end)
    {
        if (hits.Any(h => h.How == How.Nick) || IsJoint(start - 1) || IsJoint(end)) return false;
        var name = book.Names[candidate];
        if (form.Length > 0 && name.Form != form && !IsWhole(hits, candidate)) return false;
        var isWhole = hits.Count(h => h.How != How.Similar) >= 1 && IsWhole(hits, candidate)
            && (hits.Count > 1 || form.Length > 0);
        if (!isWhole && IsBesideAStranger(start, end)) return false;
        if (!isWhole && IsAnotherWeakName(hits)) return false;
        var similar = hits.Where(h => h.How == How.Similar).ToArray();
        if (similar.Length == 0) return true;
        if (similar.Length > 1) return false;
        return similar.Length == hits.Count
            ? IsSlip(said.Tokens[similar[0].Place].Key, similar[0].Word, alone: true)
            : IsSlip(said.Tokens[similar[0].Place].Key, similar[0].Word, alone: false)
                && HasNoRival(hits, similar[0]);
    }

    /// <summary>Nobody else has the other words and one that is nearly as like the mistyped one.</summary>
    bool HasNoRival(List<Hit> hits, Hit similar)
    {
        var typed = said.Tokens[similar.Place].Key;
        var others = hits.Where(h => h.How != How.Similar).ToArray();
        return book.Near(typed, 1).SelectMany(word => book.With(word).Where(c => others.All(h =>
            h.Word != word && IsAmong(h, c))))
            .Distinct().Take(2).Count() == 1;
    }

    static bool IsAmong(Hit hit, int debtor) => hit.Debtors.BinarySearch(debtor) >= 0;

    // "Hbuer & Hofmann AG" is not the Hofmann AG.
    bool IsJoint(int i) => i > 0 && i < said.Count && said.Tokens[i].Raw is "&" or "+";

    bool IsAnotherWeakName(List<Hit> hits) => hits.Count == 1 && hits[0].How == How.Weak
        && hits[0].Debtors.Length > 1;

    /// <summary>An unknown word right beside the name may make it another name: Huber Metallbau, Peter
    /// Schmidt.</summary>
    bool IsBesideAStranger(int start, int end) => IsStranger(end)
        || start > 0 && IsStranger(start - 1) && said.Tokens[start - 1].IsCapital;

    bool IsStranger(int i) => i >= 0 && i < said.Count && said.Tokens[i].IsWord && !said.IsTaken(i)
        && (!said.IsKnown(i) || said.IsCorrected(i) && IsTitled(i) && said.Tokens[i].IsCapital)
            && said.Tokens[i].Key.Length > 2 && NumberWords.Of(said.Keys[i]) is null
            && !book.IsTown(said.Tokens[i].Key)
        && (said.Tokens[i].IsCapital || IsAllLower);

    /// <summary>A slip of the finger: two letters swapped, one doubled, one left out within a long word. A changed or
    /// added letter makes another name (Schmidt, Schmitt; Huber, Hubert).</summary>
    bool IsSlip(string typed, string name, bool alone)
    {
        if (Likeness.Slips(typed, name, 3) > 1) return false;
        if (!alone) return true;
        if (name.Length < 6 || book.Near(typed, 1).Any(word => word != name)) return false;
        if (typed.Length == name.Length)
            return typed.Order().SequenceEqual(name.Order()); // Swapped.
        var (longer, shorter) = typed.Length > name.Length ? (typed, name) : (name, typed);
        var at = 0;
        while (at < shorter.Length && longer[at] == shorter[at]) at++;
        var isDoubled = at > 0 && longer[at] == longer[at - 1];
        return isDoubled || typed.Length < name.Length && at > 1 && at < name.Length - 2;
    }

    /// <summary>A name that the book does not have, where a name belongs.</summary>
    Mention? Foreign(int i)
    {
        var token = said.Tokens[i];
        if (!IsStranger(i) || i == 0 && said.Count == 1) return null;
        if (said.IsCorrected(i) && !IsTitled(i)) return null;
        var isNamed = token.IsCapital ? i > 0 || IsBeforeVerb(i)
            : i > 0 && said.Keys[i - 1] is "an" or "fur" or "bei" or "firma" or "herr"
            or "herrn" or "frau" or "mit" or "to" or "for" or "dem" or "kunde" or "kunden";
        return isNamed ? new(i, 1, [], IsCertain: false) : null;
    }

    // Behind a title or "an" a capital word is a name, whatever known word it resembles.
    bool IsTitled(int i) => i > 0 && said.Keys[i - 1] is "herr" or "herrn" or "frau" or "firma" or "familie" or "an" or "bei";

    bool IsBeforeVerb(int i) => i + 1 < said.Count && said.IsKnown(i + 1);
}
