using System.Collections.Immutable;

namespace Inkassio.Domain.Segments;

/// <summary>What one invoice taught us: how late it was paid, or how long it has been overdue.</summary>
/// <param name="DaysLate">Never below nothing: early and in time are the same good.</param>
/// <param name="Weight">Recent and large ones count more; 8 is a recent ordinary one.</param>
public sealed record Lesson(PastInvoice Invoice, int DaysLate, int Weight)
{
    public bool IsOpen => Invoice.PaidOn is null;

    public bool IsLate => DaysLate > 0;

    /// <summary>So late that it hurts: banks and holidays no longer explain it.</summary>
    public bool IsDelayed => DaysLate > PaymentHabit.DelayDays;
}

/// <summary>How a debtor pays, learned from each invoice that was paid or is past due.</summary>
/// <param name="Lessons">The one that came due last stands first.</param>
public sealed record PaymentHabit(ImmutableArray<Lesson> Lessons)
{
    /// <summary>Up to this many days late may lie with the bank.</summary>
    public const int DelayDays = 5;

    /// <summary>More days than this say nothing new about the habit; one long quarrel must not rule it.</summary>
    public const int DaysLateMax = 20;

    /// <summary>The firm's habit counts like two recent ordinary invoices, so that one alone decides nothing.</summary>
    public const int FirmWeight = 16;

    /// <summary>Learns from the history as it was known on that day.</summary>
    public static PaymentHabit Of(PayerHistory history, DateOnly day)
    {
        var known = history.KnownOn(day).Invoices;
        return new(
        [
            .. known.GroupBy(i => i.Amount.Currency).SelectMany(same => LessonsOf(same.ToList(), day))
                .OrderByDescending(l => l.Invoice.DueOn).ThenByDescending(l => l.DaysLate),
        ]);
    }

    static IEnumerable<Lesson> LessonsOf(List<PastInvoice> invoices, DateOnly day)
    {
        var sum = invoices.Sum(i => (decimal)i.Amount.Cents);
        return invoices.Where(i => i.PaidOn is not null || i.DueOn < day).Select(i => new Lesson(
            i, Math.Max(0, (i.PaidOn ?? day).DayNumber - i.DueOn.DayNumber),
            Recency(i.DueOn, day) * Size((decimal)i.Amount.Cents * invoices.Count, sum)));
    }

    // By the due date and not by the day of payment: else paying later would make an old delay young again.
    static int Recency(DateOnly dueOn, DateOnly day) =>
        dueOn >= day.AddYears(-1) ? 4 : dueOn >= day.AddYears(-2) ? 2 : 1;

    // Against the debtor's own mean: what is large for a kiosk is small for a factory. Three quarters and five
    // quarters of the mean part small, ordinary and large.
    static int Size(decimal amountTimesCount, decimal sum) =>
        4 * amountTimesCount < 3 * sum ? 1 : 4 * amountTimesCount > 5 * sum ? 3 : 2;

    /// <summary>Days late in the mean, 0 to 20, drawn towards the firm's while there are few invoices.</summary>
    public decimal DaysLate(FirmHabit firm) => Mean(l => Math.Min(l.DaysLate, DaysLateMax), firm.DaysLate);

    /// <summary>The part of the invoices paid late at all, 0 to 1, drawn in the same way.</summary>
    public decimal LateShare(FirmHabit firm) => Mean(l => l.IsLate ? 1 : 0, firm.LateShare);

    /// <summary>The part more than five days late: also the risk that the next one will be.</summary>
    public decimal DelayShare(FirmHabit firm) => Mean(l => l.IsDelayed ? 1 : 0, firm.DelayShare);

    /// <summary>The debtor's own mean without the firm's share; 0 to 20.</summary>
    public decimal OwnDaysLate => Lessons.IsEmpty ? 0m
        : Lessons.Sum(l => (decimal)l.Weight * Math.Min(l.DaysLate, DaysLateMax)) / Lessons.Sum(l => l.Weight);

    decimal Mean(Func<Lesson, int> of, decimal usual) =>
        (FirmWeight * usual + Lessons.Sum(l => (decimal)l.Weight * of(l))) / (FirmWeight + Lessons.Sum(l => l.Weight));
}

/// <summary>How a firm's customers pay on the whole: what we expect of one whom we do not know yet.</summary>
public sealed record FirmHabit(decimal DaysLate, decimal LateShare, decimal DelayShare)
{
    /// <summary>With fewer invoices a firm has no habit of its own yet.</summary>
    public const int InvoicesMin = 30;

    /// <summary>Round figures to start with; the firm's own replace them.</summary>
    public static readonly FirmHabit Usual = new(5m, 0.35m, 0.25m);

    /// <summary>Every invoice counts the same, whoever it belongs to.</summary>
    public static FirmHabit Of(IEnumerable<PayerHistory> customers, DateOnly day)
    {
        var lessons = customers.SelectMany(c => PaymentHabit.Of(c, day).Lessons).ToList();
        if (lessons.Count < InvoicesMin) return Usual;
        var count = (decimal)lessons.Count;
        return new(
            lessons.Sum(l => Math.Min(l.DaysLate, PaymentHabit.DaysLateMax)) / count,
            lessons.Count(l => l.IsLate) / count, lessons.Count(l => l.IsDelayed) / count);
    }
}
