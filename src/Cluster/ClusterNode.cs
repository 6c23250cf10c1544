using Inkassio.Grains;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Inkassio.Cluster;

/// <summary>A node of the cluster that shows no pages: a process of its own, or a caller's way in.</summary>
public sealed class ClusterNode : IAsyncDisposable
{
    readonly IHost host;

    ClusterNode(IHost host) => this.host = host;

    /// <summary>The books of this node; its accounts are those of the cluster.</summary>
    public EmbeddedHost Books => host.Services.GetRequiredService<EmbeddedHost>();

    internal IServiceProvider Parts => host.Services;

    public IGrainFactory Grains => host.Services.GetRequiredService<IGrainFactory>();

    /// <summary>Joins the cluster; from then on this node has its share of the accounts.</summary>
    /// <param name="open">Opens the books, with the accounts where the cluster has them.</param>
    /// <param name="works">Whether it also sees to the daily runs, and takes over work of nodes that died.</param>
    public static async Task<ClusterNode> Start(
        ClusterSettings said, Func<IDebtorHost, EmbeddedHost> open, bool works, CancellationToken stop)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Logging.AddConsole(o => o.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(
            LogLevel.Warning);
        builder.JoinCluster(said);
        builder.Services.AddSingleton(all => open(all.GetRequiredService<IDebtorHost>()));
        if (works)
        {
            builder.Services.AddHostedService<ClusterClock>();
            builder.Services.AddHostedService(all => new BackgroundWork(
                all.GetRequiredService<EmbeddedHost>(), all.GetRequiredService<EmbeddedHost>().Database.Clock,
                all.GetRequiredService<ILogger<BackgroundWork>>()));
        }
        var node = builder.Build();
        await node.StartAsync(stop);
        return new(node);
    }

    /// <summary>Waits until the process is asked to end, then hands the accounts over and leaves.</summary>
    public Task Run(CancellationToken stop) => host.WaitForShutdownAsync(stop);

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        if (host is IAsyncDisposable open) await open.DisposeAsync();
    }
}
