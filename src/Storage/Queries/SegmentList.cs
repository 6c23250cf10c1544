using Inkassio.Domain.Segments;

namespace Inkassio.Storage.Queries;

/// <summary>How many customers a segment has, and what they owe in one currency.</summary>
/// <param name="Open">Null for customers without anything open.</param>
public sealed record SegmentCount(Segment Segment, long Customers, Money? Open, Money? Overdue);

/// <summary>A customer with his segment, for the firm's own eyes.</summary>
/// <param name="Score">0 to 100; null before the first look.</param>
/// <param name="Until">The last day of what a person set; null without an end, or where nobody set anything.</param>
/// <param name="Open">One sum for each currency, the largest first.</param>
public sealed record SegmentEntry(
    DebtorId Debtor, string Number, string Name, Segment Segment, int? Score, bool IsByHand, DateOnly? Until)
{
    public IReadOnlyList<Money> Open { get; init; } = [];
}

/// <summary>Who is in which segment on a day.</summary>
public static class SegmentList
{
    public const int RowsMax = 200;

    /// <summary>How many accounts are looked at for early warnings: those that owe most.</summary>
    public const int WatchedMax = 300;

    /// <summary>What a person set holds to its last day; then the history of payments counts again.</summary>
    internal static FormattableString SegmentOn(DateOnly day) => $"""
        case when d.segment_by_hand = {true} and (d.segment_until is null or d.segment_until >= {day})
          then d.segment else d.segment_computed end
        """;

    /// <summary>Counts and sums, one line for each segment and currency; the currency is null where nothing is open.
    /// </summary>
    public static async Task<IReadOnlyList<SegmentCount>> Count(TenantDb db, DateOnly today, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        return await transaction.Query($"""
            select x.segment, x.currency, count(distinct x.debtor), cast(sum(x.open) as bigint),
              cast(sum(x.overdue) as bigint)
            from (
              select d.debtor, {SegmentOn(today)} as segment, c.currency, coalesce(c.open, 0) as open,
                case when c.due_on < {today} then c.open else 0 end as overdue
              from debtors d left join claims c on c.tenant = d.tenant and c.debtor = d.debtor and c.open > 0
              where d.tenant = {db.Tenant} and d.is_erased = {false}
            ) x group by x.segment, x.currency order by x.segment, x.currency
            """, Count, stop);
    }

    static SegmentCount Count(Row row)
    {
        Money? Sum(int at) => row.TextOrNull(1) is { } currency
            ? new Money(row.LongOrNull(at) ?? 0, Enum.Parse<Currency>(currency)) : null;
        return new(row.Word<Segment>(0), row.Long(2), Sum(3), Sum(4));
    }

    /// <summary>The customers of one segment, or of all, those first who owe most; and how many there are.</summary>
    public static async Task<(IReadOnlyList<SegmentEntry> Rows, long Count)> Load(
        TenantDb db, DateOnly today, Segment? only, int skip, int rowsMax, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        FormattableString wanted = $"""
            d.is_erased = {false} {SqlText.If(only is not null, $"and {SegmentOn(today)} = {only?.ToString() ?? ""}")}
            """;
        var count = await transaction.One($"""
            select count(*) from debtors d where d.tenant = {db.Tenant} and {wanted}
            """, row => row.Long(0), stop);
        FormattableString page = $"""
            select d.debtor, coalesce(d.number, ''), d.name, {SegmentOn(today)}, d.score, d.segment_by_hand,
              d.segment_until,
              (select coalesce(sum(c.open), 0) from claims c
                where c.tenant = {db.Tenant} and c.debtor = d.debtor and c.open > 0) as owed
            from debtors d where d.tenant = {db.Tenant} and {wanted}
            order by owed desc, d.search, d.debtor
            limit {Math.Clamp(rowsMax, 1, RowsMax)} offset {Math.Max(0, skip)}
            """;
        var rows = await transaction.Query(page, row => Entry(row, today), stop);
        var open = await transaction.Query($"""
            select c.debtor, c.currency, cast(sum(c.open) as bigint) from claims c
            where c.tenant = {db.Tenant} and c.open > 0 and c.debtor in (select p.debtor from ({page}) p)
            group by c.debtor, c.currency
            """, row => (Debtor: new DebtorId(row.Uuid(0)), Sum: new Money(row.Long(2), row.Word<Currency>(1))), stop);
        var sums = open.ToLookup(one => one.Debtor, one => one.Sum);
        return ([.. rows.Select(r => r with { Open = [.. sums[r.Debtor].OrderByDescending(m => m.Cents)] })], count);
    }

    static SegmentEntry Entry(Row row, DateOnly today)
    {
        var until = row.DayOrNull(6);
        var isByHand = row.Flag(5) && !(until < today);
        return new(
            new DebtorId(row.Uuid(0)), row.Text(1), row.Text(2), row.Word<Segment>(3), (int?)row.LongOrNull(4),
            isByHand, isByHand ? until : null);
    }

    /// <summary>The accounts to look at for early warnings: something open, those first who owe most.</summary>
    public static async Task<IReadOnlyList<DebtorId>> Watched(TenantDb db, int rowsMax, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        return await transaction.Query($"""
            select c.debtor from claims c join debtors d on d.tenant = c.tenant and d.debtor = c.debtor
            where c.tenant = {db.Tenant} and c.open > 0 and d.is_erased = {false}
            group by c.debtor order by sum(c.open) desc, c.debtor limit {Math.Clamp(rowsMax, 1, WatchedMax)}
            """, row => new DebtorId(row.Uuid(0)), stop);
    }
}
