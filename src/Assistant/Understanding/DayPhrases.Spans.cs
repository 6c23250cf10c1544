using System.Globalization;
using Inkassio.Domain.Law;

namespace Inkassio.Assistant;

/// <summary>Lengths ("zwei Wochen"), edges ("Ende März"), feasts, and periods ("letztes Quartal").</summary>
sealed partial class DayPhrases
{
    /// <summary>Days of a length from today on. "In acht Tagen" is a week; working days are counted one by one.</summary>
    DayPhrase? Duration(int i)
    {
        var start = Key(i) is "in" or "innerhalb" or "binnen" or "innert" or "within" or "noch" or "nach" or "vor" or "von" ? i + 1 : i;
        if (start > i && Key(start) is "von" or "of" or "den" or "weiteren" or "weitere" or "nochmal" or "den") start++;
        if (Compact(start) is { } compact) return compact with { From = i, Count = compact.End - i };
        if (Count(start) is not ({ } count, var words)) return null;
        var at = start + words;
        if (Key(at) is "weitere" or "volle" or "ganze" or "weiteren" or "ganzen" or "more" or "additional") at++;
        if (Raw(at) == "-") at++;
        var half = NumberWords.Half(Key(at - 1)) ?? count;
        if (Key(at) is "halbes" or "halben" or "half" && Key(at + 1) is "jahr" or "year") (half, at) = (half / 2, at + 1);
        var isIdiom = count == 8 && Key(i) == "in" && Unit(at) == 1;
        var (day, taken) = Length(half, at, isIdiom);
        return taken == 0 ? null
            : new(i, at + taken - i, [Key(i) == "vor" ? Ago(day) : day],
                Length: Math.Abs(day.DayNumber - calendar.Today.DayNumber),
                IsAgo: Key(i) == "vor" || Key(at + taken) == "ago");
    }

    DateOnly Ago(DateOnly day) => calendar.Today.AddDays(calendar.Today.DayNumber - day.DayNumber);

    (DateOnly Day, int Taken) Length(decimal count, int at, bool isIdiom)
    {
        var today = calendar.Today;
        if (Key(at) is "working" or "business" or "banking" && Key(at + 1) is "days" or "day")
            return (calendar.WorkingDays((int)count), 2);
        if (Key(at).EndsWith("werktage", StringComparison.Ordinal) || Key(at).EndsWith("werktagen", StringComparison.Ordinal)
            || Key(at).Contains("arbeitstag", StringComparison.Ordinal) || Key(at) is "werktag" or "bankarbeitstage")
            return (calendar.WorkingDays((int)count), 1);
        return Unit(at) switch
        {
            1 => (today.AddDays(isIdiom ? 7 : (int)count), 1),
            7 => (today.AddDays((int)(7 * count)), 1),
            30 when count != decimal.Truncate(count) => (today.AddMonths((int)count).AddDays(15), 1),
            30 => (today.AddMonths((int)count), 1),
            365 => (today.AddMonths((int)(12 * count)), 1),
            91 => (today.AddMonths((int)(3 * count)), 1),
            183 => (today.AddMonths((int)(6 * count)), 1),
            _ => (today, 0),
        };
    }

    int Unit(int at) => Key(at) switch
    {
        "tag" or "tage" or "tagen" or "tages" or "day" or "days" or "tg" => 1,
        "woche" or "wochen" or "week" or "weeks" or "wo" or "wochn" => 7,
        "monat" or "monate" or "monaten" or "month" or "months" => 30,
        "jahr" or "jahre" or "jahren" or "year" or "years" => 365,
        "vierteljahr" or "vierteljahre" or "quartal" or "quartale" or "quartalen" => 91,
        "halbjahr" or "halbjahre" => 183,
        "fortnight" => 14,
        _ => 0,
    };

