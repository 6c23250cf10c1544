using Inkassio.Storage.Tables;

namespace Inkassio.Storage.Queries;

/// <summary>A debtor that a search met; with the invoice when its number was what matched.</summary>
public sealed record Found(DebtorId Debtor, string Number, string Name, string Town, string? Invoice);

/// <summary>The one field at the top: customers by name, number, contact and town, and invoices by their number.</summary>
public static class Finder
{
    public const int RowsMax = 50;

    public static async Task<IReadOnlyList<Found>> Search(TenantDb db, string text, int rowsMax, CancellationToken stop)
    {
        var words = SearchText.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(5).ToArray();
        if (words.Length == 0) return [];
        var limit = Math.Clamp(rowsMax, 1, RowsMax);
        var named = words.Aggregate((FormattableString)$"",
            (sql, word) => $"{sql} and d.search like {AgingList.Like(word)} escape '!'");
        await using var transaction = await db.Read(stop);
        var debtors = await transaction.Query($"""
            select d.debtor, d.number, d.name, d.town from debtors d
            where d.tenant = {db.Tenant} {named} order by d.name, d.debtor limit {limit}
            """, row => Read(row, invoice: null), stop);
        var invoices = await transaction.Query($"""
            select d.debtor, d.number, d.name, d.town, c.number
            from claims c join debtors d on d.tenant = c.tenant and d.debtor = c.debtor
            where c.tenant = {db.Tenant} and c.search like {AgingList.Like(string.Join(' ', words))} escape '!'
            order by c.number limit {limit}
            """, row => Read(row, row.Text(4)), stop);
        return [.. debtors.Concat(invoices).Take(limit)];
    }

    static Found Read(Row row, string? invoice) =>
        new(new DebtorId(row.Uuid(0)), row.TextOrNull(1) ?? "", row.Text(2), row.Text(3), invoice);
}
