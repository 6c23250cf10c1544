using Inkassio.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Inkassio.Grains;

/// <summary>Starts each tenant's daily run, once for each of its local days, on however many nodes.</summary>
public sealed class DunningClock(EmbeddedHost host, TimeProvider clock, ILogger<DunningClock> log)
    : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    readonly DailyRun daily = new(host, clock);

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
            if (await daily.Take(tenant, stop) is { } claimed) await daily.Go(claimed, tell: null, stop);
        while (await host.Queue.Claim(WorkKind.DailyRun, stop) is { } orphan)
            await daily.Go(orphan, tell: null, stop);
    }
}
