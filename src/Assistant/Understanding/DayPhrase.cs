using System.Collections.Immutable;
using System.Globalization;

namespace Inkassio.Assistant;

/// <summary>A day, a length of time or a period that was said, at its place in the sentence.</summary>
/// <param name="Days">The day; two when it has to be asked which one.</param>
/// <param name="Period">A period as the slots write it, when it is one.</param>
/// <param name="Length">Days, when it was said as a length ("zwei Wochen").</param>
/// <param name="IsOpenYear">Said without a year, so that "vom" may mean the last and "bis" the next one.</param>
sealed record DayPhrase(
    int From, int Count, ImmutableArray<DateOnly> Days, string? Period = null, int? Length = null,
    bool IsOpenYear = false, bool IsAgo = false)
{
    public int End => From + Count;

    public bool IsDay => Length is null && Period is null;
}

/// <summary>Finds the days, lengths and periods of a sentence, the longest first at each place.</summary>
sealed partial class DayPhrases(Sentence said, Calendar calendar)
{
    public ImmutableArray<DayPhrase> All()
    {
        var found = ImmutableArray.CreateBuilder<DayPhrase>();
        for (var i = 0; i < said.Count;)
        {
            var best = Candidates(i).OfType<DayPhrase>().MaxBy(p => p.Count);
            if (best is not null) found.Add(best);
            i = best?.End ?? i + 1;
        }
        return found.ToImmutable();
    }

    IEnumerable<DayPhrase?> Candidates(int i) =>
        [Written(i), OfMonth(i), Word(i), WeekdayAt(i), Duration(i), Edge(i), Feast(i), PeriodAt(i)];

    string Key(int i) => i >= 0 && i < said.Count ? said.Keys[i] : "";

    TokenKind Kind(int i) => i >= 0 && i < said.Count ? said.Tokens[i].Kind : TokenKind.Sign;

    string Raw(int i) => i >= 0 && i < said.Count ? said.Tokens[i].Raw : "";

    DayPhrase? At(int from, int count, DateOnly? day, bool openYear = false) =>
        day is { } known ? new(from, count, [known], IsOpenYear: openYear) : null;

