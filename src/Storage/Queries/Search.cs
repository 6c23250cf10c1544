using Inkassio.Storage.Tables;

namespace Inkassio.Storage.Queries;

/// <summary>A debtor, found by name or number, or through one of its invoices.</summary>
/// <param name="Invoice">The invoice that was found; null when the debtor itself was.</param>
public sealed record SearchHit(
    DebtorId Debtor, string Number, string Name, string Town, InvoiceId? Invoice, string InvoiceNumber);

/// <summary>The search box: names and customer numbers by the beginnings of words, invoice numbers by their
/// beginning.</summary>
public static class Search
{
    /// <summary>At most <paramref name="rowsMax"/> debtors and as many invoices; debtors first.</summary>
    public static async Task<IReadOnlyList<SearchHit>> Load(
        TenantDb db, string typed, int rowsMax, CancellationToken stop)
    {
        var text = SearchText.Of(typed);
        if (text.Length == 0) return [];
        await using var transaction = await db.Read(stop);
        var debtors = await transaction.Query($"""
            select debtor, number, name, town from debtors
            where tenant = {db.Tenant} {SearchWords.Of(typed, $"search")} order by search, debtor limit {rowsMax}
            """, row => new SearchHit(
                new DebtorId(row.Uuid(0)), row.TextOrNull(1) ?? "", row.Text(2), row.Text(3), null, ""), stop);
        // Between the text and the text with the last of all characters: the index can do that, on both engines.
        var invoices = await transaction.Query($"""
            select d.debtor, d.number, d.name, d.town, c.invoice, c.number from claims c
            join debtors d on d.tenant = c.tenant and d.debtor = c.debtor
            where c.tenant = {db.Tenant} and c.search >= {text} and c.search < {text + "\U0010FFFF"}
            order by c.search limit {rowsMax}
            """, row => new SearchHit(
                new DebtorId(row.Uuid(0)), row.TextOrNull(1) ?? "", row.Text(2), row.Text(3),
                new InvoiceId(row.Uuid(4)), row.Text(5)), stop);
        return [.. debtors, .. invoices];
    }
}
