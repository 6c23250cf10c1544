namespace Inkassio.Storage;

/// <summary>That nothing leaves the house for a tenant, since when and why.</summary>
/// <param name="Because">What happened, as a sentence for people.</param>
public sealed record DispatchStop(Guid Id, string Because, DateTimeOffset Since, string By);

/// <summary>Whether letters may leave. Whoever hands letters over asks here first, each time.</summary>
// Outside the journal on purpose: a restored journal cannot know that it was restored.
public static class DispatchSwitch
{
    /// <summary>The newest stop that nobody has lifted; null when letters may leave.</summary>
    public static async Task<DispatchStop?> Look(TenantDb db, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        var open = await transaction.Query($"""
            select stop, because, stopped_at, stopped_by from dispatch_stops
            where tenant = {db.Tenant} and lifted_at is null order by stopped_at desc, stop desc limit 1
            """, row => new DispatchStop(row.Uuid(0), row.Text(1), row.Instant(2), row.Text(3)), stop);
        return open is [var newest] ? newest : null;
    }

    public static async Task<bool> IsStopped(TenantDb db, CancellationToken stop) => await Look(db, stop) is not null;

    /// <summary>Stops, unless it is stopped already.</summary>
    public static async Task Stop(TenantDb db, string because, CancellationToken stop)
    {
        await using var transaction = await db.Begin(stop);
        await transaction.Run($"""
            insert into dispatch_stops (tenant, stop, because, stopped_at, stopped_by)
            select {db.Tenant}, {Guid.CreateVersion7()}, {because}, {db.Now}, {db.Author.Text}
            where not exists (
              select 1 from dispatch_stops where tenant = {db.Tenant} and lifted_at is null)
            """, stop);
        await transaction.Commit(stop);
    }

    /// <summary>Lets letters leave again, in the author's name.</summary>
    public static async Task GoOn(TenantDb db, CancellationToken stop)
    {
        await using var transaction = await db.Begin(stop);
        await transaction.Run($"""
            update dispatch_stops set lifted_at = {db.Now}, lifted_by = {db.Author.Text}
            where tenant = {db.Tenant} and lifted_at is null
            """, stop);
        await transaction.Commit(stop);
    }
}
