using System.Collections.Immutable;
using System.Globalization;

namespace Inkassio.Assistant;

/// <summary>The answer to our question: the wish goes on with what was missing.</summary>
sealed partial class Turn
{
    /// <summary>So many words may an answer have that says a wish of its own, too.</summary>
    const int AnswerWordsMax = 8;

    Understood? Answer(Wish wish)
    {
        if (talk.Asked is not { } asked || IsNewWish(asked, wish)) return null;
        if (asked.Intent == "rueckfrage") return AnswerToWish(asked, wish);
        if (talk.LastQuestion is not { } question) return null;
        var slots = asked.Slots.ToDictionary(StringComparer.Ordinal);
        if (!IsAnswered(question, asked.Intent, slots)) return IsRefused() ? Again(asked, question, slots) : null;
        Besides(asked.Intent, slots);
        return Finished(asked.Intent, slots);
    }

    /// <summary>"Zeig lieber die offenen Posten" answers nothing; "in sechs Raten" does.</summary>
    bool IsNewWish(Understood asked, Wish wish) => !IsCountAskedFor && wish.Pattern is { Score: >= 20 } pattern
        && !reading.Has("wahl")
        && !(pattern.Value == asked.Intent && !reading.Said.HasLifted("schuldner") && reading.Said.Count <= AnswerWordsMax)
        && !(asked.Intent != "rueckfrage" && reading.Said.Count <= 4 && talk.LastQuestion?.Text("frage") != "absicht"
            && pattern.Value.StartsWith("entwurf", StringComparison.Ordinal));

    bool IsCountAskedFor => talk.LastQuestion?.Text("frage") == "raten" && Number() is not null
        && !reading.Said.HasLifted("schuldner") && reading.Said.Count <= AnswerWordsMax;

    Understood? AnswerToWish(Understood asked, Wish wish) =>
        asked.Text("schuldner") is { } && wish.Intent is { } intent ? Composed(intent, reading) : null;

    bool IsAnswered(Understood question, string intent, Dictionary<string, object> slots)
    {
        var choices = question.Questions;
        switch (question.Text("frage"))
        {
            case "schuldner" when Excludes(intent):
                var excepted = IsBoth() ? choices : Chosen(choices) is { } one ? [one] : [];
                if (excepted.Length == 0) return false;
                slots["ausser"] = excepted.Concat(slots.GetValueOrDefault("ausser") is ImmutableArray<string> some ? some : [])
                    .Order(StringComparer.Ordinal).ToImmutableArray();
                return true;
            case "schuldner" when IsBoth() && choices.Length > 1:
                // One after the other: no write follows a write.
                slots["weitere"] = ImmutableArray.Create(intent);
                return Put(slots, "schuldner", choices[0]);
            case "schuldner": return Put(slots, "schuldner", Chosen(choices));
            case "frist": return Put(slots, "frist", ChosenDay(choices));
            case "datum": return Put(slots, "datum", ChosenDay(choices));
            case "rechnung": return Put(slots, "rechnung", ChosenInvoice(choices));
            case "stufe": return Put(slots, "stufe", Stage());
            case "raten": return IsInstalments(slots);
            default: return false;
        }
    }

    static bool Excludes(string intent) => intent is "liste_offen" or "mahnlauf_vorschau";

    static bool Put(Dictionary<string, object> slots, string slot, object? value)
    {
        if (value is null) return false;
        slots[slot] = value;
        return true;
    }

    bool IsBoth() => reading.Said.Keys.Any(k => k is "beide" or "beiden" or "both" or "alle");

    bool IsRefused() => reading.Said.Count <= 3 && reading.Key(0) is "nein" or "ne" or "nee" or "no" or "na";

    /// <summary>"Nein": not the one that we thought of, so it is asked once more, without him.</summary>
    Understood Again(Understood asked, Understood question, Dictionary<string, object> slots)
    {
        Asked = asked;
        return Question(asked.Intent, question.Text("frage"), Kept(slots));
    }

    object? Stage() => reading.Best("stufe") is { } said
        ? int.TryParse(said, CultureInfo.InvariantCulture, out var stage) ? stage : said
        : Number() is { } number and >= 0 and <= 4 ? number : null;

    int? Number()
    {
        for (var i = 0; i < reading.Said.Count; i++)
            if ((NumberWords.Ordinal(reading.Key(i)) ?? NumberWords.Of(reading.Key(i))
                ?? (int.TryParse(reading.Raw(i).TrimEnd('.'), CultureInfo.InvariantCulture, out var n) ? n
                    : null)) is { } number)
                return number;
        return null;
    }

    bool IsInstalments(Dictionary<string, object> slots)
    {
        var now = new Slots(reading, "ratenplan");
        var isAmount = Put(slots, "betrag", now.Of("betrag"));
        var count = now.Of("raten") ?? (isAmount ? null : Number() is { } number and > 1 and <= 120 ? number : null);
        return Put(slots, "raten", count) || isAmount;
    }

