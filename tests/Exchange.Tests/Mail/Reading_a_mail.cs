using System.Text;
using Inkassio.Exchange.Mail;

namespace Inkassio.Exchange.Tests.Mail;

/// <summary>Mails as they come in, from the folder cases/mail.</summary>
public sealed class Reading_a_mail
{
    static InboundMail File(string name) => Mail(Given.Bytes("mail/" + name));

    static InboundMail Mail(byte[] bytes)
    {
        var mail = InboundMail.Read(bytes, MailLimits.Usual, out var problem);
        Assert.Null(problem);
        return mail!;
    }

    static InboundMail Mail(string text) => Mail(Encoding.Latin1.GetBytes(text.ReplaceLineEndings("\r\n")));

    [Fact]
    public void finds_words_and_thread_of_an_answer()
    {
        var mail = File("answer-html-only.eml");
        Assert.Equal(new MailAuthor("Anna Kunde", "Anna@kunde.example"), mail.From);
        Assert.Equal("rechnung@weber.example", mail.To.Address);
        Assert.Equal(["<frueher@weber.example>", "<dispatch-1@weber.example>"], mail.Answers);
        Assert.Equal("<antwort-1@kunde.example>", mail.MessageId);
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 12, 5, 0, TimeSpan.FromHours(1)), mail.WrittenAt);
        Assert.Equal("Guten Tag,\nich zahle am 15. März € 100 – versprochen.\nGruß\nAnna & Bernd", mail.Text);
        Assert.False(mail.IsAutomatic);
        Assert.Null(mail.Delivery);
    }

    [Fact]
    public void knows_an_absence_note()
    {
        var mail = File("absence-outlook.eml");
        Assert.True(mail.IsAutomatic);
        Assert.Null(mail.Delivery);
        Assert.Equal("Automatische Antwort: Zahlungserinnerung für Rechnung 4711", mail.Subject);
        Assert.Equal(("Müller, Jörg", "Ich bin bis 9.3. nicht im Büro."), (mail.From.Name, mail.Text));
    }

    [Fact]
    public void reads_the_euro_sign_of_ISO_8859_15_and_counts_the_files()
    {
        var mail = File("payment-promise-latin9.eml");
        Assert.Equal(("100 € bezahlt", "Ich habe 100 € bezahlt.", 1), (mail.Subject, mail.Text, mail.Files));
        Assert.Equal("bernd@kunde.example", mail.From.Address);
        Assert.Equal(new DateTimeOffset(2026, 3, 3, 7, 0, 0, TimeSpan.FromHours(-5)), mail.WrittenAt);
    }

    [Theory]
    [InlineData("unknown-user-exim.eml", "<d1@weber.example>", "niemand@kunde.example", "failed", "5.0.0", "")]
    [InlineData("unknown-user-postfix-form.eml", "<dispatch-7@weber.example>", "anna@kunde.example", "failed", "5.1.1",
        "550 5.1.1 <anna@kunde.example>: Recipient address rejected: User unknown in virtual mailbox table")]
    [InlineData("mailbox-full-delayed.eml", "<dispatch-8@weber.example>", "bernd@anbieter.example", "delayed", "4.2.2",
        "452 4.2.2 Mailbox full")]
    public void reads_the_report_of_a_returned_mail(
        string file, string id, string recipient, string action, string code, string diagnostic)
    {
        var mail = File(file);
        Assert.True(mail.IsAutomatic);
        Assert.Equal(id, mail.Delivery?.OriginalMessageId);
        Assert.Equal(new RecipientStatus(recipient, action, code, diagnostic), mail.Delivery?.Recipients[0]);
    }

    [Fact]
    public void tells_a_delay_from_a_failure_and_an_unknown_address_from_a_refusal()
    {
        var both = File("mailbox-full-delayed.eml").Delivery!.Recipients;
        Assert.Equal([false, true], both.Select(one => one.HasFailedForGood));
        Assert.False(both[1].IsUnknownAddress);
        Assert.True(File("unknown-user-postfix-form.eml").Delivery!.Recipients[0].IsUnknownAddress);
    }

    [Fact]
    public void shows_no_invisible_and_no_control_characters()
    {
        var mail = Mail(Encoding.UTF8.GetBytes("From: A\u202E <a@b.example>\nSubject: x\0y\u200B\n\nHal\u00ADlo\u0007\n\u2066da\n"));
        Assert.Equal(("A", "xy", "Hallo\nda"), (mail.From.Name, mail.Subject, mail.Text));
    }

    [Theory]
    [InlineData("=?utf-8?B?w6Q=?= =?utf-8?B?w7Y=?=", "äö")]
    [InlineData("=?utf-8?B?ww==?= =?utf-8?B?pA==?=", "ä")]
    [InlineData("=?utf-8?Q?a_b=3D?= c", "a b= c")]
    [InlineData("=?x-unknown?Q?a=E4?=", "aä")]
    [InlineData("=?utf-8?Q?offen", "=?utf-8?Q?offen")]
    [InlineData("=?utf-8?Q?=0D=0ABcc:_x?=", "Bcc: x")]
    public void reads_encoded_words_of_a_header(string header, string words) =>
        Assert.Equal(words, Mail($"Subject: {header}\n\n").Subject);

    [Fact]
    public void is_refused_for_what_is_no_mail_or_too_large()
    {
        Assert.Null(InboundMail.Read(new byte[] { 0, 1, 2, 3 }, MailLimits.Usual, out var problem));
        Assert.StartsWith("Die Datei ist keine E-Mail", problem, StringComparison.Ordinal);
        var small = MailLimits.Usual with { BytesMax = 1 << 20 };
        Assert.Null(InboundMail.Read(new byte[(1 << 20) + 1], small, out problem));
        Assert.StartsWith("Die E-Mail ist größer als 1 MB", problem, StringComparison.Ordinal);
    }
}