    /// <summary>"14-tägig", "zweiwöchige": number and unit in one word.</summary>
    DayPhrase? Compact(int i)
    {
        foreach (var (ending, unit) in (ReadOnlySpan<(string, int)>)[("tagig", 1), ("wochig", 7), ("monatig", 30)])
            if (Key(i).IndexOf(ending, StringComparison.Ordinal) is > 1 and var at
                && (NumberWords.Of(Key(i)[..at])
                    ?? (int.TryParse(Key(i)[..at], CultureInfo.InvariantCulture, out var n) ? n : null)) is { } count)
            {
                var day = unit == 30 ? calendar.Today.AddMonths(count) : calendar.Today.AddDays(count * unit);
                return new(i, 1, [day], Length: day.DayNumber - calendar.Today.DayNumber);
            }
        return null;
    }

    /// <summary>A count in figures or words, and how many words it took.</summary>
    (decimal? Value, int Words) Count(int i)
    {
        if (Key(i) is "ne" or "nen" or "ner" or "a" or "an" or "eineinhalb" or "anderthalb") return (1, 1);
        if (NumberWords.Half(Key(i)) is { } half) return (half, 1);
        if (Kind(i) is TokenKind.Number) return (NumberWords.Figures(Raw(i)), 1);
        if (Kind(i) is TokenKind.Word && NumberWords.Of(Key(i)) is { } value) return (value, 1);
        return (null, 0);
    }

    /// <summary>Ende, Anfang, Mitte of a month, week, quarter or year.</summary>
    DayPhrase? Edge(int i)
    {
        var today = calendar.Today;
        var month = new DateOnly(today.Year, today.Month, 1);
        switch (Key(i))
        {
            case "monatsende" or "ultimo" or "monatsletzten": return At(i, 1, Calendar.EndOfMonth(today));
            case "monatsanfang": return At(i, 1, month.AddMonths(1));
            case "monatsmitte": return At(i, 1, calendar.OfMonth(15));
            case "jahresende": return At(i, 1, new DateOnly(today.Year, 12, 31), openYear: true);
            case "quartalsende": return At(i, 1, Quarter(today, 0).End);
            case "wochenende" when Key(i - 1) is "zum" or "bis" or "ubers": return At(i, 1, calendar.InWeek(0, DayOfWeek.Friday));
        }
        if (Key(i) is not ("ende" or "anfang" or "mitte" or "end" or "beginn" or "letzter" or "letzten" or "letzte")) return null;
        var at = i + 1;
        if (Key(i).StartsWith("letzte", StringComparison.Ordinal))
        {
            if (!Key(at++).StartsWith("tag", StringComparison.Ordinal)) return null;
        }
        while (Key(at) is "der" or "des" or "dieses" or "diesen" or "of" or "the" or "this" or "vom" or "im" or "dieser" or "laufenden") at++;
        var next = Key(at) is "nachsten" or "kommenden" or "nachster" or "kommender" or "next" or "nachstes" or "nachste" or "folgenden" ? 1
            : Key(at) is "ubernachsten" or "ubernachster" ? 2 : 0;
        if (next > 0) at++;
        return Edges(Key(i), at, next) is { } day ? At(i, at + 1 - i, day,
            openYear: Calendar.Month(Key(at)) is not null) : null;
    }

    DateOnly? Edges(string edge, int at, int next)
    {
        var today = calendar.Today;
        if (Calendar.Month(Key(at)) is { } named)
            return OfMonth(edge, new DateOnly(calendar.YearOfNext(named), named, 1));
        return Key(at) switch
        {
            "monat" or "monats" or "monates" or "month" => edge is "anfang" or "beginn" && next == 0
                ? OfMonth(edge, new DateOnly(today.Year, today.Month, 1).AddMonths(1))
                : OfMonth(edge, new DateOnly(today.Year, today.Month, 1).AddMonths(next)),
            "woche" or "week" => calendar.InWeek(next, edge is "ende" or "end" ? DayOfWeek.Friday
                : edge == "mitte" ? DayOfWeek.Wednesday : DayOfWeek.Monday),
            "jahr" or "jahres" or "year" => new DateOnly(today.Year + next, edge is "ende" or "end" ? 12 : 1,
                edge is "ende" or "end" ? 31 : 1),
            "quartal" or "quartals" or "quarter" => Quarter(today, next).End,
            _ => null,
        };
    }

