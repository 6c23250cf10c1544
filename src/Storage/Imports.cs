namespace Inkassio.Storage;

public enum ImportState { Preview, Confirmed, Done, Discarded }

/// <summary>A file on its way into the books: what it is read as, and how far applying it has come.</summary>
/// <param name="Blob">The file's bytes, by their address in <see cref="Blobs"/>.</param>
/// <param name="Plan">What applying it will do, as the caller's own text.</param>
public sealed record Import(
    Guid Id, string File, string Blob, string Mapping, string Plan, ImportState State, long Rows, long RowsDone,
    string By, DateTimeOffset MadeAt, DateTimeOffset? EndedAt);

/// <summary>Imports as stored jobs: nothing is booked before a preview is confirmed, and a crash resumes at RowsDone.</summary>
public static class Imports
{
    public static async Task Add(
        TenantDb db, Guid import, string file, string blob, string mapping, string plan, long rows, CancellationToken stop)
    {
        await using var transaction = await db.Begin(stop);
        await transaction.Run($"""
            insert into imports (tenant, import, file, blob, mapping, plan, state, rows, rows_done, by, made_at)
            values ({db.Tenant}, {import}, {file}, {blob}, {mapping}, {plan}, {ImportState.Preview}, {rows}, 0,
              {db.Author.Text}, {db.Now})
            on conflict do nothing
            """, stop);
        await transaction.Commit(stop);
    }

    /// <summary>Changes how a file is read, as long as it has not been confirmed. False when it has.</summary>
    public static Task<bool> Remap(
        TenantDb db, Guid import, string mapping, string plan, long rows, CancellationToken stop) => Change(db, $"""
            update imports set mapping = {mapping}, plan = {plan}, rows = {rows}
            where tenant = {db.Tenant} and import = {import} and state = {ImportState.Preview}
            """, stop);

    /// <summary>Moves on from one state to the next. False when it was not in the first: somebody else was quicker.</summary>
    public static Task<bool> Move(TenantDb db, Guid import, ImportState from, ImportState to, CancellationToken stop)
    {
        DateTimeOffset? ended = to is ImportState.Done or ImportState.Discarded ? db.Now : null;
        return ended is { } at
            ? Change(db, $"""
                update imports set state = {to}, ended_at = {at}
                where tenant = {db.Tenant} and import = {import} and state = {from}
                """, stop)
            : Change(db, $"""
                update imports set state = {to} where tenant = {db.Tenant} and import = {import} and state = {from}
                """, stop);
    }

    /// <summary>Notes how far applying has come. A number that goes back is passed over.</summary>
    public static Task<bool> Progress(TenantDb db, Guid import, long rowsDone, CancellationToken stop) => Change(db, $"""
        update imports set rows_done = {rowsDone}
        where tenant = {db.Tenant} and import = {import} and state = {ImportState.Confirmed} and rows_done < {rowsDone}
        """, stop);

    public static async Task<Import?> Load(TenantDb db, Guid import, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        return await transaction.OneOrNone($"{Selected} where tenant = {db.Tenant} and import = {import}", Of, stop);
    }

    /// <summary>Imports that were confirmed and are not done: what to resume, and why the run waits.</summary>
    public static async Task<IReadOnlyList<Import>> Unfinished(TenantDb db, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        return await transaction.Query(
            $"{Selected} where tenant = {db.Tenant} and state = {ImportState.Confirmed} order by made_at, import", Of, stop);
    }

    /// <summary>The newest imports, newest first.</summary>
    public static async Task<IReadOnlyList<Import>> Newest(TenantDb db, int rowsMax, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        return await transaction.Query(
            $"{Selected} where tenant = {db.Tenant} order by made_at desc, import desc limit {rowsMax}", Of, stop);
    }

    static async Task<bool> Change(TenantDb db, FormattableString sql, CancellationToken stop)
    {
        await using var transaction = await db.Begin(stop);
        var changed = await transaction.Run(sql, stop);
        await transaction.Commit(stop);
        return changed == 1;
    }

    static readonly FormattableString Selected = $"""
        select import, file, blob, mapping, plan, state, rows, rows_done, by, made_at, ended_at from imports
        """;

    static Import Of(Row row) => new(
        row.Uuid(0), row.Text(1), row.Text(2), row.Text(3), row.Text(4), row.Word<ImportState>(5), row.Long(6),
        row.Long(7), row.Text(8), row.Instant(9), row.InstantOrNull(10));
}
