using System.Net;
using System.Net.Sockets;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Tenants;
using Inkassio.Grains;
using Inkassio.Grains.Tests;
using Inkassio.Storage;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Storage;

namespace Inkassio.Cluster.Tests;

/// <summary>Our scripts in deploy/cluster, used by Orleans itself on both engines.</summary>
public sealed class Tables_of_the_cluster
{
    static readonly DateOnly Today = new(2026, 3, 12);
    static readonly GrainId Somebody = GrainId.Create("tenant", "0195aaaabbbb7ccc8dddeeeeffff0001");

    [Fact]
    public Task keep_a_state_on_sqlite() => With(postgres: false, KeepsState);

    [Fact]
    public Task keep_a_state_on_postgres() => With(postgres: true, KeepsState);

    [Fact]
    public Task keep_a_days_progress_on_sqlite() => With(postgres: false, KeepsProgress);

    [Fact]
    public Task keep_a_days_progress_on_postgres() => With(postgres: true, KeepsProgress);

    [Fact]
    public Task keep_a_days_progress_though_another_activation_has_written_meanwhile() => With(postgres: false, node =>
        KeepsProgress(node, async grain =>
        {
            await grain.Progress(); // Awake: from here on the grain believes that it knows what is kept.
            await node.Parts.GetRequiredKeyedService<IGrainStorage>(Joining.Kept).WriteStateAsync(
                "day", grain.GetGrainId(), new GrainState<DayProgress> { State = new() { Debtors = 99 } });
        }));

    [Fact]
    public Task keep_the_day_of_a_debtors_next_step() => With(postgres: true, async node =>
    {
        var (db, debtor) = (await Found(node), DebtorId.New());
        var invoice = InvoiceId.New();
        await node.Books.Debtors.Send(db, debtor, new DebtorCommand.RegisterInvoice(invoice, "RE-1", "",
            Money.Exact(100, Currency.EUR), Today, Today.AddDays(14), Told: null), default);
        var table = node.Parts.GetRequiredService<IReminderTable>();
        var grain = node.Grains.GetGrain<IDebtorGrain>(AccountKey.Of(db.Tenant, debtor)).GetGrainId();
        var entry = Assert.Single((await table.ReadRows(grain)).Reminders);
        // The balanced ladder reminds five days after the due date; the run of that day begins at five.
        var days = (entry.StartAt - TimeProvider.System.GetUtcNow().UtcDateTime).TotalDays;
        Assert.InRange(days, 18.5, 19.5);
        Assert.Single((await table.ReadRows(0, 0)).Reminders);
        await node.Books.Debtors.Send(db, debtor, new DebtorCommand.CancelInvoice(invoice, Today), default);
        Assert.Empty((await table.ReadRows(grain)).Reminders);
    });

    [Fact]
    public Task know_who_is_in_the_cluster() => With(postgres: true, async node =>
    {
        var table = node.Parts.GetRequiredService<IMembershipTable>();
        var all = await table.ReadAll();
        var (entry, etag) = Assert.Single(all.Members);
        Assert.Equal(SiloStatus.Active, entry.Status);
        // A writer who saw an older version of the cluster, or a birth that has been written already, loses.
        Assert.False(await table.UpdateRow(entry, etag, new TableVersion(all.Version.Version, "0")));
        Assert.False(await table.InsertRow(entry, all.Version.Next()));
        Assert.True(await table.UpdateRow(entry, etag, all.Version.Next()));
        Assert.Equal(all.Version.Version + 1, (await table.ReadRow(entry.SiloAddress)).Version.Version);
    });

