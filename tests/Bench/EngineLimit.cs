using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Inkassio.Bench;

/// <summary>What a column of a measured row holds.</summary>
enum Cell { Uuid, Text, Long, Hash, Body }

/// <summary>A table like one that a run writes: as many columns, with contents of the same length.</summary>
sealed record Shape(string Name, params Cell[] Cells)
{
    public static readonly Shape Journal = new("bench_journal",
        Cell.Uuid, Cell.Uuid, Cell.Long, Cell.Text, Cell.Uuid, Cell.Long, Cell.Text, Cell.Body, Cell.Text, Cell.Text,
        Cell.Text, Cell.Hash);

    public static readonly Shape Head = new("bench_heads", Cell.Uuid, Cell.Uuid, Cell.Text, Cell.Long, Cell.Hash);

    public static readonly Shape Notice = new("bench_notices",
        Cell.Uuid, Cell.Uuid, Cell.Uuid, Cell.Text, Cell.Text, Cell.Long, Cell.Text, Cell.Long, Cell.Long, Cell.Text);

    public static readonly Shape Step = new("bench_steps", Cell.Uuid, Cell.Uuid, Cell.Uuid, Cell.Text);
}

/// <summary>How fast an engine itself takes the rows of a run: bare tables, batches of 500, each durable.</summary>
abstract class EngineLimit : IAsyncDisposable
{
    public const int Batch = 500;

    static readonly byte[] Hash = new byte[32], Body = new byte[260];

    public static async Task<EngineLimit> Open(Ground ground, CancellationToken stop)
    {
        var address = ground.RawAddress.Split(':', 2)[1];
        EngineLimit limit = ground.IsSqlite ? new SqliteLimit(address) : new PostgresLimit(address);
        await limit.Connection.OpenAsync(stop);
        return limit;
    }

    protected abstract DbConnection Connection { get; }

    protected abstract string Type(Cell cell);

    protected abstract Task Write(Shape shape, IReadOnlyList<object[]> rows, bool isUpdate, CancellationToken stop);

    /// <summary>Seconds for a journal row, a head and a notice of each debtor, and for all steps.</summary>
    public async Task<double> Seconds(int notices, int steps, CancellationToken stop)
    {
        (Shape Shape, int Count)[] parts =
            [(Shape.Journal, notices), (Shape.Head, notices), (Shape.Notice, notices), (Shape.Step, steps)];
        foreach (var (shape, _) in parts) await Make(shape, stop);
        var rows = parts.Select(part => (part.Shape, Rows: Rows(part.Shape, part.Count))).ToArray();
        // The heads are there before a run; it changes them.
        await All(Shape.Head, rows[1].Rows, isUpdate: false, stop);
        var watch = Stopwatch.StartNew();
        foreach (var (shape, made) in rows) await All(shape, made, isUpdate: shape == Shape.Head, stop);
        var seconds = watch.Elapsed.TotalSeconds;
        foreach (var (shape, _) in parts) await Run($"drop table {shape.Name}", stop);
        return seconds;
    }

    async Task All(Shape shape, object[][] rows, bool isUpdate, CancellationToken stop)
    {
        foreach (var batch in rows.Chunk(Batch)) await Write(shape, batch, isUpdate, stop);
    }

    async Task Make(Shape shape, CancellationToken stop)
    {
        await Run($"drop table if exists {shape.Name}", stop);
        var columns = shape.Cells.Select((cell, i) => $"c{i} {Type(cell)} not null");
        await Run($"create table {shape.Name} ({string.Join(", ", columns)}, primary key (c0, c1, c2))"
            + (this is SqliteLimit ? " without rowid" : ""), stop);
    }

    protected async Task Run(string sql, CancellationToken stop)
    {
        await using var command = Connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(stop);
    }

    static object[][] Rows(Shape shape, int count)
    {
        var tenant = Guid.CreateVersion7();
        return [.. Enumerable.Range(0, count).Select(n => shape.Cells.Select((cell, i) => (object)(cell switch
        {
            Cell.Uuid => i == 0 ? tenant : Guid.CreateVersion7(),
            Cell.Text => i == 2 ? string.Create(CultureInfo.InvariantCulture, $"debtor-{n}") : "notice-proposed",
            Cell.Long => (long)n,
            Cell.Hash => Hash,
            Cell.Body => Body,
            _ => throw new UnreachableException(cell.ToString()),
        })).ToArray())];
    }

    public ValueTask DisposeAsync() => Connection.DisposeAsync();
}

sealed class SqliteLimit(string file) : EngineLimit
{
    readonly SqliteConnection connection = new($"Data Source={file};Default Timeout=30");

    protected override DbConnection Connection => connection;

    protected override string Type(Cell cell) => cell switch
    {
        Cell.Long => "integer",
        Cell.Hash or Cell.Body => "blob",
        _ => "text",
    };

    protected override async Task Write(
        Shape shape, IReadOnlyList<object[]> rows, bool isUpdate, CancellationToken stop)
    {
        await Run("pragma journal_mode = wal; pragma synchronous = full", stop);
        await using var transaction = connection.BeginTransaction(deferred: false);
        await using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = (isUpdate ? "insert or replace" : "insert")
            + $" into {shape.Name} values ({string.Join(", ", shape.Cells.Select((_, i) => $"@p{i}"))})";
        for (var i = 0; i < shape.Cells.Length; i++) insert.Parameters.Add(new SqliteParameter($"@p{i}", value: null));
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++) insert.Parameters[i].Value = row[i];
            insert.ExecuteNonQuery();
        }
        await transaction.CommitAsync(stop);
    }
}

sealed class PostgresLimit(string address) : EngineLimit
{
    readonly NpgsqlConnection connection = new(address);

    protected override DbConnection Connection => connection;

    protected override string Type(Cell cell) => cell switch
    {
        Cell.Uuid => "uuid",
        Cell.Long => "bigint",
        Cell.Hash or Cell.Body => "bytea",
        _ => "text",
    };

    protected override async Task Write(
        Shape shape, IReadOnlyList<object[]> rows, bool isUpdate, CancellationToken stop)
    {
        await using var insert = connection.CreateCommand();
        insert.CommandText = $"insert into {shape.Name} select * from unnest("
            + string.Join(", ", shape.Cells.Select((cell, i) => $"${i + 1}::{Type(cell)}[]")) + ")"
            + (isUpdate ? " on conflict (c0, c1, c2) do update set c3 = excluded.c3, c4 = excluded.c4" : "");
        for (var i = 0; i < shape.Cells.Length; i++) insert.Parameters.Add(Column(shape.Cells[i], rows, i));
        await insert.ExecuteNonQueryAsync(stop);
    }

    static NpgsqlParameter Column(Cell cell, IReadOnlyList<object[]> rows, int i) => cell switch
    {
        Cell.Uuid => new NpgsqlParameter<Guid[]> { TypedValue = [.. rows.Select(row => (Guid)row[i])] },
        Cell.Text => new NpgsqlParameter<string[]> { TypedValue = [.. rows.Select(row => (string)row[i])] },
        Cell.Long => new NpgsqlParameter<long[]> { TypedValue = [.. rows.Select(row => (long)row[i])] },
        _ => new NpgsqlParameter<byte[][]> { TypedValue = [.. rows.Select(row => (byte[])row[i])] },
    };
}
