using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Inkassio.Domain.Segments;

/// <summary>A sign that a customer is changing for the worse, against his own past, with its figures.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "warning")]
[JsonDerivedType(typeof(PromiseBroken), "promise-broken")]
[JsonDerivedType(typeof(FirstDelay), "first-delay")]
[JsonDerivedType(typeof(SlowsDown), "slows-down")]
[JsonDerivedType(typeof(AmountRising), "amount-rising")]
[JsonDerivedType(typeof(Concentration), "concentration")]
public abstract record EarlyWarning
{
    EarlyWarning() { } // Closed: every case stands in this file.

    public sealed record PromiseBroken(DateOnly On) : EarlyWarning;

    /// <summary>Years without a delay of more than five days, and now one.</summary>
    public sealed record FirstDelay(int Days, int InvoicesBefore, DateOnly Since) : EarlyWarning;

    /// <summary>The days late in the mean of the last three invoices, and of those before them.</summary>
    public sealed record SlowsDown(decimal DaysBefore, decimal DaysNow, int InvoicesBefore) : EarlyWarning;

    /// <summary>The mean of the last three invoices, and of those before them.</summary>
    public sealed record AmountRising(Money Before, Money Now, int InvoicesBefore) : EarlyWarning;

    /// <summary>A large part of all that the firm has outstanding hangs on this one customer.</summary>
    public sealed record Concentration(Money Open, Money OfAll, int Percent) : EarlyWarning;

    /// <summary>The newest invoices, whose mean is held against the rest.</summary>
    const int Newest = 3;

    /// <summary>What must lie before them for a comparison to mean anything.</summary>
    const int BeforeMin = 4;

    /// <summary>Less is chance: a weekend, a holiday, a slow bank.</summary>
    const decimal DaysSlowerMin = 5m;

    /// <summary>Twice his usual amount.</summary>
    const int AmountFactor = 2;

    /// <summary>A fifth of all that is outstanding: its loss would be felt.</summary>
    const int ConcentrationPercent = 20;

    /// <summary>What happened longer ago is no early warning any more.</summary>
    const int FreshDays = 90;

    const int SpotlessYears = 2;

    /// <param name="outstanding">All that the firm's customers owe, one sum for each currency; none: not asked.</param>
    public static ImmutableArray<EarlyWarning> Of(
        PayerHistory history, DateOnly day, ImmutableArray<Money> outstanding)
    {
        var known = history.KnownOn(day);
        var lessons = PaymentHabit.Of(known, day).Lessons;
        return
        [
            .. new EarlyWarning?[] { Promise(known, day), Delay(lessons, day), Trend(lessons, day) }
                .OfType<EarlyWarning>(),
            .. known.Invoices.GroupBy(i => i.Amount.Currency).OrderBy(g => g.Key)
                .Select(same => Amounts(same.ToList(), same.Key, day)).OfType<EarlyWarning>(),
            .. outstanding.Select(all => Share(known, all)).OfType<EarlyWarning>(),
        ];
    }

    static PromiseBroken? Promise(PayerHistory known, DateOnly day)
    {
        var broken = known.Promises.Where(p => !p.Kept && IsFresh(p.SettledOn, day)).ToList();
        return broken.Count == 0 ? null : new(broken.Max(p => p.SettledOn));
    }

    static FirstDelay? Delay(ImmutableArray<Lesson> lessons, DateOnly day)
    {
        if (lessons.Length <= BeforeMin || !lessons[0].IsDelayed || !IsFresh(SeenOn(lessons[0], day), day)) return null;
        var before = lessons.Skip(1).ToList();
        var since = before.Min(l => l.Invoice.IssuedOn);
        return before.Any(l => l.IsDelayed) || since.AddYears(SpotlessYears) > day
            ? null : new(lessons[0].DaysLate, before.Count, since);
    }

    static SlowsDown? Trend(ImmutableArray<Lesson> lessons, DateOnly day)
    {
        if (lessons.Length < Newest + BeforeMin || !IsFresh(SeenOn(lessons[0], day), day)) return null;
        var (now, before) = (MeanDays(lessons.Take(Newest)), MeanDays(lessons.Skip(Newest)));
        return now - before < DaysSlowerMin ? null : new(before, now, lessons.Length - Newest);
    }

    static AmountRising? Amounts(List<PastInvoice> invoices, Currency currency, DateOnly day)
    {
        if (invoices.Count < Newest + BeforeMin) return null;
        var newestFirst = invoices.OrderByDescending(i => i.IssuedOn).ThenByDescending(i => i.Amount.Cents).ToList();
        if (!IsFresh(newestFirst[0].IssuedOn, day)) return null;
        var (now, before) = (Mean(newestFirst.Take(Newest)), Mean(newestFirst.Skip(Newest)));
        return now < AmountFactor * before ? null
            : new(Money.Round(before / 100m, currency), Money.Round(now / 100m, currency), invoices.Count - Newest);
    }

    static Concentration? Share(PayerHistory known, Money all)
    {
        var open = known.Invoices.Where(i => i.PaidOn is null && i.Amount.Currency == all.Currency)
            .Sum(all.Currency, i => i.Amount);
        if (!all.IsPositive || open.Cents * 100m < ConcentrationPercent * (decimal)all.Cents) return null;
        return new(open, all, (int)PayerScore.Round(open.Cents * 100m / all.Cents, 0));
    }

    // When the lateness was there to be seen: at the payment, or now.
    static DateOnly SeenOn(Lesson lesson, DateOnly day) => lesson.Invoice.PaidOn ?? day;

    static bool IsFresh(DateOnly on, DateOnly day) => on >= day.AddDays(-FreshDays);

    static decimal MeanDays(IEnumerable<Lesson> lessons) =>
        PayerScore.Round((decimal)lessons.Average(l => l.DaysLate), 1);

    static decimal Mean(IEnumerable<PastInvoice> invoices) => invoices.Average(i => (decimal)i.Amount.Cents);
}
