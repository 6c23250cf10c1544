namespace Inkassio.Storage.Queries;

/// <summary>Whose number it is: for imports, which know debtors and invoices by their numbers.</summary>
public static class Numbers
{
    /// <summary>How many numbers go into one question.</summary>
    const int PageMax = 1_000;

    /// <summary>Debtors by customer number; unknown numbers are left out.</summary>
    public static Task<Dictionary<string, DebtorId>> Debtors(
        TenantDb db, IReadOnlyCollection<string> numbers, CancellationToken stop) => Of(db, numbers,
            page => $"select number, debtor from debtors where tenant = {db.Tenant} and number {page}",
            row => new DebtorId(row.Uuid(1)), stop);

    /// <summary>Invoices by number, with their debtor; unknown numbers are left out.</summary>
    public static Task<Dictionary<string, (InvoiceId Invoice, DebtorId Debtor)>> Invoices(
        TenantDb db, IReadOnlyCollection<string> numbers, CancellationToken stop) => Of(db, numbers,
            page => $"select number, invoice, debtor from claims where tenant = {db.Tenant} and number {page}",
            row => (new InvoiceId(row.Uuid(1)), new DebtorId(row.Uuid(2))), stop);

    /// <summary>One invoice by its number; null when there is none.</summary>
    public static async Task<(InvoiceId Invoice, DebtorId Debtor)?> Invoice(
        TenantDb db, string number, CancellationToken stop) =>
        (await Invoices(db, [number], stop)).TryGetValue(number, out var found) ? found : null;

    static async Task<Dictionary<string, T>> Of<T>(
        TenantDb db, IReadOnlyCollection<string> numbers, Func<AnyText, FormattableString> ask, Func<Row, T> read,
        CancellationToken stop)
    {
        var found = new Dictionary<string, T>(StringComparer.Ordinal);
        await using var transaction = await db.Read(stop);
        foreach (var page in numbers.Distinct(StringComparer.Ordinal).Chunk(PageMax))
            foreach (var (number, value) in await transaction.Query(
                ask(new AnyText(page)), row => (row.Text(0), read(row)), stop))
                found[number] = value;
        return found;
    }
}
