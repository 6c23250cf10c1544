using System.Collections.Immutable;
using System.Globalization;

namespace Inkassio.Assistant;

/// <summary>What only the conversation explains: "und Huber auch", "nein, den anderen".</summary>
sealed partial class Turn
{
    /// <summary>"und an Schmidt", "dem Huber Bau das Gleiche", "nein, den anderen": the last wish again.</summary>
    Understood? Continued(Pattern? wish)
    {
        var kind = reading.Best("fortsetzung");
        if (kind == "andere" && Other() is { } other) return other;
        if (kind == "berichtigt" && Corrected(wish) is { } corrected) return corrected;
        if (kind is not "gleich" || wish is { Score: > 16 } && !reading.Has("ausdruecklich_gleich")) return null;
        var last = talk.Last ?? (talk.HasDraft ? Assistant.Understood.Of("mahnung_entwerfen", [new("stufe", "naechste")]) : null);
        if (last is null || reading.Mentions.FirstOrDefault() is not { } named) return null;
        var slots = last.Slots.Where(pair => pair.Key is not ("schuldner" or "rechnung" or "weitere")).ToDictionary(StringComparer.Ordinal);
        var intent = last.Intent is "entwurf_aendern" or "entwurf_senden" ? "mahnung_entwerfen" : last.Intent;
        if (intent == "mahnung_entwerfen") slots.TryAdd("stufe", "naechste");
        var now = new Slots(reading, intent);
        foreach (var slot in Intents.Of(intent).Slots)
            if (now.Of(slot) is { } said && !(slot == "stufe" && said is "naechste")
                && !(slot == "filter" && said is "alles" && slots.ContainsKey(slot))) slots[slot] = said;
        if (named.IsCertain) slots["schuldner"] = book.Debtors[named.Candidates[0]].Number;
        else return Which(intent, named.Candidates.Length > 0 ? Offered(named) : null, slots);
        return Assistant.Understood.Of(intent, slots);
    }

    /// <summary>"Nein, die Schmid AG": the last wish for the one who was meant.</summary>
    Understood? Corrected(Pattern? wish)
    {
        if (talk.Last is not { } last || wish is { Score: >= 20 } || !last.Slots.ContainsKey("schuldner")) return null;
        if (reading.Mentions.LastOrDefault(m => m.Candidates.Length > 0) is not { } meant) return null;
        var slots = last.Slots.Remove("schuldner").ToDictionary(StringComparer.Ordinal);
        if (!meant.IsCertain) return Which(last.Intent, Offered(meant), slots);
        slots["schuldner"] = book.Debtors[meant.Candidates[0]].Number;
        return Assistant.Understood.Of(last.Intent, slots);
    }

    /// <summary>The other of those whose name is alike.</summary>
    Understood? Other()
    {
        if (talk.Last is not { } last || last.Text("schuldner") is not { } wrong
            || book.Debtor(wrong) is not { } debtor) return null;
        var own = DebtorName.Of(debtor.Name).Words.Select(w => w.Loose).ToHashSet(StringComparer.Ordinal);
        var alike = own.SelectMany(word => book.With(word)).Distinct().Select(i => book.Debtors[i].Number).Where(n =>
            n != wrong)
            .Order(StringComparer.Ordinal).Take(Names.OfferedMax).ToArray();
        var slots = last.Slots.Remove("schuldner").ToDictionary(StringComparer.Ordinal);
        if (alike is [var one]) return Assistant.Understood.Of(last.Intent, slots.Append(new("schuldner", one)));
        return Which(last.Intent, alike.Length > 0 ? [.. alike] : null, slots);
    }
}
