using System.Text;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Tenants;
using Inkassio.Storage;
using Inkassio.Storage.Queries;
using Inkassio.Exchange.Invoices;

namespace Inkassio.Grains.Tests;

/// <summary>The whole path of a new firm, through the real doors, on a real SQLite file.</summary>
public sealed class From_a_list_to_letters
{
    static readonly DateOnly Today = new(2026, 3, 12);

    const string List = """
        Kundennummer;Name;Art;Straße;PLZ;Ort;Rechnungsnummer;Rechnungsdatum;Fälligkeit;Betrag;Offen
        K-1;Müller GmbH;Firma;Hauptstr. 5;50667;Köln;RE-1;15.01.2026;14.02.2026;2.380,00;2.380,00
        K-1;Müller GmbH;Firma;Hauptstr. 5;50667;Köln;RE-2;02.03.2026;01.04.2026;412,00;412,00
        K-2;Erika Groß;Privat;Weg 1;10115;Berlin;RE-3;01.02.2026;15.02.2026;100,00;60,00
        K-3;Ohne Anschrift KG;Firma;;;;RE-4;01.02.2026;15.02.2026;75,00;75,00
        """;

    static async Task<ImportResult> Import(Office office, string list)
    {
        var bytes = Encoding.UTF8.GetBytes(list);
        var (preview, problems) = await office.Host.Import.Preview(office.Db, bytes, "offen.csv", null, null, default);
        Assert.Empty(problems);
        Assert.False(preview!.IsBlocked, string.Join('\n', preview.Plan.Problems));
        var (job, claimed) = await office.Host.Import.Confirm(office.Db, preview, bytes, "offen.csv", null, default);
        return await office.Host.Import.Apply(office.Db, job, claimed, tell: null, default);
    }

    [Fact]
    public async Task proposes_one_letter_for_each_who_is_late_and_can_be_reached()
    {
        await using var office = await Office.Open(Today);
        Assert.Equal(new ImportResult(Invoices: 4, InvoicesNew: 4, DebtorsNew: 3, Payments: 1),
            await Import(office, List));
        var progress = await office.RunToday();
        Assert.Equal((3, 2), (progress.Decided, progress.Proposed));
        var (proposals, _) = await Proposals.Load(office.Db, "", 0, 50, default);
        Assert.Equal(["Erika Groß", "Müller GmbH"], proposals.Select(p => p.Name).Order());
        Assert.Equal([6_000, 238_000], proposals.Select(p => p.Open.Cents).Order());
        Assert.All(proposals, p => Assert.Equal(NoticeKind.Reminder, p.Kind));
    }

    [Fact]
    public async Task keeps_the_very_bytes_that_were_released()
    {
        await using var office = await Office.Open(Today);
        await Import(office, List);
        await office.RunToday();
        var row = (await Proposals.Load(office.Db, "müller", 0, 50, default)).Rows[0];
        var preview = (await office.Host.Letters.Preview(office.Db, row.Debtor, row.Notice, default))!;
        Assert.Contains("Bitte überweisen Sie 2.380,00 € bis Donnerstag, 19.03.2026.", preview.Letter.Paragraphs);
        var decision = await office.Host.Letters.Approve(office.Db, row.Debtor, row.Notice, preview.Facts.Version,
            default);
        Assert.Null(decision.Refusal);
        var kept = await office.Host.Letters.Issued(office.Db, row.Debtor, row.Notice, default);
        Assert.Equal(Letters.LetterPdf.Of(preview.Page), kept);
        await office.Restart();
        Assert.Equal(kept, await office.Host.Letters.Issued(office.Db, row.Debtor, row.Notice, default));
        Assert.Equal(row.Notice, Assert.Single(await IssuedLetters.Load(office.Db, null, 0, 10, default)).Notice);
    }

    [Fact]
    public async Task of_the_same_list_again_adds_nothing()
    {
        await using var office = await Office.Open(Today);
        await Import(office, List);
        Assert.Equal(new ImportResult(Invoices: 4, InvoicesNew: 0, DebtorsNew: 0, Payments: 0),
            await Import(office, List));
        Assert.Equal(0, (await office.RunToday()).Proposed - 2);
        Assert.Equal(0, (await office.RunToday()).Proposed);
    }

    [Fact]
    public async Task of_a_newer_list_books_what_was_paid_since()
    {
        await using var office = await Office.Open(Today);
        await Import(office, List);
        var newer = List.Replace("100,00;60,00", "100,00;0,00", StringComparison.Ordinal);
        Assert.Equal(1, (await Import(office, newer)).Payments);
        var open = Assert.Single(await Overview.Load(office.Db, Today, default));
        Assert.Equal(238_000 + 41_200 + 7_500, open.Open.Cents);
        Assert.Equal(41_200, open.NotDue.Cents);
    }

