using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;

namespace Inkassio.Storage;

/// <summary>A run of one day: how far it came, and whether it came to its end.</summary>
/// <param name="EndedAt">Null while it is under way; one whose worker died is taken over and ends later.</param>
public sealed record Run(
    Guid Id, DateOnly Day, bool IsAutomatic, string By, DateTimeOffset StartedAt, DateTimeOffset? EndedAt,
    int Debtors, int Decided, int Proposed, int Issued)
{
    /// <summary>Why nothing of it leaves by itself before a person has looked; null for an ordinary run.</summary>
    public RunDoubt? Doubt { get; init; }

    /// <summary>How many letters a usual run brings; null while nothing is known of it.</summary>
    public int? Usual { get; init; }

    /// <summary>The letters that would have left by themselves.</summary>
    public int Held { get; init; }

    public DateTimeOffset? LookedAt { get; init; }

    public bool NeedsLook => Doubt is not null && LookedAt is null;
}

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

    /// <summary>Renews the lease of a run that has not begun yet.</summary>
    /// <exception cref="LeaseLostException">Another worker goes on with it.</exception>
    public async Task Renew(TenantDb db, Claimed claimed, CancellationToken stop)
    {
        await using var transaction = await db.Begin(stop);
        await queue.Renew(transaction, claimed, stop);
        await transaction.Commit(stop);
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

    /// <summary>Keeps that a person has to look at a run before its letters leave by themselves.</summary>
    public async Task Hold(
        TenantDb db, Run run, RunDoubt doubt, int? usual, int held, CancellationToken stop)
    {
        await using var transaction = await db.Begin(stop);
        await transaction.Run($"""
            update runs set look = {doubt.ToString()}, usual = {(long?)usual}, held = {held}
            where tenant = {db.Tenant} and run = {run.Id} and looked_at is null
            """, stop);
        await transaction.Commit(stop);
    }

    /// <summary>A person has looked at a run; false when somebody had done so before, or nobody has to.</summary>
    public async Task<bool> Look(TenantDb db, Guid run, CancellationToken stop)
    {
        await using var transaction = await db.Begin(stop);
        var looked = await transaction.Run($"""
            update runs set looked_at = {db.Now}, looked_by = {db.Author.Text}
            where tenant = {db.Tenant} and run = {run} and look is not null and looked_at is null
            """, stop);
        await transaction.Commit(stop);
        return looked == 1;
    }

    /// <summary>Counts what a run has released after a person looked: nothing of it is held back any more.</summary>
    public async Task Count(TenantDb db, Run run, int issued, CancellationToken stop)
    {
        await using var transaction = await db.Begin(stop);
        await transaction.Run(
            $"update runs set issued = {issued}, held = 0 where tenant = {db.Tenant} and run = {run.Id}", stop);
        await transaction.Commit(stop);
    }

    /// <summary>One run; null when the tenant has none of this id.</summary>
    public async Task<Run?> Find(TenantDb db, Guid run, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        return await transaction.OneOrNone(
            $"select {Columns} from runs where tenant = {db.Tenant} and run = {run}", Read, stop);
    }

    /// <summary>The newest run that a person has to look at; null when there is none.</summary>
    public async Task<Run?> Doubtful(TenantDb db, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        return await transaction.OneOrNone($"""
            select {Columns} from runs where tenant = {db.Tenant} and look is not null and looked_at is null
            order by started_at desc limit 1
            """, Read, stop);
    }

    /// <summary>How many letters the runs of earlier days brought, the newest first; days without any are left out.
    /// </summary>
    public async Task<IReadOnlyList<int>> Sizes(TenantDb db, DateOnly before, int rowsMax, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        return await transaction.Query($"""
            select sum(proposed) from runs where tenant = {db.Tenant} and day < {before} and ended_at is not null
            group by day having sum(proposed) > 0 order by day desc limit {rowsMax}
            """, row => (int)row.Long(0), stop);
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
        $"run, day, is_automatic, by, started_at, ended_at, asked, decided, proposed, issued, look, usual, held, looked_at";

    static Run Read(Row row) => new(
        row.Uuid(0), row.Day(1), row.Flag(2), row.Text(3), row.Instant(4), row.InstantOrNull(5),
        (int)row.Long(6), (int)row.Long(7), (int)row.Long(8), (int)row.Long(9))
    {
        Doubt = row.IsNull(10) ? null : row.Word<RunDoubt>(10),
        Usual = (int?)row.LongOrNull(11),
        Held = (int)row.Long(12),
        LookedAt = row.InstantOrNull(13),
    };
}
