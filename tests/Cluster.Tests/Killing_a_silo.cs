using Inkassio.Domain.Debtors;
using Inkassio.Grains;
using Inkassio.Grains.Tests;
using Inkassio.Storage;
using Inkassio.Storage.Queries;
using Orleans.TestingHost;

namespace Inkassio.Cluster.Tests;

/// <summary>A silo dies in the middle of a run: the run is taken over, nothing is lost and nothing done
/// twice.</summary>
public sealed class Killing_a_silo
{
    const int Debtors = 1_500;
    static readonly DateOnly Today = new(2026, 3, 12);

    [Fact]
    public Task in_the_middle_of_a_run_loses_nothing_and_doubles_nothing() =>
        Lose(more: 0, cluster => cluster.KillSiloAsync(cluster.Silos[1]));

    [Fact]
    public Task while_another_one_of_three_leaves_loses_nothing_and_doubles_nothing() =>
        Lose(more: 1, cluster =>
            Task.WhenAll(cluster.KillSiloAsync(cluster.Silos[1]), cluster.StopSiloAsync(cluster.Silos[2])));

    static async Task Lose(int more, Func<InProcessTestCluster, Task> lose)
    {
        await using var office = await Office.Open(Today);
        var silos = Assert.IsType<TwoSilos>(office.Host.Accounts);
        await silos.Cluster.StartSilosAsync(more);
        var ids = await Fill(office);
        var (run, claimed) = await office.Host.Runs.Start(office.Db, Today, default);
        // The run itself goes on in this process; half of the accounts that it asks are on the silo that dies.
        var running = office.Host.Run.Go(office.Db, run, claimed, tell: null, default);
        await WhenHalfDone(office);
        await lose(silos.Cluster);
        // It may fail, as it may when the database is away; then another worker takes the day up again.
        var ended = await Record.ExceptionAsync(() => running);
        Assert.True(ended is null or JournalUnavailableException, $"{ended}");
        var (again, claimedAgain) = await office.Host.Runs.Start(office.Db, Today, default);
        await A_grain_in_the_cluster.Patiently(() =>
            office.Host.Run.Go(office.Db, again, claimedAgain, tell: null, default));
        Assert.Equal(Debtors, (await Proposals.Load(office.Db, "", 0, 10, default)).Count);
        await using var outside = new EmbeddedHost(office.OpenAgain());
        foreach (var chunk in ids.Chunk(500))
            await foreach (var account in outside.Journal.LoadMany(office.Db, chunk, default))
                Assert.Single(account.State.Notices);
        var check = await outside.Checkpoints.Verify(office.Db, default);
        Assert.True(check.IsSound);
    }

    static async Task WhenHalfDone(Office office)
    {
        for (var tries = 0; tries < 600; tries++)
        {
            if ((await Proposals.Load(office.Db, "", 0, 1, default)).Count is > 100 and var done)
            {
                Assert.InRange(done, 100, Debtors - 1);
                return;
            }
            await Task.Delay(10);
        }
        Assert.Fail("The run did not begin.");
    }

    static async Task<DebtorId[]> Fill(Office office)
    {
        var ids = Enumerable.Range(0, Debtors).Select(_ => DebtorId.New()).ToArray();
        await Parallel.ForAsync(0, Debtors, new ParallelOptions { MaxDegreeOfParallelism = 200 }, async (n, stop) =>
        {
            DebtorEvent[] past =
            [
                new DebtorEvent.DebtorDescribed(new Party($"K-{n}", $"Müller {n} GmbH", DebtorKind.Business, "",
                    new Address("Weg 1", "50667", "Köln", "DE"), "", "")),
                new DebtorEvent.InvoiceRegistered(InvoiceId.New(), $"RE-{n}", Money.Exact(100, Currency.EUR),
                    Today.AddDays(-40), Today.AddDays(-20), Told: null),
            ];
            var after = past.Aggregate(Debtor.New, (d, e) => d.Evolve(e));
            await office.Host.Journal.Append(office.Db, ids[n], 0, CommandId.New(), past, Debtor.New, after, stop);
        });
        return ids;
    }
}
