using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Inkassio.Domain;
using Inkassio.Domain.Correspondence.Guard.Values;

namespace Inkassio.Cli.Guard;

/// <summary>The facts of an entry: a list of {type, role, value}, or an object of roles and values.</summary>
static class GuardFacts
{
    static readonly FrozenDictionary<string, FactType> Types = new (FactType Type, string Words)[]
    {
        (FactType.Amount, "amount betrag money sum summe total gesamtbetrag fee gebuehr interest zinsen paid payment open"
            + " offen instalment rate-amount credit gutschrift principal hauptforderung currency-amount geld"),
        (FactType.Date, "date day datum tag deadline frist due due-date faelligkeit faellig invoice-date rechnungsdatum"
            + " payment-date today stichtag"),
        (FactType.Duration, "duration dauer term days tage zahlungsziel period"),
        (FactType.Percent, "percent rate zinssatz interest-rate prozent percentage"),
        (FactType.Iban, "iban account konto bank-account"),
        (FactType.Invoice, "invoice invoice-number rechnungsnr rechnung rechnungsnummer invoice-no invoice-id number-of-invoice"),
        (FactType.Count, "count number anzahl integer"),
        (FactType.Name, "name person debtor schuldner kunde firma company sender contact-person ansprechpartner"),
        (FactType.Contact, "contact kontakt phone email e-mail mail bic telefon reference verwendungszweck customer-number"
            + " kundennummer url address adresse"),
    }.SelectMany(t => t.Words.Split(' ').Select(w => (w, t.Type)))
        .ToFrozenDictionary(p => p.w, p => p.Type, StringComparer.Ordinal);

    public static ImmutableArray<CaseFact> Of(JsonNode? facts) => facts switch
    {
        null => [],
        JsonArray list => [.. list.Select(f => Fact(f as JsonObject))],
        JsonObject map => [.. map.SelectMany(p => p.Value is JsonArray many
            ? many.Select(v => Fact(p.Key, v)) : [Fact(p.Key, p.Value)])],
        _ => throw new FormatException("'facts' must be a list."),
    };

    static CaseFact Fact(string role, JsonNode? value) => value is JsonObject fact && fact["value"] is not null
        ? Fact(fact) : Fact(new JsonObject { ["type"] = role, ["role"] = role, ["value"] = $"{value}" });

    static CaseFact Fact(JsonObject? fact)
    {
        if (fact is null) throw new FormatException("A fact must be an object.");
        var value = GuardEntry.Text(fact, "value", null);
        var (said, role) = (GuardEntry.Text(fact, "type", ""), GuardEntry.Text(fact, "role", ""));
        var type = Types.TryGetValue(GuardWords.Fold(said), out var known) ? known
            : Types.TryGetValue(GuardWords.Fold(role), out known) ? known
            : ByValue(value) ?? throw new FormatException(
                $"The fact type '{said}' is unknown; there are {string.Join(", ", Types.Keys.Order(StringComparer.Ordinal))}.");
        return new(type, CaseFact.RoleOf(type, GuardWords.Fold(role.Length > 0 ? role : said)), value)
        {
            Of = GuardEntry.Text(fact, "of", GuardEntry.Text(fact, "invoice", "")),
            Currency = GuardEntry.Text(fact, "currency", CurrencyIn(value)),
        };
    }

    // A type that nobody named can often be seen.
    static FactType? ByValue(string value) => Iban.TryParse(value, out _) ? FactType.Iban
        : DateOnly.TryParseExact(value, ["yyyy-MM-dd", "dd.MM.yyyy", "d.M.yyyy"],
            System.Globalization.CultureInfo.InvariantCulture,
            System.Globalization.DateTimeStyles.None, out _) ? FactType.Date
        : value.EndsWith('%') ? FactType.Percent
        : value.Any(char.IsAsciiDigit)
            && value.All(c => char.IsAsciiDigit(c) || " .,'€EURCHF–-".Contains(c, StringComparison.Ordinal))
            ? FactType.Amount : null;

    static string CurrencyIn(string value) => value.Contains("CHF", StringComparison.Ordinal) ? "CHF"
        : value.Contains('€', StringComparison.Ordinal) || value.Contains("EUR", StringComparison.Ordinal) ? "EUR" : "";
}
