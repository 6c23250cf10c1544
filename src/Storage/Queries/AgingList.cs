using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Storage.Tables;

namespace Inkassio.Storage.Queries;

/// <summary>What one debtor owes in one currency.</summary>
/// <param name="OldestDueOn">The due date of the oldest open claim.</param>
/// <param name="Stage">The sharpest letter that any open claim has had.</param>
public sealed record AgingRow(
    DebtorId Debtor, string Number, string Name, string Town, Money Open, Money Overdue, int Claims,
    DateOnly OldestDueOn, NoticeKind? Stage, bool IsHeld)
{
    public int DaysOverdue(DateOnly today) => Math.Max(0, today.DayNumber - OldestDueOn.DayNumber);
}

public enum AgingOrder { Overdue, Open, OldestDue, Name, Stage }

/// <summary>Which slice of the aging list is asked for.</summary>
/// <param name="Search">Words that name, number, contact or town begin with or contain; empty for all.</param>
/// <param name="OverdueDaysMin">Only claims that are overdue by at least so many days; null for all open claims.</param>
public sealed record AgingQuestion(
    string Search = "", AgingOrder Order = AgingOrder.Overdue, bool Descending = true, NoticeKind? Stage = null,
    int? OverdueDaysMin = null, int Skip = 0, int RowsMax = 50);

/// <summary>Who owes what, and since when: sorted, filtered and cut by the database.</summary>
public static class AgingList
{
    public const int RowsMax = 1_000;

    public static async Task<IReadOnlyList<AgingRow>> Load(
        TenantDb db, AgingQuestion question, DateOnly today, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        return await transaction.Query($"""
            select d.debtor, d.number, d.name, d.town, c.currency, sum(c.open) as total,
                   sum(case when c.due_on < {today} then c.open else 0 end) as overdue, count(*),
                   min(c.due_on) as oldest, max(c.stage_rank) as stage, d.hold_reason
            from claims c join debtors d on d.tenant = c.tenant and d.debtor = c.debtor
            where c.tenant = {db.Tenant} and c.open > 0 {Search(question)} {Old(question, today)}
            group by d.debtor, d.number, d.name, d.town, d.hold_reason, c.currency {Stage(question)}
            order by {By(question)}, d.name, d.debtor, c.currency
            limit {Math.Clamp(question.RowsMax, 1, RowsMax)} offset {Math.Max(0, question.Skip)}
            """, Read, stop);
    }

    /// <summary>How many rows the whole list has.</summary>
    public static async Task<int> Count(TenantDb db, AgingQuestion question, DateOnly today, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        return await transaction.One($"""
            select count(*) from (
              select 1 as one from claims c join debtors d on d.tenant = c.tenant and d.debtor = c.debtor
              where c.tenant = {db.Tenant} and c.open > 0 {Search(question)} {Old(question, today)}
              group by d.debtor, c.currency {Stage(question)}) as listed
            """, row => (int)row.Long(0), stop);
    }

    static FormattableString Search(AgingQuestion question) => SearchText.Of(question.Search)
        .Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(5)
        .Aggregate((FormattableString)$"", (sql, word) => $"{sql} and d.search like {Like(word)} escape '!'");

    internal static string Like(string word) => "%" + word
        .Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal)
        .Replace("_", "!_", StringComparison.Ordinal) + "%";

    static FormattableString Old(AgingQuestion question, DateOnly today) => question.OverdueDaysMin is { } days
        ? (FormattableString)$"and c.due_on <= {today.AddDays(-Math.Max(1, days))}"
        : $"";

    static FormattableString Stage(AgingQuestion question) =>
        question.Stage is { } kind ? (FormattableString)$"having max(c.stage_rank) = {ClaimRows.Rank(kind)}" : $"";

    static FormattableString By(AgingQuestion question) => (question.Order, question.Descending) switch
    {
        (AgingOrder.Overdue, true) => (FormattableString)$"overdue desc",
        (AgingOrder.Overdue, false) => $"overdue",
        (AgingOrder.Open, true) => $"total desc",
        (AgingOrder.Open, false) => $"total",
        // The oldest due date is the most days overdue.
        (AgingOrder.OldestDue, true) => $"oldest",
        (AgingOrder.OldestDue, false) => $"oldest desc",
        (AgingOrder.Name, true) => $"d.name desc",
        (AgingOrder.Name, false) => $"d.name",
        (AgingOrder.Stage, true) => $"stage desc",
        (AgingOrder.Stage, false) => $"stage",
        _ => throw new System.Diagnostics.UnreachableException(question.Order.ToString()),
    };

    static AgingRow Read(Row row)
    {
        var currency = row.Word<Currency>(4);
        return new(
            new DebtorId(row.Uuid(0)), row.TextOrNull(1) ?? "", row.Text(2), row.Text(3), new(row.Long(5), currency),
            new(row.Long(6), currency), (int)row.Long(7), row.Day(8), ClaimRows.KindOf(row.Long(9)), !row.IsNull(10));
    }
}
