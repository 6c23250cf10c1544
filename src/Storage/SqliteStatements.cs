using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Inkassio.Storage;

/// <summary>The writer's prepared statements, kept as long as its connection.</summary>
// Straight on SQLite's own interface: the ADO.NET layer looks up every parameter by name for every row, which takes
// longer than SQLite takes for the row itself.
sealed class SqliteStatements(SqliteConnection connection) : IDisposable
{
    readonly Dictionary<string, sqlite3_stmt> prepared = [];
    readonly Dictionary<Table, string> inserts = [];
    readonly Dictionary<Table, string> deletes = [];

    public void Run(string sql, IReadOnlyList<object?[]> rows)
    {
        var statement = Of(sql);
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++) Bind(statement, i + 1, row[i]);
            Check(raw.sqlite3_step(statement), statement);
            raw.sqlite3_reset(statement);
        }
    }

    public Head HeadOf(string sql, Guid tenant, Guid stream)
    {
        var statement = Of(sql);
        Bind(statement, 1, tenant);
        Bind(statement, 2, stream);
        var head = Check(raw.sqlite3_step(statement), statement) == raw.SQLITE_ROW
            ? new Head(raw.sqlite3_column_int64(statement, 0), raw.sqlite3_column_blob(statement, 1).ToArray())
            : new Head(0, []);
        raw.sqlite3_reset(statement);
        return head;
    }

    public bool Has(string sql, params ReadOnlySpan<Guid> ids)
    {
        var statement = Of(sql);
        for (var i = 0; i < ids.Length; i++) Bind(statement, i + 1, ids[i]);
        var found = Check(raw.sqlite3_step(statement), statement) == raw.SQLITE_ROW;
        raw.sqlite3_reset(statement);
        return found;
    }

    public string Insert(Table table) => inserts.TryGetValue(table, out var sql) ? sql : inserts[table] =
        $"insert into {table.Name} ({string.Join(", ", table.Columns.Select(column => column.Name))}) values ("
        + string.Join(", ", table.Columns.Select((_, i) => Name(i))) + ")" + table.OnConflict;

    public string Delete(Table table) => deletes.TryGetValue(table, out var sql) ? sql : deletes[table] =
        $"delete from {table.Name} where "
        + string.Join(" and ", table.Keys.Select((key, i) => $"{key} = {Name(i)}"));

    static string Name(int i) => "?" + (i + 1).ToString(CultureInfo.InvariantCulture);

    sqlite3_stmt Of(string sql)
    {
        if (prepared.TryGetValue(sql, out var statement)) return statement;
        SqliteException.ThrowExceptionForRC(
            raw.sqlite3_prepare_v2(connection.Handle!, sql, out statement), connection.Handle!);
        return prepared[sql] = statement;
    }

    int Check(int code, sqlite3_stmt statement)
    {
        if (code is raw.SQLITE_DONE or raw.SQLITE_ROW) return code;
        try
        {
            SqliteException.ThrowExceptionForRC(code, connection.Handle!);
        }
        finally
        {
            raw.sqlite3_reset(statement);
        }
        return code;
    }

    static void Bind(sqlite3_stmt statement, int at, object? value)
    {
        switch (value)
        {
            case Guid id:
                Bind(statement, at, id);
                break;
            case long number:
                raw.sqlite3_bind_int64(statement, at, number);
                break;
            case byte[] bytes:
                raw.sqlite3_bind_blob(statement, at, bytes);
                break;
            default:
                BindStored(statement, at, SqliteDialect.Stored(value));
                break;
        }
    }

    static void BindStored(sqlite3_stmt statement, int at, object stored)
    {
        if (stored is string text) raw.sqlite3_bind_text(statement, at, text);
        else if (stored is long number) raw.sqlite3_bind_int64(statement, at, number);
        else raw.sqlite3_bind_null(statement, at);
    }

    // The driver's form: upper case.
    static void Bind(sqlite3_stmt statement, int at, Guid id)
    {
        Span<byte> text = stackalloc byte[36];
        id.TryFormat(text, out _);
        Ascii.ToUpperInPlace(text, out _);
        raw.sqlite3_bind_text(statement, at, text);
    }

    public void Dispose()
    {
        foreach (var statement in prepared.Values) statement.Dispose();
    }
}
