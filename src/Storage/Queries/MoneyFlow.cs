namespace Inkassio.Storage.Queries;

/// <summary>What came in lately and what falls due soon, in one currency.</summary>
/// <param name="DueLater">Due after the longest of the three spans; not in the other three.</param>
public sealed record CurrencyFlow(
    Money Received, long Payments, Money DueIn7, Money DueIn14, Money DueIn30, Money DueLater);

/// <summary>Money behind and before a day. Only facts: what was paid, and until when the rest is agreed.</summary>
public static class MoneyFlow
{
    /// <summary>How far back the look at what came in goes.</summary>
    public const int DaysBack = 30;

    /// <summary>One line for each currency in which anything came in or falls due. The spans do not overlap.</summary>
    public static async Task<IReadOnlyList<CurrencyFlow>> Load(TenantDb db, DateOnly today, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        var received = (await transaction.Query($"""
            select currency, cast(sum(amount) as bigint), count(*) from payments
            where tenant = {db.Tenant} and received_on > {today.AddDays(-DaysBack)} and received_on <= {today}
              and reversed_on is null
            group by currency
            """, row => (Currency: row.Word<Currency>(0), Cents: row.Long(1), Count: row.Long(2)), stop))
            .ToDictionary(one => one.Currency);
        var (d7, d14, d30) = (today.AddDays(7), today.AddDays(14), today.AddDays(30));
        var due = (await transaction.Query($"""
            select currency, {Sum($"due_on <= {d7}")}, {Sum($"due_on > {d7} and due_on <= {d14}")},
              {Sum($"due_on > {d14} and due_on <= {d30}")}, {Sum($"due_on > {d30}")}
            from claims where tenant = {db.Tenant} and open > 0 and due_on >= {today} group by currency
            """, row => (Currency: row.Word<Currency>(0),
                Cents: Enumerable.Range(1, 4).Select(row.Long).ToArray()), stop))
            .ToDictionary(one => one.Currency);
        return
        [
            .. received.Keys.Union(due.Keys).Order().Select(currency => Of(
                currency, received.GetValueOrDefault(currency).Cents, received.GetValueOrDefault(currency).Count,
                due.GetValueOrDefault(currency).Cents ?? [0, 0, 0, 0])),
        ];
    }

    static CurrencyFlow Of(Currency currency, long received, long payments, long[] due) => new(
        new(received, currency), payments, new(due[0], currency), new(due[1], currency), new(due[2], currency),
        new(due[3], currency));

    static FormattableString Sum(FormattableString when) =>
        $"cast(coalesce(sum(case when {when} then open end), 0) as bigint)";
}
