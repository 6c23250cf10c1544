using Microsoft.Data.Sqlite;

namespace Inkassio.Storage;

/// <summary>The group commit on SQLite: prepared statements, run row by row within one transaction.</summary>
sealed class SqliteWriting(
    TenantId tenant, SqliteStatements statements, SqliteTransaction transaction, Func<ValueTask> giveBack) : Writing
{
    const string HeadOf = "select version, hash from streams where tenant = ?1 and stream = ?2";
    const string IsKnown = "select 1 from journal where tenant = ?1 and stream = ?2 and command = ?3 and part = 0";

    readonly Dictionary<Guid, Head> heads = [];

    public override Task<Dictionary<Guid, Head>> Take(IReadOnlyList<Append> appends, CancellationToken stop)
    {
        foreach (var append in appends)
            if (!heads.ContainsKey(append.Stream))
                heads[append.Stream] = statements.HeadOf(HeadOf, tenant.Value, append.Stream);
        return Task.FromResult(heads);
    }

    public override Task<HashSet<(Guid Stream, Guid Command)>> Known(
        IReadOnlyList<Append> appends, CancellationToken stop)
    {
        var known = new HashSet<(Guid, Guid)>();
        foreach (var append in appends)
            if (heads[append.Stream].Version > 0
                && statements.Has(IsKnown, tenant.Value, append.Stream, append.Command))
                known.Add((append.Stream, append.Command));
        return Task.FromResult(known);
    }

    // The file has one writer: nobody else can append now.
    public override Task Enter(CancellationToken stop) => Task.CompletedTask;

    public override Task Lock(IReadOnlyList<Guid> streams, CancellationToken stop) => Task.CompletedTask;

    public override Task Clear(Table table, CancellationToken stop)
    {
        statements.Run($"delete from {table.Name} where tenant = ?1", [[tenant.Value]]);
        return Task.CompletedTask;
    }

    public override Task Put(Table table, IReadOnlyList<object?[]> rows, CancellationToken stop)
    {
        if (rows.Count > 0) statements.Run(statements.Insert(table), rows);
        return Task.CompletedTask;
    }

    public override Task Remove(Table table, IReadOnlyList<object?[]> keys, CancellationToken stop)
    {
        if (keys.Count > 0) statements.Run(statements.Delete(table), keys);
        return Task.CompletedTask;
    }

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
}
