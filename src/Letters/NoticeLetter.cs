using System.Collections.Immutable;
using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Tenants;

namespace Inkassio.Letters;

/// <summary>Puts a composed dunning letter on paper: facts into the form, words as they were composed.</summary>
public static class NoticeLetter
{
    /// <param name="logo">The bytes of a PNG or JPEG; null prints the firm's name alone.</param>
    /// <param name="stationery">The stored stationery; it takes the place of logo, letterhead and foot.</param>
    public static LetterModel Of(
        FactSheet facts, ComposedLetter letter, byte[]? logo, byte[]? stationery = null) => new()
    {
        Sender = SenderOf(facts, facts.Sender, facts.Account, logo) with { Paper = PaperOf(facts.Sender, stationery) },
        Recipient = RecipientOf(facts),
        Particulars = ParticularsOf(facts),
        Subject = letter.Subject,
        Body =
        [
            new Paragraph(letter.Salutation),
            .. letter.Paragraphs.Select(text => new Paragraph(text)),
            .. HasTable(facts) ? [ClaimsOf(facts)] : Array.Empty<Block>(),
            .. WorkingOf.Of(facts),
            .. PlanTable.Of(facts),
            .. PaymentBlocks.Of(facts),
        ],
        Slip = PaymentBlocks.SlipOf(facts),
        Form = facts.Sender.LetterForm ?? LetterForm.B,
        AddressSide = facts.Sender.AddressSide
            ?? (facts.Country == Country.CH ? AddressSide.Right : AddressSide.Left),
        Language = facts.Language == Language.En ? LetterLanguage.English : LetterLanguage.German,
        Closing = letter.Closing,
        Signature = [letter.Signature, Spelled(facts, facts.Sender.Name)],
        SmallPrint = facts.PrivacyUrl is { } url ? $"{facts.Label("Hinweise zum Datenschutz")}: {url}" : "",
        // The letter's own day, at noon: the same facts give the same bytes, whenever they are printed.
        WrittenAt = new DateTimeOffset(facts.On, new TimeOnly(12, 0), TimeSpan.Zero),
    };

    // An answer to a complaint asks for nothing; where nothing is open, there is nothing to list.
    static bool HasTable(FactSheet facts) => facts.Kind != LetterKind.ComplaintAnswer && facts.Total.IsPositive;

    static string Spelled(FactSheet facts, string text) => facts.Form.Spelled(text);

    static Sender SenderOf(FactSheet facts, Profile firm, BankAccount account, byte[]? logo) => new(
        firm.Name,
        [firm.Address.Street, $"{firm.Address.Postcode} {firm.Address.Town}"],
        [
            .. new[] { firm.Phone.Length > 0 ? $"{facts.Label("Telefon")} {firm.Phone}" : "", firm.Email }
                .Where(line => line.Length > 0),
        ])
    {
        Logo = logo is not null && Picture.TryRead(logo, out var picture, out _) ? picture : null,
        Footer =
        [
            [firm.Name, firm.Address.Street, $"{firm.Address.Postcode} {firm.Address.Town}"],
            [.. BankLines(account)],
            [.. new[] { firm.Contact, firm.Phone, firm.Email, firm.LegalLine }.Where(line => line.Length > 0)],
        ],
    };

