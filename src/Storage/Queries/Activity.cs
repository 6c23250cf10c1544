using Inkassio.Domain.Debtors;

namespace Inkassio.Storage.Queries;

/// <summary>Something that happened to a debtor, for the page that tells what is new.</summary>
public sealed record ActivityRow(DebtorId Debtor, string Name, DebtorEvent Event, string By, DateTimeOffset At);

/// <summary>What happened lately: money that came in, letters that went out, what was stopped or given up.</summary>
public static class Activity
{
    public const int RowsMax = 100;

    public static async Task<IReadOnlyList<ActivityRow>> Load(
        TenantDb db, DateTimeOffset since, int rowsMax, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        return await transaction.Query($"""
            select j.stream, d.name, j.event, j.body, j.by, j.at
            from journal j cross join debtors d -- SQLite keeps to this order: few events, then their debtors.
            where d.tenant = j.tenant and d.debtor = j.stream and j.tenant = {db.Tenant} and j.at >= {since}
              and j.event in ('payment-recorded', 'payment-reversed', 'notice-issued', 'claim-written-off', 'hold-placed')
            order by j.at desc, j.stream, j.version desc limit {Math.Clamp(rowsMax, 1, RowsMax)}
            """, row => new ActivityRow(new DebtorId(row.Uuid(0)), row.Text(1),
                EventText<DebtorEvent>.Read(row.Text(2), row.Bytes(3)), row.Text(4), row.Instant(5)), stop);
    }
}
