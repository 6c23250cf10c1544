using Inkassio.Storage;
using Microsoft.Extensions.Hosting;

namespace Inkassio.Cluster;

/// <summary>While this node is joining, nodes that have given no sign of life for long are declared dead.</summary>
// Where all were killed at once, nobody is left to say so, and a new node waits for every one that the table calls
// active. Once we have joined, the living watch each other.
sealed class Burial(ClusterSettings said, IHostApplicationLifetime life) : BackgroundService
{
    static readonly TimeSpan Every = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!life.ApplicationStarted.IsCancellationRequested && !stoppingToken.IsCancellationRequested)
        {
            await ClusterTables.Bury(said.Address, said.Name, Joining.SilentMax, stoppingToken);
            await Task.Delay(Every, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
