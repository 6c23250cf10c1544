using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Tenants;
using Inkassio.Letters.Mail;
using Inkassio.Web.Customers;
using Inkassio.Web.FirmSettings;
using Inkassio.Web.Post;

namespace Inkassio.Web.Tests;

/// <summary>What people read about letters on their way, and what they may type about them.</summary>
public sealed class Words_of_a_way
{
    static readonly DateOnly March = new(2026, 3, 12);

    static Dispatch Way(DispatchState state, string? code = null, Channel channel = Channel.Email) =>
        new(DispatchId.New(), LetterId.New(), new("00"), channel, IsCopy: false, March)
        {
            State = state, Code = code, To = "a@b.example",
        };

    [Theory]
    [InlineData("no-account", "Für E-Mails ist kein Konto eingerichtet.")]
    [InlineData("sign-in-refused 535", "Benutzername oder Passwort stimmen nicht. Antwort des Servers: 535.")]
    [InlineData("timed-out", "„smtp.anbieter.de“ hat zu lange nicht geantwortet. Mehrere Versuche blieben ohne Erfolg.")]
    [InlineData("sender-550", "Der Mailserver lässt Sie nicht unter Ihrer Absenderadresse senden (Antwort 550).")]
    public void say_why_dispatch_rests(string cause, string sentence)
    {
        var words = WayWords.Of(
            Way(DispatchState.Parked, cause), new MailServer("smtp.anbieter.de", 587, MailEncryption.StartTls));
        Assert.Equal(sentence, words.What);
        Assert.NotEmpty(words.Advice);
    }

    [Theory]
    [InlineData("5.1.1", "Kam zurück: Diese Adresse gibt es nicht (5.1.1).")]
    [InlineData("5.2.2", "Kam zurück: Das Postfach ist voll (5.2.2).")]
    [InlineData("5.7.1", "Kam zurück: Der Empfänger hat sie als unerwünscht abgewiesen (5.7.1).")]
    public void say_why_a_mail_came_back(string code, string sentence) =>
        Assert.Equal(sentence, WayWords.Of(Way(DispatchState.Returned, code), server: null).What);

    [Fact]
    public void know_every_fault_of_a_mail_server()
    {
        foreach (var fault in Enum.GetValues<SubmissionFault>())
        {
            var cause = System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(fault.ToString());
            Assert.DoesNotContain(cause, WayWords.Of(Way(DispatchState.Parked, cause), server: null).What,
                StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(DispatchState.Unknown, "Ist angekommen|Ist nicht angekommen|Noch einmal als Kopie senden")]
    [InlineData(DispatchState.Parked, "Jetzt erneut versuchen|Versand abbrechen")]
    [InlineData(DispatchState.Planned, "Versand abbrechen")]
    [InlineData(DispatchState.Accepted, "Noch einmal als Kopie senden")]
    [InlineData(DispatchState.HandingOver, "")]
    [InlineData(DispatchState.Cancelled, "")]
    public void offer_what_fits_the_state(DispatchState state, string words)
    {
        var way = Way(state);
        var account = Debtor.New with
        {
            Party = new("K-1", "Müller", DebtorKind.Business, "", Address: null, "a@b.example", ""),
            Dispatches = Debtor.New.Dispatches.Add(way.Id, way),
        };
        Assert.Equal(words, string.Join('|', WayAct.For(account, way, March).Select(act => act.Words)));
    }

    [Theory]
    [InlineData("%PDF-1.7", "application/pdf")]
    [InlineData("<?xml version=\"1.0\"?><Invoice/>", "application/xml")]
    [InlineData("<Invoice>", null)]
    [InlineData("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>", null)]
    [InlineData("MZ", null)]
    [InlineData("", null)]
    public void take_a_file_by_its_bytes_and_not_by_its_name(string bytes, string? type) =>
        Assert.Equal(type, InvoiceFile.TypeOf(System.Text.Encoding.UTF8.GetBytes(bytes)));

    [Fact]
    public void keep_a_mail_account_out_of_the_house()
    {
        var draft = new DeliveryDraft { HasAccount = true, Host = "mail.firma.de", Port = 8080, User = "eva" };
        draft.Security = MailSecurity.None;
        Assert.Equal(["Port", "Security", "Password"], draft.Problems(new OutsideDoor()).Select(p => p.Field));
        Assert.Equal(["Password"], draft.Problems(new OutsideDoor("mail.firma.de")).Select(p => p.Field));
        draft = new() { HasAccount = true, Host = "mail firma", From = "eva", ReplyTo = "x@", MailsAnHour = 0 };
        Assert.Equal(["Host", "From", "ReplyTo", "MailsAnHour"], draft.Problems(new OutsideDoor()).Select(p => p.Field));
    }

    [Fact]
    public void keep_further_people_in_the_order_of_the_letters()
    {
        var typed = new TypedParty { Name = "Müller" };
        typed.Addressees.Add(new() { From = NoticeKind.LastNotice, Contact = " Frau Groß ", Email = "g@b.example" });
        typed.Addressees.Add(new() { From = NoticeKind.Notice1, Contact = "Herr Klein" });
        Assert.Empty(typed.Problems());
        Assert.Equal([new Addressee(NoticeKind.Notice1, "Herr Klein", ""),
            new Addressee(NoticeKind.LastNotice, "Frau Groß", "g@b.example")], typed.Stated().Addressees);
        Assert.Equal(typed.Stated(), TypedParty.Of(typed.Stated(), Country.DE).Stated());
        typed.Addressees[0].From = NoticeKind.Notice1;
        Assert.Equal("Addressees", Assert.Single(typed.Problems()).Field);
    }
}
