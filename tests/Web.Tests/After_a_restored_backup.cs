using Inkassio.Domain.Debtors;
using Inkassio.Grains;
using Inkassio.Grains.Demo;
using Inkassio.Storage;
using Inkassio.Storage.Queries;

namespace Inkassio.Web.Tests;

/// <summary>R-26, through the product's own door: an older database file beside newer checkpoints.</summary>
public sealed class After_a_restored_backup : IAsyncLifetime
{
    readonly Product product = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    string Database => Path.Combine(product.Data.FullName, "inkassio.db");

    public async ValueTask InitializeAsync() => await product.Start();

    [Fact]
    public async Task every_page_says_that_letters_are_held_back()
    {
        await Visit("/heute", held: false);
        await product.Stop();
        var files = new[] { Database, Database + "-wal" }.Where(File.Exists).ToDictionary(f => f, File.ReadAllBytes);
        await LiveOn();
        foreach (var file in new[] { Database, Database + "-wal", Database + "-shm" }) File.Delete(file);
        foreach (var (file, bytes) in files) await File.WriteAllBytesAsync(file, bytes, Stop);
        await product.Start();
        foreach (var path in new[] { "/heute", "/kunden", "/einstellungen/pruefpunkte" })
            await Visit(path, held: true);
    }

    [Fact]
    public async Task a_lost_master_key_stops_the_start()
    {
        await Visit("/heute", held: false);
        await product.Stop();
        var key = Path.Combine(product.Data.FullName, "keys", "master.key");
        File.Delete(key);
        await Assert.ThrowsAsync<InvalidOperationException>(product.Start);
        Assert.False(File.Exists(key));
    }

    // The day after the backup: a note, and the checkpoint of that hour.
    async Task LiveOn()
    {
        var master = MasterKey.FromFile(Path.Combine(product.Data.FullName, "keys", "master.key"));
        await using var host = new EmbeddedHost(
            Storage.Database.Open($"sqlite:{Database}", master, TimeProvider.System));
        var db = (await host.Tenants.Enter(DemoTenant.Id, Author.Machine("test"), "", Stop))!;
        var debtor = (await DebtorList.Load(db, null, 1, Stop))[0].Debtor;
        Assert.Null((await host.Debtors.Send(
            db, debtor, new DebtorCommand.AddNote(Guid.CreateVersion7(), "nach der Sicherung"), Stop)).Refusal);
        Assert.IsType<CheckpointMade.Written>(await host.Checkpoints.Make(db, Stop));
        await host.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    async Task Visit(string path, bool held)
    {
        using var visitor = product.Visitor();
        using var demo = await visitor.Send("/", "/demo");
        var html = await visitor.Read(path);
        Assert.Equal(held, html.Contains("Der Versand ist angehalten, seit", StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync() => await product.DisposeAsync();
}
