using Inkassio.Domain.Debtors;

namespace Inkassio.Grains.Tests;

public sealed class The_limitation_calendar
{
    static async Task<DebtorId> Owing(Office office, string number, DateOnly dueOn)
    {
        var debtor = DebtorId.New();
        await office.Host.Debtors.Send(office.Db, debtor, new DebtorCommand.DescribeDebtor(new Party(
            number, $"Kunde {number}", DebtorKind.Business, "", new Address("Weg 1", "50667", "Köln", "DE"), "", "")), default);
        await office.Host.Debtors.Send(office.Db, debtor, new DebtorCommand.RegisterInvoice(
            InvoiceId.New(), $"RE-{number}", "", Money.Exact(100, Currency.EUR), dueOn.AddDays(-14), dueOn, Told: null), default);
        return debtor;
    }

    [Theory]
    [InlineData("2026-09-01", null)] // 121 days ahead: not yet.
    [InlineData("2026-09-02", 120)]
    [InlineData("2026-11-01", 60)]
    [InlineData("2026-12-01", 30)]
    public async Task warns_120_60_and_30_days_ahead(string today, int? daysAhead)
    {
        await using var office = await Office.Open(
            DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture));
        await Owing(office, "K-1", new(2023, 5, 15)); // Three years from the end of 2023 (§§ 195, 199 BGB).
        await Owing(office, "K-2", new(2024, 5, 15));
        var warnings = await office.Host.Limitation.Load(office.Db, default);
        Assert.Equal(daysAhead, warnings.SingleOrDefault()?.DaysAhead);
        Assert.All(warnings, w => Assert.Equal(new(2026, 12, 31), w.EndsOn));
        Assert.All(warnings, w => Assert.Equal(office.Db.Today.Month == 12, w.IsOnDecemberList));
    }

    [Fact]
    public async Task starts_anew_after_a_part_payment()
    {
        await using var office = await Office.Open(new(2026, 12, 1));
        var debtor = await Owing(office, "K-1", new(2023, 5, 15));
        await office.Host.Debtors.Send(office.Db, debtor, new DebtorCommand.RecordPayment(
            PaymentId.New(), Money.Exact(10, Currency.EUR), new(2026, 11, 20), Designation: null), default);
        Assert.Empty(await office.Host.Limitation.Load(office.Db, default)); // 20 November 2029 (§ 212 BGB).
    }

    [Fact]
    public async Task goes_on_naming_what_is_over()
    {
        await using var office = await Office.Open(new(2027, 1, 4));
        await Owing(office, "K-1", new(2023, 5, 15));
        Assert.Null(Assert.Single(await office.Host.Limitation.Load(office.Db, default)).DaysAhead);
    }
}
