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
            ClaimsOf(facts),
            .. WorkingOf.Of(facts),
            .. SlipOf(facts) is null ? [PaymentOf(facts)] : new Block[] { new Paragraph(SlipWords(facts)) },
        ],
        Slip = SlipOf(facts),
        Form = facts.Sender.LetterForm ?? LetterForm.B,
        AddressSide = facts.Sender.AddressSide
            ?? (facts.Country == Country.CH ? AddressSide.Right : AddressSide.Left),
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

    // Few claims stand in the letter always; many go behind it with their sums left in place, where they need to.
    static Block ClaimsOf(FactSheet facts)
    {
        const int InLetterMax = 3;
        var table = TableOf(facts);
        if (facts.Claims.Length <= InLetterMax) return table;
        return new Working("Anlage: Die Rechnungen im Einzelnen", [table],
        [
            // The sums alone, under a head that says where their parts are.
            table with { Columns = [new($"{facts.Claims.Length} Rechnungen, einzeln in der Anlage"), new("Betrag", IsNumber: true)], Rows = [] },
        ]);
    }

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

    static PaymentPart PaymentOf(FactSheet facts) => new(
        [
            new("Empfänger", Spelled(facts, facts.Sender.Name)),
            new("IBAN", Iban.Of(facts.Account.Iban).Printed),
            .. facts.Account.Bic.Length > 0 ? new[] { new Particular("BIC", facts.Account.Bic) } : [],
            new("Betrag", facts.Country.Amount(facts.Total)),
            new("Verwendungszweck", facts.CreditorReference?.Printed ?? facts.Reference),
            new(facts.Kind == NoticeKind.PreDue ? "Fällig am"
                : "Bitte zahlen bis", facts.Country.DayWithName(facts.DeadlineOn)),
        ],
        // The code is a SEPA transfer: euros, to an account in the SEPA area.
        facts.Total.Currency == Currency.EUR
            ? GiroCode.Of(Cut(facts.Sender.Name, GiroCode.NameMax), Iban.Of(facts.Account.Iban), facts.Total,
                facts.CreditorReference, facts.CreditorReference is null ? facts.Reference : "", facts.Account.Bic)
            : null);

    // Francs are paid by the Swiss slip, and so are euros that go to a Swiss firm's account at home.
    static SwissBill? SlipOf(FactSheet facts)
    {
        var account = Iban.Of(facts.Account.Iban);
        if (facts.Country != Country.CH || !account.IsSwiss) return null;
        var message = SwissParty.Clean(
            facts.CreditorReference is null && !account.IsQr ? facts.Reference : $"Rechnung {facts.Reference}");
        return SwissBill.Of(
            account, PartyOf(facts, facts.Sender.Name, facts.Sender.Address), facts.Total.Currency, facts.Total,
            PartyOf(facts, facts.Debtor.Name, facts.Debtor.Address!),
            account.IsQr ? QrReferenceOf(facts).Value : facts.CreditorReference?.Value ?? "",
            Cut(message, SwissBill.MessageMax));
    }

    static SwissParty PartyOf(FactSheet facts, string name, Address address) =>
        SwissParty.Of(Spelled(facts, name), address with { Street = Spelled(facts, address.Street) });

    // By the invoice's digits, with several invoices by the customer's: what a person finds again on a list.
    static QrReference QrReferenceOf(FactSheet facts)
    {
        const int DigitsMax = 26;
        var digits = string.Concat(
            (facts.Claims.Length == 1 ? facts.Claims[0].Number : facts.Debtor.Number).Where(char.IsAsciiDigit));
        return QrReference.For(digits.Length is 0 or > DigitsMax ? $"{facts.On:yyyyMMdd}" : digits);
    }

    static string SlipWords(FactSheet facts) => facts.Kind == NoticeKind.PreDue
        ? $"Fällig am {facts.Country.DayWithName(facts.DeadlineOn)}. Für die Zahlung ist der Zahlteil vorbereitet."
        : $"Für Ihre Zahlung bis {facts.Country.DayWithName(facts.DeadlineOn)} ist der Zahlteil vorbereitet.";

    static string Cut(string text, int lengthMax) => text.Length <= lengthMax ? text : text[..lengthMax];
}
