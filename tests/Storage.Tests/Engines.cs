using Inkassio.Storage.Tests;

[assembly: AssemblyFixture(typeof(PostgresOfTheTests))]

namespace Inkassio.Storage.Tests;

/// <summary>An engine to test on: makes fresh databases, and opens one a second time as another node would.</summary>
public abstract class Engine
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public abstract Task<Place> New();
}

/// <summary>One fresh database with all tables, as the running program sees it.</summary>
public sealed class Place(string address, string ownerAddress, string? superuser, string folder) : IAsyncDisposable
{
    readonly List<IAsyncDisposable> open = [];

    public TestClock Clock { get; } = new(Engine.Start);

    public MasterKey Master { get; } = MasterKey.FromFile(Path.Combine(folder, "master.key"));

    public string KeyFile => Path.Combine(folder, "master.key");

    public Database Database { get; private set; } = null!;

    public string Address => address;

    public bool IsPostgres => superuser is not null;

    public async Task<Place> Prepare(string? appRole)
    {
        await using (var owner = Database.Open(ownerAddress, Master, Clock)) await owner.Migrate(appRole);
        Database = Node();
        return this;
    }

    /// <summary>The same database through connections of its own, as another node has them.</summary>
    public Database Node() => Opened(Database.Open(address, Master, Clock));

    /// <summary>The database in the hands of somebody who may do anything: no walls, no roles.</summary>
    public Database Intruder() =>
        Opened(Database.Open(superuser is null ? address : "postgres:" + superuser, Master, Clock));

    public Database Owner() => Opened(Database.Open(ownerAddress, Master, Clock));

    public async Task<TenantDb> Tenant(string name = "Muster GmbH", Database? node = null)
    {
        var tenants = new Tenants(node ?? Database);
        var id = TenantId.New();
        await tenants.Create(id, name, "Europe/Berlin", "DE", default);
        return (await tenants.Enter(id, Author.Machine("test"), "a test", default))!;
    }

    public async Task<TenantDb> Again(TenantDb db, Database node) =>
        (await new Tenants(node).Enter(db.Tenant, Author.Machine("test"), "a test", default))!;

    public Journal Journal(Database? node = null)
    {
        var journal = new Journal(node ?? Database);
        open.Add(journal);
        return journal;
    }

    Database Opened(Database database)
    {
        open.Add(database);
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var one in open.OfType<Journal>()) await one.DisposeAsync();
        foreach (var one in open.OfType<Database>()) await one.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}

public sealed class TestClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}

public sealed class OnSqlite : Engine
{
    public override Task<Place> New()
    {
        var folder = Directory.CreateTempSubdirectory("inkassio-test-").FullName;
        var address = "sqlite:" + Path.Combine(folder, "test.db");
        return new Place(address, address, superuser: null, folder).Prepare(appRole: null);
    }
}

public sealed class OnPostgres(PostgresOfTheTests postgres) : Engine
{
    public override async Task<Place> New()
    {
        if (postgres.Server is not { } server)
            throw new InvalidOperationException(
                "$XunitDynamicSkip$There is no PostgreSQL (initdb, postgres) on this machine.");
        var database = await server.Create();
        var folder = Directory.CreateTempSubdirectory("inkassio-test-").FullName;
        return await new Place("postgres:" + database.App, "postgres:" + database.Owner, database.Superuser, folder)
            .Prepare(database.AppRole);
    }
}

/// <summary>One server for all tests of this project; each test has a database of its own.</summary>
public sealed class PostgresOfTheTests : IAsyncLifetime
{
    public PostgresServer? Server { get; private set; }

    public async ValueTask InitializeAsync() => Server = await PostgresServer.Start();

    public async ValueTask DisposeAsync()
    {
        if (Server is not null) await Server.DisposeAsync();
    }
}
