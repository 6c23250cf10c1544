using System.Diagnostics;
using System.Globalization;
using Inkassio.Domain.Debtors;
using Inkassio.Storage;

namespace Inkassio.Faults.Tests;

/// <summary>A backup that was taken while a run and the post were at work, and is restored in a second place.
/// </summary>
// INKASSIO_EVENTS=100000 is the full run.
public sealed class Restoring_under_load(PostgresOfTheFaults postgres)
{
    const int Seed = 26, InvoicesOfOne = 8;

    static int Events => Given.Number("INKASSIO_EVENTS", 4_000);

    // Enough for the post to be at work for as long as the backup takes.
    static int Letters => 40 + Events / 400;

    [Theory]
    [InlineData("sqlite"), InlineData("postgres")]
    public async Task sends_nothing_until_a_person_says_go_on(string engine)
    {
        if (engine == "postgres" && (postgres.Server is null || !HasTool("pg_dump")))
        {
            Assert.Skip("There is no PostgreSQL (initdb, postgres, pg_dump) on this machine.");
            return;
        }
        var time = Stopwatch.StartNew();
        await using var sink = await SinkProcess.Start(Seed, "--delay", "data=300-700");
        await using var firm = await Firm.Open(engine == "postgres" ? postgres.Server : null, sink.Server);
        await firm.Release(Letters, Seed);
        await firm.Fill(Events / (InvoicesOfOne + 1), InvoicesOfOne);
        Assert.Equal("", await firm.Faults());
        var (backup, backupTook) = await BackUpAtWork(firm, sink);
        var sent = sink.Accepted().Count;

        var (folder, address) = await PutBack(firm, backup);
        await using var restored = await firm.Restored(folder, address, sink.Server);
        var waiting = await NothingLeaves(restored, sink, sent);
        Assert.Equal(RestoreWatch.Restored, (await DispatchSwitch.Look(restored.Db, default))?.Because);
        var verifying = Stopwatch.StartNew();
        var check = await restored.Host.Checkpoints.Verify(restored.Db, default);
        var verified = verifying.Elapsed;
        // What came after the backup is missing, and nothing else is wrong: each chain holds as far as it goes.
        Assert.NotEmpty(check.Faults);
        Assert.All(check.Faults, f => Assert.Equal(ChainFaultKind.OlderThanCheckpoint, f.Kind));
        if (address.Split(':', 2) is ["sqlite", var file]) Assert.Equal("ok", await Firm.Integrity(file));
        await MoneyIsRight(restored);

        await restored.Host.Watch.GoOn(restored.Db, default);
        await Drained(restored, sink);
        Assert.Equal(sent + waiting, sink.Accepted().Count);
        Assert.True((await restored.Host.Checkpoints.Verify(restored.Db, default)).IsSound);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"R-26 {engine} events={check.Events} backup={backupTook.TotalSeconds:0.0}s")
            + string.Create(CultureInfo.InvariantCulture,
            $" verify={verified.TotalSeconds:0.0}s sent-before={sent} sent-while-stopped=0")
            + string.Create(CultureInfo.InvariantCulture,
            $" waiting={waiting} older-accounts={check.Faults.Count} money=ok seed={Seed} {time.Elapsed.TotalSeconds:0}s"));
    }

    // The backup begins when some letters have left and the run is at work, and both go on after it.
    static async Task<(string File, TimeSpan Took)> BackUpAtWork(Firm firm, SinkProcess sink)
    {
        using var nodes = new Nodes(firm.Place, sink, count: 1, workers: 8);
        nodes.StartAll();
        while (sink.Accepted().Count < 5) await Task.Delay(20);
        var begun = new TaskCompletionSource();
        var running = Task.Run(async () =>
        {
            var (run, claimed) = await firm.Host.Runs.Start(firm.Db, Firm.Today, default);
            begun.SetResult();
            await firm.Host.Run.Go(firm.Db, run, claimed, tell: null, default);
        });
        await begun.Task;
        var backup = Path.Combine(Path.GetDirectoryName(firm.Place.KeyFile)!, "backup");
        var taking = Stopwatch.StartNew();
        await TakeBackup(firm, backup);
        var took = taking.Elapsed;
        var then = sink.Accepted().Count;
        Assert.True(then < Letters, "All letters had left before the backup was done.");
        await running;
        while (sink.Accepted().Count <= then) await Task.Delay(20);
        nodes.Dispose();
        Assert.Equal("", await firm.Faults()); // Which makes the checkpoint of that hour.
        return (backup, took);
    }

    // As docs/OPERATIONS.md tells the operator.
    static Task TakeBackup(Firm firm, string to) => firm.Superuser is { } superuser
        ? Run("pg_dump", [.. Told(superuser), "--format=custom", "--file", to])
        : HasTool("sqlite3")
            ? Run("sqlite3", [firm.Place.Address["sqlite:".Length..], ".timeout 30000", $"vacuum into '{to}'"])
            : Task.Run(() => Copy(firm.Place.Address["sqlite:".Length..], to));

    static void Copy(string from, string to)
    {
        using var source = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={from};Pooling=False");
        using var target = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={to};Pooling=False");
        source.Open();
        target.Open();
        source.BackupDatabase(target);
    }

    // A second folder: the keys and the checkpoints as they are now, the database as it was.
    async Task<(string Folder, string Address)> PutBack(Firm firm, string backup)
    {
        var (from, folder) = (Path.GetDirectoryName(firm.Place.KeyFile)!, Directory.CreateTempSubdirectory("restored-"));
        foreach (var key in Directory.GetFiles(from, "*.key*"))
            File.Copy(key, Path.Combine(folder.FullName, Path.GetFileName(key)));
        foreach (var file in Directory.GetFiles(Path.Combine(from, "checkpoints"), "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(folder.FullName, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
        if (firm.Superuser is null)
        {
            File.Copy(backup, Path.Combine(folder.FullName, "firm.db"));
            return (folder.FullName, "sqlite:" + Path.Combine(folder.FullName, "firm.db"));
        }
        var empty = await postgres.Server!.Create();
        await Run("pg_restore", [.. Told(empty.Superuser), backup]);
        return (folder.FullName, "postgres:" + empty.Owner);
    }

    static async Task MoneyIsRight(Firm firm)
    {
        foreach (var (debtor, events) in await firm.Histories())
            Assert.True(firm.IsMoneyRight(debtor, events.Aggregate(Debtor.New, (d, e) => d.Evolve(e))), $"{debtor}");
    }

    // A node of its own process, started as an operator would, finds its leases run out and letters due.
    static async Task<int> NothingLeaves(Firm firm, SinkProcess sink, int sent)
    {
        await firm.Host.Outbox.Expire();
        using var nodes = new Nodes(firm.Place, sink, count: 1, workers: 8);
        nodes.StartAll();
        await Task.Delay(TimeSpan.FromSeconds(5));
        Assert.True(nodes.Lives(0));
        Assert.Equal(sent, sink.Accepted().Count);
        Assert.Empty(await firm.Host.Print.Take(firm.Db, default));
        return (await firm.Histories()).Values.Select(events => events.Aggregate(Debtor.New, (d, e) => d.Evolve(e)))
            .Sum(account => account.Dispatches.Values.Count(d => d.State == DispatchState.Planned));
    }

    static async Task Drained(Firm firm, SinkProcess sink)
    {
        await firm.Host.Outbox.Expire();
        using var nodes = new Nodes(firm.Place, sink, count: 1, workers: 8);
        nodes.StartAll();
        await firm.Drain();
    }

    static string[] Told(string address)
    {
        var to = new Npgsql.NpgsqlConnectionStringBuilder(address);
        return ["--host", to.Host!, "--port", to.Port.ToString(CultureInfo.InvariantCulture), "--username", to.Username!,
            "--dbname", to.Database!];
    }

    static bool HasTool(string name) => Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, name)));

    static async Task Run(string program, string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(program, words)
        {
            RedirectStandardError = true, UseShellExecute = false,
        })!;
        var complaint = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program}: {complaint}");
    }
}
