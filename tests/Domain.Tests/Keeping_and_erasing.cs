using Inkassio.Domain.Debtors;
using Inkassio.Domain.Retention;
using Inkassio.Domain.Words;

namespace Inkassio.Domain.Tests;

/// <summary>The retention of § 147 AO, § 132 BAO and Art. 958f OR, as standards.md § 10 states them.</summary>
public sealed class Keeping_and_erasing
{
    static readonly Money Hundred = new(10_000, Currency.EUR);

    [Theory]
    [InlineData(Country.DE, KeptKind.Letter, "2026-07-20", "2032-12-31")] // The three examples of standards.md.
    [InlineData(Country.DE, KeptKind.Voucher, "2026-01-01", "2034-12-31")]
    [InlineData(Country.DE, KeptKind.Books, "2026-12-31", "2036-12-31")]
    [InlineData(Country.AT, KeptKind.Letter, "2026-03-01", "2033-12-31")]
    [InlineData(Country.CH, KeptKind.Voucher, "2026-03-01", "2036-12-31")]
    public void begins_at_the_end_of_the_year(Country law, KeptKind kind, string made, string until) =>
        Assert.Equal(
            DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture),
            RetentionRule.Of(law, kind).Until(
                DateOnly.Parse(made, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void has_a_rule_with_its_section_for_every_country_and_kind()
    {
        foreach (var law in Enum.GetValues<Country>())
            foreach (var kind in Enum.GetValues<KeptKind>())
                Assert.NotEmpty(RetentionRule.Of(law, kind).Section);
    }

    [Fact]
    public void waits_for_the_last_day_of_the_longest_retention()
    {
        var account = Settled(new(2015, 5, 1));
        var before = ErasureOutlook.Of(account, Country.DE, new(2025, 12, 31));
        Assert.Equal(new DateOnly(2025, 12, 31), before.KeptUntil);
        Assert.True(before.OnlyWaits);
        Assert.Equal(
            "Konto und Buchungen: aufzubewahren bis 31.12.2025 (10 Jahre, § 147 Abs. 1 Nr. 1, Abs. 3 AO).",
            Assert.Single(before.Blocks).Sentence(Country.DE));
        Assert.True(ErasureOutlook.Of(account, Country.DE, new(2026, 1, 1)).IsFree);
    }

    [Fact]
    public void waits_for_open_claims_and_disputes_however_old()
    {
        var account = Debtor.New.Evolve(Invoice(new(2010, 5, 1)))
            .Evolve(new DebtorEvent.HoldPlaced(null, HoldReason.Disputed, Until: null));
        var outlook = ErasureOutlook.Of(account, Country.DE, new(2026, 1, 1));
        Assert.Equal(
            ["Eine Rechnung ist noch offen.", "Ein Einwand ist offen; die Unterlagen können als Beweis nötig sein."],
            outlook.Blocks.Select(b => b.Sentence(Country.DE)));
    }

    [Fact]
    public void refuses_the_command_until_then_and_takes_the_person_out_after_it()
    {
        var account = Settled(new(2015, 5, 1));
        var terms = Account.Terms;
        Assert.IsType<Refusal.StillKept>(
            account.Decide(new DebtorCommand.EraseDebtor(new(2025, 12, 31)), terms).Refusal);
        var decided = account.Decide(new DebtorCommand.EraseDebtor(new(2026, 1, 1)), terms);
        var after = decided.Events.Aggregate(account, (d, e) => d.Evolve(e));
        Assert.True(after.IsErased);
        Assert.Null(after.Party);
        Assert.All(after.Claims.Values, c => Assert.Empty(c.Subject));
        Assert.Equal(account.Open(Currency.EUR), after.Open(Currency.EUR));
        Assert.IsType<Refusal.DebtorErased>(
            after.Decide(new DebtorCommand.AddNote(Guid.CreateVersion7(), "x"), terms).Refusal);
        Assert.Empty(after.Decide(new DebtorCommand.EraseDebtor(new(2026, 1, 2)), terms).Events);
    }

    static DebtorEvent.InvoiceRegistered Invoice(DateOnly on) =>
        new(InvoiceId.New(), "R-1", Hundred, on, on.AddDays(14), Told: null);

    static Debtor Settled(DateOnly on)
    {
        var invoice = Invoice(on);
        return new DebtorEvent[]
        {
            new DebtorEvent.DebtorDescribed(new Party(
                "K-1", "Löwe", DebtorKind.Business, "", Address: null, "loewe@example.org", "")),
            invoice, new DebtorEvent.InvoiceDescribed(invoice.Invoice, "Dach"),
            new DebtorEvent.PaymentRecorded(
                PaymentId.New(), Hundred,
                [new Share(invoice.Invoice, new(0, Currency.EUR), new(0, Currency.EUR), Hundred)],
                new(0, Currency.EUR), on.AddDays(10)),
        }.Aggregate(Debtor.New, (d, e) => d.Evolve(e));
    }
}
