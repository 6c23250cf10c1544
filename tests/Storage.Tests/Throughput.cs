using System.Diagnostics;
using Inkassio.Domain.Debtors;
using static Inkassio.Storage.Tests.Books;

namespace Inkassio.Storage.Tests;

/// <summary>Figures, not judgements: run in Release by hand (<c>-explicit only</c>), they depend on the
/// machine.</summary>
public abstract class Throughput(Engine engine)
{
    public sealed class On_sqlite(OnSqlite engine) : Throughput(engine), IClassFixture<OnSqlite>;

    public sealed class On_postgres(PostgresOfTheTests postgres) : Throughput(new OnPostgres(postgres));

    const int Callers = 256, Rounds = 120;

    // Each caller is a debtor: described once, an invoice each round, then a part payment each round.
    [Fact(Explicit = true)]
    public async Task of_appends_by_256_callers()
    {
        await using var place = await engine.New();
        var db = await place.Tenant();
        var journal = place.Journal();
        await Measure("warm-up", place, Callers, 20, _ => Books.Of(journal, db).Append(Described(New())));
        await Measure("describe", place, Callers, Rounds, _ => Books.Of(journal, db).Append(Described(New())));
        var books = Enumerable.Range(0, Callers * Rounds).Select(_ => Books.Of(journal, db)).ToArray();
        var next = -1;
        await Measure("invoice", place, Callers, Rounds, _ =>
            books[Interlocked.Increment(ref next)].Append(Registered(InvoiceId.New(), New())));
        next = -1;
        await Measure("payment", place, Callers, Rounds, _ =>
        {
            var one = books[Interlocked.Increment(ref next)];
            return one.Append(Paid(one.State.Claims.Keys.First(), 2_500));
        });
        next = -1;
        await Measure("load", place, 4, 1_000, _ =>
            journal.Load(db, books[Interlocked.Increment(ref next)].Id, TestContext.Current.CancellationToken));
        await Measure("load many (1,000)", place, 1, 20, _ =>
            journal.LoadMany(db, [.. books.Take(1_000).Select(one => one.Id)],
                TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken).AsTask());
    }

    static string New() => Guid.CreateVersion7().ToString();

    async Task Measure(string what, Place place, int callers, int rounds, Func<int, Task> act)
    {
        var watch = Stopwatch.StartNew();
        var cpu = Environment.CpuUsage.TotalTime;
        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            for (var round = 0; round < rounds; round++) await act(caller);
        })));
        var rate = callers * rounds / watch.Elapsed.TotalSeconds;
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{(place.IsPostgres ? "PostgreSQL" : "SQLite")} {what}: {rate:N0}/s, "
            + $"{(Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / callers / rounds:N0} µs of our CPU each");
    }
}