    /// <summary>19.3. · 19.03.2026 · 2026-03-19 · 19. März · March 19th.</summary>
    DayPhrase? Written(int i)
    {
        if (Kind(i) == TokenKind.Date)
        {
            var parts = Raw(i).Split((char[])['.', '-', ' '], StringSplitOptions.RemoveEmptyEntries)
                .Select(p => int.Parse(p, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
            if (parts[0] > 31) return At(i, 1, Calendar.Day(parts[0], parts[1], parts[2]));
            return parts.Length == 3
                ? At(i, 1, Calendar.Day(parts[2] < 100 ? 2000 + parts[2] : parts[2], parts[1], parts[0]))
                : At(i, 1, calendar.NearYear(parts[1], parts[0]), openYear: true);
        }
        if (DayNumber(i) is { } day && Calendar.Month(Key(i + 1 + Dot(i + 1))) is { } month)
            return WithYear(i, 2 + Dot(i + 1), month, day);
        return Calendar.Month(Key(i)) is { } first && Kind(i + 1) is TokenKind.Ordinal or TokenKind.Number
            && DayNumber(i + 1) is { } second && Calendar.Month(Key(i)) is { } m && first == m
            ? WithYear(i, 2, first, second) : null;
    }

    int Dot(int i) => Raw(i) is "." or "of" or "," ? 1 : 0;

    DayPhrase? WithYear(int i, int count, int month, int day)
    {
        var next = i + count + (Raw(i + count) == "," ? 1 : 0);
        return Kind(next) == TokenKind.Number && int.TryParse(Raw(next), CultureInfo.InvariantCulture,
            out var year) && year is > 2000 and < 2100
            ? At(i, next + 1 - i, Calendar.Day(year, month, day))
            : At(i, count, calendar.NearYear(month, day), openYear: true);
    }

    int? DayNumber(int i) => Kind(i) switch
    {
        TokenKind.Ordinal or TokenKind.Number =>
            int.TryParse(Raw(i).TrimEnd('.', 't', 'e', 'n', 'h', 's', 'r', 'd', 'm'), CultureInfo.InvariantCulture,
                out var n) && n <= 31 ? n : null,
        TokenKind.Word => NumberWords.Ordinal(Key(i)),
        _ => null,
    };

    static readonly HashSet<string> Before = new(StringComparer.Ordinal)
    {
        "am", "zum", "bis", "den", "dem", "vom", "ab", "seit", "on", "until", "till", "by", "the", "per", "of", "auf",
        "from", "jeweils", "immer",
    };

    static readonly HashSet<string> Counted = new(StringComparer.Ordinal)
    {
        "mahnung", "mahnen", "mal", "rate", "raten", "stufe", "mahnstufe", "quartal", "brief", "erinnerung", "schreiben",
        "mail", "punkt", "halbjahr", "reminder", "notice", "davon", "anlauf", "versuch", "zahlungserinnerung", "kunde",
        "rechnung", "letter", "one", "quarter",
    };

    /// <summary>"am 20." · "bis zum fünfzehnten" · "zum Monatsersten": the next such day.</summary>
    DayPhrase? OfMonth(int i)
    {
        if (Key(i) is "monatserster" or "monatsersten") return At(i, 1, calendar.OfMonth(1));
        if (!Before.Contains(Key(i - 1)) && !(Key(i - 1) is "der" or "die" && IsLoneOrdinal(i))
            || Kind(i) == TokenKind.Number || DayNumber(i) is not { } day) return null;
        if (Counted.Contains(Key(i + 1)) || Key(i + 1).EndsWith("mahnung", StringComparison.Ordinal)) return null;
        return calendar.OfMonth(day) is not { } next ? null
            : Key(i + 1) is "nachsten" or "kommenden" or "folgenden" && Key(i + 2).StartsWith("monat", StringComparison.Ordinal)
                ? At(i, 3, Calendar.Day(calendar.Today.AddMonths(1).Year, calendar.Today.AddMonths(1).Month, day))
            : Key(i + 1) is "des" or "dieses" or "im" or "diesen" && Key(i + 2).StartsWith("monat", StringComparison.Ordinal)
                ? At(i, 3, Calendar.Day(calendar.Today.Year, calendar.Today.Month, day))
            : At(i, 1, next);
    }

    // "Frist soll der 25. sein"; not "der 2. Brief".
    bool IsLoneOrdinal(int i) => Kind(i) == TokenKind.Ordinal && (i + 1 >= said.Count || !said.Tokens[i + 1].IsCapital)
        && said.Tokens[i].Raw.EndsWith('.') && Key(i - 2) is not ("mahnung" or "stufe");

    DayPhrase? Word(int i)
    {
        int? away = Key(i) switch
        {
            "heute" or "heut" or "today" or "now" or "stichtag" => 0,
            "morgen" or "tomorrow" when Key(i - 1) is not ("guten" or "good") => 1,
            "ubermorgen" => 2,
            "gestern" or "gestrig" or "gestrigen" or "gestrige" or "yesterday" => -1,
            "vorgestern" => -2,
            _ => null,
        };
        if (away is not { } days) return null;
        if (days == 0 && Key(i + 1) is "in" && Duration(i + 1) is { } later) return later with { From = i,
            Count = later.Count + 1, Length = null };
        return new(i, 1, [calendar.Today.AddDays(days)]);
    }

    /// <summary>"Freitag" is the next one; "nächsten Freitag" is asked back while Friday is still to come.</summary>
    DayPhrase? WeekdayAt(int i)
    {
        if (Key(i) is "nachste" or "nachster" or "kommende" or "kommender" or "ubernachste" or "next" or "dieser" or "diese"
            && Key(i + 1) is "woche" or "week" && OfWeek(i, WeeksAway(Key(i)), i + 2) is { } inWeek) return inWeek;
        var (at, word) = Weekday(i) is null ? (i + 1, Key(i)) : (i, "");
        if (Weekday(at) is not { } weekday) return null;
        var count = at - i + 1;
        if (word is "") return Behind(i, weekday);
        return word switch
        {
            "nachsten" or "nachster" or "nachste" or "nachstem" or "next" when calendar.IsStillToCome(weekday) =>
                new(i, count, [calendar.Next(weekday), calendar.Next(weekday).AddDays(7)]),
            "nachsten" or "nachster" or "nachste" or "nachstem" or "next" => At(i, count, calendar.Next(weekday)),
            "ubernachsten" or "ubernachster" => At(i, count, calendar.InWeek(calendar.IsStillToCome(weekday) ? 1 : 2, weekday)),
            "letzten" or "letzter" or "vergangenen" or "vorigen" or "last" => At(i, count, calendar.Last(weekday)),
            "diesen" or "dieser" or "kommenden" or "kommender" or "this" or "coming" =>
                Behind(at, weekday) is { } plain ? plain with { From = i, Count = plain.Count + count - 1 } : null,
            _ => null,
        };
    }

    static int WeeksAway(string word) => word.StartsWith("uber", StringComparison.Ordinal) ? 2
        : word.StartsWith("dies", StringComparison.Ordinal) ? 0 : 1;

    DayPhrase? OfWeek(int from, int away, int at)
    {
        var skip = Key(at) is "am" or "bis" or "on" ? 1 : 0;
        return Weekday(at + skip) is { } weekday ? At(from, at + skip + 1 - from, calendar.InWeek(away, weekday))
            : null;
    }

    /// <summary>"Freitag nächster Woche", "Freitag in einer Woche", "Freitag in acht Tagen".</summary>
    DayPhrase? Behind(int i, DayOfWeek weekday)
    {
        if (Key(i + 1) is "nachster" or "kommender" or "ubernachster" or "der" or "next" or "nachste" or "ubernachste" or "dieser")
        {
            var skip = Key(i + 1) == "der" ? 2 : 1;
            if (Key(i + skip + 1) is "woche" or "week" && Key(i + skip) is var word && word.Length > 3)
                return At(i, skip + 2, calendar.InWeek(WeeksAway(word), weekday));
        }
        if (Key(i + 1) == "in" && Duration(i + 1) is { Length: { } days } later)
            return At(i, later.Count + 1, calendar.Next(weekday).AddDays(days));
        if (Key(i + 1) is "den" or "dem" or "der" && Written(i + 2) is { } written)
            return written with { From = i, Count = written.Count + 2 };
        return Written(i + 1) is { } direct && Raw(i + 1) != "," ? direct with { From = i, Count = direct.Count + 1 }
            : Raw(i + 1) == "," && Written(i + 2) is { } dated ? dated with { From = i, Count = dated.Count + 2 }
            : At(i, 1, calendar.Next(weekday));
    }

    DayOfWeek? Weekday(int i) => Calendar.Weekday(Key(i))
        ?? (Raw(i) is "Fr" or "Mo" or "Di" or "Mi" or "Do" && Key(i - 1) is "bis" or "am" ? Key(i) switch
        {
            "fr" => DayOfWeek.Friday, "mo" => DayOfWeek.Monday, "di" => DayOfWeek.Tuesday, "mi" => DayOfWeek.Wednesday,
            _ => DayOfWeek.Thursday,
        } : null);
}
