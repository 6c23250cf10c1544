using Inkassio.Domain.Debtors;
using Inkassio.Domain.Tenants;
using Inkassio.Storage;

namespace Inkassio.Grains.Tests;

/// <summary>A firm with its own SQLite file, its own clock, and everything real in between.</summary>
public sealed class Office : IAsyncDisposable
{
    public static readonly Profile Profile = new(
        "Musterbau Handwerks GmbH", new Address("Werkstraße 1", "50823", "Köln", "DE"), Country.DE, "NW",
        [new("DE89370400440532013000", "COBADEFFXXX", "Commerzbank", Currency.EUR)],
        "Anna Weber", "0221 123456", "weber@musterbau.example");

    readonly DirectoryInfo folder;

    Office(DirectoryInfo folder, Clock clock, EmbeddedHost host, TenantDb db)
    {
        this.folder = folder;
        Clock = clock;
        Host = host;
        Db = db;
    }

    public Clock Clock { get; }

    public EmbeddedHost Host { get; private set; }

    public TenantDb Db { get; private set; }

    public static async Task<Office> Open(DateOnly today)
    {
        var place = Directory.CreateTempSubdirectory("office-");
        var clock = new Clock(today);
        var host = await Start(place, clock);
        var tenant = TenantId.New();
        await host.Tenants.Create(tenant, Profile.Name, Profile.Zone, "DE", default);
        var db = await Enter(host, tenant);
        await host.Book.Change(db, CommandId.New(), _ => [new TenantEvent.TenantFounded(Profile)], default);
        return new(place, clock, host, db);
    }

    static async Task<EmbeddedHost> Start(DirectoryInfo place, Clock clock)
    {
        var master = MasterKey.FromFile(Path.Combine(place.FullName, "master.key"));
        return await Hosts.Open(Address(place), master, clock);
    }

    static async Task<TenantDb> Enter(EmbeddedHost host, TenantId tenant) =>
        (await host.Tenants.Enter(tenant, Author.Person(Guid.Empty), reason: "", default))!;

    /// <summary>The program ends and starts again: everything in memory is gone.</summary>
    public async Task Restart()
    {
        var tenant = Db.Tenant;
        await Host.DisposeAsync();
        Host = await Start(folder, Clock);
        Db = await Enter(Host, tenant);
    }

    /// <summary>The same books through connections of their own.</summary>
    public Database OpenAgain() => Database.Open(
        Address(folder), MasterKey.FromFile(Path.Combine(folder.FullName, "master.key")), Clock);

    /// <summary>The books themselves, for whoever goes past the product.</summary>
    public FileInfo File => FileIn(folder);

    static FileInfo FileIn(DirectoryInfo place) => new(Path.Combine(place.FullName, "office.db"));

    static string Address(DirectoryInfo place) => $"sqlite:{FileIn(place).FullName}";

    /// <summary>Another node over the same books, with a memory of its own.</summary>
    public Task<EmbeddedHost> SecondNode() => Start(folder, Clock);

    public async Task<RunProgress> RunToday()
    {
        var (run, claimed) = await Host.Runs.Start(Db, Db.Today, default);
        return await Host.Run.Go(Db, run, claimed, tell: null, default);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        folder.Delete(recursive: true);
    }
}

/// <summary>A clock that moves when it is told to: nine in the morning, Berlin.</summary>
public sealed class Clock(DateOnly today) : TimeProvider
{
    public DateOnly Today { get; set; } = today;

    public override DateTimeOffset GetUtcNow() => new(Today, new TimeOnly(8, 0), TimeSpan.Zero);
}
