using System.Text;
using Inkassio.Domain;
using Inkassio.Exchange.Invoices;
using Inkassio.Exchange.Tables;

namespace Inkassio.Exchange.Tests;

/// <summary>How tests come to tables: from the folder cases, from lines, from bytes.</summary>
static class Given
{
    public static readonly InvoiceDefaults Germany = new(new DateOnly(2026, 7, 1));

    public static byte[] Bytes(string name) =>
        System.IO.File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "cases", name));

    public static Table File(string name) => Table(Bytes(name), name);

    public static Table Lines(params string[] lines) => Table(Encoding.UTF8.GetBytes(string.Join("\r\n", lines)));

    public static Table Table(byte[] bytes, string name = "test.csv")
    {
        var reading = TableFile.Read(bytes, name);
        Assert.Empty(reading.Problems);
        return reading.Table!;
    }

    public static InvoicePlan Plan(Table table, InvoiceDefaults? defaults = null) =>
        InvoiceTable.Read(table, ColumnMapping.Guess(table), defaults ?? Germany);

    /// <summary>Plans one row under the shortest header that will do, with columns of the test's choice.</summary>
    public static InvoicePlan PlanOf(string header, params string[] rows) => Plan(Lines([header, .. rows]));

    public static ImportProblemKind[] Kinds(this InvoicePlan plan) => [.. plan.Problems.Select(p => p.Kind)];

    public static ImportProblemKind[] Kinds(this TableReading reading) => [.. reading.Problems.Select(p => p.Kind)];

    public static Money Euro(decimal amount) => Money.Exact(amount, Currency.EUR);

    public static DateOnly Day(int year, int month, int day) => new(year, month, day);
}
