using Inkassio.Grains.Demo;
using Inkassio.Storage;

namespace Inkassio.Cli.Tests;

/// <summary>The product's own clock looks for work while the demo's past is lived in the same file.</summary>
public sealed class A_demo_beside_other_nodes : IDisposable
{
    readonly Shell shell = new();

    [Fact]
    public async Task loses_no_run_to_them()
    {
        using var told = new CancellationTokenSource();
        var looking = LookForWork(told.Token);
        Assert.Equal(Terminal.Done, (await shell.Json("demo")).Code);
        await told.CancelAsync();
        Assert.Empty(await looking);
        Assert.Equal(60, (await shell.Json("list", "debtors")).Records.Count);
    }

    async Task<List<Claimed>> LookForWork(CancellationToken told)
    {
        var master = MasterKey.FromFile(shell.Path(Path.Combine("keys", "master.key")));
        await using var database = Database.Open(shell.Db, master, shell.Clock);
        var (queue, found) = (new WorkQueue(database), new List<Claimed>());
        await database.Migrate(stop: told);
        while (!told.IsCancellationRequested)
        {
            if (await queue.Claim(WorkKind.DailyRun, default) is { } claimed) found.Add(claimed);
            await Task.Delay(5, CancellationToken.None);
        }
        return found;
    }

    public void Dispose() => shell.Dispose();
}
