using System.Collections.Immutable;
using Inkassio.Domain;
using Inkassio.Domain.Law;
using Inkassio.Domain.Segments;
using Inkassio.Domain.Tenants;
using Inkassio.Exchange;
using Inkassio.Exchange.Invoices;
using Inkassio.Exchange.Tables;

namespace Inkassio.Cli.Segments;

/// <summary>A customer of a table, and how he paid.</summary>
sealed record Customer(string Number, string Name, PayerHistory History);

/// <summary>Tables of receivables, read as histories of customers. Nothing is saved.</summary>
sealed class Ledger
{
    readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<PastInvoice>> invoices = new(StringComparer.Ordinal);
    int unusable;

    Ledger() { }

    /// <exception cref="RefusedException">A file cannot be read without guessing; what is wrong was said.</exception>
    public static IReadOnlyList<Customer> Read(IEnumerable<FileInfo> files, Desk desk)
    {
        var ledger = new Ledger();
        foreach (var file in files) ledger.Take(PlanOf(file, desk));
        if (ledger.unusable > 0)
            desk.Say($"{ledger.unusable.Printed()} bezahlte Rechnungen ohne Zahltag bleiben außer Betracht.");
        return [.. ledger.invoices.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => new Customer(
            c.Key, ledger.names[c.Key], PayerHistory.Empty with { Invoices = [.. c.Value] }))];
    }

    /// <summary>Today where the firm is, as the country was said.</summary>
    public static DateOnly Today(Desk desk) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(
        desk.Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(Profile.ZoneOf(desk.Given.Country))).DateTime);

    // The same reader as `import`, and as strict: a wrong day would be a wrong judgement.
    static InvoicePlan PlanOf(FileInfo file, Desk desk)
    {
        using var stream = file.OpenRead();
        var (table, problems) = TableFile.Read(stream, file.Name);
        var plan = table is null ? null : InvoiceTable.Read(table, ColumnMapping.Guess(table), new(Today(desk))
        {
            Country = desk.Given.Country, Currency = RulePack.Of(desk.Given.Country).Currency,
        });
        foreach (var problem in plan?.Problems ?? problems)
            if (problem.Severity == Severity.Error) desk.Say($"{file.Name}: {ImportProblemText.For(problem)}");
        return plan is { IsBlocked: false } ? plan
            : throw new RefusedException($"{file.Name}: nicht gelesen.");
    }

    // Whether a dispute was lost does not stand in a table: being right must not cost points, so none is counted.
    void Take(InvoicePlan plan)
    {
        foreach (var party in plan.Customers) names.TryAdd(party.Number, party.Name);
        foreach (var row in plan.Rows)
        {
            if (row.Open.IsNone && row.Paid is not { DayKnown: true }) { unusable++; continue; }
            if (!invoices.TryGetValue(row.CustomerNumber, out var own)) invoices[row.CustomerNumber] = own = [];
            own.Add(new(row.IssuedOn ?? row.DueOn, row.DueOn, row.Amount, row.Open.IsNone ? row.Paid!.On : null));
        }
    }
}
