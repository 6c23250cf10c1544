using Inkassio.Domain.Debtors;

namespace Inkassio.Storage;

/// <summary>A run of one day: how far it came, and whether it came to its end.</summary>
/// <param name="EndedAt">Null while it is under way; one whose worker died is taken over and ends later.</param>
public sealed record Run(
    Guid Id, DateOnly Day, bool IsAutomatic, string By, DateTimeOffset StartedAt, DateTimeOffset? EndedAt,
    int Debtors, int Decided, int Proposed, int Issued);

/// <summary>The runs of each tenant. A day runs by itself once; people may run it again.</summary>
public sealed class Runs(Database database, WorkQueue queue)
{
    /// <summary>The id of a tenant's automatic run of a day, the same on every node.</summary>
    public static Guid DailyId(TenantId tenant, DateOnly day) =>
        DerivedId.Of(tenant.Value, "daily-run",
            day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Takes a tenant's automatic run of a day; null when a node has taken it already, today or
    /// ever.</summary>
    public async Task<Claimed?> TakeDaily(TenantId tenant, DateOnly day, CancellationToken stop)
    {
        await using var transaction = await database.Begin(stop);
        var claimed = await queue.Add(transaction, tenant, DailyId(tenant, day), WorkKind.DailyRun, stop);
        await transaction.Commit(stop);
        return claimed;
    }

    /// <summary>Starts a run by a person.</summary>
    public async Task<(Run Run, Claimed Claimed)> Start(TenantDb db, DateOnly day, CancellationToken stop)
    {
        var id = Guid.CreateVersion7();
        await using var transaction = await db.Begin(stop);
        var claimed = await queue.Add(transaction, db.Tenant, id, WorkKind.Run, stop)
            ?? throw new InvalidOperationException("A new id was there already.");
        var run = await Add(transaction, db, id, day, isAutomatic: false, stop);
        await transaction.Commit(stop);
        return (run, claimed);
    }

    /// <summary>The run behind a claimed row; made now when its first worker died before it could make it.</summary>
    public async Task<Run> Of(TenantDb db, Claimed claimed, DateOnly day, CancellationToken stop)
    {
        await using var transaction = await db.Begin(stop);
        var run = await transaction.OneOrNone(
            $"select {Columns} from runs where tenant = {db.Tenant} and run = {claimed.Id}", Read, stop)
            ?? await Add(transaction, db, claimed.Id, day, claimed.Id == DailyId(db.Tenant, day), stop);
        await transaction.Commit(stop);
        return run;
    }

    /// <summary>Tells how far a run is, and renews its lease.</summary>
    /// <exception cref="LeaseLostException">Another worker goes on with it.</exception>
    public async Task Tell(
        TenantDb db, Claimed claimed, int debtors, int decided, int proposed, int issued, CancellationToken stop)
    {
        await using var transaction = await db.Begin(stop);
        await queue.Renew(transaction, claimed, stop);
        await transaction.Run($"""
            update runs set asked = {debtors}, decided = {decided}, proposed = {proposed}, issued = {issued}
            where tenant = {db.Tenant} and run = {claimed.Id}
            """, stop);
        await transaction.Commit(stop);
    }

    /// <exception cref="LeaseLostException">Another worker goes on with it.</exception>
    public async Task Finish(TenantDb db, Claimed claimed, CancellationToken stop)
    {
        await using var transaction = await db.Begin(stop);
        await queue.Finish(transaction, claimed, stop);
        await transaction.Run(
            $"update runs set ended_at = {db.Now} where tenant = {db.Tenant} and run = {claimed.Id}", stop);
        await transaction.Commit(stop);
    }

    /// <summary>The newest runs, newest first.</summary>
    public async Task<IReadOnlyList<Run>> Newest(TenantDb db, int rowsMax, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        return await transaction.Query(
            $"select {Columns} from runs where tenant = {db.Tenant} order by started_at desc limit {rowsMax}", Read,
                stop);
    }

    static async Task<Run> Add(
        Transaction transaction, TenantDb db, Guid id, DateOnly day, bool isAutomatic, CancellationToken stop)
    {
        await transaction.Run($"""
            insert into runs (tenant, run, day, is_automatic, by, started_at, asked, decided, proposed, issued)
            values ({db.Tenant}, {id}, {day}, {isAutomatic}, {db.Author.Text}, {db.Now}, 0, 0, 0, 0)
            """, stop);
        return new(id, day, isAutomatic, db.Author.Text, db.Now, EndedAt: null, 0, 0, 0, 0);
    }

    static FormattableString Columns =>
        $"run, day, is_automatic, by, started_at, ended_at, asked, decided, proposed, issued";

    static Run Read(Row row) => new(
        row.Uuid(0), row.Day(1), row.Flag(2), row.Text(3), row.Instant(4), row.InstantOrNull(5),
        (int)row.Long(6), (int)row.Long(7), (int)row.Long(8), (int)row.Long(9));
}
