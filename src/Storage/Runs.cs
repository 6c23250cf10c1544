namespace Inkassio.Storage;

public enum RunState { Started, Done, Failed }

/// <summary>A dunning run of one tenant on one local day.</summary>
public sealed record Run(
    Guid Id, DateOnly Day, bool IsAutomatic, string By, RunState State, DateTimeOffset StartedAt, DateTimeOffset? EndedAt,
    RunCounts Counts, string Note);

/// <summary>How many debtors a run looked at, and what came of it.</summary>
public sealed record RunCounts(long Debtors, long Proposed, long Issued);

/// <summary>The book of dunning runs. One automatic run a day; people may run as often as they like.</summary>
public static class Runs
{
    /// <summary>Takes a day. False when another node has it already (automatic runs only).</summary>
    public static async Task<bool> Start(TenantDb db, Guid run, DateOnly day, bool isAutomatic, CancellationToken stop)
    {
        await using var transaction = await db.Begin(stop);
        var taken = await transaction.Run($"""
            insert into runs (tenant, run, day, is_automatic, by, state, started_at, debtors_seen, proposed, issued, note)
            values ({db.Tenant}, {run}, {day}, {isAutomatic}, {db.Author.Text}, {RunState.Started}, {db.Now}, 0, 0, 0, {""})
            on conflict do nothing
            """, stop);
        await transaction.Commit(stop);
        return taken == 1;
    }

    /// <summary>Takes an unfinished run over after a crash; the day is simply run again.</summary>
    public static async Task<IReadOnlyList<Run>> Unfinished(TenantDb db, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        return await transaction.Query(
            $"{Selected} where tenant = {db.Tenant} and state = {RunState.Started} order by started_at, run", Of, stop);
    }

    public static async Task End(
        TenantDb db, Guid run, RunState state, RunCounts counts, string note, CancellationToken stop)
    {
        await using var transaction = await db.Begin(stop);
        await transaction.Run($"""
            update runs set state = {state}, ended_at = {db.Now}, debtors_seen = {counts.Debtors},
              proposed = {counts.Proposed}, issued = {counts.Issued}, note = {note}
            where tenant = {db.Tenant} and run = {run}
            """, stop);
        await transaction.Commit(stop);
    }

    /// <summary>The newest runs, newest first.</summary>
    public static async Task<IReadOnlyList<Run>> Newest(TenantDb db, int rowsMax, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        return await transaction.Query(
            $"{Selected} where tenant = {db.Tenant} order by started_at desc, run desc limit {rowsMax}", Of, stop);
    }

    static readonly FormattableString Selected =
        $"select run, day, is_automatic, by, state, started_at, ended_at, debtors_seen, proposed, issued, note from runs";

    static Run Of(Row row) => new(
        row.Uuid(0), row.Day(1), row.Flag(2), row.Text(3), row.Word<RunState>(4), row.Instant(5), row.InstantOrNull(6),
        new RunCounts(row.Long(7), row.Long(8), row.Long(9)), row.Text(10));
}
