using System.Collections.Immutable;
using System.Globalization;

namespace Inkassio.Assistant;

/// <summary>One utterance within a conversation, on its way from words to a wish.</summary>
sealed partial class Turn(string say, Talk talk, Book book, Calendar calendar, Grammar grammar)
{
    readonly Reading reading = new(say, book, calendar, grammar, talk.HasDraft);

    /// <summary>The wish behind a question, with everything that was said already.</summary>
    public Understood? Asked { get; private set; }

    public Understood Understood()
    {
        if (reading.Said.Count == 0) return Assistant.Understood.Refused("sachfremd");
        var wish = Wish.Of(reading);
        if (wish.Refusal is { } reason) return Assistant.Understood.Refused(reason);
        if (Answer(wish) is { } answered) return answered;
        if (Continued(wish.Pattern) is { } continued) return continued;
        if (wish.Intent is not { } intent) return WithoutWish();
        return Several(intent) ?? Composed(intent, reading);
    }

    /// <summary>Nothing in it is a wish: only a name, a change of the draft, or nothing of ours.</summary>
    Understood WithoutWish()
    {
        if (reading.Mentions.FirstOrDefault(m => m.Candidates.Length > 0) is { } named)
            return named.IsCertain && reading.Said.Count > 6 && !reading.Has("fach") ? Assistant.Understood.Refused("sachfremd")
                : Question("absicht", null, [new("schuldner", named.IsCertain ? Offered(named)[0] : Offered(named))]);
        if (reading.Has("fach") && !Wish.IsForeign(reading)) return Question("absicht", null, []);
        return Assistant.Understood.Refused("sachfremd");
    }

    /// <summary>The first wish is done, the others become buttons: no write follows a write unasked.</summary>
    Understood? Several(string whole)
    {
        var clauses = Understanding.Clauses(say);
        if (clauses.Length < 2) return null;
        var wishes = new List<(string Intent, int Score, string Text)>();
        var hasDraft = talk.HasDraft;
        foreach (var clause in clauses)
        {
            var part = new Reading(clause, book, calendar, grammar, hasDraft);
            if (Wish.Of(part) is not { Intent: { } intent, Pattern: { } pattern } wish
                || pattern.Value != intent) continue;
            hasDraft |= intent.EndsWith("_entwerfen", StringComparison.Ordinal);
            wishes.Add((intent, wish.Score, clause));
        }
        // "Er sagt, er hat nie bestellt. Antworte ihm": the first is but the reason.
        if (wishes.Count > 0 && wishes[0].Intent == "einwand_behandeln")
            return wishes.Find(w => w.Intent != "einwand_behandeln" && w.Score >= 16
                && Intents.Of(w.Intent).NeedsDebtor) is { Intent: { } then }
                ? Composed(then, reading) : null;
        if (wishes.Count < 2 || !clauses[0].Contains(wishes[0].Text, StringComparison.Ordinal)) return null;
        var others = wishes.Skip(1).Where(w =>
            w.Score >= 20 && w.Intent != wishes[0].Intent && IsWishBeside(wishes[0].Intent, w.Intent))
            .Select(w => w.Intent).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToImmutableArray();
        if (others.Length == 0)
            return wishes[0].Intent.EndsWith("_entwerfen", StringComparison.Ordinal) ? Composed(wishes[0].Intent, reading) : null;
        var first = new Reading(clauses[0], book, calendar, grammar, talk.HasDraft);
        var main = Composed(wishes[0].Intent, first, reading);
        return main.Intent is "ablehnen" ? main : main with { Slots = main.Slots.SetItem("weitere", others) };
    }

    static bool IsWishBeside(string first, string next) => next is not ("hilfe" or "abbruch" or "rueckfrage" or "einwand_behandeln")
        && (next != "entwurf_aendern" || !first.StartsWith("entwurf", StringComparison.Ordinal)
            && !first.EndsWith("_entwerfen", StringComparison.Ordinal))
        && !(next == "mahnung_entwerfen" && first.StartsWith("entwurf", StringComparison.Ordinal))
        && !(next == "zusage_notieren" && first is "ratenplan" or "stundung")
        && !(first == "antwort_entwerfen" && next is "stundung" or "ratenplan" or "zahlung_zuordnen");

    Understood Composed(string intent, Reading part, Reading? whole = null)
    {
        var slots = new Slots(part, intent);
        if (slots.IsPast()) return Assistant.Understood.Refused("vergangenes_datum");
        var found = Intents.Of(intent).Slots.Select(slot => (slot, value: slots.Of(slot))).Where(pair =>
            pair.value is not null)
            .ToDictionary(pair => pair.slot, pair => pair.value!, StringComparer.Ordinal);
        var (number, question) = Debtor(intent, part.Mentions.Length > 0 || whole is null ? part : whole, found);
        if (question is not null) return question;
        if (number is not null) found["schuldner"] = number;
        if (slots.DaysInDoubt() is { Length: > 0 } days) return WhichDay(intent, days, found);
        if (part.Invoices.Length > 1 && Intents.Of(intent).Slots.Contains("rechnung"))
            return WhichInvoice(intent, part.Invoices, found);
        if (Excludes(intent) && part.Excepted.FirstOrDefault(m =>
            m is { IsCertain: false, Candidates.Length: > 0 }) is { } excepted)
            return Which(intent, Offered(excepted), found);
        Others(intent, part, found);
        return Finished(intent, found, part);
    }

