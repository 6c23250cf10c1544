using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Storage.Tables;

namespace Inkassio.Storage.Queries;

public enum OpenSort { AmountDown, AmountUp, OldestFirst, Name }

/// <summary>In which state claims are wanted.</summary>
public enum OpenStatus { Overdue, NotDunned, OnHold, Disputed, InPlan, Promised, PromiseBroken }

/// <summary>Which open claims, and how they are listed. Null and empty mean no bound.</summary>
/// <param name="ByDebtor">One row for each debtor and currency; else one for each invoice.</param>
public sealed record OpenView(bool ByDebtor, OpenSort Sort, int Take)
{
    public DateOnly? DueFrom { get; init; }

    public DateOnly? DueTo { get; init; }

    /// <summary>At least so many days overdue.</summary>
    public int? DaysMin { get; init; }

    /// <summary>Cents; of the debtor's sum or of the invoice, as the rows are.</summary>
    public long? AmountMin { get; init; }

    public long? AmountMax { get; init; }

    public Currency? Currency { get; init; }

    public DebtorKind? Kind { get; init; }

    public Country? Country { get; init; }

    public OpenStatus? Status { get; init; }

    /// <summary>The sharpest letters that were sent so far.</summary>
    public IReadOnlyList<NoticeKind> Stages { get; init; } = [];

    public IReadOnlyList<Guid> Except { get; init; } = [];

    public DebtorId? Debtor { get; init; }
}

/// <param name="Number">The invoice's number; empty in a row of a debtor.</param>
public sealed record OpenItem(
    DebtorId Debtor, string Customer, string Name, string Number, Money Open, DateOnly OldestDueOn, int DaysOverdue,
    int Claims, NoticeKind? Stage);

/// <param name="Sums">Of all that fits, not only of the rows: one for each currency.</param>
public sealed record OpenAnswer(IReadOnlyList<OpenItem> Rows, long Count, IReadOnlyList<Money> Sums);

/// <summary>Open claims by every bound that somebody can say in one sentence.</summary>
public static class OpenItems
{
    public const int RowsMax = 50;

    public static async Task<OpenAnswer> Load(TenantDb db, DateOnly today, OpenView view, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        var fitting = Fitting(db, today, view);
        var sums = await transaction.Query($"""
            select s.currency, cast(sum(s.open) as bigint), count(*) {fitting} group by s.currency order by 2 desc
            """, row => (Sum: new Money(row.Long(1), row.Word<Currency>(0)), Count: row.Long(2)), stop);
        var rows = await transaction.Query($"""
            select s.debtor, coalesce(s.customer, ''), s.name, s.number, s.currency, s.open, s.oldest, s.claim_count,
                s.stage
            {fitting} order by {Order(view)}, s.search, s.number, s.debtor, s.currency
            limit {Math.Clamp(view.Take, 1, RowsMax)}
            """, row => Of(row, today), stop);
        return new(rows, sums.Sum(s => s.Count), [.. sums.Select(s => s.Sum)]);
    }

    static FormattableString Fitting(TenantDb db, DateOnly today, OpenView view) => $"""
        from (select * from ({(view.ByDebtor ? ByDebtor(db, today, view) : ByInvoice(db, today, view))}) a
          where 1 = 1 {SqlText.If(view.AmountMin is not null, $"and a.open >= {view.AmountMin ?? 0}")}
          {SqlText.If(view.AmountMax is not null, $"and a.open <= {view.AmountMax ?? 0}")}
          {SqlText.If(view.Stages.Count > 0,
              $"and a.stage >= {Stage(view, first: true)} and a.stage <= {Stage(view, first: false)}")}) s
        """;

    static long Stage(OpenView view, bool first) => view.Stages.Count == 0 ? 0
        : ClaimRows.Rank(first ? view.Stages.Min() : view.Stages.Max());

