namespace Inkassio.Storage.Queries;

/// <summary>The letters that wait for a person, added up in one currency.</summary>
/// <param name="Open">What is open on their claims now.</param>
public sealed record WaitingLetters(long Letters, long Customers, Money Open)
{
    /// <summary>One line for each currency that letters wait in.</summary>
    public static async Task<IReadOnlyList<WaitingLetters>> Load(TenantDb db, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        return await transaction.Query($"""
            select n.currency, count(distinct n.notice), count(distinct n.debtor),
              cast(coalesce(sum(c.open), 0) as bigint)
            from notices n
            left join notice_steps s on s.tenant = n.tenant and s.notice = n.notice
            left join claims c on c.tenant = s.tenant and c.invoice = s.invoice
            where n.tenant = {db.Tenant} and n.state = 'Proposed' group by n.currency
            order by count(*) desc, n.currency
            """, row => new WaitingLetters(
                row.Long(1), row.Long(2), new Money(row.Long(3), row.Word<Currency>(0))), stop);
    }
}
