using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Inkassio.Assistant.Models;

/// <summary>Asks a model for the intent where our own ear has none. The model names an intent of the list; whom, how
/// much and when is read by our own code from the words themselves.</summary>
// A debtor is never taken from a model, nor a day or a sum: a wrong one of these is what nobody forgives.
public sealed class ModelHearing(ModelLine line)
{
    public const string PromptName = "absicht";

    /// <summary>Features that a model may hear, with every value that our grammar knows.</summary>
    static readonly FrozenDictionary<string, FrozenSet<string>> Features = new Dictionary<string, FrozenSet<string>>(
        StringComparer.Ordinal)
    {
        ["ton"] = Set("freundlich_bestimmt freundlich bestimmt schaerfer milder"),
        ["kanal"] = Set("brief email telefon sms"),
        ["register"] = Set("du sie"),
        ["einwand"] = Set("""
            mangel nie_bestellt schon_bezahlt nicht_erhalten falscher_betrag falscher_adressat verjaehrung insolvenz
            kein_geld raten urlaub chef_zustaendig gutschrift_offen aufrechnung preis_nicht_vereinbart
            leistung_unvollstaendig widerruf rechnung_formal_falsch zahlungsziel_anders firma_verkauft
            betreuung_nachlass beschimpfung drohung schweigen
            """),
        ["anlass"] = Set("nachfassen gebrochene_zusage ratengespraech reklamation rueckruf erstanruf"),
        ["sortierung"] = Set("betrag_desc betrag_asc alter_desc verzug_desc name_asc"),
        ["kennzahl"] = Set("""
            dso zahlungsdauer ueberfaellige_summe ueberfaellige_quote offene_summe zahlungseingang anzahl_mahnungen
            ausfallquote
            """),
        ["filter"] = Set("mahnungen zahlungen anrufe zusagen notizen alles"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Why the last utterance was not heard by the model; null when it was.</summary>
    public ModelFault? Fault { get; private set; }

    /// <summary>Our ear knows that it is about our work, and not what is wanted.</summary>
    public static bool IsNeeded(Understood heard) =>
        heard.Intent == "rueckfrage" && heard.Text("frage") == "absicht" && heard.Text("absicht") is null;

    /// <summary>What the model makes of it; <paramref name="heard"/> itself where it is not needed or of no use.
    /// </summary>
    public async Task<Understood> Hear(string say, Context context, Book book, Understood heard, CancellationToken stop)
    {
        Fault = null;
        if (!IsNeeded(heard)) return heard;
        var calendar = new Calendar(context.Today, book.Place);
        var reading = new Reading(say, book, calendar, Grammar.BuiltIn, context.HasDraft);
        var answer = await line.Ask(PromptFile.Named(PromptName), Inputs(reading, context), stop);
        Fault = answer.Fault;
        if (answer.Fault is not null || answer.Json.GetProperty("absicht").GetString() is not { } intent
            || intent == "unklar") return heard;
        return Composed(intent, reading, context, heard, answer.Json.GetProperty("merkmale"));
    }

    /// <summary>All that leaves the house for an utterance.</summary>
    internal static IReadOnlyDictionary<string, JsonNode?> Inputs(Reading reading, Context context) =>
        new Dictionary<string, JsonNode?>(StringComparer.Ordinal)
        {
            ["entwurf"] = context.HasDraft ? "ja" : "nein",
            ["kunde"] = context.Debtor is not null || reading.Mentions.Length > 0 ? "ja" : "nein",
            ["satz"] = Redaction.Of(reading),
        };

    static Understood Composed(string name, Reading reading, Context context, Understood heard, JsonElement features)
    {
        var intent = Intents.Of(name);
        // Whatever would be booked, stopped or sent is asked first: a model opens no card of that kind by itself.
        if (intent.Reaction is not ("antwort" or "entwurf")) return Question(heard, name, null);
        var slots = new Slots(reading, name);
        if (slots.IsPast()) return Understood.Refused("vergangenes_datum");
        if (slots.DaysInDoubt() is [_, ..]) return heard;
        var found = intent.Slots.Select(slot => (slot, value: slots.Of(slot))).Where(pair => pair.value is not null)
            .ToDictionary(pair => pair.slot, pair => pair.value!, StringComparer.Ordinal);
        foreach (var (slot, value) in Heard(intent, features)) found.TryAdd(slot, value);
        if (reading.Invoices.Length > 1 && intent.Slots.Contains("rechnung")) return heard;
        if (Debtor(reading, context, book: reading.Book) is { } number) found["schuldner"] = number;
        else if (IsNamed(reading) || intent.NeedsDebtor) return Question(heard, name, "schuldner");
        return Understood.Of(name, found);
    }

    static IEnumerable<(string Slot, string Value)> Heard(Intent intent, JsonElement features) =>
        from one in features.EnumerateArray()
        let slot = one.GetProperty("name").GetString()!
        let value = one.GetProperty("wert").GetString()!
        where intent.Slots.Contains(slot) && Features.TryGetValue(slot, out var known) && known.Contains(value)
        select (slot, value);

    static string? Debtor(Reading reading, Context context, Book book) =>
        reading.Mentions.FirstOrDefault(m => m.Candidates.Length > 0) is { } named
            ? named.IsCertain ? book.Debtors[named.Candidates[0]].Number : null
            : IsNamed(reading) ? null : context.Debtor;

    // Somebody is named, be it somebody whom the book does not know: then it is not the one in view.
    static bool IsNamed(Reading reading) => reading.Mentions.Length > 0 || reading.HasUnheardName;

    static Understood Question(Understood heard, string intent, string? about) => heard with
    {
        Slots = heard.Slots.SetItem("absicht", intent).SetItem("frage", about ?? "absicht"),
    };

    static FrozenSet<string> Set(string words) => words
        .Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)
        .ToFrozenSet(StringComparer.Ordinal);
}
