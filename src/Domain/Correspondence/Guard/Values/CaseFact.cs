using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using Inkassio.Domain.Correspondence.Guard.Prose;
using Inkassio.Domain.Debtors;

namespace Inkassio.Domain.Correspondence.Guard.Values;

[JsonConverter(typeof(KebabEnum<FactType>))]
public enum FactType { Amount, Date, Duration, Percent, Iban, Invoice, Count, Name, Contact }

/// <summary>What a value is in its case; a right value in another role is a lie, too.</summary>
[JsonConverter(typeof(KebabEnum<FactRole>))]
public enum FactRole
{
    Any, Total, Open, InvoiceAmount, Paid, Interest, Fee, Instalment, Credit, Deadline, Due, Issued, Earlier, PaidOn,
    Today,
}

/// <summary>One thing that is true of a case.</summary>
/// <param name="Value">Amounts as 1234.56 or as people write them, days as 2026-03-19, durations in days.</param>
public sealed record CaseFact(FactType Type, FactRole Role, string Value)
{
    /// <summary>The invoice that it belongs to; empty for the case as a whole.</summary>
    public string Of { get; init; } = "";

    /// <summary>EUR, CHF …; empty when the case has but one.</summary>
    public string Currency { get; init; } = "";

    // A person or a program may name roles in either language; what we do not know fits every place.
    static readonly (string Part, FactRole Role)[] OfAmounts =
    [
        ("interest", FactRole.Interest), ("zins", FactRole.Interest), ("fee", FactRole.Fee), ("geb", FactRole.Fee),
        ("kosten", FactRole.Fee), ("cost", FactRole.Fee), ("pauschale", FactRole.Fee), ("lump", FactRole.Fee),
        ("spesen", FactRole.Fee), ("paid", FactRole.Paid), ("gezahlt", FactRole.Paid), ("teilzahlung", FactRole.Paid),
        ("payment", FactRole.Paid), ("credit", FactRole.Credit), ("gutschrift", FactRole.Credit),
        ("instalment", FactRole.Instalment), ("installment", FactRole.Instalment), ("rate", FactRole.Instalment),
        ("outstanding", FactRole.Open), ("saldo", FactRole.Total), ("due", FactRole.Total),
        ("total", FactRole.Total), ("gesamt", FactRole.Total), ("summe", FactRole.Total),
        ("open", FactRole.Open),
        ("offen", FactRole.Open), ("rest", FactRole.Open), ("balance", FactRole.Open), ("principal", FactRole.InvoiceAmount),
        ("haupt", FactRole.InvoiceAmount), ("invoice", FactRole.InvoiceAmount), ("rechnung", FactRole.InvoiceAmount),
    ];

    static readonly (string Part, FactRole Role)[] OfDays =
    [
        ("erhalt", FactRole.PaidOn), ("eingang", FactRole.PaidOn), ("gezahlt", FactRole.PaidOn), ("old", FactRole.Earlier),
        ("alt", FactRole.Earlier), ("last", FactRole.Earlier), ("vorig", FactRole.Earlier),
        ("pay-by", FactRole.Deadline), ("earlier", FactRole.Earlier), ("previous", FactRole.Earlier),
        ("frueher", FactRole.Earlier), ("letter", FactRole.Earlier), ("reminder", FactRole.Earlier),
        ("schreiben", FactRole.Earlier), ("erinnerung", FactRole.Earlier), ("mahnung", FactRole.Earlier),
        ("deadline", FactRole.Deadline), ("frist", FactRole.Deadline), ("due", FactRole.Due), ("faellig", FactRole.Due),
        ("issued", FactRole.Issued), ("rechnung", FactRole.Issued), ("invoice", FactRole.Issued), ("paid", FactRole.PaidOn),
        ("payment", FactRole.PaidOn), ("zahlung", FactRole.PaidOn), ("today", FactRole.Today), ("stichtag", FactRole.Today),
    ];

    public static FactRole RoleOf(FactType type, string said)
    {
        var fold = ProseText.Fold(said);
        var words = type == FactType.Amount ? OfAmounts : type == FactType.Date ? OfDays : [];
        return words.Where(w => fold.Contains(w.Part, StringComparison.Ordinal)).Select(w => w.Role).FirstOrDefault();
    }

    internal long? Cents => Type == FactType.Amount ? Tokens.CentsOf(Value) : null;

