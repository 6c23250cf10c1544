using Inkassio.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Inkassio.Grains;

/// <summary>Starts each tenant's daily run, once for each of its local days, on however many nodes.</summary>
// The unique row (tenant, day) is the whole agreement between nodes: no leader, no timer that could be lost. A day
// that was missed is not repeated; the next run finds everything that is due by then.
public sealed class DunningClock(EmbeddedHost host, TimeProvider clock, ILogger<DunningClock> log)
    : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <summary>The local hour from which a day's run may start: letters are proposed before the office
    /// opens.</summary>
    public const int FromHour = 5;

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        using var ticks = new PeriodicTimer(Every, clock);
        do await TickSafely(stop);
        while (await ticks.WaitForNextTickAsync(stop));
    }

    // A database that is away for a while must not end the clock: the next tick finds the same work.
    async Task TickSafely(CancellationToken stop)
    {
        try
        {
            await Tick(stop);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "The daily run stopped; it goes on at the next tick.");
        }
    }

    /// <summary>Starts what is due now, and goes on with the runs of nodes that died.</summary>
    public async Task Tick(CancellationToken stop)
    {
        foreach (var tenant in await host.Tenants.All(stop))
        {
            var local = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(tenant.Zone));
            if (local.Hour < FromHour) continue;
            // Half a list would make half the letters: the run waits for the import, and starts at a later tick.
            if (await host.Queue.IsOpen(tenant.Id, WorkKind.Import, stop)) continue;
            // After a restored backup the run would write again what had been sent before it.
            if (await host.Watch.IsStopped(tenant, stop)) continue;
            if (await host.Runs.TakeDaily(tenant.Id, DateOnly.FromDateTime(local.DateTime), stop) is { } claimed)
                await Go(claimed, stop);
        }
        while (await host.Queue.Claim(WorkKind.DailyRun, stop) is { } orphan) await Go(orphan, stop);
    }

    async Task Go(Claimed claimed, CancellationToken stop)
    {
        var db = await TenantDb.ForWork(host.Database, claimed, "daily-run", stop);
        await host.Run.Go(db, await host.Runs.Of(db, claimed, db.Today, stop), claimed, tell: null, stop);
    }
}
