using Inkassio.Domain.Debtors;
using Inkassio.Grains;
using Inkassio.Grains.Tests;
using Inkassio.Storage;
using Inkassio.Storage.Queries;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Inkassio.Cluster.Tests;

/// <summary>What the cluster adds to an account: its own tenant's callers only, its reminder, its end after a
/// fault.</summary>
public sealed class A_grain_in_the_cluster
{
    static readonly DateOnly Today = new(2026, 3, 12);

    static TwoSilos SilosOf(Office office) => Assert.IsType<TwoSilos>(office.Host.Accounts);

    static async Task<DebtorId> Late(Office office)
    {
        var debtor = DebtorId.New();
        foreach (var command in (DebtorCommand[])
            [
                new DebtorCommand.DescribeDebtor(new Party("K-1", "Müller GmbH", DebtorKind.Business, "",
                    new Address("Weg 1", "50667", "Köln", "DE"), "", "")),
                new DebtorCommand.RegisterInvoice(InvoiceId.New(), "RE-1", "", Money.Exact(100, Currency.EUR),
                    Today.AddDays(-40), Today.AddDays(-20), Told: null),
            ])
            Assert.Null((await office.Host.Debtors.Send(office.Db, debtor, command, default)).Refusal);
        return debtor;
    }

    [Fact]
    public async Task answers_no_other_tenant()
    {
        await using var office = await Office.Open(Today);
        var debtor = await Late(office);
        var stranger = TenantId.New();
        await office.Host.Tenants.Create(stranger, "Fremd GmbH", "Europe/Berlin", "DE", default);
        var db = (await office.Host.Tenants.Enter(stranger, Author.Machine("test"), "", default))!;
        var grain = SilosOf(office).Grains.GetGrain<IDebtorGrain>(AccountKey.Of(office.Db.Tenant, debtor));
        Errands.Go(db);
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => grain.Look(default));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() =>
            grain.Send(new DebtorCommand.AddNote(Guid.NewGuid(), "hier war ich"), default));
        var day = SilosOf(office).Grains.GetGrain<ITenantGrain>(AccountKey.Of(office.Db.Tenant));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => day.Progress());
        Errands.Go(office.Db);
        Assert.Single((await grain.Look(default)).Claims);
    }

    [Fact]
    public async Task answers_nobody_without_an_errand()
    {
        await using var office = await Office.Open(Today);
        var grain = SilosOf(office).Grains.GetGrain<IDebtorGrain>(AccountKey.Of(office.Db.Tenant, DebtorId.New()));
        RequestContext.Clear();
        await Assert.ThrowsAsync<FormatException>(() => grain.Look(default));
    }

    [Fact]
    public async Task writes_who_asked_and_why()
    {
        await using var office = await Office.Open(Today);
        var (debtor, user) = (DebtorId.New(), Guid.NewGuid());
        var db = (await office.Host.Tenants.Enter(office.Db.Tenant, Author.Person(user), "am Telefon", default))!;
        await office.Host.Debtors.Send(db, debtor, new DebtorCommand.AddNote(Guid.NewGuid(), "ruft zurück"), default);
        var written = await office.Host.Journal.History(office.Db, [debtor], default).SingleAsync();
        Assert.Equal((Author.Person(user).Text, "am Telefon"), (written.By, written.Reason));
    }

    [Fact]
    public async Task is_awake_once_whoever_asks()
    {
        await using var office = await Office.Open(Today);
        var debtor = await Late(office);
        var silos = SilosOf(office);
        await Task.WhenAll(silos.Cluster.Silos.SelectMany(silo => Enumerable.Range(0, 20).Select(_ =>
        {
            Errands.Go(office.Db);
            return silos.HostOf(silo).Debtors.Look(office.Db, debtor, default);
        })));
        var management = silos.Grains.GetGrain<IManagementGrain>(0);
        var statistics = await management.GetDetailedGrainStatistics();
        Assert.Single(statistics, s => s.GrainId.Key.ToString() == AccountKey.Of(office.Db.Tenant, debtor));
    }

    [Fact]
    public async Task takes_up_what_a_node_outside_the_cluster_wrote()
    {
        await using var office = await Office.Open(Today);
        var debtor = await Late(office);
        var invoice = Assert.Single((await office.Host.Debtors.Look(office.Db, debtor, default)).Claims).Key;
        await using var other = new EmbeddedHost(office.OpenAgain());
        var there = (await other.Tenants.Enter(office.Db.Tenant, Author.Machine("test"), "", default))!;
        DebtorCommand Pay(long cents) =>
            new DebtorCommand.RecordPayment(PaymentId.New(), new(cents, Currency.EUR), Today, invoice);
        for (var turn = 0; turn < 10; turn++)
        {
            Assert.Null((await other.Debtors.Send(there, debtor, Pay(10), default)).Refusal);
            Assert.Null((await office.Host.Debtors.Send(office.Db, debtor, Pay(1), default)).Refusal);
        }
        var account = await office.Host.Debtors.Look(office.Db, debtor, default);
        Assert.Equal(10_000 - 110, account.Claims[invoice].Open.Cents);
    }

    [Fact]
    public async Task wakes_with_what_its_node_has_read_ahead_and_takes_up_what_was_written_since()
    {
        await using var office = await Office.Open(Today);
        var (silo, debtor) = (SilosOf(office).Cluster.Silos[1], DebtorId.New());
        var here = SilosOf(office).HostOf(silo);
        await using var other = new EmbeddedHost(office.OpenAgain());
        var there = (await other.Tenants.Enter(office.Db.Tenant, Author.Machine("test"), "", default))!;
        await other.Debtors.Send(there, debtor, new DebtorCommand.AddNote(Guid.NewGuid(), "vorher"), default);
        await here.Debtors.ReadAhead(office.Db, [debtor], default);
        await other.Debtors.Send(there, debtor, new DebtorCommand.AddNote(Guid.NewGuid(), "seither"), default);
        Assert.Equal(2, (await here.Debtors.Look(office.Db, debtor, default)).Notes.Count);
        Assert.Null(silo.ServiceProvider.GetRequiredService<KnownAhead>().Take(office.Db.Tenant, debtor));
    }

    [Fact]
    public async Task reminds_itself_of_its_next_step_and_the_run_does_it_no_second_time()
    {
        await using var office = await Office.Open(Today);
        var debtor = await Late(office);
        var grain = SilosOf(office).Grains.GetGrain<IDebtorGrain>(AccountKey.Of(office.Db.Tenant, debtor));
        await grain.AsReference<IRemindable>().ReceiveReminder("next-step", default);
        Assert.Single((await Proposals.Load(office.Db, "", 0, 10, default)).Rows);
        Assert.Equal(0, (await office.RunToday()).Proposed);
        await grain.AsReference<IRemindable>().ReceiveReminder("next-step", default);
        Assert.Single((await Proposals.Load(office.Db, "", 0, 10, default)).Rows);
    }

    [Fact]
    public async Task is_not_reminded_while_an_import_is_open()
    {
        await using var office = await Office.Open(Today);
        var debtor = await Late(office);
        await office.Host.Imports.Add(
            office.Db, Guid.CreateVersion7(), "a.csv", "a;b"u8.ToArray(), "{}", rows: 1, default);
        var grain = SilosOf(office).Grains.GetGrain<IDebtorGrain>(AccountKey.Of(office.Db.Tenant, debtor));
        await grain.AsReference<IRemindable>().ReceiveReminder("next-step", default);
        Assert.Empty((await Proposals.Load(office.Db, "", 0, 10, default)).Rows);
    }

    [Fact]
    public async Task runs_a_tenants_day_once_and_says_how_far_it_is()
    {
        await using var office = await Office.Open(Today);
        await Late(office);
        var day = SilosOf(office).Grains.GetGrain<ITenantGrain>(AccountKey.Of(office.Db.Tenant));
        Errands.Go(office.Db);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => day.Tick()));
        var progress = await day.Progress();
        for (var tries = 0; !progress.IsDone && tries < 100; tries++)
        {
            await Task.Delay(100);
            progress = await day.Progress();
        }
        Assert.Equal((true, 1, 1), (progress.IsDone, progress.Decided, progress.Proposed));
        var run = Assert.Single(await office.Host.Runs.Newest(office.Db, 10, default));
        Assert.Equal((true, progress.Run), (run.IsAutomatic, run.Id));
    }

    [Fact]
    public async Task of_a_silo_that_is_killed_comes_back_on_the_other_one()
    {
        await using var office = await Office.Open(Today);
        var debtor = await Late(office);
        var silos = SilosOf(office);
        await silos.Cluster.KillSiloAsync(silos.Cluster.Silos[0]);
        var account = await Patiently(() => office.Host.Debtors.Look(office.Db, debtor, default));
        Assert.Single(account.Claims);
    }

    /// <summary>What every caller does: nothing is known, so it asks again.</summary>
    internal static async Task<T> Patiently<T>(Func<Task<T>> ask)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await ask();
            }
            catch (JournalUnavailableException) when (tries < 100)
            {
                await Task.Delay(200);
            }
        }
    }
}
