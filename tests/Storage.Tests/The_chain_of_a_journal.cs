using System.Runtime.CompilerServices;
using static Inkassio.Storage.Tests.Books;

namespace Inkassio.Storage.Tests;

public abstract class The_chain_of_a_journal(Engine engine)
{
    public sealed class On_sqlite(OnSqlite engine) : The_chain_of_a_journal(engine), IClassFixture<OnSqlite>;

    public sealed class On_postgres(PostgresOfTheTests postgres) : The_chain_of_a_journal(new OnPostgres(postgres));

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task is_valid_when_nobody_touched_it()
    {
        await using var place = await engine.New();
        var (db, _) = await FiveEvents(place);
        Assert.True((await Of(place).Verify(db, Stop)).IsSound);
        Assert.IsType<CheckpointMade.Written>(await Of(place).Make(db, Stop));
        var check = await Of(place).Verify(db, Stop);
        Assert.True(check.IsSound);
        Assert.Equal((5, 1, 1), (check.Events, check.Streams, check.Newest!.Number));
    }

    [Theory]
    [InlineData("update journal set body = {0} where version = 3", 3, ChainFaultKind.Changed)]
    [InlineData("update journal set event = 'hold-lifted' where version = 3", 3, ChainFaultKind.Changed)]
    [InlineData("update journal set by = 'person:somebody else' where version = 3", 3, ChainFaultKind.Changed)]
    [InlineData("update journal set reason = 'another' where version = 2", 2, ChainFaultKind.Changed)]
    [InlineData("update journal set part = 7 where version = 3", 3, ChainFaultKind.Changed)]
    [InlineData("update journal set hash = {0} where version = 4", 4, ChainFaultKind.Changed)]
    [InlineData("delete from journal where version = 3", 3, ChainFaultKind.Missing)]
    [InlineData("delete from journal where version = 1", 1, ChainFaultKind.Missing)]
    [InlineData("delete from journal where version = 5", 5, ChainFaultKind.HeadDiffers)]
    [InlineData("delete from journal", 1, ChainFaultKind.Missing)]
    [InlineData("update journal set version = case version when 2 then 30 when 3 then 20 end where version in (2, 3)",
        2,
        ChainFaultKind.Missing)]
    [InlineData("update journal set version = 6 where version = 5; update journal set version = 5 where version = 4; update journal set version = 4 where version = 6",
        4, ChainFaultKind.Changed)]
    public async Task names_the_first_row_that_was_tampered_with(string tampering, long version, ChainFaultKind kind)
    {
        await using var place = await engine.New();
        var (db, stream) = await FiveEvents(place);
        await Intruders.Tamper(place, FormattableStringFactory.Create(tampering, new byte[] { 1, 2, 3 }));
        Assert.Equal([(stream, version, kind)], await Faults(place, db));
    }

    [Fact]
    public async Task finds_a_row_that_was_put_in()
    {
        await using var place = await engine.New();
        var (db, stream) = await FiveEvents(place);
        await Intruders.Tamper(place, $"""
            insert into journal (tenant, stream, version, kind, command, part, event, body, by, reason, at, hash)
            select tenant, stream, 6, kind, {Guid.CreateVersion7()}, 0, event, body, by, reason, at, hash
            from journal where version = 5
            """);
        Assert.Equal([(stream, 6, ChainFaultKind.Changed)], await Faults(place, db));
    }

    [Fact]
    public async Task finds_an_end_that_was_cut_off_together_with_its_head_by_the_checkpoint()
    {
        await using var place = await engine.New();
        var (db, stream) = await FiveEvents(place);
        await Of(place).Make(db, Stop);
        await Intruders.Tamper(place, $"delete from journal where version = 5");
        await Intruders.Tamper(place, $"update streams set version = 4, hash = (select hash from journal where version = 4) where kind = 'debtor'");
        Assert.Equal([(stream, 5, ChainFaultKind.OlderThanCheckpoint)], await Faults(place, db));
        Assert.IsType<CheckpointMade.Behind>(await Of(place).Make(db, Stop));
    }

    [Fact]
    public async Task finds_a_stream_that_is_gone_altogether_by_the_checkpoint()
    {
        await using var place = await engine.New();
        var (db, stream) = await FiveEvents(place);
        await Of(place).Make(db, Stop);
        foreach (var table in new[] { "journal", "debtors", "claims", "stream_keys" })
            await Intruders.Tamper(place, FormattableStringFactory.Create($"delete from {table}"));
        await Intruders.Tamper(place, $"delete from streams where kind = 'debtor'");
        Assert.Equal([(stream, 1, ChainFaultKind.OlderThanCheckpoint)], await Faults(place, db));
    }

    [Fact]
    public async Task cannot_be_changed_as_long_as_its_guards_stand()
    {
        await using var place = await engine.New();
        await FiveEvents(place);
        foreach (var sql in new FormattableString[] { $"update journal set by = 'x'", $"delete from journal" })
        {
            await using var transaction = await Intruders.Free(place);
            var e = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => transaction.Run(sql, Stop));
            Assert.Contains("append-only", e.Message, StringComparison.Ordinal);
        }
    }

    static Checkpoints Of(Place place) => new(place.Database);

    static async Task<IEnumerable<(Guid, long, ChainFaultKind)>> Faults(Place place, TenantDb db) =>
        (await Of(place).Verify(db, Stop)).Faults.Select(fault => (fault.Stream, fault.Version, fault.Kind));

    static async Task<(TenantDb Db, Guid Stream)> FiveEvents(Place place)
    {
        var db = await place.Tenant();
        var books = Books.Of(place.Journal(), db);
        await books.Append(Described("K-1"), Registered(InvoiceId.New(), "R-1"));
        foreach (var text in new[] { "a", "b", "c" }) await books.Append(Noted(text));
        return (db, books.Id.Value);
    }
}
