using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Inkassio.Domain.Debtors;
using Inkassio.Letters.Mail;
using Inkassio.Storage;
using Inkassio.Storage.Queries;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Inkassio.Grains.Post;

/// <summary>How patiently letters are handed over.</summary>
public sealed record PostLimits
{
    /// <summary>How many letters go out at once on this node.</summary>
    public int Workers { get; init; } = 8;

    /// <summary>How many of them one firm may keep busy.</summary>
    public int WorkersOfOne => Math.Max(1, Workers / 2);

    /// <summary>How often a worker without work looks for some.</summary>
    public TimeSpan Look { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long to wait after each failed try; after the last one a person has to look.</summary>
    public ImmutableArray<TimeSpan> Waits { get; init; } =
        [Minutes(1), Minutes(5), Minutes(15), Minutes(60)];

    /// <summary>How long a letter rests whose firm has stopped dispatch or has used up its hour.</summary>
    public TimeSpan Rest { get; init; } = Minutes(1);

    /// <summary>How long a stopping node waits for a server's answer to the dot, before it calls it unknown.</summary>
    public TimeSpan Farewell { get; init; } = TimeSpan.FromSeconds(20);

    static TimeSpan Minutes(int minutes) => TimeSpan.FromMinutes(minutes);
}

/// <summary>Hands letters over, at most once each. Every node does; none of them leads.</summary>
// What could go wrong goes wrong before the final dot, where trying again is harmless, or after it, where only a
// person decides. The line between the two is an event in the debtor's journal, written while the server waits.
public sealed class LetterPost(
    EmbeddedHost host, MailOffice office, PostLimits limits, TimeProvider clock, ILogger<LetterPost> log)
    : BackgroundService
{
    readonly ConcurrentDictionary<TenantId, HourMeter> meters = new();
    readonly FairShare share = new(host.Outbox, limits.WorkersOfOne);

    protected override Task ExecuteAsync(CancellationToken stop) =>
        Task.WhenAll(Enumerable.Range(0, limits.Workers).Select(_ => Task.Run(() => Work(stop), stop)));

    async Task Work(CancellationToken stop)
    {
        await using var desk = new MailDesk(office, clock);
        while (!stop.IsCancellationRequested)
            if (!await LookSafely(desk, stop)) await Rest(stop);
    }

    async Task Rest(CancellationToken stop)
    {
        try
        {
            await Task.Delay(limits.Look, clock, stop);
        }
        catch (OperationCanceledException)
        {
            // Stopping is no fault.
        }
    }

    // A database that is away leaves the lease to run out; the letter is then looked at again.
    async Task<bool> LookSafely(MailDesk desk, CancellationToken stop)
    {
        try
        {
            return await LookOnce(desk, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception e)
        {
            log.LogError(e, "A letter could not be handed over. It is looked at again when its lease has run out.");
            return false;
        }
    }

    async Task<bool> LookOnce(MailDesk desk, CancellationToken stop)
    {
        if (await share.Claim(stop) is not { } row) return false;
        try
        {
            Fault.Point("outbox.after-claim", row.Claimed.Tenant.Value);
            var db = await TenantDb.ForWork(host.Database, row.Claimed, "letter-post", stop);
            await using var lease = new HeldLease(host.Outbox, row.Claimed, clock);
            await Handle(desk, db, row, stop);
        }
        finally
        {
            share.Free(row.Claimed.Tenant);
        }
        return true;
    }

    async Task Handle(MailDesk desk, TenantDb db, OutboxRow row, CancellationToken stop)
    {
        if (await Dispatches.DebtorOf(db, row.Dispatch, stop) is not { } debtor)
        {
            await host.Outbox.Finish(row.Claimed, stop);
            return;
        }
        var dispatch = (await host.Debtors.Look(db, debtor, stop)).Dispatches[row.Dispatch];
        switch (dispatch.State)
        {
            case DispatchState.Planned when dispatch.Channel == Channel.PrintService:
                await Print(db, debtor, dispatch, row, stop);
                break;
            case DispatchState.Planned:
                await Deliver(desk, db, debtor, dispatch, row, stop);
                break;
            // After a restore the journal stays as it is until a person has looked, also where a letter was in hand.
            case DispatchState.HandingOver when await DispatchSwitch.IsStopped(db, stop):
                await host.Outbox.PutOff(row.Claimed, limits.Rest, isTry: false, stop);
                break;
            // The service knows a second upload by its key, so nothing is unknown here.
            case DispatchState.HandingOver when dispatch.Channel == Channel.PrintService:
                await Tell(db, debtor, row, new HandOverEnd.PutOff(), dispatch.Leave);
                await Print(db, debtor, dispatch, row, stop);
                break;
            case DispatchState.HandingOver when row.Claimed.Epoch == 1:
                // No worker has held this row before: whoever hands the letter over is no machine of the queue.
                await host.Outbox.PutOff(row.Claimed, limits.Rest, isTry: false, stop);
                break;
            case DispatchState.HandingOver:
                // Its worker died between the dot and the answer: nobody can know.
                await End(db, debtor, row, new HandOverEnd.Unknown(Evidence: null), leave: null);
                break;
            default:
                await host.Outbox.Finish(row.Claimed, stop);
                break;
        }
    }

    async Task Deliver(
        MailDesk desk, TenantDb db, DebtorId debtor, Dispatch dispatch, OutboxRow row, CancellationToken stop)
    {
        var tenant = await host.Book.Look(db, stop);
        if (await IsStopped(db, stop) || !MeterOf(db).Allows(tenant.Delivery.MailsAnHour))
            await host.Outbox.PutOff(row.Claimed, limits.Rest, isTry: false, stop);
        else if (await office.RouteOf(db, tenant, stop) is not { } route)
            await End(db, debtor, row, new HandOverEnd.Parked("no-account", Evidence: null), leave: null);
        else if (MailAddress.Read(dispatch.To, out _) is not { } to)
            await End(db, debtor, row, new HandOverEnd.Rejected("5.1.3", Evidence: null), leave: null);
        else if (await Blobs.Get(db, dispatch.Bytes.Hex, stop) is not { } mail)
            await End(db, debtor, row, new HandOverEnd.Parked("letter-erased", Evidence: null), leave: null);
        else
            await Send(desk, db, debtor, row, route, new Envelope(route.From, to), mail, stop);
    }

    async Task Print(TenantDb db, DebtorId debtor, Dispatch dispatch, OutboxRow row, CancellationToken stop)
    {
        var account = await host.Debtors.Look(db, debtor, stop);
        var leave = new Leave(host.Debtors, db, debtor, row.Dispatch);
        if (await IsStopped(db, stop))
            await host.Outbox.PutOff(row.Claimed, limits.Rest, isTry: false, stop);
        else if (office.Print is not { } service)
            await End(db, debtor, row, new HandOverEnd.Parked("no-print-service", Evidence: null), leave: null);
        else if (await Blobs.Get(db, dispatch.Bytes.Hex, stop) is not { } pages)
            await End(db, debtor, row, new HandOverEnd.Parked("letter-erased", Evidence: null), leave: null);
        else if (await leave.IsGranted(stop))
            await Conclude(db, debtor, row, leave, await service.Send(
                row.Dispatch, pages, RecipientOf(account.Party), account.Party?.Address?.Country ?? "",
                dispatch.IsCopy, stop));
        else
            await FinishIfOver(db, debtor, row);
    }

    // A person stopped it, or the data were restored from a backup: it waits, and is not sent twice.
    async Task<bool> IsStopped(TenantDb db, CancellationToken stop) =>
        (await host.Book.Look(db, stop)).Delivery.IsStopped || await DispatchSwitch.IsStopped(db, stop);

    // Whoever was not heard must not close the row over a letter that another worker has in his hands: should that one
    // die, somebody has to look after it.
    async Task FinishIfOver(TenantDb db, DebtorId debtor, OutboxRow row)
    {
        var now = (await host.Debtors.Look(db, debtor, default)).Dispatches[row.Dispatch].State;
        if (now is not (DispatchState.Planned or DispatchState.HandingOver))
            await host.Outbox.Finish(row.Claimed, default);
    }

    static string RecipientOf(Party? party) =>
        $"{party?.Name}\n{party?.Address?.Street}\n{party?.Address?.Postcode} {party?.Address?.Town}";

    async Task Conclude(TenantDb db, DebtorId debtor, OutboxRow row, Leave leave, PrintUpload upload)
    {
        var evidence = LetterHash.Of(await Blobs.Put(db, debtor, Encoding.UTF8.GetBytes(upload.Evidence), default));
        if (upload.End == PrintUploadEnd.Accepted)
        {
            await End(db, debtor, row, new HandOverEnd.Accepted(evidence, upload.Number), leave.Asked);
            return;
        }
        await Tell(db, debtor, row, new HandOverEnd.PutOff(), leave.Asked);
        if (upload.End == PrintUploadEnd.Refused || row.Tries >= limits.Waits.Length)
            await End(db, debtor, row, new HandOverEnd.Parked("print-service", evidence), leave: null);
        else
            await host.Outbox.PutOff(row.Claimed, limits.Waits[row.Tries], isTry: true, default);
    }

    HourMeter MeterOf(TenantDb db) => meters.GetOrAdd(db.Tenant, _ => new HourMeter(clock));

    async Task Send(
        MailDesk desk, TenantDb db, DebtorId debtor, OutboxRow row, MailRoute route, Envelope envelope, byte[] mail,
        CancellationToken stop)
    {
        var leave = new Leave(host.Debtors, db, debtor, row.Dispatch);
        // A node that stops lets the server answer for a while: a cut answer is an unknown letter.
        using var patience = new CancellationTokenSource();
        await using var stopping = stop.Register(() => patience.CancelAfter(limits.Farewell));
        var outcome = route.Server is { } server
            ? await desk.Send(server, envelope, mail, leave.Ask, patience.Token)
            : await MailFolder.LayDown(route.Folder!, row.Dispatch, mail, leave.Ask, clock, stop);
        Fault.Point("outbox.after-send", db.Tenant.Value);
        if (leave.IsDenied)
        {
            await FinishIfOver(db, debtor, row);
            return;
        }
        var evidence = LetterHash.Of(await Blobs.Put(db, debtor, Transcript(outcome.Dialogue), default));
        if (outcome is SubmissionOutcome.Accepted) MeterOf(db).Count();
        // What is known now must be written down, also while the node is stopping.
        await Conclude(db, debtor, row, leave, outcome, evidence);
    }

    async Task Conclude(
        TenantDb db, DebtorId debtor, OutboxRow row, Leave leave, SubmissionOutcome outcome, LetterHash evidence)
    {
        switch (outcome)
        {
            case SubmissionOutcome.Accepted:
                await End(db, debtor, row, new HandOverEnd.Accepted(evidence), leave.Asked);
                break;
            case SubmissionOutcome.Unknown:
                await End(db, debtor, row, new HandOverEnd.Unknown(evidence), leave.Asked);
                break;
            // A server that refuses the sender says nothing about the recipient.
            case SubmissionOutcome.Rejected { Phase: not SubmissionPhase.MailFrom } refused:
                await End(db, debtor, row, new HandOverEnd.Rejected(CodeOf(refused.Reply), evidence), leave.Asked);
                break;
            case SubmissionOutcome.Rejected refused:
                await End(db, debtor, row, new HandOverEnd.Parked($"sender-{refused.Reply.Code}", evidence), leave.Asked);
                break;
            case SubmissionOutcome.NotSent late:
                await TryAgain(db, debtor, row, leave, late, evidence);
                break;
        }
    }

    async Task TryAgain(
        TenantDb db, DebtorId debtor, OutboxRow row, Leave leave, SubmissionOutcome.NotSent late, LetterHash evidence)
    {
        // Leave was granted (or nobody knows), and the letter certainly has not left: the next try asks again.
        if (leave.WasAsked) await Tell(db, debtor, row, new HandOverEnd.PutOff(), leave.Asked);
        if (late.NeedsPerson || row.Tries >= limits.Waits.Length)
            await End(db, debtor, row, new HandOverEnd.Parked(CauseOf(late), evidence), leave: null);
        else
            await host.Outbox.PutOff(row.Claimed, limits.Waits[row.Tries], isTry: true, default);
    }

    /// <param name="leave">The try under whose leave it ended; null when none was asked for.</param>
    async Task End(TenantDb db, DebtorId debtor, OutboxRow row, HandOverEnd end, Guid? leave)
    {
        // What is known is written down, also while the node is stopping.
        var decision = await Tell(db, debtor, row, end, leave);
        Fault.Point("outbox.before-finish", db.Tenant.Value);
        if (decision.IsRefused) await FinishIfOver(db, debtor, row);
        else await host.Outbox.Finish(row.Claimed, default);
    }

    Task<Decision> Tell(TenantDb db, DebtorId debtor, OutboxRow row, HandOverEnd end, Guid? leave) =>
        host.Debtors.Send(db, debtor,
            new DebtorCommand.RecordHandOver(row.Dispatch, end, db.Today) { Try = leave }, default);

    // The enhanced code (RFC 3463) says more than the three digits, where the server gives one.
    static string CodeOf(Inkassio.Letters.Mail.Reply reply)
    {
        var first = reply.Text.Split(' ', 2)[0];
        return first.Split('.') is [['2' or '4' or '5'], _, _] && first.Length <= 11
            ? first
            : reply.Code.ToString(CultureInfo.InvariantCulture);
    }

    static string CauseOf(SubmissionOutcome.NotSent late) => late.Reply is { } reply
        ? $"{System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(late.Fault.ToString())} {reply.Code}"
        : System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(late.Fault.ToString());

    static byte[] Transcript(ImmutableArray<DialogueLine> lines) => Encoding.UTF8.GetBytes(string.Concat(lines.Select(
        line => string.Create(CultureInfo.InvariantCulture,
            $"{line.At:yyyy-MM-dd HH:mm:ss.fff}Z {(line.IsOurs ? "wir" : "Server")}: {line.Text}\n"))));
}
