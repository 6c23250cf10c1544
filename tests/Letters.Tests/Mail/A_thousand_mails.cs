using Inkassio.Letters.Mail;
using Inkassio.MailSink;

namespace Inkassio.Letters.Tests.Mail;

/// <summary>A machine that tries again after NotSent, and only then, sends nothing twice and loses nothing.
/// </summary>
public sealed class A_thousand_mails
{
    const int Seed = 14, Count = 1000;

    // Eight points at which the line breaks, and refusals for the time being at two of them.
    static readonly SinkFault[] Faults =
    [
        .. Enum.GetValues<SinkPoint>().Where(at => at != SinkPoint.SignIn)
            .Select(at => new SinkFault(at, SinkFault.Drop, Share: 0.05)),
        new(SinkPoint.Rcpt, 451, Share: 0.05), new(SinkPoint.Dot, 452, Share: 0.05),
    ];

    [Fact]
    public async Task through_a_failing_server_arrive_once_or_are_said_to_be_unknown()
    {
        await using var sink = Sink.Start(new() { Faults = [.. Faults], Seed = Seed });
        await using var submission = Given.Submission(sink);
        var (accepted, unknown, again) = (new List<string>(), new List<string>(), 0);
        for (var number = 0; number < Count; number++)
        {
            var name = number.ToString("D", null);
            var outcome = await submission.Send(name);
            for (; outcome is SubmissionOutcome.NotSent; again++) outcome = await submission.Send(name);
            (outcome is SubmissionOutcome.Accepted ? accepted : unknown).Add($"<dispatch-{name}@weber.example>");
            Assert.True(outcome is SubmissionOutcome.Accepted or SubmissionOutcome.Unknown, outcome.Words());
        }
        var copies = sink.Accepted.CountBy(mail => mail.MessageId, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"R-14 seed={Seed} mails={Count} accepted={accepted.Count} unknown={unknown.Count} again={again} "
            + $"unknown-and-there={unknown.Count(copies.ContainsKey)}");
        Assert.All(accepted, id => Assert.Equal(1, copies[id]));
        Assert.All(unknown, id => Assert.InRange(copies.GetValueOrDefault(id), 0, 1));
        // Both kinds of Unknown came up, and many tries: else this has shown nothing.
        Assert.InRange(unknown.Count(copies.ContainsKey), 10, unknown.Count - 10);
        Assert.InRange(again, 100, 10 * Count);
    }
}
