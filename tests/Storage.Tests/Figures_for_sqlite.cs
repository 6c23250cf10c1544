using Dapper;

namespace Inkassio.Storage.Tests;

/// <summary>SQLite plans by the figures that our steps give it: of a firm with very many rows.</summary>
public sealed class Figures_for_sqlite(OnSqlite engine) : IClassFixture<OnSqlite>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    // An index without figures looks better than all others: ten rows, whatever is asked.
    [Fact]
    public async Task are_there_for_every_index_of_a_firms_tables()
    {
        await using var place = await engine.New();
        await using var held = await place.Database.Dialect.Begin(isReadOnly: true, Stop);
        var indexes = await held.Connection.QueryAsync<string>("""
            select case when i.origin = 'pk' and t.sql like '%without rowid%' then t.name else i.name end
            from sqlite_master t join pragma_index_list(t.name) i
            join pragma_table_info(t.name) c on c.name = 'tenant'
            where t.type = 'table' and t.name in @Tables
            """, new { Tables = Migrator.TenantTables.ToArray() });
        var known = await held.Connection.QueryAsync<string>("select idx from sqlite_stat1");
        Assert.Equal("", string.Join(", ", indexes.Except(known)));
    }

    [Theory]
    [InlineData("select * from claims where tenant = 'T' and debtor = 'D'", "claims_debtor")]
    [InlineData("select * from claims where tenant = 'T' and number in (select value from json_each('[]'))",
        "claims_number")]
    [InlineData("select * from debtors where tenant = 'T' and number in (select value from json_each('[]'))",
        "debtors_number")]
    [InlineData("select * from matters where tenant = 'T' and debtor = 'D'", "matters_debtor")]
    [InlineData("select * from notices where tenant = 'T' and debtor = 'D'", "notices_debtor")]
    [InlineData("select * from debtors where tenant = 'T' and is_erased = 0 and hold_reason = 'Replied'",
        "debtors_held")]
    [InlineData("select * from journal where tenant = 'T' and at >= '2026' and event in ('a', 'b')",
        "journal_at")]
    public async Task lead_a_question_to_its_index(string sql, string index)
    {
        await using var place = await engine.New();
        await using var held = await place.Database.Dialect.Begin(isReadOnly: true, Stop);
        var plan = string.Join('\n', (await held.Connection.QueryAsync("explain query plan " + sql))
            .Select(step => (string)step.detail));
        Assert.Contains(index, plan, StringComparison.Ordinal);
    }
}
