using System.Diagnostics;
using System.Globalization;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Tenants;
using Inkassio.Grains;
using Inkassio.Storage;

namespace Inkassio.Bench;

/// <param name="RatioToEngineLimit">How much of the run's time the engine alone needs for the same rows.</param>
/// <param name="MicrosPerDebtorAt10k">The same run over 10,000 debtors; null when there are no more than that.</param>
/// <param name="CpuMicrosPerDebtor">Of the processor's time, for when others use the machine too.</param>
public sealed record RunFigures(
    string Bench, string Engine, int Debtors, int Claims, double Seconds, double DebtorsPerSecond, int Proposed,
    double EngineSeconds, double RatioToEngineLimit, double MicrosPerDebtor, double? MicrosPerDebtorAt10k,
    double? PerDebtorRatio, double CpuMicrosPerDebtor, double? CpuMicrosPerDebtorAt10k);

/// <summary>A day's run over many debtors: everyone is asked, and about half get a letter proposed.</summary>
public static class RunBench
{
    const int Small = 10_000, AtOnce = 1_000;

    /// <param name="address">A database that may be filled; null for a file that is gone afterwards.</param>
    public static async Task<RunFigures> Run(
        string? address, int debtors, int claims, Action<string> tell, CancellationToken stop)
    {
        await using var ground = await Ground.Prepare(address, stop);
        await Measure(ground, 1_000, 3_000, tell, stop); // What is compiled once is not measured.
        var small = debtors > Small
            ? await Measure(ground, Small, (int)((long)claims * Small / debtors), tell, stop) : (Measured?)null;
        var all = await Measure(ground, debtors, claims, tell, stop);
        await using var limit = await EngineLimit.Open(ground, stop);
        var engine = await limit.Seconds(all.Proposed, all.Steps, stop);
        return new("run", ground.IsSqlite ? "SQLite" : "PostgreSQL", debtors, claims, all.Seconds,
            debtors / all.Seconds, all.Proposed, engine, engine / all.Seconds, all.Micros, small?.Micros,
            all.Micros / small?.Micros, all.CpuMicros, small?.CpuMicros);
    }

    readonly record struct Measured(int Debtors, double Seconds, double CpuSeconds, int Proposed, int Steps)
    {
        public double Micros => Seconds / Debtors * 1e6;

        public double CpuMicros => CpuSeconds / Debtors * 1e6;
    }

    static async Task<Measured> Measure(
        Ground ground, int debtors, int claims, Action<string> tell, CancellationToken stop)
    {
        tell(string.Create(CultureInfo.InvariantCulture, $"{debtors} debtors are made …"));
        await using var host = new EmbeddedHost(ground.Open());
        var db = await Found(host, stop);
        var steps = await Fill(host.Journal, db, debtors, claims, stop);
        await ground.Settle(stop);
        tell("The day's run …");
        var (run, claimed) = await host.Runs.Start(db, SampleDebtors.Day, stop);
        var (watch, before) = (Stopwatch.StartNew(), Cpu());
        var progress = await host.Run.Go(db, run, claimed, tell: null, stop);
        var measured = new Measured(debtors, watch.Elapsed.TotalSeconds, Cpu() - before, progress.Proposed, steps);
        return progress.Decided == debtors && progress.Proposed == (debtors + 1) / 2
            ? measured
            : throw new InvalidOperationException($"The run was not what is to be measured: {progress}.");
    }

    internal static double Cpu()
    {
        using var self = Process.GetCurrentProcess();
        return self.TotalProcessorTime.TotalSeconds;
    }

    internal static async Task<TenantDb> Found(EmbeddedHost host, CancellationToken stop)
    {
        var (id, profile) = (TenantId.New(), SampleDebtors.Sender);
        await host.Tenants.Create(id, profile.Name, profile.Zone, $"{profile.Country}", stop);
        var db = (await host.Tenants.Enter(id, Author.Machine("bench"), reason: "", stop))!;
        await host.Book.Change(db, CommandId.New(), _ => [new TenantEvent.TenantFounded(profile)], stop);
        return db;
    }

    /// <summary>Returns how many claims have a step due.</summary>
    internal static async Task<int> Fill(Journal journal, TenantDb db, int debtors, int claims, CancellationToken stop)
    {
        var due = 0;
        await Parallel.ForAsync(0, debtors,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop }, async (n, stopping) =>
            {
                // The odd claims go one each to the first debtors.
                var own = claims / debtors + (n < claims % debtors ? 1 : 0);
                var past = SampleDebtors.Past(n, own);
                var account = past.Aggregate(Debtor.New, (d, e) => d.Evolve(e));
                await journal.Append(
                    db, DebtorId.New(), seen: 0, CommandId.New(), past, Debtor.New, account, stopping);
                if (n % 2 == 0) Interlocked.Add(ref due, own);
            });
        return due;
    }
}
