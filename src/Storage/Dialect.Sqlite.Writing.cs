using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Inkassio.Storage;

/// <summary>The group commit on SQLite: prepared statements, run row by row within one transaction.</summary>
sealed class SqliteWriting(
    TenantId tenant, SqliteStatements statements, SqliteTransaction transaction, Func<ValueTask> giveBack) : Writing
{
    public override Task<Dictionary<Guid, Head>> Take(IReadOnlyList<Append> appends, CancellationToken stop)
    {
        var heads = new Dictionary<Guid, Head>();
        var head = statements.Of("select version, hash from streams where tenant = @p0 and stream = @p1", 2, transaction);
        foreach (var append in appends)
            if (!heads.ContainsKey(append.Stream))
                heads[append.Stream] = ReadHead(head, append.Stream);
        return Task.FromResult(heads);
    }

    Head ReadHead(SqliteCommand head, Guid stream)
    {
        SqliteStatements.Fill(head, [tenant.Value, stream]);
        using var reader = head.ExecuteReader();
        return reader.Read() ? new Head(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)) : new Head(0, []);
    }

    public override Task<HashSet<(Guid Stream, Guid Command)>> Known(
        IReadOnlyList<Append> appends, CancellationToken stop)
    {
        var known = new HashSet<(Guid, Guid)>();
        var row = statements.Of(
            "select 1 from journal where tenant = @p0 and stream = @p1 and command = @p2 and part = 0", 3, transaction);
        foreach (var append in appends)
        {
            SqliteStatements.Fill(row, [tenant.Value, append.Stream, append.Command]);
            if (row.ExecuteScalar() is not null) known.Add((append.Stream, append.Command));
        }
        return Task.FromResult(known);
    }

    public override Task Put(Table table, IReadOnlyList<object?[]> rows, CancellationToken stop) =>
        Each(statements.Insert(table), table.Columns.Length, rows);

    public override Task Remove(Table table, IReadOnlyList<object?[]> keys, CancellationToken stop) =>
        Each(statements.Delete(table), table.KeyCount, keys);

    public override Task Flush(CancellationToken stop) => Task.CompletedTask;

    public override Task Commit(CancellationToken stop)
    {
        transaction.Commit();
        return Task.CompletedTask;
    }

    public override async ValueTask DisposeAsync()
    {
        try
        {
            await transaction.DisposeAsync();
        }
        finally
        {
            await giveBack();
        }
    }

    Task Each(string sql, int parameters, IReadOnlyList<object?[]> rows)
    {
        if (rows.Count == 0) return Task.CompletedTask;
        var command = statements.Of(sql, parameters, transaction);
        foreach (var row in rows)
        {
            SqliteStatements.Fill(command, row);
            command.ExecuteNonQuery();
        }
        return Task.CompletedTask;
    }
}

/// <summary>The writer's prepared statements, kept as long as its connection.</summary>
sealed class SqliteStatements(SqliteConnection connection) : IDisposable
{
    readonly Dictionary<string, SqliteCommand> prepared = [];
    readonly Dictionary<Table, string> inserts = [];
    readonly Dictionary<Table, string> deletes = [];

    public SqliteCommand Of(string sql, int parameters, SqliteTransaction transaction)
    {
        if (!prepared.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 0; i < parameters; i++) command.Parameters.Add(new SqliteParameter { ParameterName = Name(i) });
            prepared[sql] = command;
        }
        command.Transaction = transaction;
        return command;
    }

    public static void Fill(SqliteCommand command, ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = SqliteDialect.Stored(values[i]);
    }

    public string Insert(Table table) => inserts.TryGetValue(table, out var sql) ? sql : inserts[table] =
        $"insert into {table.Name} ({string.Join(", ", table.Columns.Select(column => column.Name))}) values ("
        + string.Join(", ", table.Columns.Select((_, i) => Name(i))) + ")" + table.OnConflict;

    public string Delete(Table table) => deletes.TryGetValue(table, out var sql) ? sql : deletes[table] =
        $"delete from {table.Name} where "
        + string.Join(" and ", table.Keys.Select((key, i) => $"{key} = {Name(i)}"));

    static string Name(int i) => "@p" + i.ToString(CultureInfo.InvariantCulture);

    public void Dispose()
    {
        foreach (var command in prepared.Values) command.Dispose();
    }
}
