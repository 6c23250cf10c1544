using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Inkassio.Assistant;

/// <summary>A debtor's name in a sentence: certain when it can be one debtor only, else a question.</summary>
/// <param name="Candidates">Whom it may mean, as places in the book; empty for a name that the book does not have.</param>
sealed record Mention(int From, int Count, ImmutableArray<int> Candidates, bool IsCertain)
{
    public int End => From + Count;
}

/// <summary>Finds debtors by their names. An exact word beats all; whatever is merely similar is asked.</summary>
// A wrong debtor is the one mistake that nobody forgives, so every doubt is a question.
sealed partial class Names(Sentence said, Book book)
{
    /// <summary>So many candidates are offered at once.</summary>
    public const int OfferedMax = 5;

    static readonly FrozenDictionary<string, string> Nicknames = new Dictionary<string,
        string>(StringComparer.Ordinal)
    {
        ["sepp"] = "josef", ["beppi"] = "josef", ["jupp"] = "josef", ["hans"] = "johann", ["hansi"] = "johann", ["fritz"] = "friedrich",
        ["toni"] = "anton", ["max"] = "maximilian", ["schorsch"] = "georg", ["wast"] = "sebastian", ["basti"] = "sebastian",
        ["resi"] = "therese", ["uli"] = "ulrich", ["kathi"] = "katharina", ["michi"] = "michael", ["michl"] = "michael",
        ["andi"] = "andreas", ["steffi"] = "stefanie", ["gabi"] = "gabriele", ["willi"] = "wilhelm", ["heinz"] = "heinrich",
        ["alex"] = "alexander", ["tom"] = "thomas", ["flo"] = "florian", ["franzl"] = "franz", ["xaverl"] = "xaver",
        ["lisl"] = "elisabeth", ["sissi"] = "elisabeth", ["rudi"] = "rudolf", ["sigi"] = "siegfried", ["peppi"] = "josef",
        ["wolfi"] = "wolfgang", ["manni"] = "manfred", ["matthi"] = "matthias", ["hias"] = "matthias", ["girgl"] = "georg",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    static readonly FrozenSet<string> Leading = FrozenSet.Create(StringComparer.Ordinal,
        "an", "fur", "bei", "beim", "mit", "von", "vom", "dem", "der", "den", "herr", "herrn", "frau", "firma", "familie",
        "mr", "mrs", "ms", "gegen", "to", "for", "with", "from", "zu", "zum", "zur", "kunde", "kunden", "kundin", "die",
        "fa", "ausser", "ohne", "auf", "except", "about", "wegen", "schuldner", "debitor", "debitoren", "customer", "of", "at", "company", "thema", "sache", "hat", "haben", "wir", "habe", "ich");

    enum How { Exact, Weak, Similar, Nick }

    sealed record Hit(int Place, string Word, ImmutableArray<int> Debtors, How How);

    public ImmutableArray<Mention> All()
    {
        var found = ImmutableArray.CreateBuilder<Mention>();
        for (var i = 0; i < said.Count;)
        {
            var mention = ByNumber(i) ?? ByName(i) ?? Foreign(i);
            if (mention is not null) found.Add(mention);
            i = mention?.End ?? i + 1;
        }
        return found.ToImmutable();
    }

    Mention? ByNumber(int i)
    {
        var isNumber = said.Tokens[i].Kind == TokenKind.Customer
            || said.Tokens[i].Kind == TokenKind.Number && said.Tokens[i].Raw.Length >= 4 && IsCustomerWord(i - 1);
        if (!isNumber) return null;
        var at = book.DebtorsNumbered(Book.Digits(said.Tokens[i].Raw));
        return new(i, 1, at, IsCertain: at.Length == 1);
    }

    // "Kunde 1011", "Kundennummer: 1011", "Debitor Nr. 1011".
    bool IsCustomerWord(int at)
    {
        while (at >= 0 && (said.Tokens[at].Raw is "." or ":" or "#" || said.Keys[at] is "nr" or "nummer" or "no" or "number")) at--;
        return at >= 0 && said.Keys[at] is "kunde" or "kunden" or "kundennummer" or "kundennr" or "debitor" or "schuldner" or "customer"
            or "debtor" or "debitorennummer" or "kdnr";
    }

    Mention? ByName(int start)
    {
        if (HitAt(start) is not { } first) return null;
        var hits = new List<Hit> { first };
        var (candidates, end, form) = (first.Debtors, start + 1, "");
        while (end < said.Count)
        {
            var next = SkipJoints(end);
            if (next < said.Count && DebtorName.IsForm(said.Tokens[next].Key) && said.Tokens[next].IsWord)
            {
                (form, end) = (form + said.Tokens[next].Key, next + 1);
                continue;
            }
            if (form.Length > 0 || next >= said.Count || HitAt(next) is not { } hit
                || hits.Any(h => h.Word == hit.Word)) break;
            var (few, many) = candidates.Length < hit.Debtors.Length ? (candidates, hit.Debtors)
                : (hit.Debtors, candidates);
            var both = few.Where(c => many.BinarySearch(c) >= 0).ToImmutableArray();
            if (both.Length == 0) break;
            hits.Add(hit);
            (candidates, end) = (both, next + 1);
        }
        return IsName(hits, candidates, form) ? Resolved(hits, candidates, form, start, end) : null;
    }

    int SkipJoints(int at)
    {
        var next = at;
        while (next < said.Count && said.Tokens[next].Raw is "&" or "+" or "." or "-") next++;
        return next == at && next + 1 < said.Count && said.Keys[next] is "und" && HitAt(next + 1) is not null
            ? next + 1 : next;
    }

    Hit? HitAt(int i)
    {
        var token = said.Tokens[i];
        if (!token.IsWord || said.IsTaken(i) || DebtorName.IsForm(token.Key)) return null;
        var how = said.IsKnown(i) && said.Keys[i] == token.Key ? How.Weak : How.Exact;
        if (Exact(token.Key) is { } exact) return new(i, exact, book.With(exact), how);
        if (token.Key.Contains('-', StringComparison.Ordinal)) return null;
        foreach (var part in token.Raw.Split('-').Skip(1).Prepend(token.Raw.Split('-')[0]).Select(Fold.Loose))
            if (token.Raw.Contains('-', StringComparison.Ordinal)
                && book.HasWord(part)) return new(i, part, book.With(part), how);
        if (how == How.Weak) return null;
        if (token.Key.Length >= 5 && book.Beginning(token.Key) is { } longer) return new(i, longer, book.With(longer),
            How.Exact);
        if (Nicknames.TryGetValue(token.Key, out var given) && Given(given) is { Length: > 0 } called)
            return new(i, given, called, How.Nick);
        return Similar(i);
    }

    string? Exact(string key) => book.HasWord(key) ? key
        : key.Length > 3 && key.EndsWith('s') && book.HasWord(key[..^1]) ? key[..^1]
        : key.Length > 4 && key.EndsWith("'s", StringComparison.Ordinal) ? Exact(key[..^2]) : null;

    // "Josef" is also called Joseph in the register.
    ImmutableArray<int> Given(string name) => [.. book.With(name).Concat(book.With(name.Replace("f", "ph",
        StringComparison.Ordinal)))
        .Concat(name == "johann" ? book.With("johannes") : []).Distinct().Order()];

    Hit? Similar(int i)
    {
        var key = said.Tokens[i].Key;
        if (key.Length < 4 || said.IsKnown(i) && !(said.IsCorrected(i) && IsLed(i))) return null;
        var near = book.Near(key, key.Length >= 8 ? 2
            : 1).Concat(book.Sounding(key)).Distinct(StringComparer.Ordinal).ToArray();
        return near.Length == 0 ? null
            : new(i, near.Length == 1 ? near[0]
                : key, [.. near.SelectMany(word => book.With(word)).Distinct().Order()], How.Similar);
    }
}
