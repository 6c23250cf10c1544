using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Inkassio.Domain.Debtors;
using Inkassio.Grains;
using Inkassio.Storage;
using Inkassio.Storage.Queries;

namespace Inkassio.Cluster.Tests;

/// <summary>Processes are killed, or asked to end, under load: nothing is lost, nothing done twice, and we measure for
/// how long somebody had to wait.</summary>
public sealed class Losing_a_node(ITestOutputHelper output)
{
    const int Debtors = 300, Callers = 24, SecondsBefore = 4, SecondsAfter = 12;

    [Fact]
    public async Task by_kill_9_loses_no_payment_and_books_none_twice() =>
        await Lose("kill -9", count: 2, nodes => nodes.Kill(0));

    [Fact]
    public async Task by_SIGTERM_loses_no_payment_and_books_none_twice() =>
        await Lose("SIGTERM", count: 2, nodes => nodes.Ask(0));

    [Fact]
    public async Task of_three_by_kill_9_while_another_one_ends_loses_no_payment_and_books_none_twice() =>
        await Lose("kill -9 of one and SIGTERM of another of three", count: 3, nodes =>
        {
            nodes.Kill(0);
            nodes.Ask(1);
        });

    [Fact]
    public async Task by_kill_9_and_the_other_one_too_is_made_up_for_by_a_new_one()
    {
        await using var nodes = await Nodes.Start();
        var ids = await Fill(nodes);
        nodes.Kill(0);
        nodes.Kill(1);
        var watch = Stopwatch.StartNew();
        await nodes.Launch();
        var account = await A_grain_in_the_cluster.Patiently(() =>
            nodes.Books.Debtors.Look(nodes.Db, ids[0], default));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"kill -9 of all, then a new node: an account answers after {watch.Elapsed.TotalSeconds:N0}s"));
        Assert.Single(account.Claims);
    }

    [Fact]
    public async Task by_kill_9_in_the_middle_of_a_days_run_is_made_up_for_by_the_other_one()
    {
        await using var nodes = await Nodes.Start(FillDue);
        // The node that came first has begun with the day; it must not be done yet.
        var before = await Proposed(nodes);
        nodes.Kill(0);
        var watch = Stopwatch.StartNew();
        Assert.InRange(before, 0, DueDebtors - 1);
        while (await Proposed(nodes) < DueDebtors && watch.Elapsed < TimeSpan.FromMinutes(4))
            await Task.Delay(500);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"kill -9 in a run: {before} of {DueDebtors} before, all after {watch.Elapsed.TotalSeconds:N0}s"));
        await using var outside = new EmbeddedHost(nodes.Open());
        var due = new List<DebtorId>();
        var page = await DueDebtorsOf(nodes, after: null);
        for (; page.Count > 0; page = await DueDebtorsOf(nodes, page[^1])) due.AddRange(page);
        Assert.Equal(DueDebtors, due.Count);
        foreach (var chunk in due.Chunk(500))
            await foreach (var account in outside.Journal.LoadMany(nodes.Db, chunk, default))
                Assert.Single(account.State.Notices);
        Assert.True((await outside.Checkpoints.Verify(nodes.Db, default)).IsSound);
    }

    const int DueDebtors = 6_000;

    static Task<IReadOnlyList<DebtorId>> DueDebtorsOf(Nodes nodes, DebtorId? after) =>
        Inkassio.Storage.Queries.DueDebtors.Load(nodes.Db, Nodes.Today, after, 1_000, default);

    static async Task<int> Proposed(Nodes nodes) =>
        (int)(await Proposals.Load(nodes.Db, "", 0, 1, default)).Count;

    static async Task FillDue(Nodes nodes)
    {
        await using var host = new EmbeddedHost(nodes.Open());
        await Parallel.ForAsync(0, DueDebtors, new ParallelOptions { MaxDegreeOfParallelism = 500 }, async (n, stop) =>
        {
            DebtorEvent[] past =
            [
                new DebtorEvent.DebtorDescribed(new Party($"K-{n}", $"Müller {n} GmbH", DebtorKind.Business, "",
                    new Address("Weg 1", "50667", "Köln", "DE"), "", "")),
                new DebtorEvent.InvoiceRegistered(InvoiceId.New(), $"RE-{n}", Money.Exact(100, Currency.EUR),
                    Nodes.Today.AddDays(-40), Nodes.Today.AddDays(-20), Told: null),
            ];
            var after = past.Aggregate(Debtor.New, (d, e) => d.Evolve(e));
            await host.Journal.Append(
                nodes.Db, DebtorId.New(), 0, CommandId.New(), past, Debtor.New, after, stop);
        });
    }

    async Task Lose(string how, int count, Action<Nodes> lose)
    {
        await using var nodes = await Nodes.Start(fill: null, count);
        var invoices = await Fill(nodes);
        var paid = new ConcurrentDictionary<DebtorId, ConcurrentBag<PaymentId>>();
        var (failed, done, longest) = (0, 0, TimeSpan.Zero);
        var (watch, lostAt) = (Stopwatch.StartNew(), TimeSpan.MaxValue);
        var (lastFailure, longestLater) = (TimeSpan.Zero, TimeSpan.Zero);
        var callers = Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            for (var n = caller; watch.Elapsed.TotalSeconds < SecondsBefore + SecondsAfter; n += Callers)
            {
                var (debtor, payment) = (invoices[n % Debtors], PaymentId.New());
                var began = watch.Elapsed;
                while (true)
                {
                    try
                    {
                        var decision = await nodes.Books.Debtors.Send(nodes.Db, debtor, new DebtorCommand.RecordPayment(
                            payment, new(1, Currency.EUR), Nodes.Today, Designation: null), default);
                        Assert.Null(decision.Refusal);
                        break;
                    }
                    catch (JournalUnavailableException)
                    {
                        Interlocked.Increment(ref failed);
                        lock (watch) lastFailure = watch.Elapsed;
                        await Task.Delay(50);
                    }
                }
                lock (watch)
                {
                    var waited = watch.Elapsed - began;
                    if (waited > longest) longest = waited;
                    if (began > lostAt && waited > longestLater) longestLater = waited;
                }
                Interlocked.Increment(ref done);
                paid.GetOrAdd(debtor, _ => []).Add(payment);
            }
        })).ToArray();
        await Task.Delay(TimeSpan.FromSeconds(SecondsBefore));
        lostAt = watch.Elapsed;
        var before = (done, failed);
        lose(nodes);
        await Task.WhenAll(callers);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            {how}: payments={done} ({before.done / lostAt.TotalSeconds:N0}/s before) failed-calls={failed - before.failed}
            longest-wait={longest.TotalSeconds:N1}s, of calls made after it {longestLater.TotalSeconds:N1}s last-failure-after={(failed > before.failed
                ? (lastFailure - lostAt).TotalSeconds : 0):N1}s
            """));
        await Compare(nodes, paid);
    }

    static async Task Compare(Nodes nodes, ConcurrentDictionary<DebtorId, ConcurrentBag<PaymentId>> paid)
    {
        await using var outside = new EmbeddedHost(nodes.Open());
        await foreach (var account in outside.Journal.LoadMany(nodes.Db, [.. paid.Keys], default))
        {
            var expected = paid[account.Id];
            Assert.Equal(expected.Order(Comparer<PaymentId>.Create((a, b) => a.Value.CompareTo(b.Value))),
                account.State.Payments.Keys.OrderBy(p => p.Value));
            Assert.Equal(10_000_000 - expected.Count, account.State.Claims.Values.Single().Open.Cents);
        }
        Assert.True((await outside.Checkpoints.Verify(nodes.Db, default)).IsSound);
    }

    static async Task<DebtorId[]> Fill(Nodes nodes)
    {
        var ids = Enumerable.Range(0, Debtors).Select(_ => DebtorId.New()).ToArray();
        await Parallel.ForAsync(0, Debtors, async (n, stop) =>
        {
            var invoice = new DebtorCommand.RegisterInvoice(InvoiceId.New(), $"RE-{n}", "",
                Money.Exact(100_000, Currency.EUR), Nodes.Today.AddDays(-40), Nodes.Today.AddDays(-20), Told: null);
            Assert.Null((await A_grain_in_the_cluster.Patiently(() =>
                nodes.Books.Debtors.Send(nodes.Db, ids[n], invoice, stop))).Refusal);
        });
        return ids;
    }
}
