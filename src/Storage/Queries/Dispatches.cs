using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Storage.Tables;

namespace Inkassio.Storage.Queries;

/// <summary>One way of one letter, with whom it goes to: what the outbox page and the workers ask.</summary>
/// <param name="Changed">The day of its present state.</param>
/// <param name="Code">The receiver's answer, or the cause for which it was parked.</param>
public sealed record Sending(
    DispatchId Id, DebtorId Debtor, LetterId Letter, Channel Channel, DispatchState State, bool IsCopy,
    DateOnly PlannedOn, DateOnly Changed, string? Code, string? Tracking, RecallReason? Because, string Number,
    string Name, string? Kind, Money? Total)
{
    /// <summary>Until when the letter asks for payment; null for letters that ask for none.</summary>
    public DateOnly? DeadlineOn { get; init; }

    /// <summary>The number of the instalment that it reminds of; null for a step of the ladder.</summary>
    public int? Instalment { get; init; }

    public bool NeedsPerson => State is DispatchState.Unknown or DispatchState.Parked;
}

/// <summary>The trays of the outbox, in the order in which a person looks through them.</summary>
public enum OutTray
{
    /// <summary>A person has to decide: unknown or parked.</summary>
    ToDo,

    /// <summary>E-mails that a machine will hand over.</summary>
    Waiting,

    /// <summary>Letters to print, and those that lie printed on the desk.</summary>
    Paper,

    Gone,

    /// <summary>Refused, returned or called off.</summary>
    Back,
}

/// <summary>What a person looks for in one tray.</summary>
/// <param name="Search">Beginnings of words of the name or the customer number.</param>
public sealed record OutView(OutTray Tray, string Search = "")
{
    /// <summary>Narrows the tray to one state; null takes all of them.</summary>
    public DispatchState? State { get; init; }

    public NoticeKind? Kind { get; init; }

    /// <summary>The day of the present state.</summary>
    public DateOnly? On { get; init; }
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

    static readonly FormattableString Rows = $"""
        select x.dispatch, x.debtor, x.letter, x.channel, x.state, x.is_copy, x.planned_on, x.changed_on, x.code,
          x.tracking, x.because, d.number, d.name, n.kind, n.total, n.currency, n.deadline_on,
          n.instalment
        from dispatches x
        join debtors d on d.tenant = x.tenant and d.debtor = x.debtor
        left join notices n on n.tenant = x.tenant and n.notice = x.letter
        """;

    /// <summary>The newest first; those that wait for a person before all others.</summary>
    public static async Task<IReadOnlyList<Sending>> Load(
        TenantDb db, Channel? channel, DispatchState? state, DebtorId? debtor, int skip, int rowsMax,
        CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        return await transaction.Query($"""
            {Rows}
            where x.tenant = {db.Tenant}
              {SqlText.If(channel is not null, $"and x.channel = {channel?.ToString() ?? ""}")}
              {SqlText.If(state is not null, $"and x.state = {state?.ToString() ?? ""}")}
              {SqlText.If(debtor is not null, $"and x.debtor = {debtor?.Value ?? Guid.Empty}")}
            order by case when x.state in ('Unknown', 'Parked') then 0 else 1 end, x.planned_on desc, d.name, x.dispatch
            limit {Math.Clamp(rowsMax, 1, RowsMax)} offset {Math.Max(0, skip)}
            """, Read, stop);
    }

    /// <summary>One way of a letter; null when the tenant has no such dispatch.</summary>
    public static async Task<Sending?> Of(TenantDb db, DispatchId dispatch, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        return (await transaction.Query(
            $"{Rows} where x.tenant = {db.Tenant} and x.dispatch = {dispatch.Value}", Read, stop)).SingleOrDefault();
    }

    /// <summary>What lies in one tray, the newest first, and how many there are in all.</summary>
    public static async Task<(IReadOnlyList<Sending> Rows, long Count)> Load(
        TenantDb db, OutView view, int skip, int rowsMax, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        FormattableString matching = $"""
            x.tenant = {db.Tenant} and {In(view.Tray)} {SearchWords.Of(view.Search, $"d.search")}
              {SqlText.If(view.State is not null, $"and x.state = {view.State?.ToString() ?? ""}")}
              {SqlText.If(view.On is not null, $"and x.changed_on = {view.On ?? default}")}
              {SqlText.If(view.Kind is not null, $"and n.kind_rank = {ClaimRows.Rank(view.Kind)}")}
            """;
        var count = await transaction.One($"""
            select count(*) from dispatches x
            join debtors d on d.tenant = x.tenant and d.debtor = x.debtor
            left join notices n on n.tenant = x.tenant and n.notice = x.letter
            where {matching}
            """, row => row.Long(0), stop);
        var rows = await transaction.Query($"""
            {Rows}
            where {matching}
            order by x.changed_on desc, d.search, x.dispatch
            limit {Math.Clamp(rowsMax, 1, RowsMax)} offset {Math.Max(0, skip)}
            """, Read, stop);
        return (rows, count);
    }

    /// <summary>The tray in which letters of a kind of way lie.</summary>
    public static OutTray TrayOf(Channel channel, DispatchState state) => state switch
    {
        DispatchState.Unknown or DispatchState.Parked => OutTray.ToDo,
        DispatchState.Planned or DispatchState.HandingOver =>
            channel == Channel.Post ? OutTray.Paper : OutTray.Waiting,
        DispatchState.Accepted => OutTray.Gone,
        DispatchState.Rejected or DispatchState.Returned or DispatchState.Cancelled => OutTray.Back,
        _ => throw new System.Diagnostics.UnreachableException(state.ToString()),
    };

    // The same as TrayOf, in SQL.
    static FormattableString In(OutTray tray) => tray switch
    {
        OutTray.ToDo => $"x.state in ('Unknown', 'Parked')",
        OutTray.Waiting => $"x.state in ('Planned', 'HandingOver') and x.channel <> 'Post'",
        OutTray.Paper => $"x.state in ('Planned', 'HandingOver') and x.channel = 'Post'",
        OutTray.Gone => $"x.state = 'Accepted'",
        OutTray.Back => $"x.state in ('Rejected', 'Returned', 'Cancelled')",
        _ => throw new System.Diagnostics.UnreachableException(tray.ToString()),
    };

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
        row.TextOrNull(15) is { } currency ? new Money(row.LongOrNull(14) ?? 0, Enum.Parse<Currency>(currency)) : null)
    {
        DeadlineOn = row.DayOrNull(16),
        Instalment = (int?)row.LongOrNull(17),
    };
}
