using System.Diagnostics;
using System.Globalization;
using Inkassio.Domain.Debtors;
using Inkassio.Storage;

namespace Inkassio.Faults.Tests;

/// <summary>Letters go out at most once and none is lost, however often the nodes die (R-10, R-11).</summary>
// The full run, which prints its line, stands in docs/OPERATIONS.md. INKASSIO_SEED replays the kills, not the
// interleaving.
public sealed class Killing_nodes(PostgresOfTheFaults postgres)
{
    static int Kills => Given.Number("INKASSIO_KILLS", 20);

    static int Letters => Given.Number("INKASSIO_LETTERS", Kills * 10);

    static int Seed => Given.Number("INKASSIO_SEED", 4711);

    // One firm may keep half of a node's workers busy, so that these are three times eight.
    [Fact]
    public async Task doubles_and_loses_no_letter_on_postgres()
    {
        if (postgres.Server is not { } server)
        {
            Assert.Skip("There is no PostgreSQL (initdb, postgres) on this machine.");
            return;
        }
        await Live("R-10", server, nodes: 3, workers: 16);
    }

    [Fact]
    public Task doubles_and_loses_no_letter_on_sqlite() => Live("R-11", postgres: null, nodes: 1, workers: 16);

    /// <summary>R-12: nobody restarts the dead node, and nobody leads.</summary>
    [Fact]
    public async Task leaves_the_letters_of_a_node_that_is_gone_to_the_others()
    {
        if (postgres.Server is not { } server)
        {
            Assert.Skip("There is no PostgreSQL (initdb, postgres) on this machine.");
            return;
        }
        await using var sink = await SinkProcess.Start(Seed, "--delay", "data=500-2000");
        await using var firm = await Firm.Open(server, sink.Server);
        await firm.Release(60, Seed);
        using var nodes = new Nodes(firm.Place, sink, count: 2, workers: 16);
        nodes.StartAll();
        while (sink.Accepted().Count < 10) await Task.Delay(100);
        nodes.Kill(0);
        var alone = Stopwatch.StartNew();
        await firm.Drain();
        var outcome = await Outcome.Of(firm, sink);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"R-12 letters=60 dup={outcome.Doubled} lost={outcome.Lost} unknown={outcome.Unknown}"
            + $" drained={alone.Elapsed.TotalSeconds:0}s"));
        Assert.True(outcome is { Doubled: 0, Lost: 0, Left: 0, IsMoneyRight: true }, $"{outcome}");
    }

    async Task Live(string name, PostgresServer? postgres, int nodes, int workers)
    {
        var time = Stopwatch.StartNew();
        await using var sink = await SinkProcess.Start(Seed, "--delay", "data=1000-4000", "--delay", "stored=20-60");
        await using var firm = await Firm.Open(postgres, sink.Server);
        await firm.Release(Letters, Seed);
        var outcome = await Ordeal(firm, sink, nodes, workers);
        var line = string.Create(CultureInfo.InvariantCulture,
            $"{name} kills={Kills} letters={Letters} dup={outcome.Doubled} lost={outcome.Lost} unknown={outcome.Unknown}"
            + $" (arrived {outcome.UnknownArrived}) recalled={outcome.Recalled} late={outcome.AfterPayment}"
            + $" money={(outcome.IsMoneyRight ? "ok" : "WRONG")} checked={outcome.Checks}"
            + $" drained={outcome.Drained.TotalSeconds:0}s"
            + $" seed={Seed} {time.Elapsed.TotalSeconds:0}s");
        Console.WriteLine(line);
        Assert.True(outcome is { Doubled: 0, Lost: 0, AfterPayment: 0, Left: 0, IsMoneyRight: true }, line);
        Assert.Equal("", await firm.Faults());
        // Every kill can catch at most the letters that were between their dot and its answer.
        Assert.True(outcome.Unknown <= Kills * 0.3 + 3, line);
        Assert.True(outcome.Recalled > 0, "No payment came in time to take a letter back: " + line);
    }

    async Task<Outcome> Ordeal(Firm firm, SinkProcess sink, int count, int workers)
    {
        using var nodes = new Nodes(firm.Place, sink, count, workers);
        nodes.StartAll();
        var paying = Pay(firm);
        var checks = await Kill(firm, nodes);
        var sinceLastKill = Stopwatch.StartNew();
        await paying;
        await firm.Drain();
        var drained = sinceLastKill.Elapsed;
        for (var node = 0; node < nodes.Count; node++) Assert.True(nodes.Lives(node), "A node ended by itself.");
        nodes.Dispose();
        return await Outcome.Of(firm, sink) with { Drained = drained, Checks = checks };
    }

    // One in ten kills takes two nodes, one in twenty all of them. Where the dead node was the only one, the file is
    // looked through before the next one opens it.
    static async Task<int> Kill(Firm firm, Nodes nodes)
    {
        var random = new Random(Seed);
        var checks = 0;
        for (var kills = 0; kills < Kills;)
        {
            await Task.Delay(random.Next(500, 3_000));
            var dice = random.Next(20);
            var victims = Enumerable.Range(0, nodes.Count).OrderBy(_ => random.Next())
                .Take(dice == 0 ? nodes.Count : dice < 3 ? 2 : 1).ToArray();
            foreach (var victim in victims) nodes.Kill(victim);
            if (nodes.Count == 1)
            {
                Assert.Equal("", await firm.Faults());
                checks++;
            }
            foreach (var victim in victims) nodes.Start(victim);
            kills += victims.Length;
        }
        return checks;
    }

    // One debtor in five pays while the letters go out: some before theirs has left, some after.
    static async Task Pay(Firm firm)
    {
        var random = new Random(Seed + 1);
        foreach (var debtor in firm.Debtors.Where(_ => random.Next(5) == 0).OrderByDescending(_ => random.Next()))
        {
            await Task.Delay(random.Next(Kills * 1_200_000 / Math.Max(1, Letters) / 200));
            Assert.Null((await firm.Pay(debtor, random.NextInt64(1, firm.Invoiced[debtor] * 2))).Refusal);
        }
    }
}
