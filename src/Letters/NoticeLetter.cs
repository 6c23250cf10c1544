using System.Collections.Immutable;
using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Tenants;
using Inkassio.Domain.Words;

namespace Inkassio.Letters;

/// <summary>Puts a composed dunning letter on paper: facts into the form, words as they were composed.</summary>
public static class NoticeLetter
{
    /// <param name="logo">The bytes of a PNG or JPEG; null prints the firm's name alone.</param>
    public static LetterModel Of(FactSheet facts, ComposedLetter letter, byte[]? logo) => new()
    {
        Sender = SenderOf(facts.Sender, facts.Account, logo),
        Recipient = RecipientOf(facts),
        Particulars = ParticularsOf(facts),
        Subject = letter.Subject,
        Body =
        [
            new Paragraph(letter.Salutation),
            .. letter.Paragraphs.Select(text => new Paragraph(text)),
            TableOf(facts),
            .. InterestOf(facts),
            PaymentOf(facts),
        ],
        Closing = letter.Closing,
        Signature = [letter.Signature, Spelled(facts, facts.Sender.Name)],
        // The letter's own day, at noon: the same facts give the same bytes, whenever they are printed.
        WrittenAt = new DateTimeOffset(facts.On, new TimeOnly(12, 0), TimeSpan.Zero),
    };

    static string Spelled(FactSheet facts, string text) => facts.Country.Spelled(text);

    static Sender SenderOf(Profile firm, BankAccount account, byte[]? logo) => new(
        firm.Name,
        [firm.Address.Street, $"{firm.Address.Postcode} {firm.Address.Town}"],
        [.. new[] { firm.Phone.Length > 0 ? $"Telefon {firm.Phone}" : "", firm.Email }.Where(line => line.Length > 0)])
    {
        Logo = logo is not null && Picture.TryRead(logo, out var picture, out _) ? picture : null,
        Footer =
        [
            [firm.Name, firm.Address.Street, $"{firm.Address.Postcode} {firm.Address.Town}"],
            [.. BankLines(account)],
            [.. new[] { firm.Contact, firm.Phone, firm.Email, firm.LegalLine }.Where(line => line.Length > 0)],
        ],
    };

    static IEnumerable<string> BankLines(BankAccount account) =>
    [
        .. account.Bank.Length > 0 ? new[] { account.Bank } : [],
        $"IBAN {Iban.Of(account.Iban).Printed}",
        .. account.Bic.Length > 0 ? new[] { $"BIC {account.Bic}" } : [],
    ];

    static ImmutableArray<string> RecipientOf(FactSheet facts)
    {
        var (party, address) = (facts.Debtor, facts.Debtor.Address!);
        // A firm's letter goes to the firm, with the person below it; a person's name stands once.
        var person = party.Contact.Length > 0 && !party.Contact.EndsWith(party.Name, StringComparison.Ordinal)
            ? party.Contact : "";
        var abroad = address.Country.Length > 0 && address.Country != facts.Sender.Address.Country
            ? CountryName(address.Country) : "";
        return [.. new[] { party.Name, person, address.Street, $"{address.Postcode} {address.Town}".Trim(), abroad }
            .Where(line => line.Length > 0).Select(line => Spelled(facts, line))];
    }

    // DIN 5008: the country in capitals, in the language of the country of posting.
    static string CountryName(string code) => code switch
    {
        "DE" => "DEUTSCHLAND",
        "AT" => "ÖSTERREICH",
        "CH" => "SCHWEIZ",
        "LI" => "LIECHTENSTEIN",
        _ => code.ToUpperInvariant(),
    };

    static ImmutableArray<Particular> ParticularsOf(FactSheet facts) =>
    [
        new("Ihre Kundennummer", facts.Debtor.Number),
        .. facts.Claims.Length == 1 ? new[] { new Particular("Rechnung", facts.Claims[0].Number) } : [],
        new("Ansprechperson", facts.Sender.Contact),
        .. facts.Sender.Phone.Length > 0 ? new[] { new Particular("Telefon", facts.Sender.Phone) } : [],
        .. facts.Sender.Email.Length > 0 ? new[] { new Particular("E-Mail", facts.Sender.Email) } : [],
        new("Datum", facts.Country.Day(facts.On)),
    ];

