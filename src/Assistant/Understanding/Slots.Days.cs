using System.Collections.Immutable;
using System.Globalization;

namespace Inkassio.Assistant;

/// <summary>Which day of a sentence means what: it depends on what the sentence is for.</summary>
sealed partial class Slots
{
    /// <summary>Candidates when a day was said that can be two; empty when it is certain.</summary>
    public ImmutableArray<DateOnly> DaysInDoubt() => Phrase() is { Days: { Length: > 1 } days } ? days : [];

    public bool IsPast() => intent is "mahnung_entwerfen" or "entwurf_aendern" or "stundung" or "zusage_notieren" or "ratenplan"
        && Phrase() is { Days: [var day, ..], Period: null } phrase && day < reading.Calendar.Today
        && !phrase.IsAgo;

    DayPhrase? Phrase() => intent is "mahnung_entwerfen" or "entwurf_aendern" ? Deadline()
        : intent is "ratenplan" ? StartPhrase() : DayPhrase();

    DateOnly? Day() => intent switch
    {
        "zinsen" => Until() is { Days: [var day, ..] } ? day : null,
        "rechnung_status" or "historie" => null,
        _ => DayPhrase() is { Days: [var said, ..] } phrase ? Placed(phrase, said) : null,
    };

    DayPhrase? DayPhrase()
    {
        var days = reading.Days.Where(d => d.Days.Length > 0 && IsDayHere(d)).ToArray();
        return days.FirstOrDefault(d => Before(d) is "bis" or "am" or "zum" or "by" or "until")
            ?? days.FirstOrDefault();
    }

    bool IsDayHere(DayPhrase day) => intent switch
    {
        "zahlung_zuordnen" => day.Period is null,
        "mahnlauf_vorschau" => day.Length is null && day.Period is null,
        "naechste_schritte" => day.Period is null && day.Length is null,
        "saldo" => day.Period is null && !day.IsAgo,
        "mahnstopp" => !day.IsAgo && (day.Length is not null || Before(day) is "bis" or "until" or "till" or "by" or "zum"),
        _ => !day.IsAgo && (Before(day) is not ("vom" or "seit") || intent is "entwurf_senden")
            && (day.Period is null || Before(day) is "bis" or "by" || intent is "stundung" or "zusage_notieren"),
    };

    // A payment lies behind us: "vom 20.12." is the last one.
    DateOnly Placed(DayPhrase phrase, DateOnly day) =>
        intent is "zahlung_zuordnen" && day > reading.Calendar.Today && (phrase.IsOpenYear || phrase.Count == 1)
            ? phrase.IsOpenYear ? day.AddYears(-1) : Earlier(day)
            : intent is "saldo" && phrase.IsOpenYear && day > reading.Calendar.Today && IsLongAgo() ? day.AddYears(-1) : day;

    // "Wie war der Saldo Ende Januar?"
    bool IsLongAgo() => reading.Said.Keys.Any(k =>
        k is "war" or "schuldete" or "schuldeten" or "owed" or "gewesen" or "waren" or "hatte" or "were" || k == "was"
        && reading.Key(0) == "what");

    // "am 5." or "am Montag" of a payment is the last one.
    DateOnly Earlier(DateOnly day) => reading.Key(0) is { } && day.AddMonths(-1) <= reading.Calendar.Today
        && day.Day == day.AddMonths(-1).Day
        && day > reading.Calendar.Today.AddDays(7) ? day.AddMonths(-1) : day > reading.Calendar.Today
            ? day.AddDays(-7) : day;

    DateOnly? Start() => intent == "zinsen" ? Since()
        : StartPhrase() is { Days: [var day, ..] } ? day : null;

    /// <summary>Interest began in the past: "seit 1. Dezember" is the last one.</summary>
    DateOnly? Since()
    {
        var phrase = reading.Days.FirstOrDefault(d => d.Days.Length > 0 && d.IsDay
            && Before(d) is "ab" or "seit" or "von" or "vom" or "from" or "since");
        return phrase is not { Days: [var from, ..] } ? null
            : phrase.IsOpenYear && from > reading.Calendar.Today ? from.AddYears(-1) : from;
    }

    DayPhrase? StartPhrase() => reading.Days.FirstOrDefault(d =>
        d.Days.Length > 0 && d.Length is null && d.Period is null
        && Before(d) is not "vom") ?? FirstOfMonth();

    /// <summary>"ab April": the first of the next one.</summary>
    DayPhrase? FirstOfMonth()
    {
        var month = reading.Days.FirstOrDefault(d => d.Period?.Length == 7
            && Before(d) is "ab" or "im" or "from" or "in" or "beginnend" or "start");
        if (!DateOnly.TryParse($"{month?.Period}-01", CultureInfo.InvariantCulture, out var first)) return null;
        return month! with { Days = [first < reading.Calendar.Today ? first.AddYears(1) : first], Period = null };
    }

    DayPhrase? Until() => reading.Days.FirstOrDefault(d => d.Days.Length > 0 && d.IsDay
        && Before(d) is "bis" or "zum" or "per" or "until" or "till" or "am" or "to")
        ?? reading.Days.FirstOrDefault(d => d.Days.Length > 0 && d.IsDay
            && Before(d) is not ("ab" or "seit" or "von" or "vom" or "from" or "since"));

    /// <summary>"top 5", "die fünf größten", "die letzten drei Mahnungen", "die letzte Mahnung".</summary>
    int? Top()
    {
        for (var i = 0; i < reading.Said.Count; i++)
        {
            if (reading.Said.IsTaken(i)) continue;
            var count = NumberWords.Of(reading.Key(i))
                ?? (int.TryParse(reading.Raw(i), CultureInfo.InvariantCulture, out var n) ? n : null);
            if (count is null and not 0 || count > 500) continue;
            var isCounting = reading.Key(i - 1) is "top" or "die" or "den" or "unsere" or "unseren" or "letzten" or "letzte" or "der" or "the" or "last" or "unserer"
                or "ersten" or "nur"
                or "mir" or "nenn" or "zeig";
            isCounting |= reading.Key(i - 1).EndsWith("sten", StringComparison.Ordinal);
            if (isCounting && IsCounted(i + 1) && count > 1) return count;
        }
        if (intent == "historie") return reading.Has("einzig") ? 1 : null;
        if (intent != "liste_offen" || reading.Best("sortierung") is null) return null;
        return reading.Has("einzig") ? 1 : reading.Has("ohne_grenze") ? null : TopUsual;
    }

    bool IsCounted(int i) => !reading.Said.IsTaken(i)
        && reading.Key(i) is not ("tage" or "tagen" or "wochen" or "monate" or "monaten" or "prozent" or "raten" or "euro" or "uhr" or "eur");
}

/// <summary>The words of a note, as they were said.</summary>
static class NoteText
{
    public static string? Of(Reading reading)
    {
        var said = reading.Said;
        var from = Enumerable.Range(0, said.Count).FirstOrDefault(i => said.Tokens[i].Raw == ":", -1);
        if (from < 0) from = Enumerable.Range(0, said.Count).FirstOrDefault(i =>
            said.Keys[i] is "dass" or "das" or "that" && i > 1, -1);
        if (from < 0 || from + 1 >= said.Count) return null;
        return said.Say[said.Tokens[from].End..].Trim().Trim('"', '„', '“', '”').Trim();
    }
}