    static FormattableString ByInvoice(TenantDb db, DateOnly today, OpenView view) => $"""
        select c.debtor, d.number as customer, d.name, d.search, c.number, c.currency, c.open, c.due_on as oldest,
          1 as claim_count, c.stage_rank as stage
        {Claims(db, today, view)}
        """;

    static FormattableString ByDebtor(TenantDb db, DateOnly today, OpenView view) => $"""
        select c.debtor, min(d.number) as customer, min(d.name) as name, min(d.search) as search, '' as number,
          c.currency, cast(sum(c.open) as bigint) as open, min(c.due_on) as oldest, count(*) as claim_count,
          max(c.stage_rank) as stage
        {Claims(db, today, view)} group by c.debtor, c.currency
        """;

    static FormattableString Claims(TenantDb db, DateOnly today, OpenView view) => $"""
        from claims c join debtors d on d.tenant = c.tenant and d.debtor = c.debtor
        where c.tenant = {db.Tenant} and c.open > 0
          {SqlText.If(view.DueFrom is not null, $"and c.due_on >= {view.DueFrom ?? default}")}
          {SqlText.If(view.DueTo is not null, $"and c.due_on <= {view.DueTo ?? default}")}
          {SqlText.If(view.DaysMin is not null, $"and c.due_on <= {today.AddDays(-(view.DaysMin ?? 0))}")}
          {SqlText.If(view.Currency is not null, $"and c.currency = {view.Currency?.ToString() ?? ""}")}
          {SqlText.If(view.Kind is not null, $"and d.kind = {view.Kind?.ToString() ?? ""}")}
          {SqlText.If(view.Country is not null, $"and d.country = {view.Country?.ToString() ?? ""}")}
          {SqlText.If(view.Debtor is not null, $"and c.debtor = {view.Debtor?.Value ?? default}")}
          {SqlText.If(view.Except.Count > 0, $"and not (c.debtor {new AnyOf(view.Except)})")}
          {Status(db, today, view.Status)}
        """;

    static FormattableString Status(TenantDb db, DateOnly today, OpenStatus? status) => status switch
    {
        null => $"",
        OpenStatus.Overdue => $"and c.due_on < {today}",
        OpenStatus.NotDunned => $"and c.due_on < {today} and c.stage_rank <= 1",
        OpenStatus.OnHold => $"""
            and ((c.hold_reason is not null and (c.held_until is null or c.held_until >= {today}))
              or (d.hold_reason is not null and (d.held_until is null or d.held_until >= {today})))
            """,
        OpenStatus.Disputed => $"and c.disputed > 0",
        OpenStatus.InPlan => Matter(db, MatterKind.Plan, $"and (m.breaks_on is null or m.breaks_on > {today})"),
        OpenStatus.Promised => Matter(db, MatterKind.Promise, $"and m.next_on >= {today}"),
        OpenStatus.PromiseBroken => Matter(db, MatterKind.Promise, $"and m.next_on < {today}"),
        _ => throw new System.Diagnostics.UnreachableException(status.ToString()),
    };

    static FormattableString Matter(TenantDb db, MatterKind kind, FormattableString when) => $"""
        and exists (select 1 from matters m where m.tenant = {db.Tenant} and m.debtor = c.debtor
          and m.kind = {kind.ToString()} and m.state = {MatterRows.Running} {when})
        """;

    static FormattableString Order(OpenView view) => view.Sort switch
    {
        OpenSort.AmountDown => $"s.open desc",
        OpenSort.AmountUp => $"s.open",
        OpenSort.OldestFirst => $"s.oldest",
        OpenSort.Name => $"s.search",
        _ => throw new ArgumentOutOfRangeException(nameof(view)),
    };

    static OpenItem Of(Row row, DateOnly today) => new(
        new(row.Uuid(0)), row.Text(1), row.Text(2), row.Text(3), new(row.Long(5), row.Word<Currency>(4)), row.Day(6),
        Math.Max(0, today.DayNumber - row.Day(6).DayNumber), (int)row.Long(7), ClaimRows.KindOf(row.Long(8)));
}