    /// <summary>What else the answer says: "Huber Bau, und per Mail".</summary>
    void Besides(string intent, Dictionary<string, object> slots)
    {
        var now = new Slots(reading, intent);
        foreach (var slot in (string[])["frist", "kanal", "beginn", "intervall", "datum", "ton", "wunsch"])
            if (!slots.ContainsKey(slot) && Intents.Of(intent).Slots.Contains(slot)
                && !(slot == "beginn" && talk.LastQuestion?.Text("frage") == "datum")
                && now.Of(slot) is { } value) slots[slot] = value;
    }

    string? Chosen(ImmutableArray<string> choices)
    {
        var named = reading.Mentions.Concat(reading.Excepted).FirstOrDefault(m => m.Candidates.Length > 0);
        if (named is not null)
        {
            var among = named.Candidates.Select(c => book.Debtors[c].Number).Where(n => choices.Length == 0
                || choices.Contains(n)).ToArray();
            if (among is [var one] && (named.IsCertain || choices.Length > 0)) return one;
            if (among.Length == 0) return named.IsCertain ? book.Debtors[named.Candidates[0]].Number : null;
        }
        return Place(choices) ?? ByKind(choices) ?? ByTown(choices) ?? (choices is [var only] && IsYes() ? only : null);
    }

    bool IsYes() => reading.Has("bejaht");

    /// <summary>"den ersten", "die zweite davon", "den anderen" when one of two was spoken of.</summary>
    string? Place(ImmutableArray<string> choices)
    {
        foreach (var (i, key) in reading.Said.Keys.Index())
            if (PlaceOf(i, key, choices.Length) is { } place && place >= 1
                && place <= choices.Length) return choices[place - 1];
        if (reading.Best("fortsetzung") == "andere" && choices.Length == 2 && choices.Contains(talk.Debtor ?? ""))
            return choices.First(c => c != talk.Debtor);
        return null;
    }

    int? PlaceOf(int i, string key, int count) => key is "letzte" or "letzten" or "letzterer" or "last" or "letzteres" ? count
        : key is "ersteres" or "ersterer" or "ersteren" ? 1
        : NumberWords.Ordinal(key) ?? (int.TryParse(reading.Raw(i).TrimEnd('.'), CultureInfo.InvariantCulture,
            out var n) ? n
            : key is "eins" or "zwei" or "drei" or "vier" or "one" or "two" or "three" ? NumberWords.Of(key) : null);

    // "die Firma", "den privaten".
    string? ByKind(ImmutableArray<string> choices) => reading.Best("segment") is { } segment
        && choices.Where(c => book.Debtor(c) is { } debtor && debtor.IsBusiness == (segment == "business")).ToArray()
            is [var one] ? one : null;

    // "die in Freising", "den aus Österreich".
    string? ByTown(ImmutableArray<string> choices) => choices.Where(c => book.Debtor(c) is { } debtor
        && (reading.Said.Tokens.Any(t => t.IsWord && book.IsTown(t.Key, debtor))
            || reading.Best("land") == debtor.Country.ToString())).ToArray() is [var one] ? one : null;

    string? ChosenDay(ImmutableArray<string> choices)
    {
        var days = reading.Days.SelectMany(d => d.Days).Select(Slots.Iso).ToArray();
        if (choices.Length == 0) return days.FirstOrDefault();
        if (choices.Intersect(days, StringComparer.Ordinal).ToArray() is [var said]) return said;
        return reading.Best("wahl") switch { "frueher" => choices.FirstOrDefault(), "spaeter" => choices.LastOrDefault(), _ =>
            Place(choices) ?? OfMonth(choices) ?? (days is [var other] ? other : null) };
    }

    // "den 20.": one of the two days has that number.
    string? OfMonth(ImmutableArray<string> choices) => choices.Where(c =>
        Number() is { } number && DateOnly.Parse(c, CultureInfo.InvariantCulture).Day == number)
            .ToArray() is [var one] ? one : null;

    string? ChosenInvoice(ImmutableArray<string> choices)
    {
        if (reading.Invoices is [var said]) return said;
        if (choices.Intersect(reading.Invoices, StringComparer.Ordinal).ToArray() is [var among]) return among;
        var digits = reading.Said.Tokens.Where(t => t.Kind is TokenKind.Number or TokenKind.Ordinal).Select(t =>
            t.Raw.TrimEnd('.'))
            .FirstOrDefault(raw => raw.Length > 1);
        if (digits is not null && choices.Where(c =>
            c.Contains(digits, StringComparison.Ordinal)).ToArray() is [var one]) return one;
        return reading.Best("wahl") switch { "frueher" => choices.FirstOrDefault(), "spaeter" => choices.LastOrDefault(), _ =>
            Place(choices) };
    }
}
