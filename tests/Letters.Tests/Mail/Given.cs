using System.Text;
using Inkassio.Letters.Mail;
using Inkassio.MailSink;

namespace Inkassio.Letters.Tests.Mail;

/// <summary>A small letter by mail, and a server to hand it in at.</summary>
static class Given
{
    public static readonly DateTimeOffset Date = new(2026, 3, 2, 9, 30, 0, TimeSpan.FromHours(1));

    public static readonly MailAddress Firm = MailAddress.Of("rechnung@weber.example");
    public static readonly MailAddress Customer = MailAddress.Of("anna@kunde.example");
    public static readonly Envelope Envelope = new(Firm, Customer);

    public static readonly SubmissionLimits Limits = SubmissionLimits.Usual;

    public static Message Message(string number = "1") => new(new(Firm, "Müller & Weber GmbH"),
        new(Customer, "Anna Kunde"), "Zahlungserinnerung zu Rechnung 4711", "Guten Tag,\n.ein Punkt am Anfang\nBitte.",
        MessageId.For("dispatch-" + number, Firm), Date);

    public static byte[] Bytes(string number = "1") => Message(number).Bytes();

    public static MailServer Server(Sink sink, MailLogin? login = null) => new("127.0.0.1", sink.Port,
        sink.Settings.Encryption switch
        {
            SinkEncryption.Tls => MailEncryption.Tls,
            SinkEncryption.StartTls => MailEncryption.StartTls,
            _ => MailEncryption.None,
        }, login)
    {
        TrustedCertificate = sink.CertificateHash,
    };

    public static Submission Submission(Sink sink, SubmissionLimits? limits = null, MailLogin? login = null) =>
        Submission(Server(sink, login), limits);

    public static Submission Submission(MailServer server, SubmissionLimits? limits = null) =>
        new(server, new OutsideDoor("127.0.0.1"), limits ?? Limits, TimeProvider.System);

    public static Task Nothing(CancellationToken stop) => Task.CompletedTask;

    public static Task<SubmissionOutcome> Send(
        this Submission submission, string number = "1", Func<CancellationToken, Task>? beforeDot = null) =>
        submission.Send(Envelope, Bytes(number), beforeDot ?? Nothing, default);

    /// <summary>The words of a dialogue, without its times.</summary>
    public static string Words(this SubmissionOutcome outcome) => outcome.Dialogue.Aggregate(new StringBuilder(),
        (all, line) => all.Append(line.Phase).Append(line.IsOurs ? " > " : " < ").Append(line.Text).Append('\n'))
        .ToString();

    /// <summary>Waits for what a server's own thread is about to do.</summary>
    public static async Task Until(Func<bool> isSo)
    {
        for (var waited = 0; !isSo(); waited++)
        {
            Assert.True(waited < 6000, "What was waited for did not come.");
            await Task.Delay(5);
        }
    }
}
