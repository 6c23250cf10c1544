namespace Inkassio.Storage;

/// <summary>Tokens that were put aside for a call which has not ended yet.</summary>
public sealed record Reservation(DateOnly Day, long Tokens);

/// <summary>A call to a model as it is kept: no word of what was asked or answered.</summary>
/// <param name="Hash">SHA-256 of the prompt's file, in hexadecimal.</param>
/// <param name="Outcome">"answered", or what went wrong.</param>
public sealed record ModelCall(
    Guid Id, string Prompt, int Version, string Hash, string Model, long Tokens, string Outcome);

/// <summary>What a day has used so far.</summary>
public sealed record DayUsage(long Tokens, long Calls);

/// <summary>Counts what a tenant's model uses on a day, and keeps it within what was allowed.</summary>
// Put aside before a call and settled after it: many calls at once cannot spend the same rest, and a call whose end
// nobody saw stays counted.
public static class AssistantUsage
{
    /// <returns>Null when the day has not so many left.</returns>
    public static async Task<Reservation?> Reserve(TenantDb db, long tokens, long tokensMax, CancellationToken stop)
    {
        var day = db.Today;
        await using var transaction = await db.Begin(stop);
        await transaction.Run($"""
            insert into assistant_usage (tenant, day, tokens, calls) values ({db.Tenant}, {day}, {0}, {0})
            on conflict (tenant, day) do nothing
            """, stop);
        var reserved = await transaction.Run($"""
            update assistant_usage set tokens = tokens + {tokens}, calls = calls + 1
            where tenant = {db.Tenant} and day = {day} and tokens + {tokens} <= {tokensMax}
            """, stop);
        await transaction.Commit(stop);
        return reserved == 1 ? new(day, tokens) : null;
    }

    /// <summary>Counts what the call really used, and keeps that it was made.</summary>
    public static async Task Settle(TenantDb db, Reservation reserved, ModelCall call, CancellationToken stop)
    {
        var more = Math.Max(call.Tokens, 0) - reserved.Tokens;
        await using var transaction = await db.Begin(stop);
        await transaction.Run($"""
            update assistant_usage set tokens = case when tokens + {more} < 0 then 0 else tokens + {more} end
            where tenant = {db.Tenant} and day = {reserved.Day}
            """, stop);
        await transaction.Run($"""
            insert into assistant_calls (tenant, call, day, at, prompt, version, hash, model, tokens, outcome)
            values ({db.Tenant}, {call.Id}, {reserved.Day}, {db.Now}, {call.Prompt}, {call.Version}, {call.Hash},
              {call.Model}, {Math.Max(call.Tokens, 0)}, {call.Outcome})
            """, stop);
        await transaction.Commit(stop);
    }

    public static async Task<DayUsage> On(TenantDb db, DateOnly day, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        return await transaction.OneOrNone($"""
            select tokens, calls from assistant_usage where tenant = {db.Tenant} and day = {day}
            """, row => new DayUsage(row.Long(0), row.Long(1)), stop) ?? new(0, 0);
    }

    /// <summary>The newest calls of a day, newest first.</summary>
    public static async Task<IReadOnlyList<ModelCall>> CallsOn(
        TenantDb db, DateOnly day, int rowsMax, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        return await transaction.Query($"""
            select call, prompt, version, hash, model, tokens, outcome from assistant_calls
            where tenant = {db.Tenant} and day = {day} order by at desc, call desc limit {Math.Clamp(rowsMax, 1, 500)}
            """, row => new ModelCall(row.Uuid(0), row.Text(1), (int)row.Long(2), row.Text(3), row.Text(4), row.Long(5),
                row.Text(6)), stop);
    }
}
