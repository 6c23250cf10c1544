using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Tenants;
using Inkassio.Storage;
using Inkassio.Storage.Queries;

namespace Inkassio.Grains.Tests;

/// <summary>Reminders leave by themselves here, until a run is far larger than the days before.</summary>
public sealed class A_run_larger_than_usual
{
    static readonly DateOnly Monday = new(2026, 3, 9);

    static async Task Late(Office office, int count, DateOnly day)
    {
        for (var i = 0; i < count; i++)
        {
            var (debtor, number) = (DebtorId.New(), $"{office.Clock.Today:MMdd}-{day:MMdd}-{i}");
            await office.Host.Debtors.Send(office.Db, debtor, new DebtorCommand.DescribeDebtor(new Party(
                $"K-{number}", "Müller GmbH", DebtorKind.Business, "", new Address("Weg 1", "50667", "Köln", "DE"),
                "", "")), default);
            await office.Host.Debtors.Send(office.Db, debtor, new DebtorCommand.RegisterInvoice(
                InvoiceId.New(), $"RE-{number}", "", Money.Exact(100, Currency.EUR), day.AddDays(-40), day.AddDays(-20),
                Told: null), default);
        }
    }

    static async Task<Office> WithUsualDays(int letters)
    {
        var office = await Office.Open(Monday);
        await office.Host.Book.Change(office.Db, CommandId.New(), tenant =>
            [new TenantEvent.LadderChosen(Ladder.Of(
                [.. tenant.Ladder.Steps.Select(s => s with { Automatic = s.Kind == NoticeKind.Reminder })]))], default);
        foreach (var day in Enumerable.Range(0, 3).Select(Monday.AddDays))
        {
            office.Clock.Today = day;
            await Late(office, letters, day);
            Assert.Equal(letters, (await office.RunToday()).Issued);
        }
        office.Clock.Today = Monday.AddDays(3);
        return office;
    }

    [Fact]
    public async Task releases_nothing_by_itself_before_a_person_has_looked()
    {
        await using var office = await WithUsualDays(letters: 2);
        await Late(office, 21, office.Clock.Today);
        var progress = await office.RunToday();
        Assert.Equal((21, 0), (progress.Proposed, progress.Issued));
        var run = await office.Host.Runs.Doubtful(office.Db, default);
        Assert.Equal((RunDoubt.RunIsLarge, 2, 21), (run!.Doubt, run.Usual, run.Held));

        Assert.True(await office.Host.Runs.Look(office.Db, run.Id, default));
        Assert.False(await office.Host.Runs.Look(office.Db, run.Id, default)); // One look is enough.
        await office.Host.Run.ReleaseHeld(office.Db, run, default);
        Assert.Equal(0, (await Proposals.Load(office.Db, "", 0, 10, default)).Count);
        run = await office.Host.Runs.Find(office.Db, run.Id, default);
        Assert.Equal((21, 0, false), (run!.Issued, run.Held, run.NeedsLook));
        Assert.Null(await office.Host.Runs.Doubtful(office.Db, default));
    }

    [Fact]
    public async Task is_measured_over_all_runs_of_the_day()
    {
        await using var office = await WithUsualDays(letters: 5);
        await Late(office, 14, office.Clock.Today);
        Assert.Equal(14, (await office.RunToday()).Issued);
        await Late(office, 14, office.Clock.Today.AddDays(-1));
        var progress = await office.RunToday();
        Assert.Equal((14, 0), (progress.Proposed, progress.Issued));
        Assert.Equal(RunDoubt.DayIsLarge, (await office.Host.Runs.Doubtful(office.Db, default))!.Doubt);
    }

    [Fact]
    public async Task goes_on_by_itself_up_to_three_times_the_usual()
    {
        await using var office = await WithUsualDays(letters: 7);
        await Late(office, 21, office.Clock.Today);
        Assert.Equal(21, (await office.RunToday()).Issued);
        Assert.Null(await office.Host.Runs.Doubtful(office.Db, default));
    }
}
