using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Correspondence.Guard;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Tenants;

namespace Inkassio.Letters.Tests;

/// <summary>Each kind in each country and language, printed, read back by poppler, compared with its facts.</summary>
public sealed class Every_kind_of_letter
{
    static Profile Sender(Country country) => new(
        "Musterbau Handwerks GmbH", new Address("Werkgasse 1", "50823", "Köln", "DE"), country, "",
        [new("DE89370400440532013000", "COBADEFFXXX", "Commerzbank", Currency.EUR),
         new("CH9300762011623852957", "", "", Currency.CHF)],
        "Anna Weber", "0221 123456", "weber@musterbau.example");

    public static TheoryData<LetterKind, Country, Language> All() =>
        [.. from kind in Enum.GetValues<LetterKind>()
            from country in Enum.GetValues<Country>()
            from language in Enum.GetValues<Language>()
            select (kind, country, language)];

    [Theory, MemberData(nameof(All))]
    public void reads_back_as_its_facts(LetterKind kind, Country country, Language language)
    {
        // The first and the last situation: the richest and the plainest of a kind.
        var every = Inkassio.Domain.Correspondence.SampleFacts.All(kind, language, Sender(country)).ToArray();
        foreach (var facts in (FactSheet[])[every[0], every[^1]])
        {
            var letter = Composition.Of(facts, LetterText.For(kind, language));
            using var pdf = new PrintedPdf(NoticeLetter.Of(facts, letter, logo: null));
            var text = Plain(pdf.Text);
            Assert.All(Told(facts, letter), said => Assert.Contains(Plain(said), text, StringComparison.Ordinal));
            if (country == Country.CH && language == Language.De) Assert.DoesNotContain('ß', text);
            Assert.Empty(LetterGuard.Blocking(facts, letter));
        }
    }

    static IEnumerable<string> Told(FactSheet facts, ComposedLetter letter) =>
    [
        letter.Subject, letter.Salutation, .. letter.Paragraphs, letter.Closing, facts.Debtor.Number,
        facts.Form.Day(facts.On), facts.Label("Ansprechperson"),
        .. facts.Asks is { } asked
            ? (string[])[facts.Form.Amount(asked.Amount), Iban.Of(facts.Account.Iban).Printed, facts.Reference] : [],
        .. facts.Plan?.Instalments.SelectMany(i =>
            (string[])[facts.Form.DayWithName(i.DueOn), facts.Form.Amount(i.Amount)]) ?? [],
    ];

    // Lines may break anywhere, also after a hyphen: what counts are the characters in their order.
    static string Plain(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c))).Normalize();
}