    /// <summary>Everything that the wish needs is known, or the one question for what is missing.</summary>
    Understood Finished(string intent, Dictionary<string, object> found, Reading? part = null)
    {
        found.Remove("fristVorschlag");
        if (Missing(intent, found, part) is { } missing)
        {
            Asked = Assistant.Understood.Of(intent, found);
            return Question(intent, missing, Kept(found));
        }
        if (found.GetValueOrDefault("frist") is string frist
            && DateOnly.Parse(frist, CultureInfo.InvariantCulture) is var day
            && calendar.IsFree(day)) found["fristVorschlag"] = Slots.Iso(calendar.NextWorkingDay(day));
        return Assistant.Understood.Of(intent, found);
    }

    static string? Missing(string intent, Dictionary<string, object> found, Reading? part) => intent switch
    {
        "ratenplan" when !found.ContainsKey("raten") && !found.ContainsKey("betrag") => "raten",
        "stundung" or "zusage_notieren" when !found.ContainsKey("datum") => "datum",
        "entwurf_aendern" when found.Keys.All(k => k is "schuldner" or "register") && part is not null && !found.ContainsKey("register") =>
            part.Best("offen_gelassen"),
        _ => null,
    };

    Understood WhichInvoice(string intent, ImmutableArray<string> invoices, Dictionary<string, object> found)
    {
        Asked = Assistant.Understood.Of(intent, found);
        return Question(intent, "rechnung", [new("rechnung", invoices.Take(Names.OfferedMax).ToImmutableArray()), .. Kept(found)]);
    }

    // "Müller GmbH und Schmid AG mahnen": one after the other.
    void Others(string intent, Reading part, Dictionary<string, object> found)
    {
        var named = part.Mentions.Where(m => m.IsCertain).Select(m => m.Candidates[0]).Distinct().Count();
        if (named > 1 && Intents.Of(intent).NeedsDebtor
            && !found.ContainsKey("text")) found["weitere"] = ImmutableArray.Create(intent);
    }

    Understood WhichDay(string intent, ImmutableArray<DateOnly> days, Dictionary<string, object> found)
    {
        var slot = found.ContainsKey("frist") ? "frist" : "datum";
        found.Remove(slot);
        found.Remove("fristVorschlag");
        var question = Question(intent, slot, [new(slot, days.Select(Slots.Iso).ToImmutableArray()), .. Kept(found)]);
        Asked = Assistant.Understood.Of(intent, found);
        return question;
    }

    /// <summary>The debtor that is meant, or the question that has to be asked first.</summary>
    (string? Number, Understood? Question) Debtor(string intent, Reading part, Dictionary<string, object> found)
    {
        if (intent is "liste_offen" or "mahnlauf_vorschau" or "hilfe" or "abbruch") return default;
        var named = part.Mentions.FirstOrDefault(m => m.Candidates.Length > 0);
        if (named is { IsCertain: true }) return (book.Debtors[named.Candidates[0]].Number, null);
        if (named is not null) return (null, Which(intent, Offered(named), found));
        var needs = Intents.Of(intent).NeedsDebtor;
        // An invoice says whose it is; the debtor in view would be the wrong one.
        if (needs && part.Mentions.Length == 0 && part.Invoices is [var invoice] && book.DebtorOf(invoice) is { } owner)
            return (owner, null);
        if (needs && (part.Mentions.Length > 0 || part.HasUnheardName))
            return (null, Which(intent, null, found) with { UnknownName = part.UnknownName });
        if (talk.Debtor is { } inView && (needs || intent.StartsWith("entwurf", StringComparison.Ordinal)
            || IsMeant(intent, part, found)))
            return (inView, null);
        return needs ? (null, Which(intent, null, found)) : default;
    }

    static bool IsMeant(string intent, Reading part, Dictionary<string, object> found) => intent switch
    {
        "zinsen" => !found.ContainsKey("rechnung") && (!found.ContainsKey("betrag") || part.Has("person")),
        "rechnung_status" => !found.ContainsKey("rechnung"),
        "einwand_behandeln" or "naechste_schritte" or "kennzahl" or "erklaeren" or "zahlung_zuordnen" => part.Has("person"),
        _ => false,
    };

    ImmutableArray<string> Offered(Mention mention) =>
        [.. mention.Candidates.Select(c => book.Debtors[c].Number).Order(StringComparer.Ordinal)];

    Understood Which(string intent, ImmutableArray<string>? candidates, Dictionary<string, object> found)
    {
        found.Remove("schuldner");
        var question = Question(intent, "schuldner",
            [.. candidates is { } some ? (KeyValuePair<string, object>[])[new("schuldner", some)] : [], .. Kept(found)]);
        Asked = Assistant.Understood.Of(intent, found);
        return question;
    }

    /// <summary>What a question may carry along so that nobody has to say it twice.</summary>
    static IEnumerable<KeyValuePair<string, object>> Kept(Dictionary<string, object> found) =>
        found.Where(pair => pair.Key switch
    {
        "register" or "betrag" or "datum" => true,
        "stufe" => pair.Value is int,
        "schuldner" => true,
        _ => false,
    });

    Understood Question(string intent, string? about, IEnumerable<KeyValuePair<string, object>> slots)
    {
        var all = new Dictionary<string, object>(StringComparer.Ordinal) { ["frage"] = about ?? "absicht" };
        if (intent != "absicht") all["absicht"] = intent;
        foreach (var (slot, value) in slots) all.TryAdd(slot, value);
        var choices = about is not null && all.TryGetValue(about, out var list)
            && list is ImmutableArray<string> offered ? offered : [];
        return Assistant.Understood.Of("rueckfrage", all) with { Questions = choices };
    }
}
