using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Segments;
using Inkassio.Storage.Tables;

namespace Inkassio.Storage.Queries;

/// <summary>What one debtor owes in one currency.</summary>
/// <param name="Stage">The sharpest letter that any of the open claims had; null before the first.</param>
public sealed record AgingRow(
    DebtorId Debtor, string Number, string Name, string Town, Money Open, Money Overdue, DateOnly OldestDueOn,
    int DaysOverdue, int Claims, NoticeKind? Stage, HoldReason? Hold, DateOnly? HeldUntil, bool IsErased)
{
    /// <summary>For the firm's own eyes.</summary>
    public Segment Segment { get; init; }
}

public enum AgingSort { DaysOverdue, Overdue, Open, Name, Number, Town, Stage }

/// <summary>Which part of the list, and in which order.</summary>
/// <param name="Search">Parts of name, number, contact or town; empty for all.</param>
public sealed record AgingView(int Skip = 0, int Take = 50)
{
    public AgingSort Sort { get; init; } = AgingSort.DaysOverdue;

    public bool IsDescending { get; init; } = true;

    public string Search { get; init; } = "";

    public Currency? Currency { get; init; }

    public bool OnlyOverdue { get; init; }

    /// <summary>At least and at most this many days overdue; null is no bound.</summary>
    public int? DaysMin { get; init; }

    public int? DaysMax { get; init; }

    public NoticeKind? Stage { get; init; }
}

/// <summary>Who owes what, and since when.</summary>
public static class AgingList
{
    /// <summary>The most rows of one page.</summary>
    public const int RowsMax = 1_000;

    /// <summary>The most rows that go into one file.</summary>
    public const int ExportMax = 100_000;

    /// <summary>One page of the list as of a day, and how many rows there are in all.</summary>
    public static async Task<(IReadOnlyList<AgingRow> Rows, long Count)> Load(
        TenantDb db, DateOnly today, AgingView view, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        var filtered = Filtered(db, today, view);
        var count = await transaction.One($"select count(*) {filtered}", row => row.Long(0), stop);
        return (await Rows(transaction, filtered, today, view, Math.Clamp(view.Take, 0, RowsMax), stop), count);
    }

    /// <summary>The whole list in its order, for a file: at most <see cref="ExportMax"/> rows.</summary>
    public static async Task<IReadOnlyList<AgingRow>> Export(
        TenantDb db, DateOnly today, AgingView view, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        return await Rows(transaction, Filtered(db, today, view), today, view with { Skip = 0 }, ExportMax, stop);
    }

    static Task<IReadOnlyList<AgingRow>> Rows(
        Transaction transaction, FormattableString filtered, DateOnly today, AgingView view, int take,
        CancellationToken stop) => transaction.Query($"""
            select s.debtor, d.number, d.name, d.town, s.currency, s.open, s.overdue, s.oldest, s.claim_count, s.stage,
              d.hold_reason, d.held_until, d.is_erased,
              {SegmentList.SegmentOn(today)}
            {filtered} order by {Order(view)}, s.debtor, s.currency
            limit {take} offset {Math.Max(0, view.Skip)}
            """, row => Of(row, today), stop);

    static FormattableString Filtered(TenantDb db, DateOnly today, AgingView view) => $"""
        from (
          select debtor, currency, cast(sum(open) as bigint) as open,
            cast(sum(case when due_on < {today} then open else 0 end) as bigint) as overdue,
            min(due_on) as oldest, count(*) as claim_count, max(stage_rank) as stage
          from claims where tenant = {db.Tenant} and open > 0 {Only(view.Currency)} group by debtor, currency
        ) s
        join debtors d on d.tenant = {db.Tenant} and d.debtor = s.debtor
        where {Wanted(today, view)} {SearchWords.Of(view.Search, $"d.search")}
        """;

    static FormattableString Only(Currency? currency) => SqlText.If(currency is not null, $"and currency = {currency}");

    static FormattableString Wanted(DateOnly today, AgingView view) => $"""
        1 = 1 {SqlText.If(view.OnlyOverdue, $"and s.overdue > 0")}
        {SqlText.If(view.DaysMin is not null, $"and s.oldest <= {today.AddDays(-view.DaysMin ?? 0)}")}
        {SqlText.If(view.DaysMax is not null, $"and s.oldest >= {today.AddDays(-view.DaysMax ?? 0)}")}
        {SqlText.If(view.Stage is not null, $"and s.stage = {ClaimRows.Rank(view.Stage)}")}
        """;

    static FormattableString Order(AgingView view)
    {
        FormattableString ascending = $"asc", descending = $"desc";
        var (direction, opposite) = view.IsDescending ? (descending, ascending) : (ascending, descending);
        return view.Sort switch
        {
            AgingSort.DaysOverdue => $"s.oldest {opposite}", // The oldest day is the most days overdue.
            AgingSort.Overdue => $"s.overdue {direction}",
            AgingSort.Open => $"s.open {direction}",
            AgingSort.Name => $"d.search {direction}",
            AgingSort.Number => $"coalesce(d.number, '') {direction}",
            AgingSort.Town => $"d.town {direction}",
            AgingSort.Stage => $"s.stage {direction}",
            _ => throw new ArgumentOutOfRangeException(nameof(view)),
        };
    }

    static AgingRow Of(Row row, DateOnly today)
    {
        var (currency, oldest) = (row.Word<Currency>(4), row.Day(7));
        return new AgingRow(
            new DebtorId(row.Uuid(0)), row.TextOrNull(1) ?? "", row.Text(2), row.Text(3),
            new Money(row.Long(5), currency), new Money(row.Long(6), currency), oldest,
            Math.Max(0, today.DayNumber - oldest.DayNumber), (int)row.Long(8), ClaimRows.KindOf(row.Long(9)),
            row.IsNull(10) ? null : row.Word<HoldReason>(10), row.DayOrNull(11), row.Flag(12))
        {
            Segment = row.Word<Segment>(13),
        };
    }
}
