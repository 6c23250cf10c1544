using Inkassio.Domain.Debtors;
using Inkassio.Storage.Queries;
using static Inkassio.Storage.Tests.Books;

namespace Inkassio.Storage.Tests;

public abstract class Erasing_a_debtor(Engine engine)
{
    public sealed class On_sqlite(OnSqlite engine) : Erasing_a_debtor(engine), IClassFixture<OnSqlite>;

    public sealed class On_postgres(PostgresOfTheTests postgres) : Erasing_a_debtor(new OnPostgres(postgres));

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task leaves_the_sums_and_the_chain_and_nothing_of_the_person()
    {
        await using var place = await engine.New();
        var db = await place.Tenant();
        var journal = place.Journal();
        var (books, blob) = await Person(journal, db);
        var overview = await Overview.Load(db, March.AddDays(60), Stop);

        await new Erasure(journal).Erase(db, books.Id, Stop);

        var account = await journal.Load(db, books.Id, Stop);
        Assert.True(account.State.IsErased);
        Assert.Null(account.State.Party);
        Assert.Equal(books.Version, account.Version);
        Assert.Equal(overview, await Overview.Load(db, March.AddDays(60), Stop));
        Assert.True((await new Checkpoints(place.Database).Verify(db, Stop)).IsSound);
        Assert.Null(await Blobs.Get(db, blob, Stop));
        Assert.Empty(await Search.Load(db, "löwe", 10, Stop));
        var story = await DebtorStory.Load(db, books.Id, before: null, 50, Stop);
        Assert.DoesNotContain("Löwe", string.Concat(story), StringComparison.Ordinal);
        Assert.Contains(story, one => one is { Name: "debtor-described", Event: DebtorEvent.FactsErased });
    }

    [Fact]
    public async Task is_finished_after_a_crash_midway()
    {
        await using var place = await engine.New();
        var db = await place.Tenant();
        var journal = place.Journal();
        var (books, _) = await Person(journal, db);
        using (Fault.Plan("erasure.before-rows", db.Tenant.Value, () => throw new IOException("power cut")))
            await Assert.ThrowsAsync<IOException>(() => new Erasure(journal).Erase(db, books.Id, Stop));
        Assert.NotEmpty(await Search.Load(db, "löwe", 10, Stop));

        Assert.Equal(1, await new Erasure(journal).Again(db, Stop));
        Assert.Empty(await Search.Load(db, "löwe", 10, Stop));
        Assert.Equal(0, await new Erasure(journal).Again(db, Stop));
    }

    [Fact]
    public async Task is_done_again_after_a_backup_brought_the_key_back()
    {
        await using var place = await engine.New();
        var db = await place.Tenant();
        var journal = place.Journal();
        var (books, _) = await Person(journal, db);
        var backup = await Key(db);
        await new Erasure(journal).Erase(db, books.Id, Stop);
        await PutBack(db, backup);
        await new Rebuild(journal).Run(db, Stop);
        Assert.NotEmpty(await Search.Load(db, "löwe", 10, Stop));

        Assert.Equal(1, await new Erasure(journal).Again(db, Stop));
        Assert.Empty(await Search.Load(db, "löwe", 10, Stop));
        Assert.True((await journal.Load(db, books.Id, Stop)).State.IsErased);
    }

    [Fact]
    public async Task is_not_what_happens_when_the_master_key_is_another()
    {
        await using var place = await engine.New();
        var db = await place.Tenant();
        var (books, _) = await Person(place.Journal(), db);
        File.Delete(place.KeyFile);
        await using var stranger = Database.Open(place.Address, MasterKey.FromFile(place.KeyFile), place.Clock);
        var other = await place.Again(db, stranger);
        await Assert.ThrowsAnyAsync<System.Security.Cryptography.CryptographicException>(
            () => place.Journal(stranger).Load(other, books.Id, Stop));
    }

    [Fact]
    public async Task was_possible_because_no_fact_lies_in_clear()
    {
        await using var place = await engine.New();
        var db = await place.Tenant();
        await Person(place.Journal(), db);
        await using var transaction = await db.Read(Stop);
        var bodies = await transaction.Query(
            $"select body from journal where tenant = {db.Tenant} union all select body from blobs where tenant = {db.Tenant}",
            row => System.Text.Encoding.UTF8.GetString(row.Bytes(0)), Stop);
        Assert.Equal(5, bodies.Count);
        Assert.All(bodies, body => Assert.DoesNotContain("öwe", body, StringComparison.Ordinal));
    }

    static async Task<(Books Books, string Blob)> Person(Journal journal, TenantDb db)
    {
        var (books, invoice) = (Books.Of(journal, db), InvoiceId.New());
        await books.Append(Described("K-1"), Noted("Frau Löwe ruft an"));
        await books.Append(Registered(invoice, "R-1"), Paid(new(Guid.Empty), 1) with { Shares = [] });
        return (books, await Blobs.Put(db, books.Id, "Sehr geehrte Frau Löwe"u8.ToArray(), Stop));
    }

    static async Task<byte[]> Key(TenantDb db)
    {
        await using var transaction = await db.Read(Stop);
        return await transaction.One($"select wrapped from stream_keys where tenant = {db.Tenant}", row =>
            row.Bytes(0), Stop);
    }

    static async Task PutBack(TenantDb db, byte[] wrapped)
    {
        await using var transaction = await db.Begin(Stop);
        await transaction.Run(
            $"update stream_keys set wrapped = {wrapped}, destroyed_at = null where tenant = {db.Tenant}", Stop);
        await transaction.Commit(Stop);
    }
}
