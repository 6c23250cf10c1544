using System.Collections.Immutable;
using System.Globalization;

namespace Inkassio.Domain.Correspondence.Guard.Values;

/// <summary>A stated value where it stands: what the words around it say that it is, and whether it is that.</summary>
sealed class ValuePlace
{
    const int BeforeMax = 60, AfterMax = 28, SentenceMax = 120;

    static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    // What the words beside an amount make of it. The nearest before it counts, then the nearest after it.
    static readonly (string Cue, FactRole Role)[] OfAmounts =
    [
        ("insgesamt", FactRole.Total), ("gesamtbetrag", FactRole.Total), ("gesamtsumme", FactRole.Total),
        ("gesamtforderung", FactRole.Total), ("zahlen sie", FactRole.Total), ("überweisen sie", FactRole.Total),
        ("fordern sie auf", FactRole.Total), ("bitte zahle", FactRole.Total), ("bitte überweise", FactRole.Total),
        ("offen", FactRole.Open), ("ausstehend", FactRole.Open), ("restbetrag", FactRole.Open), ("zins", FactRole.Interest),
        ("gebühr", FactRole.Fee), ("mahnkosten", FactRole.Fee), ("spesen", FactRole.Fee), ("pauschale", FactRole.Fee),
        ("ihre zahlung von", FactRole.Paid), ("ihrer zahlung von", FactRole.Paid), ("ihre zahlung über", FactRole.Paid),
        ("ihrer zahlung über", FactRole.Paid), ("deine zahlung von", FactRole.Paid), ("gezahlt", FactRole.Paid),
        ("begleichen sie", FactRole.Total), ("zu zahlen", FactRole.Total), ("saldo", FactRole.Total),
        ("steht noch", FactRole.Open), ("stehen noch", FactRole.Open), ("gutgeschrieben", FactRole.Paid),
        ("teilzahlung", FactRole.Paid), ("rechnungsbetrag", FactRole.InvoiceAmount), ("hauptforderung", FactRole.InvoiceAmount),
        (" rate", FactRole.Instalment), ("raten", FactRole.Instalment),
    ];

    static readonly (string Cue, FactRole Role)[] OfDays =
    [
        ("bis ", FactRole.Deadline), ("spätestens", FactRole.Deadline), ("frist", FactRole.Deadline),
        ("fällig", FactRole.Due), ("rechnung vom", FactRole.Issued), ("rechnungsdatum", FactRole.Issued),
        ("erinnerung vom", FactRole.Earlier), ("mahnung vom", FactRole.Earlier), ("schreiben vom", FactRole.Earlier),
        ("zahlung vom", FactRole.PaidOn), ("eingegangen", FactRole.PaidOn),
    ];

    // What has come is told behind it: "haben wir 190,00 € erhalten".
    static readonly (string Cue, FactRole Role)[] OfAmountsBehind =
        [.. OfAmounts, ("erhalten", FactRole.Paid), ("eingegangen", FactRole.Paid), ("verbucht", FactRole.Paid)];

    readonly ImmutableArray<CaseFact> facts;
    readonly string text;
    readonly StatedValue value;

    public ValuePlace(ImmutableArray<CaseFact> facts, string text, StatedValue value, int after)
    {
        (this.facts, this.text, this.value) = (facts, text, value);
        Role = value.Type switch
        {
            FactType.Amount => NextWord() ?? Cued(OfAmounts, OfAmountsBehind, after),
            FactType.Date => IsFrom() ? Dated(after) : Cued(OfDays, OfDays, after),
            _ => FactRole.Any,
        };
        Verdict = Judge();
    }

    public FactRole Role { get; }

    public Verdict Verdict { get; }

    Verdict Judge()
    {
        if (value.Type == FactType.Iban) return OfIban();
        if (value.Type == FactType.Invoice) return Verdict.Verified; // Found by its own spelling.
        CaseFact[] equal = [.. facts.Where(Equals)];
        if (equal.Length == 0) return Verdict.Unsupported;
        if (IsWrongWeekday()) return Verdict.Contradicted;
        equal = [.. equal.Where(f => Fits(f.Role) && !IsPartForAll(f))];
        return equal.Length == 0 || IsOfAnother(equal) ? Verdict.Contradicted : Verdict.Verified;
    }

