using Inkassio.Domain.Debtors;
using Inkassio.Storage;
using Inkassio.Storage.Queries;

namespace Inkassio.Grains.Tests;

public sealed class Erasing_by_a_run
{
    static readonly DateOnly Today = new(2026, 3, 12);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task shows_who_may_go_and_why_others_may_not()
    {
        await using var office = await Office.Open(Today);
        await Customer(office, "K-1", "Alt GmbH", new(2014, 5, 1), isPaid: true);
        await Customer(office, "K-2", "Offen GmbH", new(2014, 5, 1), isPaid: false);
        await Customer(office, "K-3", "Bald GmbH", new(2016, 5, 1), isPaid: true);
        await Customer(office, "K-4", "Neu GmbH", new(2025, 5, 1), isPaid: true);
        var rows = await office.Host.Erasing.Look(office.Db, Stop);
        Assert.Equal(["Alt GmbH", "Offen GmbH", "Bald GmbH"], rows.Select(r => r.Name));
        Assert.Equal([true, false, false], rows.Select(r => r.Outlook.IsFree));
        Assert.True(rows[2].Outlook.OnlyWaits);
    }

    [Fact]
    public async Task takes_the_person_out_and_leaves_sums_and_chain()
    {
        await using var office = await Office.Open(Today);
        var old = await Customer(office, "K-1", "Alt GmbH", new(2014, 5, 1), isPaid: true);
        var fresh = await Customer(office, "K-4", "Neu GmbH", new(2025, 5, 1), isPaid: true);
        var blob = await Blobs.Put(office.Db, old, "Sehr geehrte Damen und Herren"u8.ToArray(), Stop);
        await office.Host.Checkpoints.Make(office.Db, Stop);
        var paid = await PaymentList.Count(office.Db, Stop);

        var end = await office.Host.Erasing.Erase(office.Db, [old, fresh], Stop);

        Assert.Equal(new ErasureEnd(Erased: 1, Refused: 1), end);
        Assert.Null(await Blobs.Get(office.Db, blob, Stop));
        Assert.Empty(await Search.Load(office.Db, "Alt", 10, Stop));
        Assert.NotEmpty(await Search.Load(office.Db, "Neu", 10, Stop));
        Assert.Equal(paid, await PaymentList.Count(office.Db, Stop));
        Assert.True((await office.Host.Checkpoints.Verify(office.Db, Stop)).IsSound);
        var story = await DebtorStory.Load(office.Db, old, before: null, 10, Stop);
        Assert.IsType<DebtorEvent.ErasureDecided>(story[0].Event);
        Assert.Empty(await office.Host.Erasing.Look(office.Db, Stop));
        await office.Restart();
        Assert.Null((await office.Host.Debtors.Look(office.Db, old, Stop)).Party);
    }

    [Fact]
    public async Task is_known_at_once_to_a_node_that_has_the_account_in_memory()
    {
        await using var office = await Office.Open(Today);
        var old = await Customer(office, "K-1", "Alt GmbH", new(2014, 5, 1), isPaid: true);
        var other = new Debtors(office.Host.Journal, office.Host.Book);
        Assert.Equal("Alt GmbH", (await other.Look(office.Db, old, Stop)).Party?.Name);
        await office.Host.Erasing.Erase(office.Db, [old], Stop);
        Assert.Null((await other.Look(office.Db, old, Stop)).Party);
    }

    [Fact]
    public async Task is_finished_at_the_next_start_when_it_was_cut_short()
    {
        await using var office = await Office.Open(Today);
        var old = await Customer(office, "K-1", "Alt GmbH", new(2014, 5, 1), isPaid: true);
        var blob = await Blobs.Put(office.Db, old, "Sehr geehrte Damen und Herren"u8.ToArray(), Stop);
        // The decision is written; then the power goes, before the key is destroyed.
        await office.Host.Debtors.Send(office.Db, old, new DebtorCommand.EraseDebtor(Today), Stop);
        Assert.NotNull(await Blobs.Get(office.Db, blob, Stop));
        await office.Restart();
        await office.Host.Watch.Start(office.Host.Journal, _ => { }, Stop);
        Assert.Null(await Blobs.Get(office.Db, blob, Stop));
    }

    static async Task<DebtorId> Customer(Office office, string number, string name, DateOnly on, bool isPaid)
    {
        var (id, invoice, amount) = (DebtorId.New(), InvoiceId.New(), new Money(10_000, Currency.EUR));
        DebtorCommand[] commands =
        [
            new DebtorCommand.DescribeDebtor(new Party(
                number, name, DebtorKind.Business, "", new Address("Weg 1", "50667", "Köln", "DE"), "", "")),
            new DebtorCommand.RegisterInvoice(invoice, $"RE-{number}", "Dach", amount, on, on.AddDays(14), Told: null),
            .. isPaid ? [new DebtorCommand.RecordPayment(PaymentId.New(), amount, on.AddDays(5), invoice)]
                : (DebtorCommand[])[],
        ];
        foreach (var command in commands)
            Assert.Null((await office.Host.Debtors.Send(office.Db, id, command, Stop)).Refusal);
        return id;
    }
}
