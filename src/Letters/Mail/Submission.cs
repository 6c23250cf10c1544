namespace Inkassio.Letters.Mail;

/// <summary>Hands messages in at a mail server (RFC 6409), one after the other, over one connection while it lasts.
/// </summary>
// Not for two callers at once: every worker has its own. The connection opens with the first message.
public sealed class Submission(MailServer server, OutsideDoor door, SubmissionLimits limits, TimeProvider clock)
    : IAsyncDisposable
{
    MailConnection? connection;
    int isBusy;

    /// <summary>Sends one message and says what became of it. Whatever goes wrong on the way is an outcome, never an
    /// exception.</summary>
    /// <param name="message">The bytes of <see cref="Message.Bytes"/>, or the same bytes kept since.</param>
    /// <param name="beforeDot">Runs when the whole body is with the server and the final dot is not: here the caller
    /// commits "handing over". When it throws, no dot is written, and the outcome is NotSent with the cause.</param>
    /// <param name="stop">Before the dot: NotSent. After it: Unknown.</param>
    /// <exception cref="ArgumentException">The bytes are no message: that is a fault of the program.</exception>
    public async Task<SubmissionOutcome> Send(
        Envelope envelope, ReadOnlyMemory<byte> message, Func<CancellationToken, Task> beforeDot,
        CancellationToken stop)
    {
        var body = DottedBody.Of(message.Span);
        var outcome = await Alone(async dialogue =>
        {
            var open = await Ready(dialogue, stop);
            await open.Address(dialogue, envelope, message.Length, stop);
            await open.Body(dialogue, body, stop);
            await HandOver(open, dialogue, beforeDot, stop);
            return new SubmissionOutcome.Accepted(await open.Dot(dialogue, stop)) { Dialogue = dialogue.Lines };
        });
        return outcome!;
    }

    /// <summary>Signs in and sends nothing, for the settings page: null when all is well.</summary>
    public Task<SubmissionOutcome?> Check(CancellationToken stop) => Alone(async dialogue =>
    {
        await Ready(dialogue, stop);
        return null;
    });

    async Task<SubmissionOutcome?> Alone(Func<Dialogue, Task<SubmissionOutcome?>> talk)
    {
        if (Interlocked.Exchange(ref isBusy, 1) == 1)
            throw new InvalidOperationException("A submission sends one message at a time.");
        var dialogue = new Dialogue(clock);
        try
        {
            return await talk(dialogue);
        }
        catch (DialogueEndedException e)
        {
            if (!CanGoOn(dialogue.Phase, e)) await Drop();
            return Outcome(dialogue, e);
        }
        catch
        {
            await Drop(); // A fault of ours: nobody knows where the dialogue stands.
            throw;
        }
        finally
        {
            Volatile.Write(ref isBusy, 0);
        }
    }

    // A connection that has served before is asked first: it may have died since, and then a new one costs nothing.
    async Task<MailConnection> Ready(Dialogue dialogue, CancellationToken stop)
    {
        if (connection is { } open)
        {
            if (await open.Reset(dialogue, stop)) return open;
            await Drop();
        }
        return connection = await MailConnection.Open(server, door, limits, clock, dialogue, stop);
    }

    async Task HandOver(MailConnection open, Dialogue dialogue, Func<CancellationToken, Task> beforeDot,
        CancellationToken stop)
    {
        dialogue.Phase = SubmissionPhase.HandingOver;
        await open.StaysSilent(dialogue, stop);
        using var late = new CancellationTokenSource(limits.HandingOverMax, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
        try
        {
            await beforeDot(either.Token);
        }
        // Whatever the caller's own code throws, the dot must not follow.
        catch (Exception e)
        {
            var fault = e is not OperationCanceledException ? SubmissionFault.HandingOverFailed
                : stop.IsCancellationRequested ? SubmissionFault.Cancelled : SubmissionFault.TimedOut;
            throw new DialogueEndedException(fault, cause: e);
        }
        if (stop.IsCancellationRequested) throw new DialogueEndedException(SubmissionFault.Cancelled);
        await open.StaysSilent(dialogue, stop);
    }

    static SubmissionOutcome Outcome(Dialogue dialogue, DialogueEndedException end)
    {
        var (phase, lines) = (dialogue.Phase, dialogue.Lines);
        if (end.Reply is { IsPermanent: true } no && end.Fault == SubmissionFault.Refused
            && phase is SubmissionPhase.MailFrom or SubmissionPhase.RcptTo or SubmissionPhase.DataCommand
                or SubmissionPhase.Dot)
            return new SubmissionOutcome.Rejected(phase, no) { Dialogue = lines };
        if (phase == SubmissionPhase.Dot && end.Reply is null)
            return new SubmissionOutcome.Unknown(end.Fault) { Dialogue = lines, Cause = end.InnerException };
        return new SubmissionOutcome.NotSent(phase, end.Fault)
        {
            Dialogue = lines, Reply = end.Reply, Cause = end.InnerException,
        };
    }

    // A refused message leaves the line in order; 421 says that the server is about to hang up.
    static bool CanGoOn(SubmissionPhase phase, DialogueEndedException end) =>
        end.Reply is { Code: not 421 } && phase is SubmissionPhase.MailFrom or SubmissionPhase.RcptTo
            or SubmissionPhase.DataCommand or SubmissionPhase.Dot;

    async Task Drop()
    {
        if (connection is { } open) await open.DisposeAsync();
        connection = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (connection is { } open && isBusy == 0) await open.Quit();
        await Drop();
    }
}
