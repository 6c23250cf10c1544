using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Tenants;

namespace Inkassio.House.Tests;

/// <summary>Fact sheets for every situation that a letter can be written in, in each country and language.</summary>
public static class Letter_facts
{
    public static IEnumerable<FactSheet> All =>
        from country in Enum.GetValues<Country>()
        from language in Enum.GetValues<Language>()
        from kind in Enum.GetValues<LetterKind>()
        from facts in SampleFacts.All(kind, language, Sender(country))
        select facts;

    static Profile Sender(Country country) => new(
        "Großhandel Weber", new Address("Straße 1", "50823", "Köln", "DE"), country, "",
        [new BankAccount("DE89370400440532013000", "", "Bank", country == Country.CH ? Currency.CHF : Currency.EUR)],
        "Anna Weber", "0221 123456", "weber@grosshandel.example");
}
