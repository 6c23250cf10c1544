using System.Collections.Immutable;
using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Tenants;

namespace Inkassio.House.Tests;

/// <summary>Fact sheets for every situation that a letter can be written in.</summary>
public static class Letter_facts
{
    static readonly DateOnly On = new(2026, 6, 19);
    static readonly bool[] NoAndYes = [false, true];

    /// <summary>Every kind × tone × one or several × Sie or du × part payment × earlier letters × hand-over × country
    /// × phone × kind of debtor, as far as the ladder allows it.</summary>
    public static IEnumerable<FactSheet> All =>
        from kind in Enum.GetValues<NoticeKind>()
        from tone in kind >= NoticeKind.LastNotice ? [Tone.Plain] : Enum.GetValues<Tone>()
        from register in kind.AllowsDu() ? Enum.GetValues<Register>() : [Register.Sie]
        from country in Enum.GetValues<Country>()
        from debtor in Enum.GetValues<DebtorKind>()
        from several in NoAndYes
        from partPaid in NoAndYes
        from earlier in NoAndYes
        from agency in NoAndYes
        from phone in NoAndYes
        select Of(kind, tone, register, country, debtor, several, partPaid, earlier, agency, phone);

    static FactSheet Of(
        NoticeKind kind, Tone tone, Register register, Country country, DebtorKind debtor,
        bool several, bool partPaid, bool earlier, bool agency, bool phone)
    {
        var currency = country == Country.CH ? Currency.CHF : Currency.EUR;
        var account = new BankAccount("DE89370400440532013000", "", "Bank", currency);
        ImmutableArray<ClaimFact> claims = [.. Enumerable.Range(1, several ? 2 : 1).Select(i => ClaimOf(i))];
        return new(
            kind, tone, register, On, On.AddDays(10),
            new Profile("Großhandel Weber", new Address("Straße 1", "50823", "Köln", "DE"), country, "", [account],
                "Anna Weber", phone ? "0221 123456" : "", "weber@grosshandel.example"),
            account,
            new Party("K-7", "Erika Beispiel", debtor, "Frau Erika Beispiel", null, "", "") { Register = register },
            claims, claims.Sum(currency, c => c.Open), EarlierThan(kind, earlier), agency);

        ClaimFact ClaimOf(int i) => new(
            InvoiceId.Of(new Guid(i, 0, 0, new byte[8])), kind, $"RE-2026-{i}", "",
            On.AddDays(-60), On.AddDays(-30 + i),
            new Money(238_000, currency), new Money(partPaid ? 5_000 : 0, currency),
            new Money(partPaid ? 233_000 : 238_000, currency));
    }

    static ImmutableArray<EarlierLetter> EarlierThan(NoticeKind kind, bool any) => !any ? [] :
    [
        .. Enum.GetValues<NoticeKind>().Where(k => k > NoticeKind.PreDue && k < kind)
            .Select(k => new EarlierLetter(k, On.AddDays(-40 + 8 * (int)k))),
    ];
}