    internal DateOnly? Day => Type != FactType.Date ? null
        : DateOnly.TryParseExact(Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : Tokens.DayOf(Value) is { HasYear: true } found ? found.Day : null;

    /// <summary>Everything that a letter's facts say, for marks in the editor of its text.</summary>
    public static ImmutableArray<CaseFact> From(FactSheet facts)
    {
        CaseFact Sum(FactRole role, Money money, string of = "") => new(FactType.Amount, role,
            money.Amount.ToString("0.00", CultureInfo.InvariantCulture)) { Of = of, Currency = $"{money.Currency}" };
        CaseFact On(FactRole role, DateOnly day, string of = "") =>
            new(FactType.Date, role, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) { Of = of };
        CaseFact Word(FactType type, string value) => new(type, FactRole.Any, value);
        return
        [
            Sum(FactRole.Total, facts.Total), On(FactRole.Today, facts.On),
            .. facts.Kind == LetterKind.Thanks ? [] : (CaseFact[])[On(FactRole.Deadline, facts.DeadlineOn)],
            Sum(FactRole.Paid, facts.Claims.Sum(facts.Total.Currency, c => c.Paid)),
            Sum(FactRole.Open, facts.Claims.Sum(facts.Total.Currency, c => c.Open)),
            Sum(FactRole.Interest, facts.Claims.Sum(facts.Total.Currency, c => c.Interest)),
            Sum(FactRole.Fee, facts.Claims.Sum(facts.Total.Currency, c => c.Costs)),
            .. facts.Claims.SelectMany(c => (CaseFact[])
            [
                Word(FactType.Invoice, c.Number), Sum(FactRole.InvoiceAmount, c.Amount, c.Number),
                Sum(FactRole.Open, c.Open, c.Number), Sum(FactRole.Paid, c.Paid, c.Number),
                Sum(FactRole.Interest, c.Interest, c.Number), Sum(FactRole.Fee, c.Costs, c.Number),
                On(FactRole.Issued, c.IssuedOn, c.Number), On(FactRole.Due, c.DueOn, c.Number),
            ]),
            .. facts.Claims.Where(c => c.Disputed is not null)
                .Select(c => Sum(FactRole.Any, c.Disputed!.Value, c.Number)),
            Sum(FactRole.Any, facts.Claims.Sum(
                facts.Total.Currency, c => c.Disputed ?? Money.None(facts.Total.Currency))),
            .. facts.Claims.SelectMany(c => c.NewCharges.Concat(c.EarlierCharges))
                .Select(c => Sum(FactRole.Fee, c.Amount)),
            .. facts.Claims.SelectMany(c => c.Sheet?.Segments ?? []).Select(s => s.Rate.Percent).Distinct()
                .Select(p => Word(FactType.Percent, p.ToString(CultureInfo.InvariantCulture))),
            .. facts.Earlier.Select(e => On(FactRole.Earlier, e.IssuedOn)),
            .. OfAgreements(facts, Sum, On),
            Word(FactType.Iban, facts.Account.Iban), Word(FactType.Count, $"{facts.Claims.Length}"),
            .. ((string[])[facts.Debtor.Name, facts.Debtor.Contact, facts.Sender.Name, facts.Sender.Contact,
                facts.Call?.Person ?? ""])
                .Where(n => n.Length > 0).Select(n => Word(FactType.Name, n)),
            .. new[] { facts.Sender.Phone, facts.Sender.Email, facts.Debtor.Number }
                .Where(n => n.Length > 0).Select(n => Word(FactType.Contact, n)),
        ];
    }

    static IEnumerable<CaseFact> OfAgreements(
        FactSheet facts, Func<FactRole, Money, string, CaseFact> sum, Func<FactRole, DateOnly, string, CaseFact> on)
    {
        foreach (var rate in facts.Plan?.Instalments ?? [])
        {
            yield return sum(FactRole.Instalment, rate.Amount, "");
            yield return on(FactRole.Any, rate.DueOn, "");
        }
        if (facts.Plan is { } plan)
        {
            yield return new(FactType.Count, FactRole.Any, $"{plan.Instalments.Length}");
            yield return new(FactType.Duration, FactRole.Any, $"{InstalmentPlan.LateDays}");
            if (plan.AgreedOn is { } agreed) yield return on(FactRole.Any, agreed, "");
        }
        if (facts.Instalment is { } one)
        {
            foreach (var money in (Money[])[one.Amount, one.Paid, one.Open]) yield return sum(FactRole.Any, money, "");
            yield return on(FactRole.Due, one.DueOn, "");
            yield return new(FactType.Count, FactRole.Any, $"{one.Number}");
            yield return new(FactType.Duration, FactRole.Any, $"{one.LateDays}");
        }
        if (facts.Call is { } call)
        {
            yield return sum(FactRole.Any, call.Amount, "");
            yield return on(FactRole.Any, call.On, "");
            yield return on(FactRole.Deadline, call.PayOn, "");
        }
        if (facts.Complaint?.Result is { } result)
        {
            yield return sum(FactRole.Open, result.Rest, "");
            if (result.Credit is { } credit) yield return sum(FactRole.Any, credit, "");
        }
        if (facts.Payment is not { } paid) yield break;
        yield return sum(FactRole.Any, paid.Amount, "");
        yield return sum(FactRole.Open, paid.Rest, "");
        yield return sum(FactRole.Any, paid.Credit, "");
        yield return on(FactRole.PaidOn, paid.ReceivedOn, "");
    }
}
