using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Segments;
using Inkassio.Domain.Tenants;
using Inkassio.Letters;
using Inkassio.Storage;
using Inkassio.Storage.Queries;

namespace Inkassio.Grains.Tests;

/// <summary>Whatever the firm thinks of a payer: the debtor gets the very same letter.</summary>
public sealed class A_segment_is_the_firms_secret
{
    static readonly DateOnly Today = new(2026, 3, 12);
    static readonly DebtorId Debtor = DebtorId.Of(Guid.Parse("018f0000-0000-7000-8000-0000000000d1"));
    static readonly InvoiceId Invoice = InvoiceId.Of(Guid.Parse("018f0000-0000-7000-8000-0000000000d2"));

    static async Task<(byte[] Pdf, string Words, string File)> Letter(Segment? judged)
    {
        await using var office = await Office.Open(Today);
        async Task Send(DebtorCommand command) =>
            Assert.Null((await office.Host.Debtors.Send(office.Db, Debtor, command, default)).Refusal);
        // The same ladder for all, so that the letters may be compared.
        await office.Host.Book.Change(office.Db, CommandId.New(), tenant =>
            [.. Enum.GetValues<Segment>().Select(s => new TenantEvent.SegmentLadderChosen(s, tenant.Ladder))], default);
        await Send(new DebtorCommand.DescribeDebtor(new Party(
            "K-1", "Müller GmbH", DebtorKind.Business, "", new Address("Weg 1", "50667", "Köln", "DE"), "", "")));
        await Send(new DebtorCommand.RegisterInvoice(
            Invoice, "RE-1", "", Money.Exact(100, Currency.EUR), Today.AddDays(-40), Today.AddDays(-20), Told: null));
        if (judged is { } segment)
        {
            await Send(new DebtorCommand.SetSegment(
                segment, Today, Until: null, Guid.NewGuid(), "Zahlt riskant, Bonität 3"));
            await office.Host.Credit.Ask(office.Db, Debtor, Guid.NewGuid(), new CreditByHand(new(
                "Auskunftei Nord", Today, Today.AddYears(1), CreditRating.Poor, "Index 499", LimitCents: null)),
                default);
        }
        await office.RunToday();
        var proposal = Assert.Single((await Proposals.Load(office.Db, "", 0, 10, default)).Rows);
        var preview = await office.Host.Letters.Preview(office.Db, Debtor, proposal.Notice, default);
        return (LetterPdf.Of(preview!.Page), string.Join('\n', preview.Letter.Paragraphs), preview.Letter.Subject);
    }

    [Theory, InlineData(Segment.Good), InlineData(Segment.Standard), InlineData(Segment.Risky)]
    public async Task that_no_letter_gives_away_by_a_single_byte(Segment segment)
    {
        var (plain, judged) = (await Letter(judged: null), await Letter(segment));
        Assert.Equal(plain.Words, judged.Words);
        Assert.Equal(plain.File, judged.File);
        Assert.Equal(plain.Pdf, judged.Pdf);
    }
}
