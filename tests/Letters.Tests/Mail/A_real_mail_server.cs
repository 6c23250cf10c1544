using System.Collections.Immutable;
using Inkassio.Exchange.Mail;
using Inkassio.Letters.Mail;

namespace Inkassio.Letters.Tests.Mail;

/// <summary>What leaves through a server that others wrote, and what comes back from it.</summary>
public sealed class A_real_mail_server
{
    static readonly byte[] Pdf = [.. Enumerable.Range(0, 30_000).Select(i => (byte)(i * 7))];

    static Submission Submission(RealServer server, MailEncryption encryption) =>
        Given.Submission(new MailServer("127.0.0.1", server.Port, encryption)
        {
            TrustedCertificate = server.CertificateHash,
        });

    static Message Message(MailAddress to, string dispatch) =>
        new(new(Given.Firm, "Müller & Weber GmbH"), new(to, "Anna Käufer"), "Zahlungserinnerung für Rechnung 4711 – 1.234,56 €",
            "Guten Tag,\n.\n..zwei Punkte am Anfang\nFrom hier an\nmit freundlichen Grüßen", MessageId.For(dispatch, Given.Firm),
            Given.Date)
        {
            Html = "<p>Guten Tag</p>", Attachments = [new("Mahnung Müller.pdf", "application/pdf", Pdf)],
        };

    static async Task<MaildirMail> Next(string folder)
    {
        var mails = ImmutableArray<MaildirMail>.Empty;
        await Given.Until(() => Directory.Exists(Path.Combine(folder, "new"))
            && Directory.GetFiles(Path.Combine(folder, "new")) is [_, ..]);
        await new Maildir(folder, MailLimits.Usual).Read((mail, _) =>
        {
            mails = mails.Add(mail);
            return Task.CompletedTask;
        }, mailsMax: 10, default);
        return Assert.Single(mails);
    }

    [Theory]
    [InlineData(MailEncryption.None), InlineData(MailEncryption.StartTls)]
    public async Task delivers_our_mail_as_it_was_meant(MailEncryption encryption)
    {
        await using var server = await RealServer.Start();
        await using (var submission = Submission(server, encryption))
            Assert.IsType<SubmissionOutcome.Accepted>(await submission.Send(
                Given.Envelope, Message(Given.Customer, "real-1").Bytes(), Given.Nothing, default));
        var (name, mail) = await Next(server.Maildir("anna"));
        Assert.Equal("Zahlungserinnerung für Rechnung 4711 – 1.234,56 €", mail.Subject);
        Assert.Equal(new MailAuthor("Müller & Weber GmbH", "rechnung@weber.example"), mail.From);
        Assert.Equal("Guten Tag,\n.\n..zwei Punkte am Anfang\nFrom hier an\nmit freundlichen Grüßen", mail.Text);
        Assert.Equal(("<real-1@weber.example>", 1), (mail.MessageId, mail.Files));
        var stored = await File.ReadAllBytesAsync(Path.Combine(server.Maildir("anna"), "cur", name + ":2,S"));
        Assert.Equal(Pdf, Assert.Single(Postbox.Read(stored).Single().Files).Bytes);
    }

    [Fact]
    public async Task sends_back_what_nobody_takes_and_the_report_names_our_mail()
    {
        await using var server = await RealServer.Start();
        var nobody = MailAddress.Of("niemand@kunde.example");
        await using (var submission = Submission(server, MailEncryption.StartTls))
            Assert.IsType<SubmissionOutcome.Accepted>(await submission.Send(
                new(Given.Firm, nobody), Message(nobody, "real-2").Bytes(), Given.Nothing, default));
        var mail = (await Next(server.Maildir("rechnung"))).Mail;
        Assert.True(mail.IsAutomatic);
        Assert.Equal("<real-2@weber.example>", mail.Delivery?.OriginalMessageId);
        var recipient = Assert.Single(mail.Delivery!.Recipients);
        Assert.Equal(("niemand@kunde.example", true), (recipient.Recipient, recipient.HasFailedForGood));
    }

    [Fact]
    public async Task keeps_nothing_when_the_dot_does_not_come_and_rejects_a_closed_mailbox()
    {
        await using var server = await RealServer.Start();
        await using var submission = Submission(server, MailEncryption.StartTls);
        Assert.IsType<SubmissionOutcome.NotSent>(await submission.Send(Given.Envelope,
            Message(Given.Customer, "real-3").Bytes(), _ => throw new InvalidOperationException("no"), default));
        var rejected = Assert.IsType<SubmissionOutcome.Rejected>(await submission.Send(
            new(Given.Firm, MailAddress.Of("gesperrt@kunde.example")), Given.Bytes(), Given.Nothing, default));
        Assert.Equal((SubmissionPhase.RcptTo, 550), (rejected.Phase, rejected.Reply.Code));
        Assert.IsType<SubmissionOutcome.Accepted>(await submission.Send(
            Given.Envelope, Message(Given.Customer, "real-4").Bytes(), Given.Nothing, default));
        Assert.Equal("<real-4@weber.example>", (await Next(server.Maildir("anna"))).Mail.MessageId);
    }
}
