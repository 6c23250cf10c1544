using Inkassio.Grains;
using Inkassio.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Inkassio.Cluster;

/// <summary>Wakes every tenant's day once a minute, on each node: whichever node lives will do.</summary>
public sealed class ClusterClock(EmbeddedHost host, IGrainFactory grains, ILogger<ClusterClock> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        using var ticks = new PeriodicTimer(DunningClock.Every, host.Database.Clock);
        do await TickSafely(stop);
        while (await ticks.WaitForNextTickAsync(stop));
    }

    async Task TickSafely(CancellationToken stop)
    {
        try
        {
            await Tick(stop);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "The daily runs were not looked after; the next tick does it.");
        }
    }

    public async Task Tick(CancellationToken stop)
    {
        foreach (var tenant in await host.Tenants.All(stop)) await Wake(tenant, stop);
    }

    // The day of one tenant must not wait because another one's node has just died.
    async Task Wake(TenantEntry tenant, CancellationToken stop)
    {
        if (await host.Tenants.Enter(tenant.Id, Author.Machine("daily-run"), reason: "", stop) is not { } db) return;
        Errands.Go(db);
        try
        {
            await grains.GetGrain<ITenantGrain>(AccountKey.Of(tenant.Id)).Tick();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "The daily run of {Tenant} was not looked after; the next tick does it.", tenant.Id);
        }
    }
}
