using System.Data;
using System.Data.Common;
using Npgsql;
using NpgsqlTypes;

namespace Inkassio.Storage;

/// <summary>PostgreSQL: several writers, and row-level security as the second wall between tenants.</summary>
sealed class PostgresDialect : Dialect
{
    /// <summary>"inkassio" as a number: the lock that lets one node at a time migrate.</summary>
    const long MigrationLock = 0x696e6b617373696f;

    /// <summary>A node that stands still in the middle of writing (a machine that is moved, a process that was stopped)
    /// holds its locks no longer than this: shorter than any lease, so that others take over in time.</summary>
    internal const string SilentMax = "20s";

    readonly NpgsqlDataSource source;

    public PostgresDialect(string address)
    {
        var settings = new NpgsqlConnectionStringBuilder(address);
        if (settings.MaxAutoPrepare == 0) settings.MaxAutoPrepare = 64;
        settings.AutoPrepareMinUsages = 2;
        source = NpgsqlDataSource.Create(settings);
    }

    // One lane per group that may be on its way; tenants share them.
    public override int Lanes => 4;

    public override async Task<Held> Begin(bool isReadOnly, CancellationToken stop)
    {
        var connection = await source.OpenConnectionAsync(stop);
        try
        {
            // A reader sees one moment throughout, as it does on SQLite.
            var transaction = await connection.BeginTransactionAsync(
                isReadOnly ? IsolationLevel.RepeatableRead : IsolationLevel.ReadCommitted, stop);
            if (!isReadOnly) await LimitSilence(connection, stop);
            return new Held(connection, transaction, connection.DisposeAsync);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    // Readers hold no lock that anybody waits for, and may think about what they read for as long as they like.
    static async Task LimitSilence(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var limit = new NpgsqlCommand(
            $"set local idle_in_transaction_session_timeout = '{SilentMax}'", connection);
        await limit.ExecuteNonQueryAsync(stop);
    }

    // Travels with the first statement, and ends with the transaction, so that no pooled connection carries a
    // tenant to its next user.
    public override string Enter(string tenantParameter) =>
        $"select set_config('app.tenant', {tenantParameter}, true); ";

    public override async Task<Held> BeginAlone(CancellationToken stop)
    {
        var held = await Begin(isReadOnly: false, stop);
        await using var wait = new NpgsqlCommand("select pg_advisory_xact_lock($1)", (NpgsqlConnection)held.Connection);
        wait.Parameters.Add(new NpgsqlParameter<long> { TypedValue = MigrationLock });
        await wait.ExecuteNonQueryAsync(stop);
        return held;
    }

    public override async Task<Writing> BeginWriting(TenantId tenant, CancellationToken stop)
    {
        var connection = await source.OpenConnectionAsync(stop);
        try
        {
            var transaction = await connection.BeginTransactionAsync(stop);
            await LimitSilence(connection, stop);
            return new PostgresWriting(tenant, connection, transaction);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public override string Word(string placeholder) => placeholder switch
    {
        "uuid" => "uuid",
        "day" => "date",
        "instant" => "timestamptz",
        "sorted" => "text collate \"C\"",
        "bytes" => "bytea",
        "flag" => "boolean",
        "clustered" => "",
        _ => throw new ArgumentException($"No PostgreSQL word for '{placeholder}'.", nameof(placeholder)),
    };

    public override DbParameter Parameter(string name, object? value) =>
        new NpgsqlParameter(name, value ?? DBNull.Value);

    public override (string, object) AnyOf(IReadOnlyList<Guid> ids, string name) => ($"= any({name})", ids.ToArray());

    public override (string, object) AnyOf(IReadOnlyList<string> texts, string name) =>
        ($"= any({name})", texts.ToArray());

    public override Failure FailureOf(Exception e) => e switch
    {
        PostgresException { SqlState: "40001" or "40P01" or "55P03" } => new Failure(FailureKind.InTheWay),
        PostgresException { SqlState: ['2', '2' or '3', ..] } refused =>
            new Failure(FailureKind.Rows, refused.ConstraintName ?? ""),
        DbException or TimeoutException or IOException => new Failure(FailureKind.Unavailable),
        _ => new Failure(FailureKind.Rows),
    };

    public override ValueTask DisposeAsync() => source.DisposeAsync();

    /// <summary>Many values of one column as one typed array, which travels faster than many parameters.</summary>
    internal static NpgsqlParameter Array(Holds holds, IReadOnlyList<object?[]> rows, int at) => holds switch
    {
        Holds.Uuid => Typed(NpgsqlDbType.Uuid, rows, at, value => (Guid?)value),
        Holds.Text => Typed(NpgsqlDbType.Text, rows, at, value => (string?)value),
        Holds.Long => Typed(NpgsqlDbType.Bigint, rows, at, value => (long?)value),
        Holds.Day => Typed(NpgsqlDbType.Date, rows, at, value => (DateOnly?)value),
        Holds.Instant => Typed(NpgsqlDbType.TimestampTz, rows, at, value => (DateTimeOffset?)value),
        Holds.Bytes => Typed(NpgsqlDbType.Bytea, rows, at, value => (byte[]?)value),
        Holds.Flag => Typed(NpgsqlDbType.Boolean, rows, at, value => (bool?)value),
        _ => throw new ArgumentOutOfRangeException(nameof(holds)),
    };

    static NpgsqlParameter Typed<T>(
        NpgsqlDbType type, IReadOnlyList<object?[]> rows, int at, Func<object?, T> value)
    {
        var values = new T[rows.Count];
        for (var i = 0; i < values.Length; i++) values[i] = value(rows[i][at]);
        return new NpgsqlParameter<T[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type };
    }

    internal static string TypeOf(Holds holds) => holds switch
    {
        Holds.Uuid => "uuid",
        Holds.Text => "text",
        Holds.Long => "bigint",
        Holds.Day => "date",
        Holds.Instant => "timestamptz",
        Holds.Bytes => "bytea",
        Holds.Flag => "boolean",
        _ => throw new ArgumentOutOfRangeException(nameof(holds)),
    };
}
