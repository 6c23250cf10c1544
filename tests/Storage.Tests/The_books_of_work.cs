namespace Inkassio.Storage.Tests;

public abstract class The_books_of_work(Engine engine)
{
    public sealed class On_sqlite(OnSqlite engine) : The_books_of_work(engine), IClassFixture<OnSqlite>;

    public sealed class On_postgres(PostgresOfTheTests postgres) : The_books_of_work(new OnPostgres(postgres));

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task give_a_day_to_one_automatic_run_only()
    {
        await using var place = await engine.New();
        var db = await place.Tenant();
        var nodes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => place.Again(db, place.Node())));
        var taken = await Task.WhenAll(nodes.Select(node => Runs.Start(node, Guid.CreateVersion7(), db.Today, isAutomatic: true, Stop)));
        Assert.Single(taken, one => one);
        Assert.True(await Runs.Start(db, Guid.CreateVersion7(), db.Today, isAutomatic: false, Stop));
        Assert.True(await Runs.Start(db, Guid.CreateVersion7(), db.Today.AddDays(1), isAutomatic: true, Stop));
        Assert.True(await Runs.Start(await place.Tenant("other"), Guid.CreateVersion7(), db.Today, isAutomatic: true, Stop));
    }

    [Fact]
    public async Task show_runs_that_a_crash_left_unfinished()
    {
        await using var place = await engine.New();
        var db = await place.Tenant();
        var run = Guid.CreateVersion7();
        await Runs.Start(db, run, db.Today, isAutomatic: true, Stop);
        Assert.Equal(run, Assert.Single(await Runs.Unfinished(db, Stop)).Id);
        await Runs.End(db, run, RunState.Done, new RunCounts(10, 3, 1), "", Stop);
        Assert.Empty(await Runs.Unfinished(db, Stop));
        Assert.Equal(new Run(run, db.Today, true, "machine:test", RunState.Done, Engine.Start, Engine.Start, new RunCounts(10, 3, 1), ""),
            Assert.Single(await Runs.Newest(db, 5, Stop)));
    }

    [Fact]
    public async Task keep_bytes_encrypted_and_by_the_hash_of_what_is_stored()
    {
        await using var place = await engine.New();
        var (db, other) = (await place.Tenant(), await place.Tenant("other"));
        var hash = await Blobs.Put(db, about: null, "statement"u8.ToArray(), Stop);
        Assert.Equal("statement"u8.ToArray(), await Blobs.Get(db, hash, Stop));
        Assert.Null(await Blobs.Get(other, hash, Stop));
        Assert.NotEqual(hash, await Blobs.Put(db, about: null, "statement"u8.ToArray(), Stop));
    }

    [Fact]
    public async Task apply_an_import_once_and_from_where_it_stopped()
    {
        await using var place = await engine.New();
        var db = await place.Tenant();
        var (import, blob) = (Guid.CreateVersion7(), await Blobs.Put(db, about: null, "a;b"u8.ToArray(), Stop));
        await Imports.Add(db, import, "a.csv", blob, "{}", "{}", rows: 10, Stop);
        Assert.False(await Imports.Progress(db, import, 1, Stop));
        var confirmed = await Task.WhenAll(Enumerable.Range(0, 4)
            .Select(_ => Imports.Move(db, import, ImportState.Preview, ImportState.Confirmed, Stop)));
        Assert.Single(confirmed, one => one);
        Assert.False(await Imports.Remap(db, import, "other", "{}", 10, Stop));
        Assert.True(await Imports.Progress(db, import, 7, Stop));
        Assert.False(await Imports.Progress(db, import, 5, Stop));
        Assert.Equal(7, Assert.Single(await Imports.Unfinished(db, Stop)).RowsDone);
        Assert.True(await Imports.Move(db, import, ImportState.Confirmed, ImportState.Done, Stop));
        Assert.Equal(Engine.Start, (await Imports.Load(db, import, Stop))!.EndedAt);
    }
}
