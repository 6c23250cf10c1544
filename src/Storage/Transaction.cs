using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;

namespace Inkassio.Storage;

/// <summary>One transaction. Whoever disposes of it without <see cref="Commit"/> has changed nothing.</summary>
// Every {value} of a text becomes a parameter; a nested FormattableString becomes text, its values parameters too.
// There is no way to put a string of a user's into the text.
public sealed class Transaction : IAsyncDisposable
{
    readonly Database database;
    readonly TenantId? tenant;
    readonly Held held;
    bool hasEntered;

    internal Transaction(Database database, TenantId? tenant, Held held) =>
        (this.database, this.tenant, this.held) = (database, tenant, held);

    /// <summary>A test's switch: turns the first wall off, to see the second one hold.</summary>
    internal bool IsUnchecked { get; init; }

    internal DbConnection Connection => held.Connection;

    /// <summary>Runs a statement and returns how many rows it changed.</summary>
    public Task<int> Run(FormattableString sql, CancellationToken stop) =>
        held.Connection.ExecuteAsync(Command(sql, stop, out _));

    public async Task<IReadOnlyList<T>> Query<T>(FormattableString sql, Func<Row, T> read, CancellationToken stop)
    {
        await using var reader = await Reader(sql, stop);
        var rows = new List<T>();
        while (await reader.ReadAsync(stop)) rows.Add(read(new Row(reader)));
        return rows;
    }

    /// <summary>Hands the rows over one by one, for answers that are too long to hold.</summary>
    public async IAsyncEnumerable<T> Stream<T>(
        FormattableString sql, Func<Row, T> read, [EnumeratorCancellation] CancellationToken stop)
    {
        await using var reader = await Reader(sql, stop);
        while (await reader.ReadAsync(stop)) yield return read(new Row(reader));
    }

    /// <summary>The only row there is.</summary>
    /// <exception cref="InvalidOperationException">There is none, or more than one.</exception>
    public async Task<T> One<T>(FormattableString sql, Func<Row, T> read, CancellationToken stop) =>
        (await Query(sql, read, stop)).Single();

    public async Task<T?> OneOrNone<T>(FormattableString sql, Func<Row, T> read, CancellationToken stop) =>
        (await Query(sql, read, stop)).SingleOrDefault();

    public async Task Commit(CancellationToken stop) => await held.Transaction.CommitAsync(stop);

    public ValueTask DisposeAsync() => held.DisposeAsync();

    async Task<DbDataReader> Reader(FormattableString sql, CancellationToken stop)
    {
        var command = Command(sql, stop, out var enters);
        var reader = await held.Connection.ExecuteReaderAsync(command);
        if (enters) await reader.NextResultAsync(stop); // The first answer was the setting's.
        return reader;
    }

    CommandDefinition Command(FormattableString sql, CancellationToken stop, out bool enters)
    {
        var text = SqlText.Of(sql, database.Dialect);
        if (!IsUnchecked) TenantWall.Check(text, tenant);
        var entering = !hasEntered && tenant is { } of ? database.Dialect.Enter(text.Add(of.ToString())) : "";
        hasEntered = true;
        enters = entering.Length > 0;
        return new CommandDefinition(
            entering + text.Text, new Parameters(text, database.Dialect), held.Transaction, cancellationToken: stop);
    }

    // Dapper guesses types; we hand over what the engine stores.
    sealed class Parameters(SqlText text, Dialect dialect) : SqlMapper.IDynamicParameters
    {
        public void AddParameters(IDbCommand command, SqlMapper.Identity identity)
        {
            for (var i = 0; i < text.Values.Count; i++)
                command.Parameters.Add(dialect.Parameter(SqlText.Name(i), text.Values[i]));
        }
    }
}

/// <summary>Several ids as one parameter: <c>where stream {AnyOf.These(ids)}</c>.</summary>
public sealed record AnyOf(IReadOnlyList<Guid> Ids)
{
    public static AnyOf These(IEnumerable<Guid> ids) => new([.. ids]);
}

/// <summary>The same for texts: <c>where number {new AnyText(numbers)}</c>.</summary>
public sealed record AnyText(IReadOnlyList<string> Texts);
