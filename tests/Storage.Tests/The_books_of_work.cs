namespace Inkassio.Storage.Tests;

public abstract class The_books_of_work(Engine engine)
{
    public sealed class On_sqlite(OnSqlite engine) : The_books_of_work(engine), IClassFixture<OnSqlite>;

    public sealed class On_postgres(PostgresOfTheTests postgres) : The_books_of_work(new OnPostgres(postgres));

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static (WorkQueue Queue, Runs Runs, Imports Imports) Books(Database database)
    {
        var queue = new WorkQueue(database);
        return (queue, new Runs(database, queue), new Imports(queue));
    }

    // The worker falls silent: its lease lies in the past, by whichever clock.
    static async Task FallSilent(Database database)
    {
        await using var transaction = await database.Begin(Stop);
        await transaction.Run($"update work set lease_until = {Engine.Start.AddYears(-1)}", Stop);
        await transaction.Commit(Stop);
    }

    [Fact]
    public async Task give_a_day_to_one_automatic_run_only()
    {
        await using var place = await engine.New();
        var (db, other) = (await place.Tenant(), await place.Tenant("other"));
        var nodes = Enumerable.Range(0, 4).Select(_ => Books(place.Node()).Runs).ToArray();
        var taken = await Task.WhenAll(nodes.Select(runs => runs.TakeDaily(db.Tenant, db.Today, Stop)));
        Assert.Single(taken, one => one is not null);
        Assert.NotNull(await nodes[0].TakeDaily(db.Tenant, db.Today.AddDays(1), Stop));
        Assert.NotNull(await nodes[0].TakeDaily(other.Tenant, db.Today, Stop));
        Assert.NotNull((await nodes[0].Start(db, db.Today, Stop)).Claimed);
    }

    [Fact]
    public async Task hand_a_silent_run_to_exactly_one_other_worker()
    {
        await using var place = await engine.New();
        var db = await place.Tenant();
        var (queue, runs, _) = Books(place.Database);
        var (run, claimed) = await runs.Start(db, db.Today, Stop);
        Assert.Null(await queue.Claim(WorkKind.Run, Stop));
        await FallSilent(place.Database);
        var others = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            Books(place.Node()).Queue.Claim(WorkKind.Run, Stop)));
        var orphan = Assert.Single(others, one => one is not null)!;
        await Assert.ThrowsAsync<LeaseLostException>(() => runs.Tell(db, claimed, 1, 1, 0, 0, Stop));
        await runs.Tell(db, orphan, 10, 7, 3, 1, Stop);
        await runs.Finish(db, orphan, Stop);
        await Assert.ThrowsAsync<LeaseLostException>(() => runs.Finish(db, claimed, Stop));
        Assert.Equal(run with { Debtors = 10, Decided = 7, Proposed = 3, Issued = 1, EndedAt = Engine.Start },
            Assert.Single(await runs.Newest(db, 5, Stop)));
        await FallSilent(place.Database);
        Assert.Null(await queue.Claim(WorkKind.Run, Stop)); // What is done stays done.
    }

    [Fact]
    public async Task hand_out_the_next_letter_while_a_stopped_node_holds_the_first()
    {
        await using var place = await engine.New();
        Assert.SkipUnless(place.IsPostgres, "The file of SQLite has one writer at a time.");
        var tenant = await place.Tenant();
        var ids = new[] { Guid.CreateVersion7(), Guid.CreateVersion7() }.Order().ToArray();
        foreach (var id in ids) await PutIntoOutbox(place.Database, tenant.Tenant, id);
        await using var stopped = await place.Node().Begin(Stop);
        await stopped.Run($"update outbox set tries = tries where id = {ids[0]}", Stop);
        var outbox = new Outbox(place.Node());
        Assert.Equal(ids[1], Assert.Single(await outbox.Claim(1, [], Stop)).Claimed.Id);
        Assert.Empty(await outbox.Claim(1, [], Stop));
        // The server itself ends the stopped one, before a lease is over.
        Assert.Equal(PostgresDialect.SilentMax, await stopped.One(
            $"select current_setting('idle_in_transaction_session_timeout')", row => row.Text(0), Stop));
    }

    static async Task PutIntoOutbox(Database database, TenantId tenant, Guid id)
    {
        await using var transaction = await database.Begin(Stop);
        await transaction.Run($"""
            insert into outbox (tenant, id, due_at, epoch, tries)
            values ({tenant.Value}, {id}, {DateTimeOffset.UnixEpoch}, 0, 0)
            """, Stop);
        await transaction.Commit(Stop);
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
    public async Task keep_an_imports_file_until_it_is_done()
    {
        await using var place = await engine.New();
        var db = await place.Tenant();
        var (queue, _, imports) = Books(place.Database);
        var (job, claimed) = await imports.Add(db, Guid.CreateVersion7(), "a.csv", "a;b"u8.ToArray(), "{}", rows: 10,
            Stop);
        Assert.True(await queue.IsOpen(db.Tenant, WorkKind.Import, Stop));
        Assert.Equal("a;b"u8.ToArray(), await imports.File(db, job, Stop));
        await imports.Tell(db, claimed, 7, Stop);
        Assert.Equal(7, (await imports.Of(db, claimed, Stop)).Done);
        await imports.Finish(db, claimed, problem: null, Stop);
        await Assert.ThrowsAsync<InvalidOperationException>(() => imports.File(db, job, Stop));
        Assert.Equal(job with { Done = 10, EndedAt = Engine.Start }, Assert.Single(await imports.Newest(db, 5, Stop)));
        Assert.False(await queue.IsOpen(db.Tenant, WorkKind.Import, Stop));
    }
}
