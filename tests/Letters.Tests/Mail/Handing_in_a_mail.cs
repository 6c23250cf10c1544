using System.Net;
using System.Net.Sockets;
using Inkassio.Letters.Mail;
using Inkassio.MailSink;

namespace Inkassio.Letters.Tests.Mail;

/// <summary>What became of a message is known exactly, or is said to be unknown (RFC 1047).</summary>
public sealed class Handing_in_a_mail
{
    static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(300);

    static Sink With(params SinkFault[] faults) => Sink.Start(new() { Faults = [.. faults] });

    [Theory]
    [InlineData(SinkEncryption.None), InlineData(SinkEncryption.StartTls), InlineData(SinkEncryption.Tls)]
    public async Task is_accepted_with_the_bytes_unchanged(SinkEncryption encryption)
    {
        await using var sink = Sink.Start(new() { Encryption = encryption });
        await using var submission = Given.Submission(sink);
        var outcome = await submission.Send();
        Assert.Equal("250 2.0.0 Ok: kept", Assert.IsType<SubmissionOutcome.Accepted>(outcome).Reply.ToString());
        var mail = Assert.Single(sink.Accepted);
        Assert.Equal(Given.Bytes(), mail.Bytes);
        Assert.Equal(("<dispatch-1@weber.example>", "rechnung@weber.example", "anna@kunde.example"),
            (mail.MessageId, mail.From, mail.To));
    }

    [Theory]
    [InlineData(SinkPoint.Connect, SubmissionPhase.Greeting)]
    [InlineData(SinkPoint.Hello, SubmissionPhase.Hello)]
    [InlineData(SinkPoint.Mail, SubmissionPhase.MailFrom)]
    [InlineData(SinkPoint.Rcpt, SubmissionPhase.RcptTo)]
    [InlineData(SinkPoint.Data, SubmissionPhase.DataCommand)]
    public async Task is_not_sent_when_the_line_breaks_before_the_body(SinkPoint at, SubmissionPhase phase)
    {
        await using var sink = With(new SinkFault(at, SinkFault.Drop, TimesMax: 1));
        await using var submission = Given.Submission(sink);
        var outcome = Assert.IsType<SubmissionOutcome.NotSent>(await submission.Send());
        Assert.Equal((phase, SubmissionFault.ConnectionLost), (outcome.Phase, outcome.Fault));
        Assert.Empty(sink.Accepted);
        // The same submission tries again on a new line, and the server has one copy.
        Assert.IsType<SubmissionOutcome.Accepted>(await submission.Send());
        Assert.Single(sink.Accepted);
    }

    [Fact]
    public async Task is_not_sent_when_the_line_breaks_in_the_body()
    {
        await using var sink = With(new SinkFault(SinkPoint.Body, SinkFault.Drop, TimesMax: 1));
        await using var submission = Given.Submission(sink);
        var outcome = Assert.IsType<SubmissionOutcome.NotSent>(
            await submission.Send(beforeDot: _ => Given.Until(() => sink.Heard.Contains("(hung up)"))));
        Assert.InRange(outcome.Phase, SubmissionPhase.Body, SubmissionPhase.HandingOver);
        Assert.Empty(sink.Accepted);
        Assert.IsType<SubmissionOutcome.Accepted>(await submission.Send());
        Assert.Single(sink.Accepted);
    }

