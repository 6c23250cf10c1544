using System.Text.RegularExpressions;
using Inkassio.Domain.Debtors;

namespace Inkassio.Domain.Correspondence.Guard;

/// <summary>Every amount, day, percentage, account and number in the text is a fact, and written as the country writes
/// it. What is no fact is a mistake or a lie.</summary>
static class ValueRule
{
    const string Id = "G16";

    public static IEnumerable<Finding> Find(GuardedLetter letter)
    {
        var facts = new KnownValues(letter.Facts);
        foreach (Match match in Tokens.All().Matches(letter.Masked))
            if (FaultOf(letter, facts, match) is ({ } fault, var instead) && !IsTyped(letter, match.Value))
                yield return letter.At(Rule(fault), fault, match.Index, match.Length) with { Instead = instead };
    }

    static string Rule(Fault fault) => fault switch
    {
        Fault.WrongForm => "G13",
        Fault.ForeignIban => "G5",
        _ => Id,
    };

    // A person may quote what the debtor wrote. An account is never quoted: that is how payments are diverted.
    static bool IsTyped(GuardedLetter letter, string token) =>
        !LooksLikeIban(token) && letter.Typed.Any(t => t.Contains(token, StringComparison.Ordinal));

    static bool LooksLikeIban(string token) => Iban.TryParse(token, out _);

    static (Fault?, string) FaultOf(GuardedLetter letter, KnownValues facts, Match match)
    {
        if (match.Groups["law"].Success || match.Groups["hours"].Success) return (null, "");
        if (match.Groups["iban"].Success) return OfIban(letter.Facts, match.Value);
        if (match.Groups["day"].Success) return OfDay(letter.Facts, facts, match.Value);
        if (match.Groups["percent"].Success) return OfPercent(letter.Facts, facts, match.Value);
        if (match.Groups["amount"].Success) return OfAmount(letter.Facts, facts, match.Value);
        return facts.Counts(match.Value, After(letter.Text, match)) ? (null, "") : (Fault.UnknownNumber, "");
    }

    static ReadOnlySpan<char> After(string text, Match match) => text.AsSpan(match.Index + match.Length).TrimStart(' ');

    static (Fault?, string) OfIban(FactSheet facts, string token) =>
        token.Replace(" ", "", StringComparison.Ordinal) == facts.Account.Iban.Replace(" ", "", StringComparison.Ordinal)
            ? (null, "") : (Fault.ForeignIban, Iban.Of(facts.Account.Iban).Printed);

    static (Fault?, string) OfDay(FactSheet facts, KnownValues known, string token)
    {
        var (weekday, bare) = Tokens.Split(token);
        if (Tokens.DayOf(bare) is not { } found) return (Fault.UnknownDay, "");
        if (known.DayLike(found.Day, found.HasYear) is not { } day) return (Fault.UnknownDay, "");
        if (weekday.Length > 0 && !facts.Form.DayWithName(day).StartsWith(weekday, StringComparison.Ordinal))
            return (Fault.WeekdayWrong, facts.Form.DayWithName(day));
        var isOurs = bare == facts.Form.Day(day) || !found.HasYear
            || (!facts.Form.IsEnglish && bare == facts.Country.LongDay(day));
        return isOurs ? (null, "") : (Fault.WrongForm, facts.Form.Day(day));
    }

    static (Fault?, string) OfPercent(FactSheet facts, KnownValues known, string token)
    {
        if (Tokens.PointsOf(token) is not { } points || !known.HasRate(points)) return (Fault.UnknownPercent, "");
        var ours = facts.Form.Percent(new Rate(points));
        return token.Replace(" ", "", StringComparison.Ordinal) == ours.Replace(" ", "", StringComparison.Ordinal)
            ? (null, "") : (Fault.WrongForm, ours);
    }

    static (Fault?, string) OfAmount(FactSheet facts, KnownValues known, string token)
    {
        if (Tokens.CentsOf(token) is not { } cents || !known.HasCents(cents)) return (Fault.UnknownAmount, "");
        var ours = facts.Form.Amount(new Money(cents, facts.Total.Currency));
        return token == ours || token == ours.Replace("€", "EUR", StringComparison.Ordinal)
            ? (null, "") : (Fault.WrongForm, ours);
    }
}

