using Inkassio.Domain.Debtors;
using Inkassio.Grains;
using Inkassio.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.TestingHost;

namespace Inkassio.Cluster.Tests;

/// <summary>A cluster of two silos in this process, each with connections and memory of its own, and a caller outside
/// of both.</summary>
sealed class TwoSilos : IDebtorHost, IAsyncDisposable
{
    readonly ClusterDebtors accounts;

    TwoSilos(InProcessTestCluster cluster) => (Cluster, accounts) = (cluster, new ClusterDebtors(cluster.Client));

    public InProcessTestCluster Cluster { get; }

    public IGrainFactory Grains => Cluster.Client;

    public static async Task<TwoSilos> Start(Func<Database> open)
    {
        var builder = new InProcessTestClusterBuilder(2);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureHost(host => host.Logging.ClearProviders());
        builder.ConfigureClient(client => client.SpeakTrade());
        builder.ConfigureSilo((_, silo) =>
        {
            silo.SpeakTrade().UseInMemoryReminderService().AddMemoryGrainStorage(Joining.Kept);
            silo.Configure<ClusterMembershipOptions>(o => (o.ProbeTimeout, o.NumMissedProbesLimit,
                o.NumVotesForDeathDeclaration) = (TimeSpan.FromSeconds(1), 2, 1));
            silo.Services.AddSingleton(all =>
                new EmbeddedHost(open(), office: null, all.GetRequiredService<IDebtorHost>()));
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new(cluster);
    }

    public EmbeddedHost HostOf(InProcessSiloHandle silo) => silo.ServiceProvider.GetRequiredService<EmbeddedHost>();

    public Task<Decision> Send(TenantDb db, DebtorId id, DebtorCommand command, CancellationToken stop) =>
        accounts.Send(db, id, command, stop);

    public Task<Debtor> Look(TenantDb db, DebtorId id, CancellationToken stop) => accounts.Look(db, id, stop);

    public Task ReadAhead(TenantDb db, IReadOnlyList<DebtorId> ids, CancellationToken stop) =>
        accounts.ReadAhead(db, ids, stop);

    public ValueTask DisposeAsync() => Cluster.DisposeAsync();
}
