using Inkassio.Storage;
using Microsoft.Extensions.Hosting;

namespace Inkassio.Grains;

/// <summary>Starts each tenant's daily run, once for each of its local days, on however many nodes.</summary>
// The unique row (tenant, day) is the whole agreement between nodes: no leader, no timer that could be lost. A day
// that was missed is not repeated; the next run finds everything that is due by then.
public sealed class DunningClock(Database database, Tenants tenants, Runs runs, DunningRun run, TimeProvider clock)
    : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <summary>The local hour from which a day's run may start: letters are proposed before the office opens.</summary>
    public const int FromHour = 5;

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        using var ticks = new PeriodicTimer(Every, clock);
        do await Tick(stop);
        while (await ticks.WaitForNextTickAsync(stop));
    }

    /// <summary>Starts what is due now; also takes over a run whose node died.</summary>
    public async Task Tick(CancellationToken stop)
    {
        foreach (var tenant in await tenants.All(stop))
        {
            var zone = TimeZoneInfo.FindSystemTimeZoneById(tenant.Zone);
            var local = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone);
            if (local.Hour < FromHour) continue;
            if (await runs.ClaimDaily(tenant.Id, DateOnly.FromDateTime(local.DateTime), stop) is not { } claimed) continue;
            var db = await TenantDb.ForWork(database, claimed, "daily-run", stop);
            await run.Go(db, await runs.Of(db, claimed, stop), tell: null, stop);
        }
    }
}
