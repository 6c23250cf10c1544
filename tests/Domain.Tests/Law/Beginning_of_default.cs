using Inkassio.Domain.Debtors;
using Inkassio.Domain.Law;

namespace Inkassio.Domain.Tests.Law;

public sealed class Beginning_of_default
{
    static readonly DateOnly June = new(2026, 6, 18);

    static DefaultQuestion Consumer => new(Country.DE, DebtorKind.Consumer, DueOn: new(2026, 5, 15));

    [Fact]
    public void by_an_agreed_term_counts_from_the_day_after_the_event()
    {
        var start = DefaultStart.Of(Consumer with { AgreedTerm = new(new(2026, 5, 4), new(14, TermUnit.Days)) });
        Assert.Equal((new DateOnly(2026, 5, 19), DefaultTrigger.AgreedTerm), (start!.FirstInterestDay, start.Trigger));
    }

    [Fact]
    public void by_refusal_or_service_is_the_day_after()
    {
        Assert.Equal(June.AddDays(1), DefaultStart.Of(Consumer with { RefusedOn = June })!.FirstInterestDay);
        Assert.Equal(June.AddDays(1), DefaultStart.Of(Consumer with { ServedOn = June })!.FirstInterestDay);
    }

    [Fact]
    public void by_delivery_needs_a_business_and_an_invoice_of_uncertain_receipt()
    {
        var business = Consumer with { Debtor = DebtorKind.Business, ServiceReceivedOn = new(2026, 4, 1) };
        Assert.Equal(DefaultTrigger.ServiceReceived30, DefaultStart.Of(business)!.Trigger);
        Assert.Equal(
            DefaultTrigger.InvoiceReceived30,
            DefaultStart.Of(business with { InvoiceReceivedOn = new(2026, 5, 20) })!.Trigger);
        Assert.Null(DefaultStart.Of(business with { Debtor = DebtorKind.Consumer }));
        Assert.Null(DefaultStart.Of(business with { IsPrice = false }));
    }

    [Fact]
    public void is_kept_off_by_a_debtor_without_fault_except_in_Austria()
    {
        var agreed = Consumer with { DueDateAgreed = YesNo.Yes, IsResponsible = false };
        Assert.Null(DefaultStart.Of(agreed));
        Assert.NotNull(DefaultStart.Of(agreed with { Law = Country.AT }));
    }

    [Fact]
    public void comes_from_a_demand_and_never_from_a_courtesy_note()
    {
        Assert.Null(DefaultStart.Of(Consumer with { Reminders = [new(June, IsDemand: false)] }));
        Assert.NotNull(DefaultStart.Of(Consumer with { Reminders = [new(June)] }));
    }

    [Fact]
    public void is_caused_by_the_first_demand_only()
    {
        Assert.True(DefaultStart.IsCausedBy(new(June), Consumer));
        Assert.False(DefaultStart.IsCausedBy(new(June, IsDemand: false), Consumer));
        Assert.False(DefaultStart.IsCausedBy(new(June.AddDays(14)), Consumer with { Reminders = [new(June)] }));
        Assert.False(DefaultStart.IsCausedBy(new(June), Consumer with { DueDateAgreed = YesNo.Yes }));
    }

    // The deadline of the first letter has not run out, so the second one is not yet a letter in default.
    [Fact]
    public void has_not_come_while_a_deadline_runs()
    {
        var waiting = Consumer with { Reminders = [new(June, DeadlineOn: new(2026, 6, 30))] };
        Assert.False(DefaultStart.Of(waiting)!.HasBegun(new(2026, 6, 30)));
        Assert.True(DefaultStart.Of(waiting)!.HasBegun(new(2026, 7, 1)));
    }

    [Theory]
    [InlineData(DebtorKind.Business, null, "2026-05-15", true)]
    [InlineData(DebtorKind.Business, "2026-05-15", "2026-05-18", false)] // D10
    [InlineData(DebtorKind.Consumer, "2026-05-15", "2026-05-18", true)] // D11
    [InlineData(DebtorKind.Consumer, "2026-05-16", "2026-05-18", false)]
    [InlineData(DebtorKind.Consumer, null, "2026-05-21", true)] // four bank days over a weekend
    [InlineData(DebtorKind.Consumer, null, "2026-05-22", false)]
    [InlineData(DebtorKind.Unknown, null, "2026-05-21", true)]
    public void is_met_in_Austria_by(DebtorKind debtor, string? ordered, string credited, bool inTime) =>
        Assert.Equal(inTime, Austria.PaidInTime(
            new(2026, 5, 15), CaseFile.Day(credited), ordered is null ? null : CaseFile.Day(ordered), debtor));

    [Fact]
    public void asks_for_a_land_that_exists() =>
        Assert.Throws<ArgumentException>(() => new Place(Country.DE, "ZH"));

    [Fact]
    public void abroad_is_warned_of_for_consumers()
    {
        Assert.NotNull(RulePack.Of(Country.DE).Abroad(DebtorKind.Consumer, "AT"));
        Assert.Null(RulePack.Of(Country.DE).Abroad(DebtorKind.Consumer, "DE"));
        Assert.Null(RulePack.Of(Country.DE).Abroad(DebtorKind.Business, "AT"));
    }
}
