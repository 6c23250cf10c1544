using System.Data.Common;

namespace Inkassio.Storage;

/// <summary>What differs between the two engines: how to connect, to begin, to write many rows, to read an
/// error.</summary>
abstract class Dialect : IAsyncDisposable
{
    /// <summary>How many groups of appends are committed at a time; several only where the engine can.</summary>
    public abstract int Lanes { get; }

    /// <summary>A connection with an open transaction, which the caller disposes of in one go.</summary>
    public abstract Task<Held> Begin(bool isReadOnly, CancellationToken stop);

    /// <summary>The same for writing many rows of one tenant, as the group commit does.</summary>
    public abstract Task<Writing> BeginWriting(TenantId tenant, CancellationToken stop);

    /// <summary>A transaction that no other node can hold at the same time; for migrations.</summary>
    public abstract Task<Held> BeginAlone(CancellationToken stop);

    /// <summary>The engine's word for a placeholder of a migration, for instance <c>uuid</c>.</summary>
    public abstract string Word(string placeholder);

    public abstract DbParameter Parameter(string name, object? value);

    /// <summary>The condition that a column is one of several ids, handed over as one parameter.</summary>
    public abstract (string Condition, object Value) AnyOf(IReadOnlyList<Guid> ids, string name);

    public abstract (string Condition, object Value) AnyOf(IReadOnlyList<string> texts, string name);

    /// <summary>What goes before a transaction's first statement to enter the tenant; empty where nothing has
    /// to.</summary>
    public abstract string Enter(string tenantParameter);

    public abstract Failure FailureOf(Exception e);

    public abstract ValueTask DisposeAsync();
}

/// <summary>A connection and its transaction. Disposing of it without a commit takes everything back.</summary>
sealed class Held(DbConnection connection, DbTransaction transaction, Func<ValueTask> giveBack) : IAsyncDisposable
{
    public DbConnection Connection => connection;

    public DbTransaction Transaction => transaction;

    public async ValueTask DisposeAsync()
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

/// <summary>What went wrong in the database, as far as the caller has to act differently.</summary>
/// <param name="Constraint">Which constraint was broken, when one was: an index or <c>table.column, …</c>.</param>
readonly record struct Failure(FailureKind Kind, string Constraint = "");

enum FailureKind
{
    /// <summary>The rows themselves: trying them again will fail again.</summary>
    Rows,

    /// <summary>Others were in the way (a deadlock, a lock that took too long): trying again will do.</summary>
    InTheWay,

    /// <summary>The database cannot be reached, has no space …: for the operator.</summary>
    Unavailable,
}

/// <summary>One transaction of the group commit: heads are taken, then rows written, then all is committed.</summary>
abstract class Writing : IAsyncDisposable
{
    /// <summary>Locks the heads of the streams, makes those of new streams, and reads them.</summary>
    public abstract Task<Dictionary<Guid, Head>> Take(IReadOnlyList<Append> appends, CancellationToken stop);

    /// <summary>Those of the commands that the journal holds already, with their stream.</summary>
    public abstract Task<HashSet<(Guid Stream, Guid Command)>> Known(
        IReadOnlyList<Append> appends, CancellationToken stop);

    /// <summary>Enters the tenant, for a transaction that takes no heads.</summary>
    public abstract Task Enter(CancellationToken stop);

    /// <summary>Enters the tenant and locks existing heads against appends.</summary>
    public abstract Task Lock(IReadOnlyList<Guid> streams, CancellationToken stop);

    /// <summary>Removes every row of the tenant.</summary>
    public abstract Task Clear(Table table, CancellationToken stop);

    public abstract Task Put(Table table, IReadOnlyList<object?[]> rows, CancellationToken stop);

    public abstract Task Remove(Table table, IReadOnlyList<object?[]> keys, CancellationToken stop);

    /// <summary>Sends what is still held back, so that an error of the rows is told from one of the commit.</summary>
    public abstract Task Flush(CancellationToken stop);

    public abstract Task Commit(CancellationToken stop);

    public abstract ValueTask DisposeAsync();
}

/// <summary>The newest version of a stream and the hash of its last row (empty before the first).</summary>
readonly record struct Head(long Version, byte[] Hash);