    static ClaimTable TableOf(FactSheet facts)
    {
        var partly = facts.Claims.Any(c => c.Paid.IsPositive);
        var country = facts.Country;
        return new(
            [
                new("Rechnung"), new("vom"), new(facts.Kind == NoticeKind.PreDue ? "fällig am" : "fällig war"),
                new("Betrag", IsNumber: true),
                .. partly ? new[] { new TableColumn("bezahlt", IsNumber: true) } : [],
                new("offen", IsNumber: true),
            ],
            [
                .. facts.Claims.Select(c => (ImmutableArray<string>)
                [
                    Spelled(facts, c.Subject.Length > 0 ? $"{c.Number}, {c.Subject}" : c.Number),
                    country.Day(c.IssuedOn), country.Day(c.DueOn), country.Amount(c.Amount),
                    .. partly ? new[] { country.Amount(c.Paid) } : [],
                    country.Amount(c.Open),
                ]),
            ],
            [.. SumsOf(facts)]);
    }

    // What makes up the sum: principal, interest, and every cost with its §.
    static IEnumerable<SumRow> SumsOf(FactSheet facts)
    {
        var country = facts.Country;
        Money Sum(Func<ClaimFact, Money> part) => facts.Claims.Sum(facts.Total.Currency, part);
        var (principal, interest, costs) = (Sum(c => c.Open), Sum(c => c.Interest), Sum(c => c.Costs));
        if (principal != facts.Total) yield return new("Hauptforderung", country.Amount(principal));
        if (interest.IsPositive)
            yield return new($"{CostWords.Interest(country)} bis {country.Day(facts.On)}", country.Amount(interest));
        // Every cost with its ground, also in the letters after the one that claimed it first.
        var charges = facts.Claims.SelectMany(c => c.EarlierCharges.Concat(c.NewCharges)).ToArray();
        foreach (var charge in charges.GroupBy(c => (c.Kind, c.Section)))
            yield return new(
                $"{CostWords.Of(charge.Key.Kind, country)} ({charge.Key.Section})",
                country.Amount(charge.Sum(facts.Total.Currency, c => c.Amount)));
        var paid = charges.Sum(facts.Total.Currency, c => c.Amount) - costs;
        if (paid.IsPositive) yield return new("abzüglich gezahlter Kosten", country.Amount(-paid));
        yield return new(
            facts.Kind == NoticeKind.PreDue ? "Rechnungsbetrag"
                : "Zu zahlen", country.Amount(facts.Total), IsTotal: true);
    }

    // The working of the interest, so that the reader can add it up himself.
    static IEnumerable<Block> InterestOf(FactSheet facts)
    {
        var country = facts.Country;
        var lines = facts.Claims.Where(c => c.Sheet is not null)
            .SelectMany(c => c.Sheet!.Segments.Select(s => (c.Number, Segment: s))).ToArray();
        if (lines.Length == 0) yield break;
        yield return new Paragraph(
            $"So berechnen sich die {CostWords.Interest(country)} ({lines[0].Segment.Section}):", IsBold: true);
        yield return new ClaimTable(
            [
                new("Rechnung"), new("von"), new("bis"), new("Tage", IsNumber: true), new("Zinssatz", IsNumber: true),
                new("auf", IsNumber: true), new("Zinsen", IsNumber: true),
            ],
            [
                .. lines.Select(line => (ImmutableArray<string>)
                [
                    line.Number, country.Day(line.Segment.Span.From), country.Day(line.Segment.Span.LastDay),
                    $"{line.Segment.Days}", country.Percent(line.Segment.Rate), country.Amount(line.Segment.Principal),
                    country.Amount(line.Segment.Amount),
                ]),
            ],
            []);
        if (facts.Claims.Any(c => c.Sheet is { Warnings.IsEmpty: false }))
            yield return new Paragraph(
                $"Zinsen sind bis {country.Day(lines[^1].Segment.Span.LastDay)} berechnet: Der Basiszinssatz danach stand "
                + "am Tag dieses Schreibens noch nicht fest.");
    }

    static PaymentPart PaymentOf(FactSheet facts) => new(
        [
            new("Empfänger", Spelled(facts, facts.Sender.Name)),
            new("IBAN", Iban.Of(facts.Account.Iban).Printed),
            .. facts.Account.Bic.Length > 0 ? new[] { new Particular("BIC", facts.Account.Bic) } : [],
            new("Betrag", facts.Country.Amount(facts.Total)),
            new("Verwendungszweck", facts.Reference),
            new(facts.Kind == NoticeKind.PreDue ? "Fällig am"
                : "Bitte zahlen bis", facts.Country.DayWithName(facts.DeadlineOn)),
        ],
        // The code is a SEPA transfer: euros, to an account in the SEPA area.
        facts.Total.Currency == Currency.EUR
            ? GiroCode.Of(Cut(facts.Sender.Name, GiroCode.NameMax), Iban.Of(facts.Account.Iban), facts.Total,
                text: facts.Reference, bic: facts.Account.Bic)
            : null);

    static string Cut(string text, int lengthMax) => text.Length <= lengthMax ? text : text[..lengthMax];
}
