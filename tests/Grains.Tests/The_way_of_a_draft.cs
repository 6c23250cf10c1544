using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Tenants;
using Inkassio.Grains.Post;

namespace Inkassio.Grains.Tests;

/// <summary>A draft goes the way that was seen: the ladder's, the print service's, or the one that a person wished.
/// </summary>
public sealed class The_way_of_a_draft
{
    static readonly DateOnly Thursday = new(2026, 3, 12);

    static async Task<(DebtorId Debtor, InvoiceId Invoice)> Owing(Office office)
    {
        var (debtor, invoice) = (DebtorId.New(), InvoiceId.New());
        await office.Host.Debtors.Send(office.Db, debtor, new DebtorCommand.DescribeDebtor(new Party(
            "K-1", "Zarnekow Holzbau KG", DebtorKind.Business, "", new Address("Weg 1", "50667", "Köln", "DE"),
            "buch@zarnekow.example", "")), default);
        await office.Host.Debtors.Send(office.Db, debtor, new DebtorCommand.RegisterInvoice(
            invoice, "RE-1", "", Money.Exact(500, Currency.EUR), Thursday.AddDays(-40), Thursday.AddDays(-20),
            Told: null), default);
        return (debtor, invoice);
    }

    static LetterRelease Letters(Office office, PrintHouse? print = null) => new(
        office.Host.Debtors, office.Host.Book, new MailOffice { Folder = Path.GetTempPath(), Print = print });

    static async Task<PrintHouse> Service(Office office)
    {
        await office.Host.Book.Change(office.Db, CommandId.New(), _ =>
            [new TenantEvent.DeliveryChosen(Delivery.Usual with { UsesPrintService = true })], default);
        return new(new("https://druck.example/"), "", new SocketsHttpHandler());
    }

    static async Task<Channel> Released(
        Office office, LetterRelease letters, Channel? by, Func<InvoiceId, DraftAim>? wanted = null)
    {
        var (debtor, invoice) = await Owing(office);
        var aim = wanted?.Invoke(invoice) ?? new DraftAim.Step(NoticeKind.Notice1, [invoice]);
        var words = new LetterWords(null) { DeadlineOn = aim is DraftAim.ByHand ? null : Thursday.AddDays(14) };
        var seen = await letters.Preview(office.Db, debtor, aim, words, by, default);
        var decision = await letters.Approve(
            office.Db, debtor, Guid.CreateVersion7(), aim, words, by, seen.Facts!.Version, default);
        Assert.Null(decision.Refusal);
        var account = await office.Host.Debtors.Look(office.Db, debtor, default);
        var way = Assert.Single(account.Dispatches.Values).Channel;
        Assert.Equal(seen.Facts.Channel, way);
        return way;
    }

    [Theory]
    [InlineData(null, Channel.Post)] // The usual ladder writes on paper.
    [InlineData(Channel.Email, Channel.Email)]
    [InlineData(Channel.Post, Channel.Post)]
    public async Task is_the_one_that_was_wished(Channel? by, Channel way)
    {
        await using var office = await Office.Open(Thursday);
        Assert.Equal(way, await Released(office, Letters(office), by));
    }

    [Theory]
    [InlineData(null, Channel.PrintService)]
    [InlineData(Channel.Email, Channel.Email)]
    public async Task is_the_print_services_where_paper_goes_there(Channel? by, Channel way)
    {
        await using var office = await Office.Open(Thursday);
        using var print = await Service(office);
        Assert.Equal(way, await Released(office, Letters(office, print), by));
    }

    [Theory]
    [InlineData(null, Channel.Email)] // By hand, e-mail comes first.
    [InlineData(Channel.Post, Channel.PrintService)]
    public async Task is_the_same_for_a_letter_by_hand(Channel? by, Channel way)
    {
        await using var office = await Office.Open(Thursday);
        using var print = await Service(office);
        Assert.Equal(way, await Released(office, Letters(office, print), by, invoice =>
            new DraftAim.ByHand(new LetterRequest.InvoiceCopy([invoice], Thursday.AddDays(14)))));
    }
}