/// <summary>The values of a fact sheet, asked one by one: a letter states few of them.</summary>
sealed class KnownValues(FactSheet facts)
{
    readonly HashSet<long> cents = [.. Amounts(facts).Select(m => m.Cents)];
    readonly HashSet<DateOnly> days = [.. Days(facts)];

    public bool HasCents(long value) => cents.Contains(value);

    public bool HasRate(decimal points) => facts.Claims.Any(c =>
        c.Sheet is { } sheet && sheet.Segments.Any(s => s.Rate.Percent == points));

    public DateOnly? DayLike(DateOnly day, bool hasYear) =>
        hasYear ? days.Contains(day) ? day : null
        : days.Where(d => d.Month == day.Month && d.Day == day.Day).Select(d => (DateOnly?)d).FirstOrDefault();

    /// <summary>A bare number is a fact only before the thing that it counts.</summary>
    public bool Counts(string digits, ReadOnlySpan<char> next) =>
        Is(digits, facts.Claims.Length) && StartsWith(next, "Rechnung", "invoice")
        || facts.Instalment is { } instalment && CountsOf(instalment, digits, next)
        || facts.Plan is { } plan
            && (Is(digits, plan.Instalments.Length) && StartsWith(next, "Rate", "instalment")
                || Is(digits, plan.LateAfter) && StartsWith(next, "Tag", "day"));

    // "2. Rate" in German, where the point belongs to the number; "instalment 2" stands before anything.
    bool CountsOf(InstalmentFact instalment, string digits, ReadOnlySpan<char> next) =>
        Is(digits.TrimEnd('.'), instalment.Number)
            && (facts.Form.IsEnglish || next.StartsWith("Rate", StringComparison.Ordinal))
        || Is(digits, instalment.LateDays) && StartsWith(next, "Tag", "day");

    static bool Is(string digits, int count) =>
        digits == count.ToString(System.Globalization.CultureInfo.InvariantCulture);

    static bool StartsWith(ReadOnlySpan<char> text, string german, string english) =>
        text.StartsWith(german, StringComparison.Ordinal) || text.StartsWith(english, StringComparison.Ordinal);

    static IEnumerable<Money> Amounts(FactSheet f) =>
    [
        f.Total, f.Claims.Sum(f.Total.Currency, c => c.Paid), f.Claims.Sum(f.Total.Currency, c => c.Open),
        f.Claims.Sum(f.Total.Currency, c => c.Interest), f.Claims.Sum(f.Total.Currency, c => c.Costs),
        .. f.Claims.SelectMany(c => (Money[])[c.Amount, c.Paid, c.Open, c.Interest, c.Costs, c.Total]),
        .. f.Claims.SelectMany(c => c.NewCharges.Concat(c.EarlierCharges)).Select(c => c.Amount),
        .. f.Claims.Select(c => c.Disputed).OfType<Money>(),
        f.Claims.Sum(f.Total.Currency, c => c.Disputed ?? Money.None(f.Total.Currency)),
        .. f.Instalment is { } one ? (Money[])[one.Amount, one.Paid, one.Open] : [],
        .. f.Plan?.Instalments.Select(i => i.Amount) ?? [],
        .. f.Complaint?.Result is { } r ? (Money[])[r.Rest, r.Credit ?? r.Rest] : [],
        .. f.Call is { } call ? (Money[])[call.Amount] : [],
        .. f.Payment is { } paid ? (Money[])[paid.Amount, paid.Rest, paid.Credit] : [],
    ];

    static IEnumerable<DateOnly> Days(FactSheet f) =>
    [
        f.On, f.DeadlineOn, .. f.Claims.SelectMany(c => (DateOnly[])[c.IssuedOn, c.DueOn, c.DefaultSince ?? c.DueOn]),
        .. f.Earlier.Select(l => l.IssuedOn),
        .. f.Instalment is { } one ? (DateOnly[])[one.DueOn] : [],
        .. f.Plan?.Instalments.Select(i => i.DueOn) ?? [],
        .. f.Plan?.AgreedOn is { } agreed ? (DateOnly[])[agreed] : [],
        .. f.Call is { } call ? (DateOnly[])[call.On, call.PayOn] : [],
        .. f.Payment is { } paid ? (DateOnly[])[paid.ReceivedOn] : [],
    ];
}