    static DateOnly OfMonth(string edge, DateOnly first) => edge switch
    {
        "anfang" or "beginn" => first,
        "mitte" => first.AddDays(14),
        _ => Calendar.EndOfMonth(first),
    };

    DayPhrase? Feast(int i)
    {
        DateOnly Good() => calendar.Holiday(Holiday.GoodFriday);
        DateOnly Whit() => calendar.Holiday(Holiday.WhitMonday);
        DateOnly? day = Key(i) switch
        {
            "karfreitag" => Good(),
            "grundonnerstag" => Good().AddDays(-1),
            "karsamstag" or "ostersamstag" => Good().AddDays(1),
            "ostersonntag" or "easter" => Good().AddDays(2),
            "ostern" => Key(i - 1) switch { "nach" => Good().AddDays(4), "vor" => Good().AddDays(-1), _ => Good().AddDays(2) },
            "ostermontag" => Good().AddDays(3),
            "himmelfahrt" or "vatertag" => calendar.Holiday(Holiday.Ascension),
            "pfingsten" => Key(i - 1) switch { "nach" => Whit().AddDays(1), "vor" => Whit().AddDays(-3), _ => Whit().AddDays(-1) },
            "pfingstsonntag" => Whit().AddDays(-1),
            "pfingstmontag" => Whit(),
            "fronleichnam" => Whit().AddDays(10),
            "maifeiertag" or "tagderarbeit" => calendar.Holiday(Holiday.LabourDay),
            "neujahr" => calendar.Holiday(Holiday.NewYear),
            "silvester" => calendar.Holiday(Holiday.NewYear).AddDays(-1),
            "heiligabend" or "weihnachten" or "christmas" => calendar.Holiday(Holiday.Christmas).AddDays(-1),
            "nikolaus" => calendar.NearYear(12, 6),
            _ => null,
        };
        if (Key(i) == "christi" && Key(i + 1) == "himmelfahrt") return At(i, 2, calendar.Holiday(Holiday.Ascension));
        return At(i, 1, day);
    }

    (DateOnly Start, DateOnly End, int Number) Quarter(DateOnly day, int away)
    {
        var start = new DateOnly(day.Year, (day.Month - 1) / 3 * 3 + 1, 1).AddMonths(3 * away);
        return (start, start.AddMonths(3).AddDays(-1), (start.Month - 1) / 3 + 1);
    }

    /// <summary>-1 for last, 0 for this, 1 for next, null for no such word.</summary>
    static int? Away(string word) => word switch
    {
        "letzte" or "letzten" or "letzter" or "letztes" or "letztem" or "vorige" or "vorigen" or "voriges" or "vorigem" or "vergangene"
            or "vergangenen" or "vergangenes" or "vergangenem" or "last" or "vorheriges" or "vorherigen" => -1,
        "dies" or "diese" or "dieser" or "diesen" or "diesem" or "dieses" or "aktuelle" or "aktuellen" or "aktuelles"
            or "laufende" or "laufenden" or "laufendes" or "this" or "current" => 0,
        "nachste" or "nachsten" or "nachster" or "nachstes" or "nachstem" or "kommende" or "kommenden" or "kommendes" or "next" => 1,
        "ubernachste" or "ubernachsten" or "ubernachster" => 2,
        "vorletzte" or "vorletzten" or "vorletztes" => -2,
        _ => null,
    };

    static DayPhrase OfPeriod(int from, int count, string period) => new(from, count, [], Period: period);

    static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    DayPhrase? PeriodAt(int i)
    {
        var today = calendar.Today;
        if (Key(i) is "heuer") return OfPeriod(i, 1, $"{today.Year}");
        if (Key(i) is "jahresbeginn" or "jahresanfang" && Key(i - 1) is "seit")
            return OfPeriod(i, 1, $"{today.Year}-01-01/{Iso(today)}");
        if (Key(i) is "vorjahr") return OfPeriod(i, 1, $"{today.Year - 1}");
        if (Key(i) is "vormonat") return OfPeriod(i, 1, Month(today.AddMonths(-1)));
        if (Key(i) is "vorwoche") return OfPeriod(i, 1, Week(calendar.Week(-1)));
        if (Key(i) is "vorquartal") return OfPeriod(i, 1, QuarterText(-1));
        if (Kind(i) == TokenKind.Number && Raw(i).Length == 4
            && int.TryParse(Raw(i), CultureInfo.InvariantCulture, out var year) && year is >= 2000 and <= 2099
            && Key(i + 1) is not ("euro" or "eur" or "franken" or "chf") && Raw(i + 1) != "€")
            return OfPeriod(i, 1, $"{year}");
        return Quarters(i) ?? Weeks(i) ?? NamedMonth(i) ?? Relative(i) ?? LastDays(i);
    }

