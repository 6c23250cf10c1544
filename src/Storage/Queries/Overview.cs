namespace Inkassio.Storage.Queries;

/// <summary>All that is open in one currency, by age. The five buckets add up to <see cref="Open"/>.</summary>
public sealed record CurrencyOverview(
    Money Open, Money Overdue, Money NotDue, Money Days1To30, Money Days31To60, Money Days61To90, Money DaysOver90,
    long Claims, long ClaimsOverdue, long Debtors, long DebtorsOverdue, Money Credit);

public static class Overview
{
    /// <summary>One line for each currency that anything is open or credited in, as of a day; the usual one
    /// first.</summary>
    public static async Task<IReadOnlyList<CurrencyOverview>> Load(TenantDb db, DateOnly today, CancellationToken stop)
    {
        var (d30, d60, d90) = (today.AddDays(-30), today.AddDays(-60), today.AddDays(-90));
        await using var transaction = await db.Read(stop);
        var credits = (await transaction.Query($"""
            select currency, cast(sum(credit) as bigint) from credits where tenant = {db.Tenant} group by currency
            """, row => (Currency: row.Word<Currency>(0), Cents: row.Long(1)), stop))
            .ToDictionary(one => one.Currency, one => one.Cents);
        var rows = await transaction.Query($"""
            select currency, {Sum($"due_on >= {today}")}, {Sum($"due_on < {today} and due_on >= {d30}")},
              {Sum($"due_on < {d30} and due_on >= {d60}")}, {Sum($"due_on < {d60} and due_on >= {d90}")},
              {Sum($"due_on < {d90}")}, count(*), count(case when due_on < {today} then 1 end),
              count(distinct debtor), count(distinct case when due_on < {today} then debtor end)
            from claims where tenant = {db.Tenant} and open > 0 group by currency
            order by count(*) desc, currency
            """, row => Of(row, credits), stop);
        var alone = credits.Keys.Except(rows.Select(row => row.Open.Currency)).Order();
        return [.. rows, .. alone.Select(currency => OnlyCredit(new Money(credits[currency], currency)))];
    }

    static FormattableString Sum(FormattableString when) =>
        $"cast(coalesce(sum(case when {when} then open end), 0) as bigint)";

    static CurrencyOverview Of(Row row, Dictionary<Currency, long> credits)
    {
        var currency = row.Word<Currency>(0);
        var buckets = Enumerable.Range(1, 5).Select(at => new Money(row.Long(at), currency)).ToArray();
        return new CurrencyOverview(
            buckets.Sum(currency),
            buckets[1..].Sum(currency), buckets[0], buckets[1], buckets[2], buckets[3], buckets[4],
            row.Long(6), row.Long(7), row.Long(8), row.Long(9),
            new Money(credits.GetValueOrDefault(currency), currency));
    }

    static CurrencyOverview OnlyCredit(Money credit)
    {
        var none = Money.None(credit.Currency);
        return new CurrencyOverview(none, none, none, none, none, none, none, 0, 0, 0, 0, credit);
    }
}