    static SenderPaper? PaperOf(Profile firm, byte[]? stationery) => stationery is not null && firm.Paper is { } paper
        ? new(Stationery.Open(stationery), paper.Head, paper.Foot, string.Join(" · ", new[]
        {
            firm.Name, firm.Address.Street, $"{firm.Address.Postcode} {firm.Address.Town}", firm.LegalLine,
        }.Where(part => part.Length > 0)))
        : null;

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
        new(facts.Label("Ihre Kundennummer"), facts.Debtor.Number),
        .. facts.Claims.Length == 1 ? new[] { new Particular(facts.Label("Rechnung"), facts.Claims[0].Number) } : [],
        new(facts.Label("Ansprechperson"), facts.Sender.Contact),
        .. facts.Sender.Phone.Length > 0 ? new[] { new Particular(facts.Label("Telefon"), facts.Sender.Phone) } : [],
        .. facts.Sender.Email.Length > 0 ? new[] { new Particular(facts.Label("E-Mail"), facts.Sender.Email) } : [],
        new(facts.Label("Datum"), facts.Form.Day(facts.On)),
    ];

    // Few claims stand in the letter always; many go behind it with their sums left in place, where they need to.
    static Block ClaimsOf(FactSheet facts)
    {
        const int InLetterMax = 3;
        var table = TableOf(facts);
        if (facts.Claims.Length <= InLetterMax) return table;
        return new Working(facts.Label("Anlage: Die Rechnungen im Einzelnen"), [table],
        [
            // The sums alone, under a head that says where their parts are.
            table with
            {
                Columns =
                [
                    new($"{facts.Claims.Length} {facts.Label("Rechnungen, einzeln in der Anlage")}"),
                    new(facts.Label("Betrag"), IsNumber: true),
                ],
                Rows = [],
            },
        ]);
    }

    static ClaimTable TableOf(FactSheet facts)
    {
        var partly = facts.Claims.Any(c => c.Paid.IsPositive);
        var form = facts.Form;
        return new(
            [
                new(facts.Label("Rechnung")), new(facts.Label("vom")),
                new(facts.Label(facts.Kind == LetterKind.PreDue ? "fällig am" : "fällig war")),
                new(facts.Label("Betrag"), IsNumber: true),
                .. partly ? new[] { new TableColumn(facts.Label("bezahlt"), IsNumber: true) } : [],
                new(facts.Label("offen"), IsNumber: true),
            ],
            [
                .. facts.Claims.Select(c => (ImmutableArray<string>)
                [
                    Spelled(facts, c.Subject.Length > 0 ? $"{c.Number}, {c.Subject}" : c.Number),
                    form.Day(c.IssuedOn), form.Day(c.DueOn), form.Amount(c.Amount),
                    .. partly ? new[] { form.Amount(c.Paid) } : [],
                    form.Amount(c.Open),
                ]),
            ],
            [.. SumsOf(facts)]);
    }

    // What makes up the sum: principal, interest, and every cost with its §.
    static IEnumerable<SumRow> SumsOf(FactSheet facts)
    {
        var form = facts.Form;
        Money Sum(Func<ClaimFact, Money> part) => facts.Claims.Sum(facts.Total.Currency, part);
        var (principal, interest, costs) = (Sum(c => c.Open), Sum(c => c.Interest), Sum(c => c.Costs));
        if (principal != facts.Total) yield return new(facts.Label("Hauptforderung"), form.Amount(principal));
        if (interest.IsPositive)
            yield return new($"{facts.InterestLabel()} {facts.Until(facts.On)}", form.Amount(interest));
        // Every cost with its ground, also in the letters after the one that claimed it first.
        var charges = facts.Claims.SelectMany(c => c.EarlierCharges.Concat(c.NewCharges)).ToArray();
        foreach (var charge in charges.GroupBy(c => (c.Kind, c.Section)))
            yield return new(
                $"{facts.ChargeLabel(charge.Key.Kind)} ({charge.Key.Section})",
                form.Amount(charge.Sum(facts.Total.Currency, c => c.Amount)));
        var paid = charges.Sum(facts.Total.Currency, c => c.Amount) - costs;
        if (paid.IsPositive) yield return new(facts.Label("abzüglich gezahlter Kosten"), form.Amount(-paid));
        yield return new(
            facts.Label(TotalWord(facts.Kind)), form.Amount(facts.Total), IsTotal: true);
    }

    static string TotalWord(LetterKind kind) => kind switch
    {
        LetterKind.PreDue => "Rechnungsbetrag",
        _ when kind.IsByHand() => "Noch offen",
        _ => "Zu zahlen",
    };
}
