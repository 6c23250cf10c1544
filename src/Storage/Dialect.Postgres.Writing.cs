using System.Collections.Concurrent;
using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace Inkassio.Storage;

/// <summary>The group commit on PostgreSQL: three round trips, whole columns travelling as arrays.</summary>
sealed class PostgresWriting(TenantId tenant, NpgsqlConnection connection, NpgsqlTransaction transaction) : Writing
{
    // Fresh tables have no statistics, and a plan that reads them whole would be kept while they grow.
    const string Entering = "select set_config('app.tenant', $1, true), set_config('enable_seqscan', 'off', true)";

    // One head after the other in the order of the array. With "stream = any(…) order by" the planner would rather
    // walk through all heads of the tenant than sort a few.
    const string Locking = """
        select s.stream, s.version, s.hash from unnest($2) as n(stream) cross join lateral
          (select stream, version, hash from streams where tenant = $1 and stream = n.stream for update) as s
        """;

    static readonly ConcurrentDictionary<Table, (string Put, string Remove)> Texts = new();

    HashSet<(Guid Stream, Guid Command)> known = [];
    NpgsqlBatch? rows;

    // New heads are made first, so that they can be locked like old ones. Sorted, so that two nodes never wait
    // for each other in a circle. What the journal knows is asked once the heads are ours, in the same round trip.
    public override async Task<Dictionary<Guid, Head>> Take(IReadOnlyList<Append> appends, CancellationToken stop)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        var fresh = appends.Where(append => append.Seen == 0).DistinctBy(append => append.Stream)
            .OrderBy(append => append.Stream).ToList();
        Guid[] streams = [.. appends.Select(append => append.Stream).Distinct()];
        Add(batch, Entering, Of(tenant.ToString()));
        Add(batch, """
            insert into streams (tenant, stream, kind, version, hash)
            select $1, n.stream, n.kind, 0, ''::bytea from unnest($2, $3) as n(stream, kind) order by n.stream
            on conflict do nothing
            """, Of(tenant.Value), Ids(fresh.Select(append => append.Stream)),
            Words(fresh.Select(append => JournalRow.Word(append.Kind))));
        Add(batch, Locking, Of(tenant.Value), Ids(streams.Order()));
        Add(batch, """
            select n.stream, n.command from unnest($2, $3) as n(stream, command)
            cross join lateral (select 1 from journal j where j.tenant = $1 and j.stream = n.stream
              and j.command = n.command and j.part = 0 limit 1) as j
            """, Of(tenant.Value), Ids(appends.Select(append => append.Stream)),
            Ids(appends.Select(append => append.Command)));
        return await Read(batch, stop);
    }

    async Task<Dictionary<Guid, Head>> Read(NpgsqlBatch batch, CancellationToken stop)
    {
        var heads = new Dictionary<Guid, Head>();
        await using var reader = await batch.ExecuteReaderAsync(stop);
        await reader.NextResultAsync(stop); // The insert has no rows; the first result was the setting's.
        while (await reader.ReadAsync(stop))
            heads[reader.GetGuid(0)] = new Head(reader.GetInt64(1), reader.GetFieldValue<byte[]>(2));
        await reader.NextResultAsync(stop);
        while (await reader.ReadAsync(stop)) known.Add((reader.GetGuid(0), reader.GetGuid(1)));
        return heads;
    }

    public override Task<HashSet<(Guid Stream, Guid Command)>> Known(
        IReadOnlyList<Append> appends, CancellationToken stop) => Task.FromResult(known);

    public override async Task Enter(CancellationToken stop)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        Add(batch, Entering, Of(tenant.ToString()));
        await batch.ExecuteNonQueryAsync(stop);
    }

    public override async Task Lock(IReadOnlyList<Guid> streams, CancellationToken stop)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        Add(batch, Entering, Of(tenant.ToString()));
        Add(batch, Locking, Of(tenant.Value), Ids(streams.Order()));
        await batch.ExecuteNonQueryAsync(stop);
    }

    public override Task Clear(Table table, CancellationToken stop)
    {
        rows ??= new NpgsqlBatch(connection, transaction);
        Add(rows, $"delete from {table.Name} where tenant = $1", Of(tenant.Value));
        return Task.CompletedTask;
    }

    public override Task Put(Table table, IReadOnlyList<object?[]> rows, CancellationToken stop)
    {
        if (rows.Count > 0) Add(rows, table, Text(table).Put, table.Columns);
        return Task.CompletedTask;
    }

    public override Task Remove(Table table, IReadOnlyList<object?[]> keys, CancellationToken stop)
    {
        if (keys.Count > 0) Add(keys, table, Text(table).Remove, [.. table.Columns.Take(table.KeyCount)]);
        return Task.CompletedTask;
    }

    public override async Task Flush(CancellationToken stop)
    {
        if (rows is null) return;
        await rows.ExecuteNonQueryAsync(stop);
        await rows.DisposeAsync();
        rows = null;
    }

    public override async Task Commit(CancellationToken stop)
    {
        await Flush(stop);
        await transaction.CommitAsync(stop);
    }

    public override async ValueTask DisposeAsync()
    {
        try
        {
            await transaction.DisposeAsync();
        }
        finally
        {
            await connection.DisposeAsync();
        }
    }

    void Add(IReadOnlyList<object?[]> values, Table table, string sql, Column[] columns)
    {
        rows ??= new NpgsqlBatch(connection, transaction);
        Add(rows, sql, [.. columns.Select((column, i) => PostgresDialect.Array(column.Holds, values, i))]);
    }

    static void Add(NpgsqlBatch batch, string sql, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters) command.Parameters.Add(parameter);
        batch.BatchCommands.Add(command);
    }

    static (string Put, string Remove) Text(Table table) => Texts.GetOrAdd(table, _ =>
    {
        var names = string.Join(", ", table.Columns.Select(column => column.Name));
        var keys = string.Join(" and ", table.Keys.Select(key => $"t.{key} = n.{key}"));
        return (
            $"insert into {table.Name} ({names}) select * from unnest({Arrays(table.Columns)}){table.OnConflict}",
            $"delete from {table.Name} t using unnest({Arrays(table.Columns.Take(table.KeyCount))}) "
            + $"as n({string.Join(", ", table.Keys)}) where {keys}");
    });

    static string Arrays(IEnumerable<Column> columns) => string.Join(", ", columns.Select((column, i) =>
        string.Create(CultureInfo.InvariantCulture, $"${i + 1}::{PostgresDialect.TypeOf(column.Holds)}[]")));

    static NpgsqlParameter Of<T>(T value) => new NpgsqlParameter<T> { TypedValue = value };

    static NpgsqlParameter Ids(IEnumerable<Guid> ids) => new NpgsqlParameter<Guid[]>
    {
        TypedValue = [.. ids], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid,
    };

    static NpgsqlParameter Words(IEnumerable<string> words) => new NpgsqlParameter<string[]>
    {
        TypedValue = [.. words], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text,
    };
}
