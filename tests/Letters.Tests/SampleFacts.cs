using System.Globalization;
using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Law;
using Inkassio.Domain.Tenants;

namespace Inkassio.Letters.Tests;

/// <summary>Made-up cases in all three countries: accents in names, one to eight claims, part payments.</summary>
static class SampleFacts
{
    public static readonly DateOnly On = new(2026, 6, 12);

    static readonly string[] Names =
    [
        "Ökohof Jäger eG", "Müller & Söhne Straßenbau GmbH", "Łukasz Żółkiewski", "Nguyễn Thị Ánh Tuyết",
        "Société Générale d’Électricité SA", "Şükrü Öztürk", "Bäckerei Weiß, Inh. Günther Weiß", "Đorđe Petrović",
        "Gesellschaft für die Verwaltung von Wohnungseigentum und Grundbesitz Nordrhein-Westfalen mbH & Co. KG",
    ];

    static readonly string[] Streets =
        ["Straße des 17. Juni 5", "Dorfstrasse 7 a", "Quai de l’Île 12bis", "Postfach", "Am Großen Wannsee 104"];

    static readonly Dictionary<Country, (Profile Firm, string Postcode, string Town)> Places = new()
    {
        [Country.DE] = (Firm(Country.DE, "Musterbau Handwerks GmbH", new("Werkstraße 1", "50823", "Köln", "DE"),
            "DE89370400440532013000", "COBADEFFXXX", Currency.EUR), "10623", "Berlin"),
        [Country.AT] = (Firm(Country.AT, "Musterbau Ges.m.b.H.", new("Ringstraße 1", "1010", "Wien", "AT"),
            "AT611904300234573201", "OPSKATWW", Currency.EUR), "5020", "Salzburg"),
        [Country.CH] = (Firm(Country.CH, "Muster Handwerk AG", new("Beispielgasse 12", "3011", "Bern", "CH"),
            "CH9300762011623852957", "", Currency.CHF), "8400", "Winterthur"),
    };

    static Profile Firm(
        Country country, string name, Address address, string iban, string bic, Currency currency) => new(
        name, address, country, "", [new(iban, bic, "", currency)], "Anna Weber", "0221 123456",
        "weber@muster.example") { LegalLine = "Handelsregister 12345" };

    /// <summary>The firm whose letters these are, in each country.</summary>
    public static Profile FirmOf(Country country) => Places[country].Firm;

    public static FactSheet Any(Random random) => Of(random, Pick(random, Enum.GetValues<NoticeKind>()),
        Pick(random, Enum.GetValues<Country>()), claims: random.Next(1, 9));

    public static FactSheet Of(Random random, NoticeKind kind, Country country, int claims)
    {
        var (firm, postcode, town) = Places[country];
        var firmOfCase = firm with
        {
            UsesCreditorReference = random.Next(3) == 0 ? true : null,
            LetterForm = random.Next(3) == 0 ? LetterForm.A : null,
        };
        var currency = firm.Accounts[0].Currency;
        ClaimFact[] facts =
            [.. Enumerable.Range(1, claims).Select(i => Claim(random, kind, i, country, currency))];
        return new(
            kind.Letter(), Tone.Plain, Register.Sie, On, On.AddDays(10), firmOfCase, firmOfCase.Accounts[0],
            new($"K-{random.Next(1000, 9999)}", Pick(random, Names), DebtorKind.Business, "Frau Dr. Erika Beispiel",
                new(Pick(random, Streets), postcode, town, country.ToString()), "", ""),
            [.. facts], facts.Sum(currency, f => f.Total),
            kind > NoticeKind.Reminder ? [new(NoticeKind.Reminder, On.AddDays(-20))] : [], AgencyFollows: false);
    }

    static ClaimFact Claim(Random random, NoticeKind kind, int i, Country country, Currency currency)
    {
        var (dueOn, amount) = (On.AddDays(-random.Next(20, 90)), new Money(random.Next(1_000, 5_000_000), currency));
        var paid = random.Next(3) == 0 ? new Money(amount.Cents / 3, currency) : Money.None(currency);
        var number = string.Create(CultureInfo.InvariantCulture, $"RE-2026-{random.Next(1, 900):0000}{i}");
        var fact = new ClaimFact(
            InvoiceId.New(), kind, number, i % 2 == 1 ? "Fenster und Türen" : "", dueOn.AddDays(-30), dueOn, amount, paid,
            amount - paid)
        {
            Receipts = paid.IsPositive
                ? [new(PaymentId.New(), dueOn.AddDays(5), new(InvoiceId.New(), paid - paid, paid - paid, paid))] : [],
        };
        return kind < NoticeKind.Notice2 ? fact : WithInterest(fact, dueOn, country);
    }

    // Between firms, as the law of each country has it in the first half of 2026.
    static (decimal Percent, string Section) InterestOf(Country country) => country switch
    {
        Country.DE => (10.27m, "§ 288 Abs. 2 BGB"),
        Country.AT => (10.73m, "§ 456 UGB"),
        Country.CH => (5m, "Art. 104 Abs. 1 OR"),
        _ => throw new System.Diagnostics.UnreachableException(country.ToString()),
    };

    static ClaimFact WithInterest(ClaimFact fact, DateOnly dueOn, Country country)
    {
        var (percent, section) = InterestOf(country);
        var span = new Period(dueOn.AddDays(1), On.AddDays(1));
        var sheet = new CalculationSheet(fact.Open.Currency,
            [new(span, On.DayNumber - dueOn.DayNumber, 365, fact.Open, new Rate(percent), null, section)],
            [], null);
        return fact with { Sheet = sheet, Interest = sheet.Total, DefaultSince = dueOn.AddDays(1) };
    }

    public static LetterModel Letter(FactSheet facts) =>
        NoticeLetter.Of(facts, Composition.Of(facts, LetterText.For(facts.Kind)), logo: null);

    static T Pick<T>(Random random, T[] from) => from[random.Next(from.Length)];
}