    [Theory]
    [InlineData(SinkPoint.Dot, 0)]
    [InlineData(SinkPoint.Stored, 1)]
    public async Task is_unknown_when_the_line_breaks_after_the_dot(SinkPoint at, int copies)
    {
        await using var sink = With(new SinkFault(at, SinkFault.Drop));
        await using var submission = Given.Submission(sink);
        var outcome = Assert.IsType<SubmissionOutcome.Unknown>(await submission.Send());
        Assert.Equal(SubmissionFault.ConnectionLost, outcome.Fault);
        Assert.Equal(copies, sink.Accepted.Count);
        Assert.Contains("Dot > .", outcome.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_accepted_when_the_line_breaks_after_the_answer()
    {
        await using var sink = With(new SinkFault(SinkPoint.Replied, SinkFault.Drop, TimesMax: 1));
        await using var submission = Given.Submission(sink);
        Assert.IsType<SubmissionOutcome.Accepted>(await submission.Send());
        // The dead line is noticed, and the next message goes over a new one.
        Assert.IsType<SubmissionOutcome.Accepted>(await submission.Send("2"));
        Assert.Equal(2, sink.Accepted.Count);
    }

    [Theory]
    [InlineData(SinkPoint.Mail, SubmissionPhase.MailFrom)]
    [InlineData(SinkPoint.Rcpt, SubmissionPhase.RcptTo)]
    [InlineData(SinkPoint.Data, SubmissionPhase.DataCommand)]
    [InlineData(SinkPoint.Dot, SubmissionPhase.Dot)]
    public async Task is_rejected_or_not_sent_by_the_servers_own_word(SinkPoint at, SubmissionPhase phase)
    {
        await using var sink = With(new(at, 550, TimesMax: 1), new(at, 451, TimesMax: 1), new(at, 421, TimesMax: 1));
        await using var submission = Given.Submission(sink);
        var rejected = Assert.IsType<SubmissionOutcome.Rejected>(await submission.Send());
        Assert.Equal((phase, 550), (rejected.Phase, rejected.Reply.Code));
        foreach (var code in (int[])[451, 421])
        {
            var later = Assert.IsType<SubmissionOutcome.NotSent>(await submission.Send());
            Assert.Equal((phase, code), (later.Phase, later.Reply?.Code));
        }
        Assert.IsType<SubmissionOutcome.Accepted>(await submission.Send());
        Assert.Single(sink.Accepted);
    }

    [Theory]
    [InlineData(SinkPoint.Connect, SubmissionPhase.Greeting)]
    [InlineData(SinkPoint.Rcpt, SubmissionPhase.RcptTo)]
    public async Task is_not_sent_when_the_server_falls_silent_before_the_dot(SinkPoint at, SubmissionPhase phase)
    {
        await using var sink = With(new SinkFault(at, SinkFault.Stall));
        await using var submission = Given.Submission(
            sink, Given.Limits with { GreetingMax = Soon, CommandMax = Soon });
        var outcome = Assert.IsType<SubmissionOutcome.NotSent>(await submission.Send());
        Assert.Equal((phase, SubmissionFault.TimedOut), (outcome.Phase, outcome.Fault));
    }

    [Fact]
    public async Task is_unknown_when_the_server_falls_silent_after_the_dot()
    {
        await using var sink = With(new SinkFault(SinkPoint.Stored, SinkFault.Stall));
        await using var submission = Given.Submission(sink, Given.Limits with { DotMax = Soon });
        var outcome = Assert.IsType<SubmissionOutcome.Unknown>(await submission.Send());
        Assert.Equal(SubmissionFault.TimedOut, outcome.Fault);
        Assert.Single(sink.Accepted);
    }

    [Fact]
    public async Task is_unknown_when_it_is_cancelled_after_the_dot()
    {
        await using var sink = With(new SinkFault(SinkPoint.Stored, SinkFault.Stall));
        await using var submission = Given.Submission(sink);
        using var stop = new CancellationTokenSource();
        var sending = submission.Send(Given.Envelope, Given.Bytes(), Given.Nothing, stop.Token);
        await Given.Until(() => sink.Accepted.Count == 1);
        await stop.CancelAsync();
        Assert.Equal(SubmissionFault.Cancelled, Assert.IsType<SubmissionOutcome.Unknown>(await sending).Fault);
    }

    [Fact]
    public async Task uses_one_line_for_many_messages_and_a_new_one_when_it_has_served_enough()
    {
        await using var sink = Sink.Start(new() { Encryption = SinkEncryption.StartTls });
        await using var submission = Given.Submission(sink, Given.Limits with { MessagesMax = 4 });
        for (var i = 0; i < 10; i++)
            Assert.IsType<SubmissionOutcome.Accepted>(await submission.Send(i.ToString("D", null)));
        Assert.Equal(10, sink.Accepted.Select(mail => mail.MessageId).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(3, sink.Heard.Count(line => line == "STARTTLS"));
    }

    [Theory]
    [InlineData("hello\r\nthere\n")]
    [InlineData("bare\rreturn\r\n")]
    [InlineData("\0\r\n")]
    [InlineData("no end")]
    [InlineData("")]
    [InlineData("umlaut ä\r\n")]
    public async Task refuses_bytes_that_another_server_could_read_otherwise(string bytes)
    {
        await using var sink = With();
        await using var submission = Given.Submission(sink);
        await Assert.ThrowsAsync<ArgumentException>(() => submission.Send(
            Given.Envelope, System.Text.Encoding.Latin1.GetBytes(bytes), Given.Nothing, default));
        Assert.Empty(sink.Heard);
    }

    [Fact]
    public async Task to_a_server_that_never_stops_talking_ends()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var talking = Task.Run(async () =>
        {
            using var client = await listener.AcceptTcpClientAsync();
            try
            {
                while (true) await client.GetStream().WriteAsync("220-and so on\r\n"u8.ToArray());
            }
            catch (IOException)
            {
                // The other side has heard enough.
            }
        });
        await using var submission = Given.Submission(
            new MailServer("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port, MailEncryption.None));
        var outcome = Assert.IsType<SubmissionOutcome.NotSent>(await submission.Send());
        Assert.Equal(SubmissionFault.ReplyTooLong, outcome.Fault);
        Assert.InRange(outcome.Dialogue.Length, 1, 200);
        await talking;
    }
}
