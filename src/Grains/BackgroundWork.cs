using System.Threading.Channels;
using Inkassio.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Inkassio.Grains;

/// <summary>Runs and imports that people started: they go on when the page is closed, and after a crash.</summary>
// Progress stands in the database, so any page on any node can show it.
public sealed class BackgroundWork(EmbeddedHost host, TimeProvider clock, ILogger<BackgroundWork> log)
    : BackgroundService
{
    /// <summary>How often a node looks for work that another one left behind.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    /// <summary>How many pieces of work go on at once; of one tenant as of all.</summary>
    public const int AtOnce = 2;

    readonly Channel<Func<CancellationToken, Task>> started = Channel.CreateUnbounded<Func<CancellationToken, Task>>();

    /// <summary>Starts a run of a day for a person.</summary>
    public async Task<Run> StartRun(TenantDb db, DateOnly day, CancellationToken stop)
    {
        var (run, claimed) = await host.Runs.Start(db, day, stop);
        started.Writer.TryWrite(stopping => host.Run.Go(db, run, claimed, tell: null, stopping));
        return run;
    }

    /// <summary>A person has looked at a run that was far larger than usual: its letters may leave by themselves.
    /// </summary>
    public async Task ConfirmRun(TenantDb db, Guid id, CancellationToken stop)
    {
        if (!await host.Runs.Look(db, id, stop) || await host.Runs.Find(db, id, stop) is not { } run) return;
        started.Writer.TryWrite(stopping => host.Run.ReleaseHeld(db, run, stopping));
    }

    /// <summary>Goes on with an import that a person has just confirmed.</summary>
    public void StartImport(TenantDb db, ImportJob job, Claimed claimed) =>
        started.Writer.TryWrite(stopping => Apply(db, job, claimed, stopping));

    protected override Task ExecuteAsync(CancellationToken stop) =>
        Task.WhenAll([LookForOrphans(stop), .. Enumerable.Range(0, AtOnce).Select(_ => Work(stop))]);

    async Task Work(CancellationToken stop)
    {
        await foreach (var piece in started.Reader.ReadAllAsync(stop)) await Safely(piece, stop);
    }

    async Task LookForOrphans(CancellationToken stop)
    {
        using var ticks = new PeriodicTimer(Every, clock);
        do await Safely(TakeOver, stop);
        while (await ticks.WaitForNextTickAsync(stop));
    }

    async Task TakeOver(CancellationToken stop)
    {
        while (await host.Queue.Claim(WorkKind.Import, stop) is { } orphan)
        {
            var db = await TenantDb.ForWork(host.Database, orphan, "import", stop);
            await Apply(db, await host.Imports.Of(db, orphan, stop), orphan, stop);
        }
        while (await host.Queue.Claim(WorkKind.Run, stop) is { } orphan)
        {
            var db = await TenantDb.ForWork(host.Database, orphan, "run", stop);
            await host.Run.Go(db, await host.Runs.Of(db, orphan, db.Today, stop), orphan, tell: null, stop);
        }
    }

    // A refusal ends the import and says at which row; a database that is away leaves it to the next look.
    async Task Apply(TenantDb db, ImportJob job, Claimed claimed, CancellationToken stop)
    {
        try
        {
            await host.Import.Apply(db, job, claimed, tell: null, stop);
        }
        catch (ImportRefusedException e)
        {
            await host.Imports.Finish(db, claimed, e.Message, stop);
        }
    }

    async Task Safely(Func<CancellationToken, Task> piece, CancellationToken stop)
    {
        try
        {
            await piece(stop);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "Work stopped. Its lease will run out, and a node will take it up again.");
        }
    }
}
