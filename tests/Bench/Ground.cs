using Inkassio.Storage;
using Inkassio.Tests.Shared;

namespace Inkassio.Bench;

/// <summary>A database to measure on: the one that was named, or one of the bench's own that is gone afterwards.</summary>
public sealed class Ground : IAsyncDisposable
{
    /// <summary>Names a PostgreSQL server that is started for the measurement alone.</summary>
    public const string ScratchPostgres = "postgres:scratch";

    readonly string folder;
    readonly PostgresServer? server;

    Ground(string folder, PostgresServer? server, string address, string rawAddress, TimeProvider clock)
    {
        (this.folder, this.server, RawAddress) = (folder, server, rawAddress);
        Database = Database.Open(address, MasterKey.FromFile(Path.Combine(folder, "master.key")), clock);
    }

    public Database Database { get; }

    /// <summary>The same engine for whoever goes past our storage.</summary>
    public string RawAddress { get; }

    public bool IsSqlite => RawAddress.StartsWith("sqlite:", StringComparison.Ordinal);

    public static async Task<Ground> Open(string? address, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("bench-").FullName;
        var clock = new NoonOf(SampleDebtors.Day);
        if (address == ScratchPostgres) return await Scratch(folder, clock, stop);
        address ??= "sqlite:" + Path.Combine(folder, "bench.db");
        var ground = new Ground(folder, server: null, address, address, clock);
        await ground.Database.Migrate(stop: stop);
        return ground;
    }

    static async Task<Ground> Scratch(string folder, TimeProvider clock, CancellationToken stop)
    {
        var server = await PostgresServer.Start()
            ?? throw new InvalidOperationException("Auf diesem Rechner gibt es kein PostgreSQL (initdb, postgres).");
        var made = await server.Create();
        var ground = new Ground(folder, server, "postgres:" + made.App, "postgres:" + made.Superuser, clock);
        await using var owner = Database.Open(
            "postgres:" + made.Owner, MasterKey.FromFile(Path.Combine(folder, "master.key")), clock);
        await owner.Migrate(made.AppRole, stop);
        return ground;
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        if (server is not null) await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}

/// <summary>A clock that stands at noon of one day, so that every measurement sees the same.</summary>
sealed class NoonOf(DateOnly day) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(day, new TimeOnly(12, 0), TimeSpan.Zero);
}
