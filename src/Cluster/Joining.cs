using System.Net;
using Inkassio.Grains;
using Inkassio.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Serialization;
using Orleans.Serialization.Cloning;

namespace Inkassio.Cluster;

/// <summary>How a process becomes a node of the cluster.</summary>
public static class Joining
{
    /// <summary>The name of the store for what is no journal.</summary>
    public const string Kept = "kept";

    /// <summary>How long a call may take: a command takes milliseconds, and a busy database some seconds.</summary>
    public static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(10);

    /// <summary>How long a node may give no sign of life before one that joins takes it for dead.</summary>
    public static readonly TimeSpan SilentMax = TimeSpan.FromSeconds(20);

    const string Postgres = "Npgsql";

    // Orleans' name for SQLite, whichever library reads it.
    const string Sqlite = "System.Data.SQLite";

    /// <summary>Makes this process a node; the books find their accounts through it.</summary>
    public static void JoinCluster(this IHostApplicationBuilder builder, ClusterSettings said)
    {
        if (said.Role == ClusterRole.Pages) builder.UseOrleansClient(client => Find(client.SpeakTrade(), said));
        else
        {
            if (!said.IsSqlite) // It has to begin before the silo does.
                builder.Services.AddHostedService(all =>
                    new Burial(said, all.GetRequiredService<IHostApplicationLifetime>()));
            builder.UseOrleans(silo => Join(silo.SpeakTrade(), said));
        }
    }

    /// <summary>What every silo needs, wherever it finds the others.</summary>
    public static ISiloBuilder SpeakTrade(this ISiloBuilder silo)
    {
        Speak(silo.Services);
        silo.Services.AddSingleton<KnownAhead>();
        silo.Services.AddSingleton<IDebtorHost>(node => new ClusterDebtors(
            node.GetRequiredService<IGrainFactory>(), node.GetRequiredService<KnownAhead>()));
        return silo.AddIncomingGrainCallFilter<TenantGate>();
    }

    /// <summary>What every caller from outside the silos needs.</summary>
    public static IClientBuilder SpeakTrade(this IClientBuilder client)
    {
        Speak(client.Services);
        client.Services.AddSingleton<IDebtorHost>(node =>
            new ClusterDebtors(node.GetRequiredService<IGrainFactory>()));
        return client;
    }

    static void Speak(IServiceCollection services)
    {
        services.AddSerializer(serializer => serializer.AddJsonSerializer(
            Wire.Carries, isCopyable: null, json => json.Configure(o => o.SerializerOptions = Wire.Options)));
        services.TryAddSingleton<SharedWithinNode>();
        services.AddSingleton<IGeneralizedCopier>(all => all.GetRequiredService<SharedWithinNode>());
        // A call whose node died in the middle of it waits this long before it fails: then it is sent again.
        services.Configure<ClientMessagingOptions>(o => o.ResponseTimeout = AnswerWithin);
        services.Configure<SiloMessagingOptions>(o => o.ResponseTimeout = AnswerWithin);
        // Our own exceptions keep their type and their words.
        services.Configure<ExceptionSerializationOptions>(o => o.SupportedNamespacePrefixes.Add("Inkassio"));
    }

    static void Join(ISiloBuilder silo, ClusterSettings said)
    {
        silo.Configure<ClusterMembershipOptions>(o =>
        {
            (o.ProbeTimeout, o.NumMissedProbesLimit, o.NumVotesForDeathDeclaration) = (said.Probe, 2, 1);
            o.TableRefreshTimeout = TimeSpan.FromSeconds(5);
            o.IAmAliveTablePublishTimeout = SilentMax / 4;
        });
        // A day's run wakes everybody who is due: who is not asked again soon makes room before memory is short.
        silo.Configure<GrainCollectionOptions>(o => o.EnableActivationSheddingOnMemoryPressure = true);
        if (said.IsSqlite) JoinAlone(silo, said);
        else JoinOthers(silo, said, Connection(said));
    }

    // One node has nobody to find; a reminder that a restart forgot is made up for by the day's run.
    static void JoinAlone(ISiloBuilder silo, ClusterSettings said) => silo
        .UseLocalhostClustering(said.SiloPort, said.GatewayPort, primarySiloEndpoint: null, said.Name, said.Name)
        .UseInMemoryReminderService()
        .AddAdoNetGrainStorage(Kept, o => (o.Invariant, o.ConnectionString) = (Sqlite, Connection(said)));

    static void JoinOthers(ISiloBuilder silo, ClusterSettings said, string connection)
    {
        silo.Configure<ClusterOptions>(o => (o.ClusterId, o.ServiceId) = (said.Name, said.Name))
            .UseAdoNetClustering(o => (o.Invariant, o.ConnectionString) = (Postgres, connection))
            .UseAdoNetReminderService(o => (o.Invariant, o.ConnectionString) = (Postgres, connection))
            .AddAdoNetGrainStorage(Kept, o => (o.Invariant, o.ConnectionString) = (Postgres, connection));
        if (said.Advertised is { } address)
            silo.ConfigureEndpoints(address, said.SiloPort, said.GatewayPort, listenOnAnyHostAddress: true);
        else silo.ConfigureEndpoints(said.SiloPort, said.GatewayPort, listenOnAnyHostAddress: true);
    }

    static void Find(IClientBuilder client, ClusterSettings said)
    {
        if (said.IsSqlite) client.UseLocalhostClustering(said.GatewayPort, said.Name, said.Name);
        else
            client.Configure<ClusterOptions>(o => (o.ClusterId, o.ServiceId) = (said.Name, said.Name))
                .UseAdoNetClustering(o => (o.Invariant, o.ConnectionString) = (Postgres, Connection(said)));
    }

    static string Connection(ClusterSettings said) => ClusterTables.Connection(said.Address);
}
