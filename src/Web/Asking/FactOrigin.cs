using System.Globalization;
using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Correspondence.Guard.Values;

namespace Inkassio.Web.Asking;

/// <summary>Where a value in a letter comes from, in a few words, and the page that shows it.</summary>
public sealed record FactOrigin(string Words, string? Path);

/// <summary>The values of one letter with their origins, by how the letter writes them.</summary>
public sealed class FactOrigins
{
    readonly Dictionary<string, FactOrigin> known = new(StringComparer.Ordinal);
    readonly FactSheet facts;
    readonly string account;

    public FactOrigins(DebtorId debtor, FactSheet facts, bool isChosenDeadline)
    {
        (this.facts, account) = (facts, $"/kunden/{debtor}");
        Say(facts.Account.Iban, $"Ihr Konto{(facts.Account.Bank.Length > 0 ? $" bei {facts.Account.Bank}" : "")}, aus den Einstellungen", "/einstellungen");
        Day(facts.DeadlineOn, isChosenDeadline ? "Die Frist, die Sie gewählt haben" : "Die Frist nach Ihrer Mahnleiter");
        foreach (var claim in facts.Claims) Of(claim);
        Sum(facts.Total, "Summe aus Hauptforderung, Zinsen und Kosten am Tag des Briefs");
        foreach (var letter in facts.Earlier) Day(letter.IssuedOn, "Tag eines früheren Schreibens, aus dem Verlauf");
        Day(facts.On, "Der Tag des Briefs");
        foreach (var rate in facts.Plan?.Instalments ?? [])
        {
            Sum(rate.Amount, "Eine Rate aus dem Ratenplan");
            Day(rate.DueOn, "Tag einer Rate aus dem Ratenplan");
        }
        if (facts.Payment is not { } paid) return;
        Sum(paid.Amount, "Die Zahlung, für die der Brief dankt");
        Day(paid.ReceivedOn, "Tag des Zahlungseingangs");
    }

    void Of(ClaimFact claim)
    {
        Say(claim.Number, $"Rechnung vom {facts.Form.Day(claim.IssuedOn)}, fällig am {facts.Form.Day(claim.DueOn)}", account);
        Sum(claim.Open, $"Offener Betrag der Rechnung {claim.Number}");
        Sum(claim.Amount, $"Betrag der Rechnung {claim.Number}");
        Sum(claim.Paid, $"Schon gezahlt auf Rechnung {claim.Number}");
        Sum(claim.Interest, $"Verzugszinsen auf Rechnung {claim.Number}, aus der Berechnung");
        Sum(claim.Costs, $"Kosten zu Rechnung {claim.Number}");
        Day(claim.IssuedOn, $"Datum der Rechnung {claim.Number}");
        Day(claim.DueOn, $"Fälligkeit der Rechnung {claim.Number}");
    }

    /// <summary>Null where we know no more than that it is right.</summary>
    public FactOrigin? Of(ValueMark mark) => known.GetValueOrDefault(Bare(mark.Said))
        ?? (mark.Type == FactType.Percent ? new("Zinssatz aus der Berechnung der Verzugszinsen", account) : null);

    void Sum(Money amount, string words)
    {
        if (!amount.IsPositive) return;
        Say(facts.Form.Amount(amount), words, account);
        Say((amount.Cents / 100m).ToString("N2", CultureInfo.GetCultureInfo("de-DE")), words, account);
    }

    void Day(DateOnly day, string words)
    {
        Say(facts.Form.Day(day), words, account);
        Say(facts.Form.DayWithName(day), words, account);
    }

    // The first word wins: a deadline is told before the day of an invoice that falls on it.
    void Say(string value, string words, string path) => known.TryAdd(Bare(value), new(words, path));

    static string Bare(string value) => string.Concat(value.Where(c => !char.IsWhiteSpace(c)));
}
