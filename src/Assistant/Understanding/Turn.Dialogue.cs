using System.Collections.Immutable;
using System.Globalization;

namespace Inkassio.Assistant;

/// <summary>What only the conversation explains: answers to questions, "und Huber auch", "nein, den anderen".</summary>
sealed partial class Turn
{
    /// <summary>The answer to our question: the wish goes on with what was missing.</summary>
    Understood? Answer(Pattern? wish)
    {
        if (talk.Asked is not { } asked || wish is { Score: >= 20 } && !reading.Has("wahl")) return null;
        if (asked.Intent == "rueckfrage") return AnswerToWish(asked);
        if (talk.LastQuestion is not { } question) return null;
        var slots = asked.Slots.ToDictionary(StringComparer.Ordinal);
        var choices = question.Questions;
        if (question.Text("frage") == "schuldner")
        {
            if (Chosen(choices) is not { } number) return null;
            slots["schuldner"] = number;
        }
        else if (question.Text("frage") is "frist" or "datum" && question.Text("frage") is { } slot)
        {
            if (ChosenDay(choices) is not { } day) return null;
            slots[slot] = day;
        }
        else return null;
        return Assistant.Understood.Of(asked.Intent, slots);
    }

    Understood? AnswerToWish(Understood asked) =>
        asked.Text("schuldner") is { } && grammar.Best("absicht", reading.Said) is { } wish ? Composed(wish.Value, reading) : null;

    string? Chosen(ImmutableArray<string> choices)
    {
        var named = reading.Mentions.FirstOrDefault(m => m.Candidates.Length > 0);
        if (named is not null)
        {
            var among = named.Candidates.Select(c => book.Debtors[c].Number).Where(n => choices.Length == 0
                || choices.Contains(n)).ToArray();
            return among is [var one] && (named.IsCertain || choices.Length > 0) ? one : null;
        }
        return Place(choices) ?? ByKind(choices);
    }

    /// <summary>"den ersten", "die zweite davon", "den anderen" when one of two was spoken of.</summary>
    string? Place(ImmutableArray<string> choices)
    {
        foreach (var (i, key) in reading.Said.Keys.Index())
            if ((NumberWords.Ordinal(key)
                ?? (int.TryParse(reading.Raw(i).TrimEnd('.'), CultureInfo.InvariantCulture, out var n) ? n : null))
                is { } place
                && place >= 1 && place <= choices.Length) return choices[place - 1];
        if (reading.Best("fortsetzung") == "andere" && choices.Length == 2 && choices.Contains(talk.Debtor ?? ""))
            return choices.First(c => c != talk.Debtor);
        return null;
    }

    // "die Firma", "den privaten".
    string? ByKind(ImmutableArray<string> choices) => reading.Best("segment") is { } segment
        && choices.Where(c => book.Debtor(c) is { } debtor && debtor.IsBusiness == (segment == "business")).ToArray()
            is [var one] ? one : null;

    string? ChosenDay(ImmutableArray<string> choices)
    {
        var days = reading.Days.SelectMany(d => d.Days).Select(Slots.Iso).ToArray();
        if (choices.Intersect(days, StringComparer.Ordinal).ToArray() is [var said]) return said;
        return reading.Best("wahl") switch { "frueher" => choices.FirstOrDefault(), "spaeter" => choices.LastOrDefault(), _ =>
            Place(choices) };
    }

    /// <summary>"und an Schmidt", "dem Huber Bau das Gleiche", "nein, den anderen": the last wish again.</summary>
    Understood? Continued(Pattern? wish)
    {
        var kind = reading.Best("fortsetzung");
        if (kind == "andere" && Other() is { } other) return other;
        if (kind is not "gleich" || wish is { Score: > 16 } && !reading.Has("ausdruecklich_gleich")) return null;
        var last = talk.Last ?? (talk.HasDraft ? Assistant.Understood.Of("mahnung_entwerfen", [new("stufe", "naechste")]) : null);
        if (last is null || reading.Mentions.FirstOrDefault() is not { } named) return null;
        var slots = last.Slots.Where(pair => pair.Key is not ("schuldner" or "rechnung" or "weitere")).ToDictionary(StringComparer.Ordinal);
        var intent = last.Intent is "entwurf_aendern" or "entwurf_senden" ? "mahnung_entwerfen" : last.Intent;
        if (intent == "mahnung_entwerfen") slots.TryAdd("stufe", "naechste");
        var now = new Slots(reading, intent);
        foreach (var slot in Intents.Of(intent).Slots)
            if (now.Of(slot) is { } said && !(slot == "stufe" && said is "naechste")) slots[slot] = said;
        if (named.IsCertain) slots["schuldner"] = book.Debtors[named.Candidates[0]].Number;
        else return Which(intent, named.Candidates.Length > 0 ? Offered(named) : null, slots);
        return Assistant.Understood.Of(intent, slots);
    }

    /// <summary>The other of those whose name is alike.</summary>
    Understood? Other()
    {
        if (talk.Last is not { } last || last.Text("schuldner") is not { } wrong
            || book.Debtor(wrong) is not { } debtor) return null;
        var own = DebtorName.Of(debtor.Name).Words.Select(w => w.Loose).ToHashSet(StringComparer.Ordinal);
        var alike = book.Debtors.Where((d, i) =>
            d.Number != wrong && book.Names[i].Words.Any(w => own.Contains(w.Loose)))
            .Select(d => d.Number).Order(StringComparer.Ordinal).Take(Names.OfferedMax).ToArray();
        var slots = last.Slots.Remove("schuldner").ToDictionary(StringComparer.Ordinal);
        if (alike is [var one]) return Assistant.Understood.Of(last.Intent, slots.Append(new("schuldner", one)));
        return Which(last.Intent, alike.Length > 0 ? [.. alike] : null, slots);
    }
}
