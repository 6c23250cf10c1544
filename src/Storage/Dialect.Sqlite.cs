using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Inkassio.Storage;

/// <summary>SQLite: one file, one writer, any number of readers (write-ahead log, every commit on the disk).</summary>
sealed class SqliteDialect(string file) : Dialect
{
    /// <summary>How long a writer waits for another process to finish, in milliseconds.</summary>
    const int BusyMax = 30_000;

    readonly string address = new SqliteConnectionStringBuilder
    {
        DataSource = file,
        ForeignKeys = true,
        DefaultTimeout = BusyMax / 1000,
    }.ToString();

    // Connections come from a pool; what was set on one stays set.
    readonly ConditionalWeakTable<SQLitePCL.sqlite3, object> prepared = [];

    readonly SemaphoreSlim turn = new(1);
    SqliteConnection? writer;
    SqliteStatements? statements;

    // The file takes one writer at a time.
    public override int Lanes => 1;

    public override async Task<Held> Begin(bool isReadOnly, CancellationToken stop)
    {
        if (isReadOnly)
        {
            var reader = await Open(stop);
            return new Held(reader, reader.BeginTransaction(deferred: true), reader.DisposeAsync);
        }
        var connection = await Turn(stop);
        return new Held(connection, Immediate(connection), GiveBack);
    }

    public override Task<Held> BeginAlone(CancellationToken stop) => Begin(isReadOnly: false, stop);

    public override async Task<Writing> BeginWriting(TenantId tenant, CancellationToken stop)
    {
        var connection = await Turn(stop);
        return new SqliteWriting(
            tenant, statements ??= new SqliteStatements(connection), Immediate(connection), GiveBack);
    }

    public override string Word(string placeholder) => placeholder switch
    {
        "uuid" or "day" or "instant" => "text",
        "sorted" => "text",
        "bytes" => "blob",
        "flag" => "integer",
        "clustered" => " without rowid",
        _ => throw new ArgumentException($"No SQLite word for '{placeholder}'.", nameof(placeholder)),
    };

    public override DbParameter Parameter(string name, object? value) => new SqliteParameter(name, Stored(value));

    public override (string, object) AnyOf(IReadOnlyList<Guid> ids, string name) =>
        ($"in (select value from json_each({name}))", JsonSerializer.Serialize(ids.Select(id => Stored(id))));

    public override (string, object) AnyOf(IReadOnlyList<string> texts, string name) =>
        ($"in (select value from json_each({name}))", JsonSerializer.Serialize(texts));

    public override string Enter(string tenantParameter) => "";

    // Ids as upper-case text (the driver's own form, which EF Core reads too), days and instants as sortable text.
    internal static object Stored(object? value) => value switch
    {
        null => DBNull.Value,
        Guid id => id.ToString().ToUpperInvariant(),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset at => at.UtcDateTime.ToString(Row.InstantFormat, CultureInfo.InvariantCulture),
        bool flag => flag ? 1L : 0L,
        _ => value,
    };

    public override Failure FailureOf(Exception e) => e switch
    {
        SqliteException { SqliteErrorCode: 19 } refused => new Failure(FailureKind.Rows, Columns(refused.Message)),
        SqliteException { SqliteErrorCode: 5 or 6 } => new Failure(FailureKind.InTheWay),
        SqliteException { SqliteErrorCode: 18 or 20 } => new Failure(FailureKind.Rows),
        DbException or TimeoutException or IOException => new Failure(FailureKind.Unavailable),
        _ => new Failure(FailureKind.Rows),
    };

    // "… 'UNIQUE constraint failed: claims.tenant, claims.number'."
    static string Columns(string message) =>
        message.IndexOf("failed: ", StringComparison.Ordinal) is > 0 and var at
            ? message[(at + "failed: ".Length)..].TrimEnd('.', '\'')
            : "";

    async Task<SqliteConnection> Open(CancellationToken stop)
    {
        var connection = new SqliteConnection(address);
        await connection.OpenAsync(stop);
        if (!prepared.TryAdd(connection.Handle!, connection.Handle!)) return connection;
        using var pragmas = connection.CreateCommand();
        pragmas.CommandText = $"pragma busy_timeout = {BusyMax.ToString(CultureInfo.InvariantCulture)}; "
            + "pragma synchronous = full; pragma cache_size = -32000";
        await pragmas.ExecuteNonQueryAsync(stop);
        return connection;
    }

    async Task<SqliteConnection> Turn(CancellationToken stop)
    {
        if (!await turn.WaitAsync(BusyMax, stop)) throw new TimeoutException("Another writer keeps the file.");
        try
        {
            return writer ??= await OpenWriter(stop);
        }
        catch
        {
            turn.Release();
            throw;
        }
    }

    async Task<SqliteConnection> OpenWriter(CancellationToken stop)
    {
        var connection = await Open(stop);
        using var log = connection.CreateCommand();
        log.CommandText = "pragma journal_mode = wal; pragma wal_autocheckpoint = 4000";
        await log.ExecuteNonQueryAsync(stop);
        return connection;
    }

    SqliteTransaction Immediate(SqliteConnection connection)
    {
        try
        {
            return connection.BeginTransaction(deferred: false);
        }
        catch
        {
            turn.Release();
            throw;
        }
    }

    ValueTask GiveBack()
    {
        turn.Release();
        return ValueTask.CompletedTask;
    }

    public override async ValueTask DisposeAsync()
    {
        statements?.Dispose();
        if (writer is not null) await writer.DisposeAsync();
        SqliteConnection.ClearPool(new SqliteConnection(address));
        turn.Dispose();
    }
}
