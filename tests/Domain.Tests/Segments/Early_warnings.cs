using System.Collections.Immutable;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Segments;
using Inkassio.Domain.Words;

namespace Inkassio.Domain.Tests.Segments;

public sealed class Early_warnings
{
    static readonly DateOnly Day = new(2026, 6, 30);

    static Money Euro(int amount) => Money.Exact(amount, Currency.EUR);

    // An invoice for each entry, thirty days apart, the last one due ten days ago.
    static ImmutableArray<PastInvoice> Paid(int[] daysLate, int amount = 100) =>
    [
        .. daysLate.Select((late, i) => Day.AddDays(-10 - 30 * (daysLate.Length - 1 - i)) is var due
            ? new PastInvoice(due.AddDays(-14), due, Euro(amount), due.AddDays(late)) : null!),
    ];

    static ImmutableArray<EarlyWarning> Of(PayerHistory history, params Money[] outstanding) =>
        EarlyWarning.Of(history, Day, [.. outstanding]);

    [Fact]
    public void are_none_for_somebody_who_pays_as_ever() =>
        Assert.Empty(Of(PayerHistory.Empty with { Invoices = Paid([9, 9, 9, 9, 9, 9, 9]) }, Euro(10_000)));

    [Fact]
    public void tell_who_becomes_slower_than_he_was()
    {
        var warning = Assert.Single(Of(PayerHistory.Empty with { Invoices = Paid([6, 1, 0, 1, 4, 7, 10]) }));
        Assert.Equal(new EarlyWarning.SlowsDown(2m, 7m, 4), warning);
        Assert.Equal(
            "wird langsamer: die letzten 3 Rechnungen im Mittel 7 Tage zu spät, davor 2 Tage (4 Rechnungen)",
            warning.Sentence(Country.DE));
        Assert.Empty(Of(PayerHistory.Empty with { Invoices = Paid([6, 1, 0, 1, 4, 7, 9]) }));
    }

    [Fact]
    public void tell_the_first_delay_after_years()
    {
        var faithful = PayerHistory.Empty with { Invoices = Paid([.. Enumerable.Repeat(0, 26), 8]) };
        Assert.Equal(new EarlyWarning.FirstDelay(8, 26, Day.AddDays(-10 - 780 - 14)), Assert.Single(Of(faithful)));
        Assert.Empty(Of(faithful with { Invoices = faithful.Invoices.RemoveRange(0, 10) }));
        Assert.Empty(Of(PayerHistory.Empty with { Invoices = Paid([6, .. Enumerable.Repeat(0, 25), 8]) }));
    }

    [Fact]
    public void tell_of_amounts_that_rise()
    {
        var invoices = Paid([0, 0, 0, 0, 0, 0, 0]);
        var rising = invoices.Select((i, at) => at < 4 ? i : i with { Amount = Euro(at < 6 ? 200 : 201) });
        Assert.Equal(
            new EarlyWarning.AmountRising(Euro(100), Money.Exact(200.33m, Currency.EUR), 4),
            Assert.Single(Of(PayerHistory.Empty with { Invoices = [.. rising] })));
        Assert.Empty(Of(PayerHistory.Empty with
        {
            Invoices = [.. invoices.Select((i, at) => at < 5 ? i : i with { Amount = Euro(200) })],
        }));
    }

    [Fact]
    public void tell_of_a_promise_broken_lately()
    {
        PayerHistory Promised(int daysAgo, bool kept) =>
            PayerHistory.Empty with { Promises = [new(Day.AddDays(-daysAgo), kept)] };
        Assert.Equal(new EarlyWarning.PromiseBroken(Day.AddDays(-90)), Assert.Single(Of(Promised(90, kept: false))));
        Assert.Empty(Of(Promised(91, kept: false)));
        Assert.Empty(Of(Promised(3, kept: true)));
    }

    [Fact]
    public void tell_when_much_of_all_hangs_on_one()
    {
        var open = PayerHistory.Empty with { Invoices = [new(Day, Day.AddDays(14), Euro(200), PaidOn: null)] };
        Assert.Equal(
            new EarlyWarning.Concentration(Euro(200), Euro(1_000), 20), Assert.Single(Of(open, Euro(1_000))));
        Assert.Empty(Of(open, Euro(1_001)));
        Assert.Empty(Of(open, Money.Exact(100, Currency.CHF)));
    }
}
