using Inkassio.Domain.Debtors;

namespace Inkassio.Storage.Queries;

/// <summary>One way of one letter, with whom it goes to: what the outbox page and the workers ask.</summary>
/// <param name="Changed">The day of its present state.</param>
/// <param name="Code">The receiver's answer, or the cause for which it was parked.</param>
public sealed record Sending(
    DispatchId Id, DebtorId Debtor, LetterId Letter, Channel Channel, DispatchState State, bool IsCopy,
    DateOnly PlannedOn, DateOnly Changed, string? Code, string? Tracking, RecallReason? Because, string Number,
    string Name, string? Kind, Money? Total)
{
    public bool NeedsPerson => State is DispatchState.Unknown or DispatchState.Parked;
}

/// <summary>How many letters stand where.</summary>
public sealed record SendingCount(Channel Channel, DispatchState State, long Count);

/// <summary>Letters on their way, and those that have gone.</summary>
public static class Dispatches
{
    public const int RowsMax = 10_000;

    /// <summary>Whose letter it is; null when the tenant has no such dispatch.</summary>
    public static async Task<DebtorId?> DebtorOf(TenantDb db, DispatchId dispatch, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        var found = await transaction.Query($"""
            select debtor from dispatches where tenant = {db.Tenant} and dispatch = {dispatch.Value}
            """, row => new DebtorId(row.Uuid(0)), stop);
        return found is [var debtor] ? debtor : null;
    }

    /// <summary>Whom a letter went to; null when the tenant has sent no such letter.</summary>
    public static async Task<DebtorId?> DebtorOf(TenantDb db, LetterId letter, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        var found = await transaction.Query($"""
            select debtor from dispatches where tenant = {db.Tenant} and letter = {letter.Value} limit 1
            """, row => new DebtorId(row.Uuid(0)), stop);
        return found is [var debtor] ? debtor : null;
    }

    /// <summary>The newest first; those that wait for a person before all others.</summary>
    public static async Task<IReadOnlyList<Sending>> Load(
        TenantDb db, Channel? channel, DispatchState? state, DebtorId? debtor, int skip, int rowsMax,
        CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        return await transaction.Query($"""
            select x.dispatch, x.debtor, x.letter, x.channel, x.state, x.is_copy, x.planned_on, x.changed_on, x.code,
              x.tracking, x.because, d.number, d.name, n.kind, n.total, n.currency
            from dispatches x
            join debtors d on d.tenant = x.tenant and d.debtor = x.debtor
            left join notices n on n.tenant = x.tenant and n.notice = x.letter
            where x.tenant = {db.Tenant}
              {SqlText.If(channel is not null, $"and x.channel = {channel?.ToString() ?? ""}")}
              {SqlText.If(state is not null, $"and x.state = {state?.ToString() ?? ""}")}
              {SqlText.If(debtor is not null, $"and x.debtor = {debtor?.Value ?? Guid.Empty}")}
            order by case when x.state in ('Unknown', 'Parked') then 0 else 1 end, x.planned_on desc, d.name, x.dispatch
            limit {Math.Clamp(rowsMax, 1, RowsMax)} offset {Math.Max(0, skip)}
            """, Read, stop);
    }

    public static async Task<IReadOnlyList<SendingCount>> Count(TenantDb db, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        return await transaction.Query($"""
            select channel, state, count(*) from dispatches where tenant = {db.Tenant} group by channel, state
            """, row => new SendingCount(
                row.Word<Channel>(0), row.Word<DispatchState>(1), row.Long(2)), stop);
    }

    static Sending Read(Row row) => new(
        new(row.Uuid(0)), new(row.Uuid(1)), new(row.Uuid(2)), row.Word<Channel>(3), row.Word<DispatchState>(4),
        row.Flag(5), row.Day(6), row.Day(7), row.TextOrNull(8), row.TextOrNull(9),
        row.TextOrNull(10) is { } because ? Enum.Parse<RecallReason>(because) : null, row.TextOrNull(11) ?? "",
        row.Text(12), row.TextOrNull(13),
        row.TextOrNull(15) is { } currency ? new Money(row.LongOrNull(14) ?? 0, Enum.Parse<Currency>(currency)) : null);
}
