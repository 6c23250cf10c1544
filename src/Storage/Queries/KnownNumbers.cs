using System.Runtime.CompilerServices;
using System.Text;

namespace Inkassio.Storage.Queries;

/// <summary>An invoice that is in the books, and whose it is.</summary>
public sealed record KnownInvoice(InvoiceId Invoice, DebtorId Debtor, string CustomerNumber);

/// <summary>Which of a list's customer and invoice numbers the tenant has already.</summary>
public sealed record KnownNumbers(
    IReadOnlyDictionary<string, DebtorId> Debtors, IReadOnlyDictionary<string, KnownInvoice> Invoices)
{
    const int AtOnce = 400;

    public static async Task<KnownNumbers> Load(
        TenantDb db, IEnumerable<string> customers, IEnumerable<string> invoices, CancellationToken stop)
    {
        var debtors = new Dictionary<string, DebtorId>(StringComparer.Ordinal);
        var known = new Dictionary<string, KnownInvoice>(StringComparer.Ordinal);
        await using var transaction = await db.Read(stop);
        foreach (var numbers in customers.Distinct(StringComparer.Ordinal).Chunk(AtOnce))
            foreach (var (number, debtor) in await transaction.Query(
                $"select number, debtor from debtors where tenant = {db.Tenant} and number in ({List(numbers)})",
                row => (row.Text(0), new DebtorId(row.Uuid(1))), stop))
                debtors[number] = debtor;
        foreach (var numbers in invoices.Distinct(StringComparer.Ordinal).Chunk(AtOnce))
            foreach (var (number, invoice) in await transaction.Query($"""
                select c.number, c.invoice, c.debtor, d.number
                from claims c join debtors d on d.tenant = c.tenant and d.debtor = c.debtor
                where c.tenant = {db.Tenant} and c.number in ({List(numbers)})
                """, row => (row.Text(0), new KnownInvoice(
                    new InvoiceId(row.Uuid(1)), new DebtorId(row.Uuid(2)), row.TextOrNull(3) ?? "")), stop))
                known[number] = invoice;
        return new(debtors, known);
    }

    // Always the same number of parameters, so that the statement stays one and the same.
    static FormattableString List(string[] numbers)
    {
        var text = new StringBuilder("{0}");
        for (var i = 1; i < AtOnce; i++) text.Append(", {").Append(i).Append('}');
        return FormattableStringFactory.Create(text.ToString(),
            [.. Enumerable.Range(0, AtOnce).Select(i => (object?)numbers[Math.Min(i, numbers.Length - 1)])]);
    }
}