    Verdict OfIban()
    {
        var said = string.Concat(value.Said.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        if (facts.Any(f => f.Type == FactType.Iban && string.Concat(f.Value.Where(char.IsLetterOrDigit))
            .Equals(said, StringComparison.OrdinalIgnoreCase))) return Verdict.Verified;
        return said.Length >= 15 ? Verdict.ForeignAccount : Verdict.Unsupported;
    }

    bool Equals(CaseFact fact)
    {
        if (fact.Type != value.Type) return false;
        return fact.Type switch
        {
            FactType.Amount => fact.Cents == value.Number
                && (value.Currency.Length == 0 || fact.Currency.Length == 0 || fact.Currency == value.Currency),
            FactType.Date => fact.Day is { } day && IsOn(day),
            FactType.Percent => Tokens.PointsOf(fact.Value) == value.Number,
            FactType.Duration => Tokens.PointsOf(fact.Value.Split(' ')[0]) == value.Number,
            FactType.Count => value.Number is { } number && Tokens.PointsOf(fact.Value) is { } count
                && (value.IsOrdinal ? number <= count : number == count),
            _ => false,
        };
    }

    bool IsOn(DateOnly day) => value.Day is { } said
        ? value.HasYear ? said == day : (said.Month, said.Day) == (day.Month, day.Day)
        : value.DayOfMonth > 0 ? value.DayOfMonth == day.Day
        : value.Month > 0 ? value.Month == day.Month
        : IsNamed(day);

    // A Saturday has two names in German.
    bool IsNamed(DateOnly day) => value.Weekday == Name(day) || value.Weekday == day.DayOfWeek.ToString()
        || (value.Weekday.Length == 2 && Name(day).StartsWith(value.Weekday, StringComparison.Ordinal))
        || (value.Weekday == "Sonnabend" && day.DayOfWeek == DayOfWeek.Saturday);

    static string Name(DateOnly day) => German.DateTimeFormat.GetDayName(day.DayOfWeek);

    bool IsWrongWeekday() =>
        value is { Type: FactType.Date, Weekday.Length: > 0 } and ({ Day: not null } or { DayOfMonth: > 0 })
        && !facts.Any(f => Equals(f) && f.Day is { } day && IsNamed(day));

    // A total may be called what is open, and what is open is asked for; everything else is only itself.
    bool Fits(FactRole role) => role == FactRole.Any || Role == FactRole.Any || role == Role || (Role, role) switch
    {
        (FactRole.Total, FactRole.Open or FactRole.Instalment) => true,
        (FactRole.Open, FactRole.Total) => true,
        (FactRole.InvoiceAmount, FactRole.Open) => true,
        (FactRole.Due, FactRole.Deadline) => IsPreDue,
        (FactRole.Deadline, FactRole.Due) => IsPreDue,
        _ => false,
    };

    // Before the due date the two are one.
    bool IsPreDue => facts.Where(f => f.Role == FactRole.Deadline).Select(f => f.Day)
        .Intersect(facts.Where(f => f.Role == FactRole.Due).Select(f => f.Day)).Any();

    // "Rechnung RE-1 über …" with the amount of RE-2.
    bool IsOfAnother(CaseFact[] equal)
    {
        if (value.Type is not (FactType.Amount or FactType.Date) || equal.Any(f => f.Of.Length == 0)) return false;
        var before = text[Math.Max(0, value.From - SentenceMax)..value.From];
        var stop = before.LastIndexOf(". ", StringComparison.Ordinal);
        var behind = text[value.From..Math.Min(text.Length, value.To + BeforeMax)];
        if (behind.AsSpan(value.To - value.From).IndexOfAny(['.', ';', ',', '\n', '(']) is >= 0 and var end
            && !char.IsDigit(text[Math.Min(text.Length - 1, value.To + end + 1)]))
            behind = behind[..(value.To - value.From + end)];
        if (behind.IndexOf(" und ", StringComparison.Ordinal) is >= 0 and var and) behind = behind[..and];
        var around = (stop < 0 ? before : before[stop..]) + behind;
        string[] named =
            [.. facts.Where(f => f.Type == FactType.Invoice && IsIn(around, f.Value)).Select(f => f.Value)];
        return named.Length == 1 && equal.All(f => f.Of != named[0]);
    }

    static bool IsIn(string around, string number)
    {
        var at = around.IndexOf(number, StringComparison.OrdinalIgnoreCase);
        var end = at + number.Length;
        return at >= 0 && (end >= around.Length || !char.IsLetterOrDigit(around[end]));
    }

    static readonly (string Cue, FactRole Role)[] Nouns =
    [
        ("zins", FactRole.Interest), ("verzugszins", FactRole.Interest), ("gebühr", FactRole.Fee), ("mahngebühr", FactRole.Fee),
        ("mahnkosten", FactRole.Fee), ("mahnspesen", FactRole.Fee), ("spesen", FactRole.Fee), ("pauschale", FactRole.Fee),
    ];

    // "5,00 € Mahnkosten": the noun behind it names it, whatever stands before.
    FactRole? NextWord()
    {
        var behind = text.AsSpan(value.To).TrimStart(' ');
        if (behind.StartsWith("an ", StringComparison.Ordinal)) behind = behind[3..];
        foreach (var (noun, role) in Nouns)
            if (behind.StartsWith(noun, StringComparison.OrdinalIgnoreCase)) return role;
        return null;
    }

    bool IsFrom() => text.AsSpan(0, value.From).TrimEnd().EndsWith("vom", StringComparison.OrdinalIgnoreCase);

    // "Rechnung RE-1 vom …", "Ihre Zahlung vom …": what is dated stands before, never behind.
    FactRole Dated(int after)
    {
        var before = text[Math.Max(after, value.From - BeforeMax)..value.From];
        return Nearest([.. OfDays, ("rechnung", FactRole.Issued)], before);
    }

    // Who asks for a sum asks for all of it, or names the invoice.
    bool IsPartForAll(CaseFact fact) => Role == FactRole.Total && fact is { Role: FactRole.Open, Of.Length: > 0 }
        && facts.Count(f => f.Type == FactType.Invoice) > 1
        && !IsIn(text[Math.Max(0, value.From - SentenceMax)..Math.Min(text.Length, value.To + BeforeMax)], fact.Of);

    FactRole Cued((string Cue, FactRole Role)[] cues, (string Cue, FactRole Role)[] behind, int after)
    {
        var from = Math.Max(after, value.From - BeforeMax);
        var before = text[from..value.From];
        var stop = before.LastIndexOfAny(['.', ';', '?', '\n']);
        if (stop >= 0 && stop < before.Length - 1) before = before[(stop + 1)..];
        return Nearest(cues, before) is not FactRole.Any and var role ? role : CuedAfter(behind);
    }

    // The cue that ends last; of two that end together, the longer one.
    static FactRole Nearest((string Cue, FactRole Role)[] cues, string before)
    {
        var (best, at, length) = (FactRole.Any, -1, 0);
        foreach (var (cue, role) in cues)
            if (before.LastIndexOf(cue, StringComparison.OrdinalIgnoreCase) is >= 0 and var place
                && (place + cue.Length > at || (place + cue.Length == at && cue.Length > length)))
                (best, at, length) = (role, place + cue.Length, cue.Length);
        return best;
    }

    FactRole CuedAfter((string Cue, FactRole Role)[] cues)
    {
        var behind = text[value.To..Math.Min(text.Length, value.To + AfterMax)];
        var stop = behind.IndexOfAny(['.', ';', '?', ',', '\n', '(']);
        if (stop >= 0) behind = behind[..stop];
        foreach (var word in (string[])[" und ", " bis ", " am ", " vom "])
            if (behind.IndexOf(word, StringComparison.Ordinal) is >= 0 and var other) behind = behind[..other];
        var (best, at) = (FactRole.Any, int.MaxValue);
        foreach (var (cue, role) in cues)
            if (behind.IndexOf(cue, StringComparison.OrdinalIgnoreCase) is >= 0 and var place && place < at)
                (best, at) = (role, place);
        return best;
    }
}
