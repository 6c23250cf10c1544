using Inkassio.Domain.Segments;

namespace Inkassio.Cli.Segments;

/// <summary>What was said of one invoice, and what came of it.</summary>
/// <param name="Score">The payer score: the lower, the riskier.</param>
/// <param name="Share">First baseline: the share of the debtor's invoices late so far.</param>
/// <param name="Last">Second baseline: whether the one that came due last was late.</param>
sealed record Forecast(
    Segment Segment, decimal Score, decimal Risk, decimal Share, decimal Last, bool Delayed);

/// <summary>Tries the score on the past: learned from the first part of the time, asked about the rest.</summary>
sealed class BackTest
{
    /// <summary>The part of the time that is learned from.</summary>
    const decimal Learned = 0.7m;

    readonly IReadOnlyList<Customer> customers;
    readonly DateOnly endsOn;

    public BackTest(IReadOnlyList<Customer> customers)
    {
        this.customers = customers;
        var issued = customers.SelectMany(c => c.History.Invoices).Select(i => i.IssuedOn).ToList();
        if (issued.Count == 0) throw new RefusedException("Es gibt keine Rechnung zum Prüfen.");
        var first = issued.Min();
        SplitOn = first.AddDays((int)((issued.Max().DayNumber - first.DayNumber) * Learned));
        Train = issued.Count(on => on < SplitOn);
        // The table knows nothing after the last thing it tells.
        endsOn = customers.SelectMany(c => c.History.Invoices)
            .Max(i => i.PaidOn is { } paid && paid > i.IssuedOn ? paid : i.IssuedOn);
    }

    /// <summary>The first day of the rest.</summary>
    public DateOnly SplitOn { get; }

    public int Train { get; }

    /// <summary>Everything is judged by what was known in the evening before the split.</summary>
    public IReadOnlyList<Forecast> Frozen()
    {
        var firm = FirmHabit.Of(customers.Select(c => c.History), SplitOn.AddDays(-1));
        return [.. Asked().Select(a => Of(a.Customer, a.Invoice, SplitOn.AddDays(-1), firm))];
    }

    /// <summary>Each invoice by what was known in the evening before it was written.</summary>
    public IReadOnlyList<Forecast> Rolling() =>
    [
        .. Asked().GroupBy(a => a.Invoice.IssuedOn.AddDays(-1)).SelectMany(sameDay =>
        {
            var firm = FirmHabit.Of(customers.Select(c => c.History), sameDay.Key);
            return sameDay.Select(a => Of(a.Customer, a.Invoice, sameDay.Key, firm));
        }),
    ];

    // An open invoice tells its end only when it is delayed already.
    IEnumerable<(Customer Customer, PastInvoice Invoice)> Asked() => customers
        .SelectMany(c => c.History.Invoices.Select(i => (c, i)))
        .Where(a => a.i.IssuedOn >= SplitOn && (a.i.PaidOn is not null || IsDelayed(a.i)));

    Forecast Of(Customer customer, PastInvoice invoice, DateOnly day, FirmHabit firm)
    {
        var score = PayerScore.Of(customer.History, day, firm);
        var lessons = PaymentHabit.Of(customer.History, day).Lessons;
        var share = lessons.IsEmpty ? firm.LateShare : lessons.Count(l => l.IsLate) / (decimal)lessons.Length;
        var last = lessons.IsEmpty ? firm.LateShare : lessons[0].IsLate ? 1m : 0m;
        return new(score.Segment, score.Score, score.RiskOfDelay, share, last, IsDelayed(invoice));
    }

    bool IsDelayed(PastInvoice invoice) =>
        (invoice.PaidOn ?? endsOn).DayNumber - invoice.DueOn.DayNumber > PaymentHabit.DelayDays;
}
