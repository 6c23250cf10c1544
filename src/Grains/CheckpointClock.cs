using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Inkassio.Grains;

/// <summary>Makes each tenant's checkpoint once an hour, on however many nodes.</summary>
// No leader: the next number of a series is a file that only one node can make. A missed hour is made up by the next.
public sealed class CheckpointClock(EmbeddedHost host, TimeProvider clock, ILogger<CheckpointClock> log)
    : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        using var ticks = new PeriodicTimer(Every, clock);
        while (await ticks.WaitForNextTickAsync(stop))
        {
            try
            {
                await host.Watch.Tick(stop);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "No checkpoint could be made; the next tick tries again.");
            }
        }
    }
}
