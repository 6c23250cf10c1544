using Inkassio.Domain.Debtors;

namespace Inkassio.Storage.Queries;

/// <summary>A debtor as somebody names him in a sentence.</summary>
/// <param name="Currency">The one that most of his invoices have; null without an invoice.</param>
public sealed record NamedDebtor(
    DebtorId Debtor, string Number, string Name, DebtorKind Kind, Currency? Currency, string Town, string Country);

/// <summary>Every name and number that a sentence can mean, and a quick way to see whether there are new ones.
/// </summary>
public static class KnownNames
{
    /// <summary>More than these a node does not keep in memory for one firm.</summary>
    public const int DebtorsMax = 250_000, InvoicesMax = 750_000;

    /// <summary>So long before now a slow writer's events may still appear.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromSeconds(30);

    /// <summary>How many events since an instant have brought or changed a name or an invoice.</summary>
    public static async Task<long> ChangesSince(TenantDb db, DateTimeOffset since, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        return await transaction.One($"""
            select count(*) from journal where tenant = {db.Tenant} and at >= {since} and event in (
              'debtor-described', 'invoice-registered', 'erasure-decided', 'tenant-founded', 'profile-changed')
            """, row => row.Long(0), stop);
    }

    /// <summary>Everybody who has not been erased, by customer number.</summary>
    public static async Task<IReadOnlyList<NamedDebtor>> Debtors(TenantDb db, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        var currencies = (await transaction.Query($"""
            select debtor, currency from claims where tenant = {db.Tenant} group by debtor, currency order by count(*)
            """, row => (Debtor: row.Uuid(0), Currency: row.Word<Currency>(1)), stop));
        var usual = new Dictionary<Guid, Currency>(currencies.Count);
        foreach (var (debtor, currency) in currencies) usual[debtor] = currency; // The most frequent comes last.
        return await transaction.Query($"""
            select debtor, coalesce(number, ''), name, kind, town, country from debtors
            where tenant = {db.Tenant} and is_erased = {false} order by number, debtor limit {DebtorsMax}
            """, row => new NamedDebtor(
                new(row.Uuid(0)), row.Text(1), row.Text(2), row.Word<DebtorKind>(3),
                usual.TryGetValue(row.Uuid(0), out var currency) ? currency : null, row.Text(4), row.Text(5)), stop);
    }

    /// <summary>The invoices' numbers with their debtors, the newest first.</summary>
    public static async Task<IReadOnlyList<(string Number, DebtorId Debtor)>> Invoices(
        TenantDb db, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        return await transaction.Query($"""
            select number, debtor from claims where tenant = {db.Tenant}
            order by case when open > 0 then 0 else 1 end, issued_on desc limit {InvoicesMax}
            """, row => (row.Text(0), new DebtorId(row.Uuid(1))), stop);
    }
}
