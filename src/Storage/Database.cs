namespace Inkassio.Storage;

/// <summary>Where everything is kept: one SQLite file or one PostgreSQL database, with its keys and its
/// clock.</summary>
public sealed class Database : IAsyncDisposable
{
    readonly TimeProvider leases;

    Database(Dialect dialect, MasterKey master, TimeProvider clock, TimeProvider? leases, bool isSqlite)
    {
        (Dialect, Master, Clock, IsSqlite) = (dialect, master, clock, isSqlite);
        this.leases = leases ?? clock;
        Keys = new Keys(this);
    }

    internal Dialect Dialect { get; }

    internal MasterKey Master { get; }

    internal Keys Keys { get; }

    internal bool IsSqlite { get; }

    public TimeProvider Clock { get; }

    /// <summary>The present instant as it is stored, in whole microseconds.</summary>
    public DateTimeOffset Now => Instants.Stored(Clock.GetUtcNow());

    /// <summary>The present instant to everybody who works on this database: leases are measured by it.</summary>
    internal DateTimeOffset LeaseNow => Instants.Stored(leases.GetUtcNow());

    /// <param name="address"><c>sqlite:FILE</c> or <c>postgres:CONNECTION</c>.</param>
    /// <param name="clock">By which everything is dated.</param>
    /// <param name="leases">The clock of the others who work on the same file, where <paramref name="clock"/> tells
    /// another time; PostgreSQL has its own.</param>
    /// <exception cref="ArgumentException">The address is neither.</exception>
    public static Database Open(
        string address, MasterKey master, TimeProvider clock, TimeProvider? leases = null) =>
        address.Split(':', 2) switch
    {
        ["sqlite", { Length: > 0 } file] => new(new SqliteDialect(file), master, clock, leases, isSqlite: true),
        ["postgres", { Length: > 0 } to] => new(new PostgresDialect(to), master, clock, leases, isSqlite: false),
        _ => throw new ArgumentException("A database is sqlite:FILE or postgres:CONNECTION.", nameof(address)),
    };

    /// <summary>Brings the tables up to date. Several nodes may do so at once: one does it, the others wait.</summary>
    /// <param name="appRole">On PostgreSQL, the role of the running program, when it is not the tables' owner.</param>
    /// <exception cref="StartRefusedException">The rows were written with another master key.</exception>
    public async Task Migrate(string? appRole = null, CancellationToken stop = default)
    {
        await new Migrator(this).Run(appRole, stop);
        await Keys.RefuseAnother(stop);
    }

    /// <summary>Whether PostgreSQL's second wall stands: false for superusers and BYPASSRLS roles, which see
    /// all.</summary>
    public async Task<bool> IsWalled(CancellationToken stop)
    {
        if (IsSqlite) return true;
        await using var transaction = await Read(stop);
        return await transaction.One(
            $"select not (rolsuper or rolbypassrls) from pg_roles where rolname = current_user",
            row => row.Flag(0), stop);
    }

    /// <summary>A transaction without a tenant, for the few tables that are no tenant's: queues, sign-in,
    /// rates.</summary>
    public async Task<Transaction> Begin(CancellationToken stop) =>
        new(this, tenant: null, await Dialect.Begin(isReadOnly: false, stop));

    /// <summary>The same for reading only.</summary>
    public async Task<Transaction> Read(CancellationToken stop) =>
        new(this, tenant: null, await Dialect.Begin(isReadOnly: true, stop));

    /// <summary>Whether an exception says that the engine does not answer, or not now: asking again is safe.</summary>
    public bool IsAway(Exception e) => Dialect.FailureOf(e).Kind != FailureKind.Rows;

    public ValueTask DisposeAsync() => Dialect.DisposeAsync();
}
