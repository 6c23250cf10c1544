using Inkassio.Exchange.Invoices;
using Inkassio.Exchange.Tables;

namespace Inkassio.Exchange.Tests;

public sealed class The_sample_of_receivables
{
    [Fact]
    public void comes_in_complete()
    {
        var samples = Environment.GetEnvironmentVariable("INKASSIO_SAMPLES");
        Assert.SkipWhen(string.IsNullOrEmpty(samples), "INKASSIO_SAMPLES does not name the folder of samples.");
        using var file = File.OpenRead(Path.Combine(samples!, "receivables", "ibm-accounts-receivable.csv"));
        var table = TableFile.Read(file, "ibm-accounts-receivable.csv").Table!;
        var plan = InvoiceTable.Read(table, ColumnMapping.Guess(table), Given.Germany);
        Assert.Empty(plan.Problems);
        Assert.Empty(plan.Skipped);
        Assert.Equal((2466, 100), (plan.Rows.Length, plan.Customers.Length));
        var total = Given.Euro(147_703.18m);
        Assert.Equal(new PlanSum(2466, total, total, Given.Euro(0)), Assert.Single(plan.Sums));
        Assert.All(plan.Rows, row => Assert.True(row.Paid is { DayKnown: true }));
        Assert.All(plan.Customers, customer => Assert.Null(customer.Address));
        Assert.Contains(plan.Rows, row => row.Disputed);
        Assert.Equal((Given.Day(2013, 1, 2), Given.Day(2013, 2, 1), Given.Day(2013, 1, 15)),
            (plan.Rows[0].IssuedOn, plan.Rows[0].DueOn, plan.Rows[0].Paid!.On));
    }
}