    static async Task KeepsState(ClusterNode node)
    {
        var store = node.Parts.GetRequiredKeyedService<IGrainStorage>(Joining.Kept);
        var mine = new GrainState<DayProgress> { State = new() { Debtors = 7 } };
        await store.ReadStateAsync("day", Somebody, mine);
        Assert.False(mine.RecordExists);
        mine.State = new() { Debtors = 7, IsDone = true };
        await store.WriteStateAsync("day", Somebody, mine);
        var (his, late) = (new GrainState<DayProgress>(), new GrainState<DayProgress>());
        await store.ReadStateAsync("day", Somebody, his);
        Assert.Equal((7, true), (his.State!.Debtors, his.State.IsDone));
        his.State = his.State with { Debtors = 8 };
        await store.WriteStateAsync("day", Somebody, his);
        // Whoever saw an older version, or none where there is one, writes nothing.
        await Assert.ThrowsAsync<InconsistentStateException>(() => store.WriteStateAsync("day", Somebody, mine));
        late.State = new() { Debtors = 9 };
        await Assert.ThrowsAsync<InconsistentStateException>(() => store.WriteStateAsync("day", Somebody, late));
        await store.ReadStateAsync("day", Somebody, late);
        Assert.Equal(8, late.State.Debtors);
        await store.ClearStateAsync("day", Somebody, late);
        await store.ReadStateAsync("day", Somebody, mine);
        Assert.False(mine.RecordExists);
    }

    static Task KeepsProgress(ClusterNode node) => KeepsProgress(node, _ => Task.CompletedTask);

    static async Task KeepsProgress(ClusterNode node, Func<ITenantGrain, Task> before)
    {
        var db = await Found(node);
        var grain = node.Grains.GetGrain<ITenantGrain>(AccountKey.Of(db.Tenant));
        Errands.Go(db);
        await before(grain);
        await grain.Tick();
        var store = node.Parts.GetRequiredKeyedService<IGrainStorage>(Joining.Kept);
        var kept = new GrainState<DayProgress>();
        for (var tries = 0; tries < 100 && kept.State is not { IsDone: true }; tries++)
        {
            await Task.Delay(200);
            await store.ReadStateAsync("day", grain.GetGrainId(), kept);
        }
        Assert.True(kept.State!.IsDone);
        Assert.Equal(Runs.DailyId(db.Tenant, Today), kept.State.Run);
    }

    static async Task<TenantDb> Found(ClusterNode node)
    {
        var tenant = TenantId.New();
        await node.Books.Tenants.Create(tenant, Office.Profile.Name, Office.Profile.Zone, "DE", default);
        var db = (await node.Books.Tenants.Enter(tenant, Author.Machine("test"), "", default))!;
        await node.Books.Book.Change(
            db, CommandId.New(), _ => [new TenantEvent.TenantFounded(Office.Profile)], default);
        return db;
    }

    static async Task With(bool postgres, Func<ClusterNode, Task> test)
    {
        var folder = Directory.CreateTempSubdirectory("cluster-").FullName;
        await using var server = !postgres ? null : await PostgresServer.Start()
            ?? throw new InvalidOperationException("$XunitDynamicSkip$There is no PostgreSQL on this machine.");
        var made = server is null ? null : await server.Create();
        var master = MasterKey.FromFile(Path.Combine(folder, "master.key"));
        var address = made is null ? "sqlite:" + Path.Combine(folder, "books.db") : "postgres:" + made.App;
        var owner = made is null ? address : "postgres:" + made.Owner;
        await using (var books = Database.Open(owner, master, new Clock(Today))) await books.Migrate(made?.AppRole);
        // Twice: every script may be run again, and the program's own role finds the tables there.
        await ClusterScripts.Prepare(owner, made?.AppRole);
        await ClusterScripts.Prepare(address);
        var said = new ClusterSettings(address, ClusterRole.Accounts, IPAddress.Loopback)
        {
            SiloPort = FreePort(), GatewayPort = FreePort(),
        };
        await using (var node = await ClusterNode.Start(said,
            accounts => new EmbeddedHost(Database.Open(address, master, new Clock(Today)), office: null, accounts),
            works: false, default))
            await test(node);
        Directory.Delete(folder, recursive: true);
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
