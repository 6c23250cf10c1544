using Dapper;

namespace Inkassio.Storage.Tests;

public abstract class Migrating(Engine engine)
{
    public sealed class On_sqlite(OnSqlite engine) : Migrating(engine), IClassFixture<OnSqlite>;

    public sealed class On_postgres(PostgresOfTheTests postgres) : Migrating(new OnPostgres(postgres));

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task may_be_started_by_several_nodes_at_once()
    {
        await using var place = await engine.New();
        await Undo(place);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => place.Owner().Migrate(stop: Stop))));
        await using var held = await place.Owner().Dialect.Begin(isReadOnly: true, Stop);
        var numbers = (await held.Connection.QueryAsync<long>("select number from migrations order by number")).ToList(
            );
        Assert.Equal(numbers.Distinct(), numbers);
        Assert.Contains(1L, numbers);
    }

    [Fact]
    public async Task stops_when_an_applied_step_was_changed()
    {
        await using var place = await engine.New();
        await using (var held = await place.Owner().Dialect.Begin(isReadOnly: false, Stop))
        {
            await held.Connection.ExecuteAsync("update migrations set hash = 'another' where number = 1",
                transaction: held.Transaction);
            await held.Transaction.CommitAsync(Stop);
        }
        var e = await Assert.ThrowsAsync<InvalidOperationException>(() => place.Owner().Migrate(stop: Stop));
        Assert.Contains("0001_journal.sql", e.Message, StringComparison.Ordinal);
    }

    static async Task Undo(Place place)
    {
        await using var held = await place.Owner().Dialect.Begin(isReadOnly: false, Stop);
        string[] undo = place.IsPostgres
            ? ["drop schema public cascade", "create schema public"]
            : [.. (await held.Connection.QueryAsync<string>(
                "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'",
                transaction: held.Transaction)).Select(table => $"drop table \"{table}\"")];
        if (!place.IsPostgres) undo = ["pragma defer_foreign_keys = on", .. undo];
        foreach (var sql in undo) await held.Connection.ExecuteAsync(sql, transaction: held.Transaction);
        await held.Transaction.CommitAsync(Stop);
    }
}
