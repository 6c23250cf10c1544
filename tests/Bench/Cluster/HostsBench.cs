using System.Diagnostics;
using Inkassio.Cluster;
using Inkassio.Domain.Debtors;
using Inkassio.Grains;
using Inkassio.Storage;

namespace Inkassio.Bench;

/// <summary>One host: looks at accounts that are awake, and payments that are decided and written.</summary>
/// <param name="RunDebtorsPerSecond">A day's run over debtors who sleep; null for the plain grain, which has
/// none.</param>
/// <param name="CallCpuMicros">The processor's time of this process alone, for when others use the machine
/// too.</param>
public sealed record HostFigures(
    string Host, double CallsPerSecond, double CommandsPerSecond, double CommandP95Ms, double? RunDebtorsPerSecond,
    double CallCpuMicros, double CommandCpuMicros, double? RunCpuMicrosPerDebtor);

public sealed record HostsFigures(
    string Bench, string Engine, int Debtors, int Calls, int Commands, int Run, int AtOnce,
    IReadOnlyList<HostFigures> Hosts);

/// <summary>The same calls and the same payments on every host, in one process and one after another.</summary>
public static class HostsBench
{
    const int SiloPort = 21_111, GatewayPort = 31_000;

    public static async Task<HostsFigures> Run(
        string? address, int debtors, int calls, int commands, int run, int atOnce, Action<string> tell,
        CancellationToken stop)
    {
        await using var ground = await Ground.Prepare(address, stop);
        await ground.PrepareCluster(stop);
        var size = new Size(debtors, calls, commands, run, atOnce);
        var found = new List<HostFigures>();
        tell("embedded …");
        await using (var host = new EmbeddedHost(ground.Open())) found.Add(await Measure("embedded", host, size, stop));
        var said = new ClusterSettings(ground.Address, ClusterRole.Accounts, System.Net.IPAddress.Loopback)
        {
            SiloPort = SiloPort, GatewayPort = GatewayPort,
        };
        await using var silo = await ClusterNode.Start(
            said, accounts => new EmbeddedHost(ground.Open(), office: null, accounts), works: false, stop);
        tell("orleans, in the silo's own process …");
        found.Add(await Measure("orleans-in-process", silo.Books, size, stop));
        tell("orleans, over the wire …");
        await using (var client = await ClusterNode.Start(said with { Role = ClusterRole.Pages },
            accounts => new EmbeddedHost(ground.Open(), office: null, accounts), works: false, stop))
            found.Add(await Measure("orleans-over-the-wire", client.Books, size, stop));
        tell("orleans, plain IPersistentState …");
        found.Add(await MeasurePlain(silo.Grains, size, stop));
        return new("hosts", ground.IsSqlite ? "SQLite" : "PostgreSQL", debtors, calls, commands, run,
            atOnce, found);
    }

    readonly record struct Size(int Debtors, int Calls, int Commands, int Run, int AtOnce);

    static async Task<HostFigures> Measure(string name, EmbeddedHost host, Size size, CancellationToken stop)
    {
        var db = await RunBench.Found(host, stop);
        var ids = Enumerable.Range(0, size.Debtors).Select(_ => DebtorId.New()).ToArray();
        await Parallel.ForAsync(0, ids.Length, Many(size, stop), async (n, stopping) =>
        {
            var past = SampleDebtors.Past(n, 3);
            var account = past.Aggregate(Debtor.New, (d, e) => d.Evolve(e));
            await host.Journal.Append(
                db, ids[n], seen: 0, CommandId.New(), past, Debtor.New, account, stopping);
        });
        var figures = await Measure(name, size,
            async (n, stopping) => await host.Debtors.Look(db, ids[n % ids.Length], stopping),
            async (n, stopping) =>
            {
                var paid = await host.Debtors.Send(db, ids[n % ids.Length], new DebtorCommand.RecordPayment(
                    PaymentId.New(), new(1, Currency.EUR), SampleDebtors.Day, Designation: null), stopping);
                if (paid.Events.IsEmpty) throw new InvalidOperationException($"Not paid: {paid}");
            }, stop);
        await DaysRun(host, 500, stop); // What is compiled once is not measured.
        var (seconds, cpu) = await DaysRun(host, size.Run, stop);
        return figures with
        {
            RunDebtorsPerSecond = Math.Round(size.Run / seconds),
            RunCpuMicrosPerDebtor = Math.Round(cpu / size.Run * 1e6),
        };
    }

    static async Task<(double Seconds, double CpuSeconds)> DaysRun(
        EmbeddedHost host, int debtors, CancellationToken stop)
    {
        var db = await RunBench.Found(host, stop);
        await RunBench.Fill(host.Journal, db, debtors, claims: debtors * 3, stop);
        var (run, claimed) = await host.Runs.Start(db, SampleDebtors.Day, stop);
        var (watch, before) = (Stopwatch.StartNew(), RunBench.Cpu());
        await host.Run.Go(db, run, claimed, tell: null, stop);
        return (watch.Elapsed.TotalSeconds, RunBench.Cpu() - before);
    }

    static Task<HostFigures> MeasurePlain(IGrainFactory grains, Size size, CancellationToken stop)
    {
        var run = Guid.NewGuid();
        IPlainAccount Account(int n) => grains.GetGrain<IPlainAccount>($"{run:N}{n % size.Debtors}");
        return Measure("plain-persistent-state", size,
            async (n, _) => await Account(n).Look(),
            async (n, _) => await Account(n).Pay(Guid.CreateVersion7(), 1), stop);
    }

    static async Task<HostFigures> Measure(
        string name, Size size, Func<int, CancellationToken, Task> call, Func<int, CancellationToken, Task> command,
        CancellationToken stop)
    {
        // All are awake, and what is compiled once is not measured.
        await Parallel.ForAsync(0, size.Debtors, Many(size, stop), async (n, s) => await call(n, s));
        await Parallel.ForAsync(0, size.Debtors, Many(size, stop), async (n, s) => await command(n, s));
        var (watch, cpu) = (Stopwatch.StartNew(), RunBench.Cpu());
        await Parallel.ForAsync(0, size.Calls, Many(size, stop), async (n, s) => await call(n, s));
        var (callSeconds, callCpu) = (watch.Elapsed.TotalSeconds, RunBench.Cpu() - cpu);
        var waits = new double[size.Commands];
        cpu = RunBench.Cpu();
        watch.Restart();
        await Parallel.ForAsync(0, size.Commands, Many(size, stop), async (n, s) =>
        {
            var began = Stopwatch.GetTimestamp();
            await command(n, s);
            waits[n] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        });
        var (commandSeconds, commandCpu) = (watch.Elapsed.TotalSeconds, RunBench.Cpu() - cpu);
        Array.Sort(waits);
        return new(name, Math.Round(size.Calls / callSeconds), Math.Round(size.Commands / commandSeconds),
            Math.Round(waits[(int)(waits.Length * 0.95)], 2), RunDebtorsPerSecond: null,
            Math.Round(callCpu / size.Calls * 1e6), Math.Round(commandCpu / size.Commands * 1e6),
            RunCpuMicrosPerDebtor: null);
    }

    static ParallelOptions Many(Size size, CancellationToken stop) =>
        new() { MaxDegreeOfParallelism = size.AtOnce, CancellationToken = stop };

    static Task PrepareCluster(this Ground ground, CancellationToken stop) => ground.IsSqlite
        ? ClusterScripts.Prepare(ground.Address, stop: stop)
        : ClusterScripts.Prepare(ground.RawAddress, ground.AppRole, stop);
}
