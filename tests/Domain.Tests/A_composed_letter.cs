using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Correspondence.Guard;
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
    public void names_several_letters_before_it_in_one_breath()
    {
        var facts = SampleFacts.Usual(LetterKind.LastNotice, Language.De, Sender) with
        {
            Earlier =
            [
                new(NoticeKind.Reminder, new(2026, 2, 10)), new(NoticeKind.Notice1, new(2026, 2, 24)),
                new(NoticeKind.Notice2, new(2026, 3, 10)),
            ],
        };
        string First(FactSheet f) => Composition.Of(f, LetterText.For(f.Kind, f.Language)).Paragraphs[0];
        Assert.StartsWith("auf unsere Schreiben vom 10.02.2026, 24.02.2026 und 10.03.2026 haben Sie",
            First(facts), StringComparison.Ordinal);
        Assert.StartsWith("Following our letters of 10 February 2026, 24 February 2026 and 10 March 2026,",
            First(facts with { Language = Language.En }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Frau Erika Müller", "Frau Müller", true)]
    [InlineData("Frau Dr. Erika Müller", "Erika Müller", true)]
    [InlineData("Frau Erika Müller", "Herr Müller", false)]
    [InlineData("Frau Erika Müller", "Frau Maier", false)]
    [InlineData("Frau Erika Müller", "Müller", false)] // Perhaps her husband: nobody said Frau.
    [InlineData("", "Erika Müller", true)]
    public void of_a_call_says_you_to_whom_we_spoke_with(string contact, string person, bool isReader)
    {
        var usual = SampleFacts.Usual(LetterKind.CallConfirmation, Language.De, Sender);
        var facts = usual with
        {
            Debtor = usual.Debtor with { Name = "Erika Müller", Kind = DebtorKind.Consumer, Contact = contact },
            Call = usual.Call! with { Person = person },
        };
        var letter = Composition.Of(facts, LetterText.For(facts.Kind));
        Assert.Equal(
            $"vielen Dank für das freundliche Gespräch am 18.06.2026 mit {(isReader ? "Ihnen" : person)}.",
            letter.Paragraphs[0]);
        Assert.Empty(LetterGuard.Blocking(facts, letter));
    }

    [Fact]
    public void tells_a_consumer_once_where_his_data_are_explained()
    {
        var terms = Account.Terms with { Sender = Sender with { PrivacyUrl = "https://muster.example/datenschutz" } };
        string? Told(Account account, DateOnly on)
        {
            account = account.After(new AdvanceDunning(on, Letter), terms);
            return FactSheet.Of(account.Debtor, account.Debtor.Notices[Letter], terms, on).PrivacyUrl;
        }
        var consumer = new DebtorEvent.DebtorDescribed(Mueller with { Kind = DebtorKind.Consumer });
        var firm = new DebtorEvent.DebtorDescribed(Mueller with { Kind = DebtorKind.Business });
        var on = March.AddDays(7);
        Assert.Equal(terms.Sender.PrivacyUrl, Told(OneInvoice(consumer), on));
        Assert.Null(Told(OneInvoice(firm), on));
        Assert.False(Profile.IsPrivacyUrl("http://muster.example"));
        Assert.False(Profile.IsPrivacyUrl("https://a:b@muster.example"));
        Assert.True(Profile.IsPrivacyUrl("https://muster.example/datenschutz"));
    }

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
