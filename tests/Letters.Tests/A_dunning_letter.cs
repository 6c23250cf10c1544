using System.Collections.Immutable;
using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Tenants;

namespace Inkassio.Letters.Tests;

/// <summary>Every kind of letter, printed and read back by poppler, which knows nothing of our code.</summary>
public sealed class A_dunning_letter
{
    static readonly DateOnly On = new(2026, 6, 12);

    static readonly Profile Sender = new(
        "Musterbau Handwerks GmbH", new Address("Werkstraße 1", "50823", "Köln", "DE"), Country.DE, "NW",
        [new("DE89370400440532013000", "COBADEFFXXX", "Commerzbank", Currency.EUR),
         new("CH9300762011623852957", "", "", Currency.CHF)],
        "Anna Weber", "0221 123456", "weber@musterbau.example") { LegalLine = "HRB 12345, Amtsgericht Köln" };

    static readonly Party Debtor = new(
        "K-1001", "Ökohof Jäger eG", DebtorKind.Business, "Frau Dr. Nguyễn Thị Lan",
        new Address("Straße des 17. Juni 5", "10623", "Berlin", "DE"), "", "");

    static FactSheet Facts(NoticeKind kind, Country country, int claims, bool partly) => new(
        kind.Letter(), Tone.Plain, Register.Sie, On, On.AddDays(10), Sender with { Country = country },
        Sender.Accounts[country == Country.CH ? 1 : 0], Debtor,
        [.. Enumerable.Range(1, claims).Select(i => new ClaimFact(
            InvoiceId.New(), kind, $"RE-2026-{i:000}", i == 1 ? "Fenster und Türen" : "", On.AddDays(-60 - i),
            On.AddDays(-30 - i), In(country, 1000 + i), In(country, partly ? 100 : 0),
                In(country, partly ? 900 + i : 1000 + i)))],
        In(country, Enumerable.Range(1, claims).Sum(i => partly ? 900 + i : 1000 + i)),
        kind > NoticeKind.Reminder ? [new(NoticeKind.Reminder, On.AddDays(-20))] : [], AgencyFollows: false);

    static Money In(Country country, decimal amount) =>
        Money.Exact(amount, country == Country.CH ? Currency.CHF : Currency.EUR);

    static LetterModel Letter(FactSheet facts) =>
        NoticeLetter.Of(facts, Composition.Of(facts, LetterText.For(facts.Kind)), logo: null);

    static string Printed(FactSheet facts)
    {
        using var pdf = new PrintedPdf(Letter(facts));
        return pdf.Text;
    }

    public static TheoryData<NoticeKind, Country, int, bool> All() =>
        [.. from kind in Enum.GetValues<NoticeKind>()
            from country in Enum.GetValues<Country>()
            from claims in new[] { 1, 4 }
            from partly in new[] { false, true }
            select (kind, country, claims, partly)];

    [Theory, MemberData(nameof(All))]
    public void says_every_fact(NoticeKind kind, Country country, int claims, bool partly)
    {
        var facts = Facts(kind, country, claims, partly);
        var text = Plain(Printed(facts));
        Assert.All(FactsOf(facts), fact =>
            Assert.Contains(Plain(facts.Country.Spelled(fact)), text, StringComparison.Ordinal));
        if (country == Country.CH) Assert.DoesNotContain('ß',
            text.Replace(Plain("Werkstraße"), "", StringComparison.Ordinal));
    }

    static IEnumerable<string> FactsOf(FactSheet facts) =>
    [
        facts.Debtor.Name, facts.Debtor.Number, facts.Debtor.Address!.Street, facts.Debtor.Address.Postcode,
        facts.Sender.Name, facts.Sender.Contact, facts.Sender.Phone, facts.Sender.Email,
        Iban.Of(facts.Account.Iban).Printed, facts.Country.Day(facts.On), facts.Country.DayWithName(facts.DeadlineOn),
        facts.Country.Amount(facts.Total),
        .. facts.Claims.SelectMany(c => new[]
        {
            c.Number, c.Subject, facts.Country.Day(c.IssuedOn), facts.Country.Day(c.DueOn),
            facts.Country.Amount(c.Amount), facts.Country.Amount(c.Open),
        }),
        .. facts.Earlier.Select(l => facts.Country.Day(l.IssuedOn)),
    ];

    // Lines may break anywhere between words.
    static string Plain(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Normalize();

    [Fact]
    public void of_the_same_facts_is_the_same_bytes()
    {
        var facts = Facts(NoticeKind.Notice1, Country.DE, 2, partly: true);
        Assert.Equal(LetterPdf.Of(Letter(facts)), LetterPdf.Of(Letter(facts)));
    }

    [Fact]
    public void never_names_the_product()
    {
        foreach (var kind in Enum.GetValues<NoticeKind>())
            Assert.DoesNotContain("Inkassio", Printed(Facts(kind, Country.DE, 1, partly: false)),
                StringComparison.OrdinalIgnoreCase);
    }
}
