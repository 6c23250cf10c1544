namespace Inkassio.Storage;

/// <summary>The database as one tenant sees it, in the hands of one author. No other way leads to a tenant's
/// rows.</summary>
// Nobody chooses a tenant by parameter: sign-in and API keys enter through Tenants, workers through ForWork.
public sealed class TenantDb
{
    /// <summary>The longest reason that is stored, in characters.</summary>
    public const int ReasonMax = 500;

    internal TenantDb(Database database, TenantId tenant, TimeZoneInfo zone, Author author, string reason)
    {
        if (reason.Length > ReasonMax)
            throw new ArgumentException($"A reason has at most {ReasonMax} characters.", nameof(reason));
        (Database, Tenant, Zone, Author, Reason) = (database, tenant, zone, author, reason);
    }

    internal Database Database { get; }

    public TenantId Tenant { get; }

    /// <summary>The zone in which this tenant's days begin and end.</summary>
    public TimeZoneInfo Zone { get; }

    public Author Author { get; }

    /// <summary>Why the author acts, in the author's words or the door's name; may be empty.</summary>
    public string Reason { get; }

    public DateTimeOffset Now => Database.Now;

    /// <summary>The day in the tenant's zone.</summary>
    public DateOnly Today => DayOf(Now);

    /// <summary>A test's switch: turns the first wall off, to see the second one hold.</summary>
    internal bool IsUnchecked { get; init; }

    public DateOnly DayOf(DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    /// <summary>The instant at which a day begins in the tenant's zone.</summary>
    public DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        while (Zone.IsInvalidTime(midnight)) midnight = midnight.AddMinutes(15); // Clocks that skip midnight.
        return new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight));
    }

    /// <summary>The same tenant, with another reason.</summary>
    public TenantDb Because(string reason) => new(Database, Tenant, Zone, Author, reason) { IsUnchecked = IsUnchecked };

    /// <summary>A tenant for a worker, which can only come from a row that it has claimed.</summary>
    /// <param name="work">The worker's name, for instance <c>daily-run</c>.</param>
    public static async Task<TenantDb> ForWork(Database database, Claimed row, string work, CancellationToken stop) =>
        await new Tenants(database).Enter(row.Tenant, Author.Machine(work), reason: "", stop)
        ?? throw new InvalidOperationException($"Tenant {row.Tenant} has a queue row but does not exist.");

    /// <summary>A tenant for a call that came from another node of the house, in the hands of its caller.</summary>
    public static TenantDb ForErrand(Database database, Errand errand) => new(
        database, errand.Tenant, TimeZoneInfo.FindSystemTimeZoneById(errand.Zone), Author.Of(errand.By),
        errand.Reason);

    /// <summary>A tenant for the keeping of the house itself: checkpoints, and the look at start.</summary>
    internal static TenantDb ForHouse(Database database, TenantEntry entry, string work) => new(
        database, entry.Id, TimeZoneInfo.FindSystemTimeZoneById(entry.Zone), Author.Machine(work), "");

    /// <summary>A transaction that writes. On SQLite it is the file's only one: keep it short, append outside of
    /// it.</summary>
    public async Task<Transaction> Begin(CancellationToken stop) => Walled(await Held(isReadOnly: false, stop));

    /// <summary>A transaction that reads one moment and changes nothing.</summary>
    public async Task<Transaction> Read(CancellationToken stop) => Walled(await Held(isReadOnly: true, stop));

    Task<Held> Held(bool isReadOnly, CancellationToken stop) => Database.Dialect.Begin(isReadOnly, stop);

    Transaction Walled(Held held) => new(Database, Tenant, held) { IsUnchecked = IsUnchecked };
}

/// <summary>A row of a queue that a worker holds a lease on. Only the queues of this room make one.</summary>
public sealed record Claimed
{
    internal Claimed(TenantId tenant, Guid id, long epoch) => (Tenant, Id, Epoch) = (tenant, id, epoch);

    public TenantId Tenant { get; }

    public Guid Id { get; }

    /// <summary>Counts the claims of this row; a writer with a smaller one has lost its lease.</summary>
    public long Epoch { get; }
}
