namespace Inkassio.Storage.Queries;

/// <summary>What is open in one currency, by age. The buckets add up to <see cref="Open"/>.</summary>
public sealed record OpenByAge(
    Currency Currency, Money NotDue, Money To30, Money To60, Money To90, Money Older, int Claims, int Debtors)
{
    public Money Overdue => To30 + To60 + To90 + Older;

    public Money Open => NotDue + Overdue;
}

/// <summary>Proposals that wait for a person, in one currency.</summary>
public sealed record Waiting(Currency Currency, int Letters, int Debtors, Money Total);

public static class Overview
{
    /// <summary>One row for each currency in which something is open.</summary>
    public static async Task<IReadOnlyList<OpenByAge>> Open(TenantDb db, DateOnly today, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        return await transaction.Query($"""
            select currency,
                   sum(case when due_on >= {today} then open else 0 end),
                   sum(case when due_on < {today} and due_on >= {today.AddDays(-30)} then open else 0 end),
                   sum(case when due_on < {today.AddDays(-30)} and due_on >= {today.AddDays(-60)} then open else 0 end),
                   sum(case when due_on < {today.AddDays(-60)} and due_on >= {today.AddDays(-90)} then open else 0 end),
                   sum(case when due_on < {today.AddDays(-90)} then open else 0 end),
                   count(*), count(distinct debtor)
            from claims where tenant = {db.Tenant} and open > 0 group by currency order by currency desc
            """, Read, stop);
    }

    public static async Task<IReadOnlyList<Waiting>> Proposals(TenantDb db, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        return await transaction.Query($"""
            select n.currency, count(distinct n.notice), count(distinct n.debtor), sum(c.open)
            from notices n
            join notice_steps s on s.tenant = n.tenant and s.notice = n.notice
            join claims c on c.tenant = s.tenant and c.invoice = s.invoice
            where n.tenant = {db.Tenant} and n.state = 'Proposed' group by n.currency order by n.currency desc
            """, row => new Waiting(
                row.Word<Currency>(0), (int)row.Long(1), (int)row.Long(2), new(row.Long(3), row.Word<Currency>(0))), stop);
    }

    /// <summary>What came in from a day on, in each currency.</summary>
    public static async Task<IReadOnlyList<Money>> Received(TenantDb db, DateOnly from, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        return await transaction.Query($"""
            select currency, sum(amount) from payments
            where tenant = {db.Tenant} and received_on >= {from} and reversed_on is null group by currency
            """, row => new Money(row.Long(1), row.Word<Currency>(0)), stop);
    }

    static OpenByAge Read(Row row)
    {
        var currency = row.Word<Currency>(0);
        Money At(int at) => new(row.Long(at), currency);
        return new(currency, At(1), At(2), At(3), At(4), At(5), (int)row.Long(6), (int)row.Long(7));
    }
}
