using System.Diagnostics;
using System.Globalization;
using Inkassio.Domain.Debtors;
using Inkassio.Storage;

namespace Inkassio.Faults.Tests;

/// <summary>Letters go out once and end as they went, also when a node stands still for longer than its lease (R-07).
/// </summary>
// A stopped process knows nothing of the time that passed: it goes on in the middle of a hand-over that another one has
// taken over meanwhile. INKASSIO_PAUSES says how often, INKASSIO_REAL_LEASES=1 waits for twice the lease each time;
// without it the leases are made to run out.
public sealed class Pausing_nodes(PostgresOfTheFaults postgres)
{
    static int Pauses => Given.Number("INKASSIO_PAUSES", 3);

    static bool WaitsForReal => Given.Number("INKASSIO_REAL_LEASES", 0) == 1;

    static int Seed => Given.Number("INKASSIO_SEED", 4712);

    [Fact]
    public async Task doubles_and_loses_no_letter()
    {
        if (postgres.Server is not { } server || OperatingSystem.IsWindows())
        {
            Assert.Skip("There is no PostgreSQL (initdb, postgres) on this machine, or it cannot stop a process.");
            return;
        }
        var time = Stopwatch.StartNew();
        var letters = Pauses * (WaitsForReal ? 250 : 50);
        await using var sink = await SinkProcess.Start(Seed, "--delay", "data=500-1500", "--delay", "stored=300-900");
        await using var firm = await Firm.Open(server, sink.Server);
        await firm.Release(letters, Seed);
        using var nodes = new Nodes(firm.Place, sink, count: 2, workers: 16);
        nodes.StartAll();
        var random = new Random(Seed);
        for (var pauses = 0; pauses < Pauses; pauses++)
        {
            await Task.Delay(random.Next(1_500, 2_500));
            var node = random.Next(nodes.Count);
            nodes.Pause(node);
            await Silence(firm);
            nodes.GoOn(node);
        }
        while ((await firm.Host.Outbox.Backlog(default)).Waiting > 0) await Silence(firm);
        // The last word about a letter may come from the node that was thought dead.
        await Task.Delay(TimeSpan.FromSeconds(3));
        for (var node = 0; node < nodes.Count; node++) Assert.True(nodes.Lives(node), "A node ended by itself.");
        var outcome = await Outcome.Of(firm, sink);
        var takenOver = (await firm.Histories()).Values.Count(
            events => events.Exists(e => e is DebtorEvent.DispatchUnknown));
        var line = string.Create(CultureInfo.InvariantCulture,
            $"R-07 pauses={Pauses} letters={letters} dup={outcome.Doubled} lost={outcome.Lost}")
            + string.Create(CultureInfo.InvariantCulture,
            $" taken-over-in-hand={takenOver} unknown={outcome.Unknown} left={outcome.Left} seed={Seed}")
            + string.Create(CultureInfo.InvariantCulture,
            $" leases={(WaitsForReal ? "real" : "made to run out")} {time.Elapsed.TotalSeconds:0}s");
        Console.WriteLine(line);
        // Nobody died, so whoever was granted leave has said in the end how it went.
        Assert.True(outcome is { Doubled: 0, Lost: 0, Unknown: 0, Left: 0 }, line);
        Assert.True(takenOver > 0, "No pause caught a letter between its leave and its end: " + line);
        Assert.Equal("", await firm.Faults());
    }

    // Twice as long as a lease, or as if: the other node has had time to take over what the silent one held.
    static async Task Silence(Firm firm)
    {
        if (WaitsForReal)
        {
            await Task.Delay(Outbox.Lease * 2);
            return;
        }
        await firm.Host.Outbox.Expire();
        await Task.Delay(TimeSpan.FromSeconds(3));
    }

    /// <summary>The stopped node hears "no such mailbox" from its server only after another node has handed the letter
    /// to another server, which takes it.</summary>
    [Fact]
    public async Task lets_only_the_one_who_was_granted_leave_say_how_a_letter_ended()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("This machine cannot stop a process.");
            return;
        }
        const int letters = 6;
        await using var refusing = await SinkProcess.Start(Seed, "--delay", "mail=3000-3000", "--fault", "rcpt=550");
        await using var taking = await SinkProcess.Start(Seed, "--delay", "stored=4000-4000");
        await using var firm = await Firm.Open(postgres.Server, taking.Server);
        await firm.Release(letters, Seed);
        using var nodes = new Nodes(firm.Place, refusing, count: 2, workers: 2 * letters);
        nodes.Start(0);
        await Until(async () => await firm.Host.Outbox.Backlog(default) is { Due: 0 });
        nodes.Pause(0);
        await firm.Host.Outbox.Expire();
        nodes.Start(1, taking);
        await Until(async () => (await firm.Histories()).Values.All(
            events => events.Exists(e => e is DebtorEvent.HandOverBegun)));
        nodes.GoOn(0);
        await firm.Drain();
        Assert.Empty(refusing.Accepted());
        Assert.Equal(letters, taking.Accepted().Distinct().Count());
        Assert.Equal(letters, taking.Accepted().Count);
        foreach (var events in (await firm.Histories()).Values)
        {
            // One way, which arrived: no second one on paper.
            var account = events.Aggregate(Debtor.New, (d, e) => d.Evolve(e));
            Assert.Equal(DispatchState.Accepted, Assert.Single(account.Dispatches.Values).State);
        }
    }

    static async Task Until(Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!await isSo()) await Task.Delay(50, patience.Token);
    }
}