    [Fact]
    public async Task remembers_how_a_list_was_read()
    {
        await using var office = await Office.Open(Today);
        var strange = List.Replace("Rechnungsnummer", "Vorgang", StringComparison.Ordinal);
        var (first, _) = await office.Host.Import.Preview(
            office.Db, Encoding.UTF8.GetBytes(strange), "a.csv", null, null, default);
        Assert.True(first!.IsBlocked);
        var mapping = first.Mapping.With("Vorgang", Column.InvoiceNumber);
        var bytes = Encoding.UTF8.GetBytes(strange);
        var (second, _) = await office.Host.Import.Preview(office.Db, bytes, "a.csv", mapping, null, default);
        Assert.False(second!.IsBlocked);
        await office.Host.Import.Confirm(office.Db, second, bytes, "a.csv", null, default);
        var (third, _) = await office.Host.Import.Preview(office.Db, bytes, "b.csv", null, null, default);
        Assert.False(third!.IsBlocked);
    }

    [Fact]
    public async Task that_was_cut_short_is_finished_by_the_next_who_looks()
    {
        await using var office = await Office.Open(Today);
        var bytes = Encoding.UTF8.GetBytes(List);
        var (preview, _) = await office.Host.Import.Preview(office.Db, bytes, "a.csv", null, null, default);
        await office.Host.Import.Confirm(office.Db, preview!, bytes, "a.csv", null, default);
        await office.Restart(); // The node died before it applied a single row.
        Assert.Null(await office.Host.Queue.Claim(WorkKind.Import, default)); // Its lease still runs.
        office.Clock.Today = Today.AddDays(1);
        var orphan = (await office.Host.Queue.Claim(WorkKind.Import, default))!;
        var db = await TenantDb.ForWork(office.Host.Database, orphan, "import", default);
        var job = await office.Host.Imports.Of(db, orphan, default);
        Assert.Equal(4, (await office.Host.Import.Apply(db, job, orphan, tell: null, default)).InvoicesNew);
        Assert.False(await office.Host.Queue.IsOpen(db.Tenant, WorkKind.Import, default));
    }

    [Fact]
    public async Task names_a_number_that_is_somebody_elses()
    {
        await using var office = await Office.Open(Today);
        await Import(office, List);
        var clash = List.Replace("K-2;Erika Groß", "K-9;Erika Klein", StringComparison.Ordinal);
        var (preview, _) = await office.Host.Import.Preview(
            office.Db, Encoding.UTF8.GetBytes(clash), "a.csv", null, null, default);
        Assert.True(preview!.IsBlocked);
        Assert.Equal("RE-3", Assert.Single(preview.Elsewhere).InvoiceNumber);
    }

    [Fact]
    public async Task lets_the_proposal_vanish_when_the_money_comes()
    {
        await using var office = await Office.Open(Today);
        await Import(office, List);
        await office.RunToday();
        var row = (await Proposals.Load(office.Db, "müller", 0, 50, default)).Rows[0];
        var seen = (await office.Host.Letters.Preview(office.Db, row.Debtor, row.Notice, default))!.Facts.Version;
        await office.Host.Debtors.Send(office.Db, row.Debtor, new DebtorCommand.RecordPayment(
            PaymentId.New(), Money.Exact(2_380, Currency.EUR), Today, Designation: null), default);
        Assert.Single((await Proposals.Load(office.Db, "", 0, 50, default)).Rows);
        var decision = await office.Host.Letters.Approve(office.Db, row.Debtor, row.Notice, seen, default);
        Assert.IsType<Refusal.NoticeNoLongerOpen>(decision.Refusal);
        Assert.Null(await office.Host.Letters.Issued(office.Db, row.Debtor, row.Notice, default));
    }

    [Fact]
    public async Task issues_automatic_steps_by_itself()
    {
        await using var office = await Office.Open(Today);
        await Import(office, List);
        await office.Host.Book.Change(office.Db, CommandId.New(), tenant => [new TenantEvent.LadderChosen(Ladder.Of(
            [.. tenant.Ladder.Steps.Select(s => s with { Automatic = s.Kind == NoticeKind.Reminder })]))], default);
        var progress = await office.RunToday();
        Assert.Equal((2, 2), (progress.Proposed, progress.Issued));
        Assert.Equal(2, (await IssuedLetters.Load(office.Db, null, 0, 10, default)).Count);
        Assert.Empty((await Proposals.Load(office.Db, "", 0, 10, default)).Rows);
    }
}
