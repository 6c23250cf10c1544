using Inkassio.Storage;
using Inkassio.Tests.Shared;
using Npgsql;

namespace Inkassio.Bench;

/// <summary>A database to measure on: the one that was named, or one of our own that is gone afterwards.</summary>
public sealed class Ground : IAsyncDisposable
{
    /// <summary>Names a PostgreSQL server that is started for the measurement alone.</summary>
    public const string ScratchPostgres = "postgres:scratch";

    readonly string folder;
    readonly PostgresServer? server;

    Ground(string folder, PostgresServer? server, string address, string rawAddress)
    {
        (this.folder, this.server, Address, RawAddress) = (folder, server, address, rawAddress);
    }

    /// <summary>The database as the product opens it.</summary>
    public string Address { get; }

    /// <summary>On a server of our own, the role by which <see cref="Address"/> enters; null elsewhere.</summary>
    public string? AppRole { get; private init; }

    /// <summary>The same engine for whoever goes past our storage.</summary>
    public string RawAddress { get; }

    public bool IsSqlite => RawAddress.StartsWith("sqlite:", StringComparison.Ordinal);

    public static async Task<Ground> Prepare(string? address, CancellationToken stop)
    {
        var home = Directory.CreateTempSubdirectory("bench-").FullName;
        if (address == ScratchPostgres) return await Scratch(home, stop);
        address ??= "sqlite:" + Path.Combine(home, "bench.db");
        var ground = new Ground(home, server: null, address, address);
        await using var database = ground.Open();
        await database.Migrate(stop: stop);
        return ground;
    }

    static async Task<Ground> Scratch(string home, CancellationToken stop)
    {
        var started = await PostgresServer.Start()
            ?? throw new InvalidOperationException("There is no PostgreSQL (initdb, postgres) on this machine.");
        var made = await started.Create();
        var ground = new Ground(home, started, "postgres:" + made.App, "postgres:" + made.Superuser)
        {
            AppRole = made.AppRole,
        };
        await using var owner = ground.Open("postgres:" + made.Owner);
        await owner.Migrate(made.AppRole, stop);
        return ground;
    }

    /// <summary>A connection of its own to the database, with nothing in memory.</summary>
    public Database Open() => Open(Address);

    /// <summary>Lets PostgreSQL count what has just been loaded, as its own service does within a minute.</summary>
    public async Task Settle(CancellationToken stop)
    {
        if (IsSqlite) return;
        await using var connection = new NpgsqlConnection(RawAddress["postgres:".Length..]);
        await connection.OpenAsync(stop);
        await using var command = new NpgsqlCommand("analyze", connection);
        await command.ExecuteNonQueryAsync(stop);
    }

    Database Open(string to) => Database.Open(
        to, MasterKey.FromFile(Path.Combine(folder, "master.key")), new NoonOf(SampleDebtors.Day));

    public async ValueTask DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}

/// <summary>A clock that stands at noon of one day, so that every measurement sees the same.</summary>
sealed class NoonOf(DateOnly day) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(day, new TimeOnly(12, 0), TimeSpan.Zero);
}
