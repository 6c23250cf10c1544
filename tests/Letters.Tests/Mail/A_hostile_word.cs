using System.Text;
using Inkassio.Letters.Mail;
using Inkassio.MailSink;

namespace Inkassio.Letters.Tests.Mail;

/// <summary>No address, name, subject or file name adds a header or a command (R-16).</summary>
public sealed class A_hostile_word
{
    const int Seed = 16, Count = 300;

    static readonly string[] LineEnds = ["\r\n", "\r", "\n", "\0", "\u0085", "\u2028", "\u2029", "\v", "\f", "\u001e"];

    static readonly string[] Attacks =
    [
        "Bcc: opfer@fremd.example", "X-Injected: ja", ".\r\nMAIL FROM:<x@y.example>", "\r\n.\r\nRSET\r\n",
        "Content-Type: text/html\r\n\r\n<b>falsch</b>", "\r\n\r\nein anderer Text", "\"; filename=\"boese.exe",
        "?=\r\n =?utf-8?Q?=0D=0ABcc:_x@y.example?=", "=?utf-8?Q?=0D=0ABcc:_x@y.example?=", "> SIZE=1\r\nRCPT TO:<z@y.example>",
        "\"a\r\nb\"@kunde.example", "\u202Efdp.exe", "\\\"<x@y.example>", "\uD800", "../../etc/passwd", ", x@y.example",
        "/*\r\n--=_boundary--\r\n", "(Kommentar\r\n)", "%0d%0aBcc:x@y.example", "\u560D\u560A",
    ];

    static string Hostile(Random chance)
    {
        var text = new StringBuilder();
        for (var i = chance.Next(1, 5); i > 0; i--)
            text.Append(chance.Next(3) switch
            {
                0 => "Müller " + chance.Next(100), 1 => LineEnds[chance.Next(LineEnds.Length)],
                _ => Attacks[chance.Next(Attacks.Length)],
            });
        text.Append(LineEnds[chance.Next(LineEnds.Length)]).Append(Attacks[chance.Next(Attacks.Length)]);
        return text.ToString();
    }

    static Message Message(Random chance, int number) =>
        new(new(Given.Firm, Hostile(chance)), new(Given.Customer, Hostile(chance)), Hostile(chance),
            "Text " + Hostile(chance), MessageId.For("hostile-" + number, Given.Firm), Given.Date)
        {
            ReplyTo = new(Given.Firm, Hostile(chance)), Html = "<p>Text</p>",
            Attachments = [new(Hostile(chance) + ".pdf", "application/pdf", Encoding.UTF8.GetBytes(Hostile(chance)))],
        };

    [Fact]
    public void adds_no_header_and_comes_out_as_it_went_in()
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {Seed}");
        var chance = new Random(Seed);
        var messages = Enumerable.Range(0, Count).Select(number => Message(chance, number)).ToArray();
        var read = Postbox.Read(messages.Select(message => message.Bytes()));
        Assert.All(messages.Zip(read), pair =>
        {
            var (meant, got) = pair;
            Assert.Equal(
                ["From", "Reply-To", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type"],
                got.Headers.Select(header => header[0]));
            Assert.Equal((meant.Subject, meant.From.Name, meant.To.Name), (got.Subject, got.FromName, got.ToName));
            Assert.Equal(("rechnung@weber.example", "anna@kunde.example"), (got.FromAddress, got.ToAddress));
            var file = Assert.Single(got.Files);
            Assert.Equal(meant.Attachments[0].Name, file.Name);
            Assert.Equal(meant.Attachments[0].Content.ToArray(), file.Bytes);
        });
    }

    [Fact]
    public async Task adds_no_command()
    {
        var chance = new Random(Seed);
        await using var sink = Sink.Start(new());
        await using var submission = Given.Submission(sink, Given.Limits with { MessagesMax = Count });
        for (var number = 0; number < Count; number++)
        {
            // An address that cannot be refused is one that cannot hurt: both are tried.
            var to = MailAddress.Read(Hostile(chance) + "@kunde.example", out _) ?? Given.Customer;
            Assert.IsType<SubmissionOutcome.Accepted>(await submission.Send(
                new(Given.Firm, to), Message(chance, number).Bytes(), Given.Nothing, default));
        }
        var commands = sink.Heard.Where(line => !line.StartsWith('|')).ToArray();
        Assert.Equal(1 + 5 * Count - 1, commands.Length); // EHLO once; MAIL, RCPT, DATA, dot each; RSET between.
        Assert.Equal(Count, commands.Count(line => line.StartsWith("MAIL FROM:<rechnung@weber.example> SIZE=",
            StringComparison.Ordinal)));
        Assert.Equal(Count, commands.Count(line => line == "RCPT TO:<anna@kunde.example>"));
        Assert.DoesNotContain(sink.Heard, line => line.AsSpan().ContainsAny('\r', '\n', '\0'));
    }

    [Fact]
    public void in_an_address_is_refused()
    {
        var chance = new Random(Seed);
        for (var i = 0; i < Count; i++)
        {
            var (word, end) = (Hostile(chance), LineEnds[chance.Next(LineEnds.Length)]);
            foreach (var address in (string[])[word + "@kunde.example", "anna@" + word, $"anna{end}@kunde.example",
                $"\"anna{end}\"@kunde.example", $"anna@kunde.example{end}", $"anna@kun{end}de.example"])
                Assert.Null(MailAddress.Read(address, out _));
        }
    }

    [Theory]
    [InlineData("a b"), InlineData("a\r\nb"), InlineData("a>b"), InlineData(""), InlineData("ä")]
    public void in_a_message_id_is_refused(string dispatch) =>
        Assert.Throws<FormatException>(() => MessageId.For(dispatch, Given.Firm));

    [Theory]
    [InlineData("text/plain\r\nX: y"), InlineData("pdf"), InlineData("text/plain; x=y"), InlineData("")]
    public void in_a_media_type_is_refused(string mediaType) =>
        Assert.Throws<FormatException>(() => new Attachment("a", mediaType, default));

    [Fact]
    public async Task in_our_own_greeting_is_left_out()
    {
        await using var sink = Sink.Start(new());
        await using var submission = Given.Submission(Given.Server(sink) with { HelloName = "a\r\nRSET" });
        Assert.Null(await submission.Check(default));
        Assert.Equal("EHLO [127.0.0.1]", sink.Heard.First());
    }
}
