using System.Diagnostics;
using Inkassio.Domain.Debtors;
using Inkassio.Storage;

namespace Inkassio.Bench;

/// <param name="EventsPerCpuSecond">Of the processor's time, for when others use the machine too.</param>
public sealed record VerifyFigures(
    string Bench, string Engine, long Events, int Streams, double Seconds, double EventsPerSecond,
    double EventsPerCpuSecond);

/// <summary>How fast a journal is verified against its chain and its checkpoint.</summary>
public static class VerifyBench
{
    const int NotesEach = 9, AtOnce = 256;

    /// <param name="address">A database that may be filled; null for a file that is gone afterwards.</param>
    public static async Task<VerifyFigures> Run(
        string? address, int events, Action<string> tell, CancellationToken stop)
    {
        await using var ground = await Ground.Prepare(address, stop);
        await using var database = ground.Open();
        var tenants = new Tenants(database);
        var tenant = TenantId.New();
        await tenants.Create(tenant, "Verify", "Europe/Berlin", "DE", stop);
        var db = (await tenants.Enter(tenant, Author.Machine("bench"), "", stop))!;
        tell($"{events} events are written …");
        await Fill(database, db, events / (NotesEach + 1), stop);
        var checkpoints = new Checkpoints(database);
        await checkpoints.Make(db, stop);
        await checkpoints.Verify(db, stop); // What is compiled once is not measured.
        var (watch, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var check = await checkpoints.Verify(db, stop);
        var (seconds, used) = (watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds);
        if (!check.IsSound) throw new InvalidOperationException("A journal that nobody touched was found changed.");
        return new("verify", ground.IsSqlite ? "SQLite" : "PostgreSQL", check.Events, check.Streams, seconds,
            check.Events / seconds, check.Events / used);
    }

    static async Task Fill(Database database, TenantDb db, int debtors, CancellationToken stop)
    {
        await using var journal = new Journal(database);
        await Parallel.ForEachAsync(Enumerable.Range(0, debtors),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop },
            async (_, stopping) =>
            {
                var notes = Enumerable.Range(0, NotesEach + 1).Select(n => (DebtorEvent)new DebtorEvent.NoteAdded(
                    Guid.CreateVersion7(), $"A note of usual length, number {n}, as people write them.", Notice: null));
                await journal.Append(
                    db, DebtorId.New(), 0, CommandId.New(), [.. notes], Debtor.New, Debtor.New, stopping);
            });
    }
}
