using System.Collections.Immutable;
using System.Globalization;
using Inkassio.Domain;

namespace Inkassio.Assistant;

/// <summary>Reads the slots of an intent out of what was said.</summary>
sealed partial class Slots(Reading reading, string intent)
{
    /// <summary>"Wer schuldet am meisten?" is answered with so many rows.</summary>
    const int TopUsual = 10;

    /// <summary>The value of a slot, or null when it was not said.</summary>
    public object? Of(string slot) => slot switch
    {
        "stufe" => Stage(),
        "filter" => reading.Best(slot) ?? "alles",
        "frist" => Deadline() is { Days: [var day, ..] } ? Iso(day) : null,
        "wunsch" => Wishes(),
        "rechnung" => reading.Invoices is [var number] ? number : null,
        "betrag" => reading.Amounts.FirstOrDefault() is { } amount ? Money(amount.Value) : null,
        "waehrung" => IsFrancs() ? "CHF" : null,
        "minTage" => DaysMin(),
        "minBetrag" => Limit(Bound.AtLeast),
        "maxBetrag" => Limit(Bound.AtMost),
        "top" => Top(),
        "zeitraum" => Period(),
        "ausser" => Excepted(),
        "anteil" => Percent(reading.Share),
        "raten" => Instalments(),
        "beginn" => Start() is { } start ? Iso(start) : null,
        "datum" => Day() is { } day ? Iso(day) : null,
        "text" => NoteText.Of(reading),
        "einwand" => Objection(),
        _ => reading.Best(slot),
    };

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static string Money(decimal value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>A plain Mahnung is the next one of the case.</summary>
    object? Stage()
    {
        var said = reading.Best("stufe");
        if (int.TryParse(said, CultureInfo.InvariantCulture, out var stage)) return stage;
        return intent == "mahnung_entwerfen" || intent == "entwurf_aendern" && said is not null ? "naechste" : null;
    }

    /// <summary>The day by which to pay, not the day of an invoice or a letter ("vom 5.2.").</summary>
    public DayPhrase? Deadline() => reading.Days.Where(d => d.Days.Length > 0 && !d.IsAgo && !IsOrigin(d))
        .OrderByDescending(d => IsDeadline(d) ? 1 : 0).FirstOrDefault();

    /// <summary>The word that leads a day in, behind its article: "seit dem 4. Dezember".</summary>
    string Before(DayPhrase day)
    {
        var at = day.From - 1;
        while (at > 0 && reading.Key(at) is "dem" or "den" or "der" or "die" or "das" or "spatestens" or "the" or "einschliesslich" or "inklusive") at--;
        return reading.Key(at);
    }

    bool IsOrigin(DayPhrase day) => Before(day) is "vom" or "seit" or "from" or "since"
        || Amounts.BoundBefore(reading.Said, day.From) == Bound.AtLeast
        || day.Period is not null && Before(day) is not ("bis" or "by" or "until");

    bool IsDeadline(DayPhrase day) => Before(day) is "bis" or "frist" or "zum" or "until" or "by" or "auf"
        || Before(day) != "um" && (reading.Key(day.From - 2) is "bis" or "frist");

    object? Wishes()
    {
        var wishes = reading.Grammar.Fitting("wunsch", reading.Said).Select(p => p.Value).Distinct(StringComparer.Ordinal)
            .Where(wish => !IsOffered(wish)).Order(StringComparer.Ordinal).ToImmutableArray();
        // "Nimm die Zinsen raus": what goes out does not come in.
        wishes = wishes.RemoveAll(wish => wish == "mit_zinsen" && wishes.Contains("ohne_zinsen"));
        return wishes.Length > 0 ? wishes : null;
    }

    /// <summary>What an answer offers is no objection besides, unless it was asked for.</summary>
    string? Objection()
    {
        var implied = intent == "antwort_entwerfen" ? reading.Best("angebot") switch
        {
            "raten" => "raten",
            "gutschrift" => "gutschrift_offen",
            _ => null,
        } : null;
        var said = reading.Grammar.Fitting("einwand", reading.Said).Select(p => p.Value).ToArray();
        return said.FirstOrDefault(o => o != implied) ?? (reading.Has("bittet") ? said.FirstOrDefault() : null);
    }

    /// <summary>What an answer offers is no wish besides.</summary>
    bool IsOffered(string wish) => intent == "antwort_entwerfen" && reading.Best("angebot") switch
    {
        "rechnungskopie" => wish == "mit_rechnungskopie",
        "raten" => wish == "mit_ratenhinweis",
        _ => false,
    };

    bool IsFrancs() => reading.Amounts.Any(a => a.Currency == Currency.CHF) || reading.Best("waehrung") == "CHF";

    int? DaysMin() => reading.Days.FirstOrDefault(d => d.Length is not null && !IsUpper(d))
        is { Length: { } length } phrase
        ? Rounded(phrase, length) : null;

    bool IsUpper(DayPhrase day) => Amounts.BoundBefore(reading.Said, day.From) == Bound.AtMost;

    // Months are counted with thirty days here, whatever the calendar says.
    int Rounded(DayPhrase phrase, int length) => length < 28 || length % 7 == 0 && IsWeeks(phrase)
        || !IsMonths(phrase) ? length
        : (int)Math.Round(length / 30.4) * 30;

    bool IsMonths(DayPhrase phrase) => Last(phrase).StartsWith("monat", StringComparison.Ordinal)
        || Last(phrase).StartsWith("month", StringComparison.Ordinal)
        || Last(phrase).Contains("viertel", StringComparison.Ordinal) || Last(phrase).StartsWith("halbjahr", StringComparison.Ordinal)
        || Last(phrase) is "jahr" or "year" && reading.Key(phrase.End - 2) is "halbes" or "halben" or "half";

    bool IsWeeks(DayPhrase phrase) => Last(phrase).StartsWith("woche", StringComparison.Ordinal);

    string Last(DayPhrase phrase) => reading.Key(phrase.End - 1);

    string? Limit(Bound bound)
    {
        if (reading.Amounts.Length == 2 && reading.Key(reading.Amounts[0].From - 1) is "zwischen" or "between")
            return Money(reading.Amounts[bound == Bound.AtLeast ? 0 : 1].Value);
        var amount = reading.Amounts.FirstOrDefault(a => a.Bound == bound)
            ?? (bound == Bound.AtLeast && reading.Amounts is [{ Bound: Bound.None }] ? reading.Amounts[0] : null);
        return amount is null ? null : Money(amount.Value);
    }

    object? Excepted()
    {
        var numbers = reading.Excepted.Where(m => m.IsCertain).Select(m =>
            reading.Book.Debtors[m.Candidates[0]].Number)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToImmutableArray();
        return numbers.Length > 0 ? numbers : null;
    }

    static object? Percent(SharePhrase? share) => share is null ? null
        : share.Percent == decimal.Truncate(share.Percent) ? (int)share.Percent : share.Percent;

    int? Instalments()
    {
        for (var i = 1; i < reading.Said.Count; i++)
            if ((reading.Key(i).Contains("rate", StringComparison.Ordinal) || reading.Key(i) is "teilzahlungen" or "teilbetrage" or "teilbetragen"
                    or "instalments" or "installments" or "payments" or "teilen" or "raterl" or "monatsbetrage" or "zahlungen" or "malen" or "mal" or "stuck")
                && CountBefore(i) is { } count and > 1 and <= 120) return count;
        // "in fünf Monaten abstottern".
        if (reading.Days.FirstOrDefault(d => d.Length is not null && reading.Key(d.From) == "in") is { } months
            && IsMonths(months) && CountBefore(months.End - 1, ofTaken: true) is { } inMonths) return inMonths;
        return null;
    }

    int? CountBefore(int i, bool ofTaken = false)
    {
        for (var at = i - 1; at >= Math.Max(0, i - 2); at--)
            if (reading.Said.LiftedAt("betrag", at) == 0 && (ofTaken || !reading.Said.IsTaken(at))
                && (NumberWords.Of(reading.Key(at))
                    ?? (int.TryParse(reading.Raw(at), CultureInfo.InvariantCulture, out var n) ? n : null))
                    is { } count) return count;
        return null;
    }
}
