using Inkassio.Domain.Debtors;
using Inkassio.Storage;
using Inkassio.Storage.Queries;
using Microsoft.Extensions.Logging.Abstractions;

namespace Inkassio.Grains.Tests;

public sealed class The_daily_run
{
    static readonly DateOnly Today = new(2026, 3, 12);

    static async Task<DebtorId> Late(Office office, string number)
    {
        var debtor = DebtorId.New();
        await office.Host.Debtors.Send(office.Db, debtor, new DebtorCommand.DescribeDebtor(new Party(
            number, "Müller GmbH", DebtorKind.Business, "", new Address("Weg 1", "50667", "Köln", "DE"), "", "")),
                default);
        await office.Host.Debtors.Send(office.Db, debtor, new DebtorCommand.RegisterInvoice(
            InvoiceId.New(), $"RE-{number}", "", Money.Exact(100, Currency.EUR), Today.AddDays(-40), Today.AddDays(-20),
            Told: null), default);
        return debtor;
    }

    [Fact]
    public async Task happens_once_a_day_however_often_the_clock_ticks()
    {
        await using var office = await Office.Open(Today);
        await Late(office, "K-1");
        var clock = new DunningClock(office.Host, office.Clock, NullLogger<DunningClock>.Instance);
        for (var tick = 0; tick < 3; tick++) await clock.Tick(default);
        var run = Assert.Single(await office.Host.Runs.Newest(office.Db, 10, default));
        Assert.True(run.IsAutomatic);
        Assert.Equal((Today, 1, 1), (run.Day, run.Decided, run.Proposed));
        Assert.NotNull(run.EndedAt);
        office.Clock.Today = Today.AddDays(1);
        await clock.Tick(default);
        Assert.Equal(2, (await office.Host.Runs.Newest(office.Db, 10, default)).Count);
    }

    [Fact]
    public async Task waits_until_an_import_is_done()
    {
        await using var office = await Office.Open(Today);
        await Late(office, "K-1");
        var clock = new DunningClock(office.Host, office.Clock, NullLogger<DunningClock>.Instance);
        var (_, claimed) = await office.Host.Imports.Add(
            office.Db, Guid.CreateVersion7(), "a.csv", "a;b"u8.ToArray(), "{}", rows: 1, default);
        await clock.Tick(default);
        Assert.Empty(await office.Host.Runs.Newest(office.Db, 10, default));
        await office.Host.Imports.Finish(office.Db, claimed, problem: null, default);
        await clock.Tick(default);
        Assert.Single(await office.Host.Runs.Newest(office.Db, 10, default));
    }

    [Fact]
    public async Task of_a_node_that_died_is_taken_over()
    {
        await using var office = await Office.Open(Today);
        await Late(office, "K-1");
        Assert.NotNull(await office.Host.Runs.TakeDaily(office.Db.Tenant, Today, default));
        var clock = new DunningClock(office.Host, office.Clock, NullLogger<DunningClock>.Instance);
        await clock.Tick(default);
        Assert.Empty((await Proposals.Load(office.Db, "", 0, 10,
            default)).Rows); // Somebody has it, for all that we know.
        await office.Restart();
        office.Clock.Today = Today.AddDays(1);
        clock = new DunningClock(office.Host, office.Clock, NullLogger<DunningClock>.Instance);
        await clock.Tick(default);
        Assert.Single((await Proposals.Load(office.Db, "", 0, 10, default)).Rows);
        Assert.All(await office.Host.Runs.Newest(office.Db, 10, default), run => Assert.NotNull(run.EndedAt));
    }

    [Fact]
    public async Task by_two_nodes_at_once_proposes_once()
    {
        await using var office = await Office.Open(Today);
        foreach (var i in Enumerable.Range(1, 50)) await Late(office, $"K-{i}");
        await using var other = new EmbeddedHost(office.Host.Database);
        var (first, firstClaim) = await office.Host.Runs.Start(office.Db, Today, default);
        var (second, secondClaim) = await office.Host.Runs.Start(office.Db, Today, default);
        await Task.WhenAll(
            office.Host.Run.Go(office.Db, first, firstClaim, tell: null, default),
            other.Run.Go(office.Db, second, secondClaim, tell: null, default));
        Assert.Equal(50, (await Proposals.Load(office.Db, "", 0, 10, default)).Count);
    }

    [Fact]
    public async Task that_lost_its_lease_stops()
    {
        await using var office = await Office.Open(Today);
        await Late(office, "K-1");
        var (run, claimed) = await office.Host.Runs.Start(office.Db, Today, default);
        office.Clock.Today = Today.AddDays(1);
        Assert.NotNull(await office.Host.Queue.Claim(WorkKind.Run, default));
        await Assert.ThrowsAsync<LeaseLostException>(() =>
            office.Host.Run.Go(office.Db, run, claimed, tell: null, default));
    }
}
