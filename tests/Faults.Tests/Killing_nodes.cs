using System.Diagnostics;
using System.Globalization;
using Inkassio.Domain.Debtors;
using Inkassio.Storage;

namespace Inkassio.Faults.Tests;

/// <summary>Letters go out at most once and none is lost, however often the nodes die (R-10, R-11).</summary>
// The full run, which prints its line: INKASSIO_KILLS=200 INKASSIO_LETTERS=2000 dotnet run --project tests/Faults.Tests
//   -- -class "*Killing_nodes". INKASSIO_SEED replays the kills, not the interleaving.
public sealed class Killing_nodes(PostgresOfTheFaults postgres)
{
    static int Number(string name, int usual) => int.TryParse(
        Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var said) ? said : usual;

    static int Kills => Number("INKASSIO_KILLS", 20);

    static int Letters => Number("INKASSIO_LETTERS", Kills * 10);

    static int Seed => Number("INKASSIO_SEED", 4711);

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
        using var nodes = new Nodes(firm, sink, count: 2, workers: 16);
        nodes.StartAll();
        while (sink.Accepted().Count < 10) await Task.Delay(100);
        nodes.Kill(0);
        var alone = Stopwatch.StartNew();
        await Drain(firm);
        var outcome = await Judge(firm, sink);
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
            + $" money={(outcome.IsMoneyRight ? "ok" : "WRONG")} drained={outcome.Drained.TotalSeconds:0}s"
            + $" seed={Seed} {time.Elapsed.TotalSeconds:0}s");
        Console.WriteLine(line);
        Assert.True(outcome is { Doubled: 0, Lost: 0, AfterPayment: 0, Left: 0, IsMoneyRight: true }, line);
        // Every kill can catch at most the letters that were between their dot and its answer.
        Assert.True(outcome.Unknown <= Kills * 0.3 + 3, line);
        Assert.True(outcome.Recalled > 0, "No payment came in time to take a letter back: " + line);
    }

    async Task<Outcome> Ordeal(Firm firm, SinkProcess sink, int count, int workers)
    {
        using var nodes = new Nodes(firm, sink, count, workers);
        nodes.StartAll();
        var paying = Pay(firm);
        await Kill(nodes);
        var sinceLastKill = Stopwatch.StartNew();
        await paying;
        await Drain(firm);
        var drained = sinceLastKill.Elapsed;
        for (var node = 0; node < nodes.Count; node++) Assert.True(nodes.Lives(node), "A node ended by itself.");
        nodes.Dispose();
        return await Judge(firm, sink) with { Drained = drained };
    }

    // One in ten kills takes two nodes, one in twenty all of them.
    static async Task Kill(Nodes nodes)
    {
        var random = new Random(Seed);
        for (var kills = 0; kills < Kills;)
        {
            await Task.Delay(random.Next(500, 3_000));
            var dice = random.Next(20);
            var victims = Enumerable.Range(0, nodes.Count).OrderBy(_ => random.Next())
                .Take(dice == 0 ? nodes.Count : dice < 3 ? 2 : 1).ToArray();
            foreach (var victim in victims) nodes.Kill(victim);
            foreach (var victim in victims) nodes.Start(victim);
            kills += victims.Length;
        }
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

    static async Task Drain(Firm firm)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(12));
        while ((await firm.Host.Outbox.Backlog(default)).Waiting > 0) await Task.Delay(500, patience.Token);
    }

    sealed record Outcome(
        int Doubled, int Lost, int Unknown, int UnknownArrived, int Recalled, int AfterPayment, int Left,
        bool IsMoneyRight)
    {
        public TimeSpan Drained { get; init; }
    }

    // The server's own file is the truth about what arrived; the journal's order is the truth about what came first.
    static async Task<Outcome> Judge(Firm firm, SinkProcess sink)
    {
        var arrived = sink.Accepted().GroupBy(id => id).ToDictionary(g => g.Key, g => g.Count());
        int lost = 0, unknown = 0, unknownArrived = 0, recalled = 0, left = 0, late = 0;
        var isMoneyRight = true;
        var history = new Dictionary<DebtorId, List<DebtorEvent>>();
        await foreach (var happened in firm.Host.Journal.History(firm.Db, firm.Debtors, default))
        {
            if (!history.TryGetValue(happened.Debtor, out var events)) history[happened.Debtor] = events = [];
            events.Add(happened.Event);
        }
        foreach (var (debtor, events) in history)
        {
            var account = events.Aggregate(Debtor.New, (d, e) => d.Evolve(e));
            var way = Assert.Single(account.Dispatches.Values);
            var hasArrived = arrived.ContainsKey(way.Letter);
            if (way.State == DispatchState.Accepted && !hasArrived) lost++;
            if (way.State == DispatchState.Unknown) unknown++;
            if (way.State == DispatchState.Unknown && hasArrived) unknownArrived++;
            if (way.State == DispatchState.Cancelled) recalled++;
            if (way.State is DispatchState.Planned or DispatchState.HandingOver or DispatchState.Parked) left++;
            if (hasArrived && IsLate(events)) late++;
            var paid = account.Payments.Values.Sum(p => p.Amount.Cents);
            isMoneyRight &= account.Balance(Currency.EUR).Cents == firm.Invoiced[debtor] - paid;
        }
        return new(arrived.Values.Count(times => times > 1), lost, unknown, unknownArrived, recalled, late, left,
            isMoneyRight);
    }

    static bool IsLate(List<DebtorEvent> events)
    {
        var begun = events.FindIndex(e => e is DebtorEvent.HandOverBegun);
        var paid = events.FindIndex(e => e is DebtorEvent.PaymentRecorded);
        return begun < 0 || (paid >= 0 && paid < begun);
    }
}
