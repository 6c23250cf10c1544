using Inkassio.Domain.Debtors;

namespace Inkassio.Storage.Queries;

/// <summary>A debtor as the directory lists it.</summary>
public sealed record DebtorEntry(
    DebtorId Debtor, string Number, string Name, DebtorKind Kind, string Postcode, string Town, string Country,
    string Email, string Phone);

/// <summary>All debtors, also those who owe nothing, by their customer numbers.</summary>
public static class DebtorList
{
    public const int RowsMax = 1_000;

    /// <summary>A page after the last one of the page before; null begins.</summary>
    public static async Task<IReadOnlyList<DebtorEntry>> Load(
        TenantDb db, DebtorEntry? after, int rowsMax, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        return await transaction.Query($"""
            select debtor, coalesce(number, ''), name, kind, postcode, town, country, email, phone from debtors
            where tenant = {db.Tenant}
              and (coalesce(number, ''), debtor) > ({after?.Number ?? ""}, {after?.Debtor.Value ?? Guid.Empty})
            order by coalesce(number, ''), debtor limit {Math.Clamp(rowsMax, 1, RowsMax)}
            """, Read, stop);
    }

    static DebtorEntry Read(Row row) => new(
        new DebtorId(row.Uuid(0)), row.Text(1), row.Text(2), row.Word<DebtorKind>(3), row.Text(4), row.Text(5),
        row.Text(6), row.Text(7), row.Text(8));
}
