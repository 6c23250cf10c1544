using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Tenants;
using static Inkassio.Domain.Debtors.DebtorCommand;
using static Inkassio.Domain.Tests.Account;

namespace Inkassio.Domain.Tests;

public sealed class A_composed_letter
{
    static ComposedLetter Compose(Account account, Terms? terms = null)
    {
        var on = March.AddDays(7);
        account = account.After(new AdvanceDunning(on, Letter), terms);
        var facts = FactSheet.Of(account.Debtor, account.Debtor.Notices[Letter], terms ?? Account.Terms, on);
        return Composition.Of(facts, LetterText.For(facts.Kind));
    }

    [Fact]
    public void asks_for_the_sum_until_the_day()
    {
        var letter = Compose(OneInvoice());
        Assert.Equal("Zahlungserinnerung zur Rechnung RE-1", letter.Subject);
        Assert.Equal("Sehr geehrte Frau Müller,", letter.Salutation);
        Assert.Contains("Bitte überweisen Sie 100,00 € bis Montag, 16.03.2026.", letter.Paragraphs);
        Assert.Equal("Mit freundlichen Grüßen", letter.Closing);
    }

    [Fact]
    public void thanks_for_a_part_that_was_paid() => Assert.Contains(
        "Ihre Zahlung von 30,00 € haben wir schon abgezogen, vielen Dank dafür.",
        Compose(OneInvoice().After(new RecordPayment(Bank17, Euro(30), March, Designation: null))).Paragraphs);

    [Fact]
    public void names_the_letters_before_it() => Assert.StartsWith(
        "auf unsere Erinnerung vom 10.02.2026 haben wir",
        Compose(OneInvoice(new DebtorEvent.DunnedBefore(
            First, NoticeKind.Reminder, new(2026, 2, 10), new(2026, 2, 17)))).Paragraphs[0], StringComparison.Ordinal);

    [Fact]
    public void from_Switzerland_has_no_sharp_s_and_begins_with_a_capital()
    {
        var terms = Account.Terms with { Sender = Sender with { Country = Country.CH } };
        var letter = Compose(OneInvoice(), terms);
        Assert.Equal("Sehr geehrte Frau Müller", letter.Salutation);
        Assert.StartsWith("Vielleicht", letter.Paragraphs[0], StringComparison.Ordinal);
        Assert.Equal("Freundliche Grüsse", letter.Closing);
        Assert.DoesNotContain('ß', string.Concat(letter.Paragraphs));
        Assert.Contains("EUR 100.00", string.Concat(letter.Paragraphs), StringComparison.Ordinal);
    }

    [Fact]
    public void says_du_only_until_the_first_Mahnung()
    {
        var friend = new DebtorEvent.DebtorDescribed(Mueller with { Register = Register.Du });
        Assert.Equal("Hallo Erika,", Compose(OneInvoice(friend)).Salutation);
        var late = new DebtorEvent.DunnedBefore(First, NoticeKind.Notice1, new(2026, 2, 10), new(2026, 2, 17));
        Assert.Equal("Sehr geehrte Frau Müller,", Compose(OneInvoice(friend, late)).Salutation);
    }

    [Theory]
    [InlineData("Frau Erika Beispiel", "Sehr geehrte Frau Beispiel,")]
    [InlineData("Herr Dr. Max Muster", "Sehr geehrter Herr Dr. Muster,")]
    [InlineData("Frau Mag. Ing. Eva von der Heide", "Sehr geehrte Frau Mag. Ing. von der Heide,")]
    [InlineData("Kim Nguyen", "Guten Tag Kim Nguyen,")]
    [InlineData("", "Sehr geehrte Damen und Herren,")]
    public void greets_by_what_is_known(string contact, string expected) =>
        Assert.Equal(expected, Salutation.For(
            Mueller with { Contact = contact }, Register.Sie, new(Country.DE, Language.De)));

    [Fact]
    public void with_an_unknown_slot_is_a_mistake_in_the_text() => Assert.Throws<FormatException>(() =>
        Composition.Of(
            FactSheet.Of(OneInvoice().After(new AdvanceDunning(March.AddDays(7), Letter)).Debtor,
                OneInvoice().After(new AdvanceDunning(March.AddDays(7), Letter)).Debtor.Notices[Letter],
                Account.Terms, March.AddDays(7)),
            LetterText.Parse("## Betreff\n- immer: {{gibtesnicht}}")));
}
