using System.Collections.Immutable;
using Inkassio.Exchange.Invoices;
using Inkassio.Storage;
using Inkassio.Storage.Queries;

namespace Inkassio.Grains;

/// <summary>An invoice number of the file that another customer's invoice has already.</summary>
public sealed record NumberElsewhere(int Row, string InvoiceNumber, string CustomerNumber);

/// <summary>Which of a plan's customer and invoice numbers are in the books.</summary>
public sealed record KnownNumbers(
    IReadOnlyDictionary<string, DebtorId> Debtors,
    IReadOnlyDictionary<string, (InvoiceId Invoice, DebtorId Debtor)> Invoices)
{
    public static async Task<KnownNumbers> Of(TenantDb db, InvoicePlan plan, CancellationToken stop) => new(
        await Numbers.Debtors(db, [.. plan.Customers.Select(c => c.Number)], stop),
        await Numbers.Invoices(db, [.. plan.Rows.Select(r => r.InvoiceNumber)], stop));

    public int InvoicesNew(InvoicePlan plan) => plan.Rows.Count(row => !Invoices.ContainsKey(row.InvoiceNumber));

    /// <summary>The open invoices of the plan that the books do not have yet, whose due date is so.</summary>
    public int OpenNew(InvoicePlan plan, Func<DateOnly, bool> due) => plan.Rows.Count(row =>
        !Invoices.ContainsKey(row.InvoiceNumber) && due(row.DueOn) && !(row.Paid?.Amount >= row.Amount));

    public int DebtorsNew(InvoicePlan plan) => plan.Customers.Count(party => !Debtors.ContainsKey(party.Number));

    public ImmutableArray<NumberElsewhere> Elsewhere(InvoicePlan plan) =>
    [
        .. from row in plan.Rows
           where Invoices.TryGetValue(row.InvoiceNumber, out var known)
               && (!Debtors.TryGetValue(row.CustomerNumber, out var debtor) || debtor != known.Debtor)
           select new NumberElsewhere(row.Row, row.InvoiceNumber, row.CustomerNumber),
    ];
}
