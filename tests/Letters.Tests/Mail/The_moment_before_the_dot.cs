using Inkassio.Letters.Mail;
using Inkassio.MailSink;

namespace Inkassio.Letters.Tests.Mail;

/// <summary>Between the body's last byte and the final dot the caller commits "handing over".</summary>
public sealed class The_moment_before_the_dot
{
    [Theory]
    [InlineData(SinkEncryption.None), InlineData(SinkEncryption.Tls)]
    public async Task comes_when_the_server_has_the_body_and_not_the_dot(SinkEncryption encryption)
    {
        await using var sink = Sink.Start(new() { Encryption = encryption });
        await using var submission = Given.Submission(sink);
        var calls = 0;
        var outcome = await submission.Send(beforeDot: async _ =>
        {
            calls++;
            await Given.Until(() => sink.Heard.Contains("| Bitte."));
            Assert.DoesNotContain("(dot)", sink.Heard);
            Assert.Empty(sink.Accepted);
        });
        Assert.IsType<SubmissionOutcome.Accepted>(outcome);
        Assert.Equal(1, calls);
        Assert.Contains("(dot)", sink.Heard);
    }

    [Fact]
    public async Task writes_no_dot_when_the_caller_fails()
    {
        await using var sink = Sink.Start(new());
        await using var submission = Given.Submission(sink);
        var outcome = Assert.IsType<SubmissionOutcome.NotSent>(await submission.Send(
            beforeDot: _ => throw new InvalidOperationException("lease lost")));
        Assert.Equal((SubmissionPhase.HandingOver, SubmissionFault.HandingOverFailed, "lease lost"),
            (outcome.Phase, outcome.Fault, outcome.Cause?.Message));
        // The server has read all that we wrote when it sees the end of the line.
        await Given.Until(() => sink.Heard.Contains("(eof)"));
        Assert.Contains("| Bitte.", sink.Heard);
        Assert.DoesNotContain("(dot)", sink.Heard);
        Assert.Empty(sink.Accepted);
    }

    [Fact]
    public async Task writes_no_dot_when_it_takes_too_long()
    {
        await using var sink = Sink.Start(new());
        await using var submission = Given.Submission(
            sink, Given.Limits with { HandingOverMax = TimeSpan.FromMilliseconds(50) });
        var outcome = Assert.IsType<SubmissionOutcome.NotSent>(await submission.Send(
            beforeDot: stop => Task.Delay(Timeout.Infinite, stop)));
        Assert.Equal((SubmissionPhase.HandingOver, SubmissionFault.TimedOut), (outcome.Phase, outcome.Fault));
        await Given.Until(() => sink.Heard.Contains("(eof)"));
        Assert.DoesNotContain("(dot)", sink.Heard);
    }

    [Fact]
    public async Task writes_no_dot_when_the_sending_is_cancelled_meanwhile()
    {
        await using var sink = Sink.Start(new());
        await using var submission = Given.Submission(sink);
        using var stop = new CancellationTokenSource();
        var outcome = Assert.IsType<SubmissionOutcome.NotSent>(await submission.Send(
            Given.Envelope, Given.Bytes(), _ => stop.CancelAsync(), stop.Token));
        Assert.Equal((SubmissionPhase.HandingOver, SubmissionFault.Cancelled), (outcome.Phase, outcome.Fault));
        await Given.Until(() => sink.Heard.Contains("(eof)"));
        Assert.DoesNotContain("(dot)", sink.Heard);
    }

    [Fact]
    public async Task is_passed_over_when_the_server_has_given_up_already()
    {
        await using var sink = Sink.Start(new() { Faults = [new(SinkPoint.Body, 552)] });
        await using var submission = Given.Submission(sink);
        var outcome = Assert.IsType<SubmissionOutcome.NotSent>(await submission.Send(
            // The sink has answered, and takes the rest of the body for commands.
            beforeDot: _ => Given.Until(() => sink.Heard.Contains("Bitte."))));
        Assert.Equal((SubmissionPhase.HandingOver, SubmissionFault.SpokeBeforeDot, 552),
            (outcome.Phase, outcome.Fault, outcome.Reply?.Code));
        Assert.DoesNotContain("(dot)", sink.Heard);
        Assert.Empty(sink.Accepted);
    }
}