    static string Month(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    static string Week(DateOnly monday) =>
        string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(monday.ToDateTime(default))}-W{ISOWeek.GetWeekOfYear(monday.ToDateTime(default)):00}");

    string QuarterText(int away) => Quarter(calendar.Today, away) is var q
        ? string.Create(CultureInfo.InvariantCulture, $"{q.Start.Year}-Q{q.Number}") : "";

    DayPhrase? Quarters(int i)
    {
        var (number, count) = Key(i) switch
        {
            ['q', >= '1' and <= '4'] => (Key(i)[1] - '0', 1),
            _ when Key(i + 1) is "quartal" or "quarter"
                && (DayNumber(i) ?? (Kind(i) == TokenKind.Word ? NumberWords.Ordinal(Key(i)) : null))
                is { } n and <= 4 => (n, 2),
            _ => (0, 0),
        };
        if (count == 0) return null;
        var isYear = Kind(i + count) == TokenKind.Number && Raw(i + count).Length == 4;
        var year = isYear ? Raw(i + count) : $"{(number <= (calendar.Today.Month + 2) / 3 ? calendar.Today.Year : calendar.Today.Year - 1)}";
        return OfPeriod(i, count + (isYear ? 1 : 0), $"{year}-Q{number}");
    }

    DayPhrase? Weeks(int i) =>
        (Key(i) is "kw" or "kalenderwoche") && int.TryParse(Raw(i + 1).TrimEnd('.'), CultureInfo.InvariantCulture, out var week)
            && calendar.MondayOf(week) is { } monday
            ? new(i, 2, [monday.AddDays(4)], Period: Week(monday)) : null;

    DayPhrase? NamedMonth(int i)
    {
        if (Calendar.Month(Key(i)) is not { } month || Key(i).Length < 3
            || !said.Tokens[i].IsCapital && Key(i) is "mai" or "may" or "mar") return null;
        var isYear = Kind(i + 1) == TokenKind.Number && Raw(i + 1).Length == 4;
        return OfPeriod(i, isYear ? 2 : 1,
            isYear ? $"{Raw(i + 1)}-{month:00}" : $"{calendar.YearOfLast(month)}-{month:00}");
    }

    DayPhrase? Relative(int i)
    {
        if (Away(Key(i)) is not { } away) return null;
        return Key(i + 1) switch
        {
            "jahr" or "jahres" or "year" or "geschaftsjahr" => OfPeriod(i, 2, $"{calendar.Today.Year + away}"),
            "monat" or "monats" or "month" => OfPeriod(i, 2, Month(calendar.Today.AddMonths(away))),
            "woche" or "week" => new(i, 2, [calendar.InWeek(away, DayOfWeek.Friday)], Period: Week(calendar.Week(away))),
            "quartal" or "quartals" or "quarter" => OfPeriod(i, 2, QuarterText(away)),
            _ => null,
        };
    }

    /// <summary>"die letzten 30 Tage": up to and with today.</summary>
    DayPhrase? LastDays(int i)
    {
        if (Away(Key(i)) != -1 || Count(i + 1) is not ({ } count, var words)) return null;
        var today = calendar.Today;
        DateOnly? start = Unit(i + 1 + words) switch
        {
            1 => today.AddDays(1 - (int)count),
            7 => today.AddDays(1 - 7 * (int)count),
            30 => today.AddMonths(-(int)count).AddDays(1),
            365 => today.AddYears(-(int)count).AddDays(1),
            _ => null,
        };
        return start is { } from ? OfPeriod(i, 2 + words, $"{Iso(from)}/{Iso(today)}") : null;
    }
}
