using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Tenants;
using Inkassio.MailSink;
using Microsoft.Playwright;

namespace Inkassio.Web.Tests;

/// <summary>The call list, the cockpit and the complaint desk in a real browser, on 12 March 2026.</summary>
public sealed class Calls_in_a_browser(Browser browser) : IClassFixture<Browser>
{
    const string Table = """
        Kundennummer;Name;Art;Straße;PLZ;Ort;E-Mail;Rechnungsnummer;Rechnungsdatum;Fälligkeit;Betrag;Offen;Mahnstufe;Letzte Mahnung
        K-1;Müller GmbH;Firma;Hauptstr. 5;50667;Köln;buch@mueller.example;RE-1;15.01.2026;14.02.2026;900,00;900,00;1;20.02.2026
        K-2;Erika Groß;Privat;Weg 1;10115;Berlin;;RE-2;15.01.2026;14.02.2026;800,00;800,00;1;20.02.2026
        K-3;Jäger eG;Firma;Feld 3;50667;Köln;;RE-3;15.01.2026;14.02.2026;700,00;700,00;1;20.02.2026
        K-4;Karl Still;Privat;Feld 4;50667;Köln;;RE-4;15.01.2026;14.02.2026;600,00;600,00;1;20.02.2026
        K-5;Lena Wolf;Privat;Feld 5;50667;Köln;;RE-5;15.01.2026;14.02.2026;500,00;500,00;1;20.02.2026
        K-6;Nina Ost;Privat;Feld 6;50667;Köln;;RE-6;15.01.2026;14.02.2026;400,00;400,00;1;20.02.2026
        K-7;Otto Rast;Privat;Feld 7;50667;Köln;;RE-7;15.01.2026;14.02.2026;300,00;300,00;1;20.02.2026
        K-8;Paul Berg;Privat;Feld 8;50667;Köln;;RE-8;15.01.2026;14.02.2026;200,00;200,00;1;20.02.2026
        """;

    async Task<(IPage, Books_of_a_firm)> Firm(string name, Sink? sink = null)
    {
        var page = await browser.NewFirm(width: 1280, name: name);
        var books = await Books_of_a_firm.Open(browser.Product, name);
        await books.Import(Table);
        foreach (var debtor in await books.Customers())
            await books.Host.Debtors.Send(books.Db, debtor, new DebtorCommand.DescribeDebtor(
                (await books.Host.Debtors.Look(books.Db, debtor, default)).Party! with { Phone = "0221 55" }), default);
        if (sink is not null)
        {
            await books.Host.Book.Change(books.Db, CommandId.New(), _ =>
            [
                new TenantEvent.DeliveryChosen(Delivery.Usual with
                {
                    Account = new("127.0.0.1", sink.Port, MailSecurity.None, User: "", Secret: null),
                }),
            ], default);
            // The product trusts what it knows of a firm's settings for a moment.
            do await Browser.Go(page, "/einstellungen");
            while (!(await page.Locator("#delivery-state").TextContentAsync())!.Contains("127.0.0.1", StringComparison.Ordinal));
        }
        return (page, books);
    }

    /// <summary>From the list to the moment in which it is sure who is speaking.</summary>
    static async Task Call(IPage page, string customer, string person)
    {
        await Browser.Go(page, "/anrufe");
        await page.ClickAsync($"[aria-label='{customer} anrufen']");
        await page.ClickAsync("button:text-is('Anruf beginnen')");
        await page.FillAsync("#call-person", person);
        await page.PressAsync("#call-person", "Tab");
        await page.ClickAsync(".other-person button");
        await page.WaitForSelectorAsync(".cockpit");
    }

    // Two clicks for every outcome: what it was, and that it is to be kept.
    static async Task Ends(IPage page, CallOutcome outcome)
    {
        await page.ClickAsync($"[data-outcome={outcome}]");
        await page.ClickAsync("[data-save]");
        await Browser.Sees(page, "Festgehalten");
    }

    static async Task<Debtor> Account(Books_of_a_firm books, string name) =>
        await books.Host.Debtors.Look(books.Db, await books.Customer(name), default);

    [Fact]
    public async Task name_no_debt_before_it_is_sure_who_is_speaking()
    {
        var (page, books) = await Firm("Diskret GmbH");
        await using var _ = books;
        await Browser.Go(page, "/anrufe");
        await Browser.Sees(page, "8 Anrufe lohnen sich heute");
        await page.ClickAsync("[aria-label='Erika Groß anrufen']");
        await page.ClickAsync("button:text-is('Anruf beginnen')");
        await Browser.Sees(page, "Spreche ich mit Erika Groß persönlich?");
        var early = await page.Locator("main").InnerTextAsync();
        Assert.DoesNotContain("800,00", early, StringComparison.Ordinal);
        Assert.DoesNotContain("RE-2", early, StringComparison.Ordinal);
        Assert.DoesNotContain("Promised", await page.ContentAsync(), StringComparison.Ordinal);
        await page.ClickAsync(".identity .btn:text-is('Erika Groß')");
        await Browser.Sees(page, "Es geht um unsere Rechnung RE-2 vom 15.01.2026, fällig am 14.02.2026. Offen sind 800,00");
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        await page.FillAsync("#objection-find", "bezahlt");
        await page.ClickAsync(".objections summary:text-is('Das ist schon bezahlt')");
        await page.ClickAsync(".objections button:text('hat schon gezahlt') >> visible=true");
        await Assertions.Expect(page.Locator("[data-outcome=PaidAlready]")).ToHaveAttributeAsync("aria-pressed", "true");
    }

    [Fact]
    public async Task book_what_was_agreed_in_two_clicks()
    {
        var (page, books) = await Firm("Klicks GmbH");
        await using var _ = books;
        await Call(page, "Erika Groß", "Erika Groß");
        await Ends(page, CallOutcome.Forgotten);
        await page.ClickAsync("text=Bestätigung ansehen und senden");
        await Browser.Sees(page, "vielen Dank für das freundliche Gespräch am 12.03.2026 mit Ihnen.");
        await Browser.Sees(page, "überweisen Sie 800,00 € bis Dienstag, 17.03.2026");
        await Call(page, "Jäger eG", "Frau Jäger");
        await page.ClickAsync("[data-outcome=Promised]");
        await page.FillAsync("#call-amount", "900,00");
        await page.ClickAsync("[data-save]");
        await Assertions.Expect(page.Locator("#call-amount-more .validation-message")).ToContainTextAsync("700,00");
        await page.FillAsync("#call-amount", "350,00");
        await page.ClickAsync("[data-save]");
        await Browser.Sees(page, "sind bis 17.03.2026 zugesagt.");
        Assert.Equal(35_000, (await Account(books, "jäger")).Promises.Values.Single().Amount.Cents);
        await Call(page, "Karl Still", "Karl Still");
        await Ends(page, CallOutcome.Hardship);
        await page.ClickAsync("text=Raten anbieten");
        await Browser.Sees(page, "200,00 € am");
        await Call(page, "Lena Wolf", "Lena Wolf");
        await Ends(page, CallOutcome.Refused);
        await Call(page, "Nina Ost", "Nina Ost");
        await Ends(page, CallOutcome.PaidAlready);
        Assert.Equal(HoldReason.Grace, (await Account(books, "ost")).Holds.Single().Reason);
        foreach (var (name, outcome) in new[] { ("Otto Rast", CallOutcome.NotReached), ("Paul Berg", CallOutcome.WrongNumber) })
        {
            await Browser.Go(page, "/anrufe");
            await page.ClickAsync($"[aria-label='{name} anrufen']");
            await page.ClickAsync("button:text-is('Anruf beginnen')");
            await Ends(page, outcome);
        }
        await Browser.Go(page, "/anrufe");
        await Browser.Sees(page, "Ein Anruf lohnt sich heute");
        var call = (await Account(books, "groß")).Calls.Values.Single();
        Assert.True(call.Details!.IsIdentified && call.Details.StartedAt <= call.Details.EndedAt);
        Assert.Equal("Erika Groß", call.Details.Person);
    }

    [Fact]
    public async Task take_a_click_on_a_button_that_moves_away_under_it()
    {
        var (page, books) = await Firm("Ruhige Hand GmbH");
        await using var _ = books;
        await Call(page, "Jäger eG", "Frau Jäger");
        await page.ClickAsync("[data-outcome=Promised]");
        await page.FillAsync("#call-amount", "900,00");
        await page.ClickAsync("[data-save]");
        var said = page.Locator("#call-amount-more .validation-message");
        await Assertions.Expect(said).ToContainTextAsync("700,00");
        await page.FillAsync("#call-amount", "350,00");
        // A finger takes its time: what stood beneath the field is gone before it is lifted.
        await page.HoverAsync("[data-save]");
        var stood = await page.Locator("[data-save]").BoundingBoxAsync();
        await page.Mouse.DownAsync();
        await Assertions.Expect(said).ToHaveCountAsync(0);
        Assert.NotEqual(stood!.Y, (await page.Locator("[data-save]").BoundingBoxAsync())!.Y);
        await page.Mouse.UpAsync();
        await Browser.Sees(page, "sind bis 17.03.2026 zugesagt.");
    }

    [Fact]
    public async Task send_a_lost_invoice_again_while_they_last()
    {
        await using var sink = Sink.Start(new());
        var (page, books) = await Firm("Kopie GmbH", sink);
        await using var _ = books;
        await Call(page, "Müller GmbH", "Frau Müller");
        await page.ClickAsync("[data-outcome=InvoiceLost]");
        await Browser.Sees(page, "Zur Rechnung RE-1 ist keine Datei hinterlegt.");
        await Browser.Offer(page, ".lacking input[type=file]", "re-1.pdf", "application/pdf", "%PDF-1.7"u8.ToArray());
        await Assertions.Expect(page.Locator(".lacking")).ToHaveCountAsync(0);
        await page.ClickAsync("[data-save]");
        await Browser.Sees(page, "Die Rechnung ist als E-Mail an buch@mueller.example unterwegs.");
        await books.Until(DispatchState.Accepted);
        var account = await Account(books, "müller");
        Assert.Equal(LetterKind.InvoiceCopy, account.Letters.Values.Single().Kind);
        var mail = Assert.Single(sink.Accepted);
        Assert.Equal("buch@mueller.example", mail.To);
        Assert.Contains("re-1.pdf", System.Text.Encoding.UTF8.GetString(mail.Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task that_end_in_a_complaint_open_it_and_it_is_settled_at_the_desk()
    {
        var (page, books) = await Firm("Halb GmbH");
        await using var _ = books;
        await Call(page, "Erika Groß", "Erika Groß");
        await page.ClickAsync("[data-outcome=Dissatisfied]");
        await page.CheckAsync("#call-is-part");
        await page.FillAsync("#call-part", "400,00");
        await page.ClickAsync("[data-save]");
        await Browser.Sees(page, "Bitte schreiben Sie auf, was nicht stimmt.");
        await page.FillAsync("#call-said", "zwei Türen haben Kratzer");
        await page.ClickAsync("[data-save]");
        await Browser.Sees(page, "Die Beanstandung ist aufgenommen.");
        await page.ClickAsync("text=Eingang bestätigen");
        await Browser.Sees(page, "Sie schreiben, dass zwei Türen haben Kratzer.");
        await Browser.Go(page, "/beanstandungen");
        await Browser.Sees(page, "Eine Beanstandung ist in Klärung");
        await page.ClickAsync("a.name:text('Erika Groß')");
        await Solve(page);
        Assert.Equal("kratzer.png", Assert.Single((await Account(books, "groß")).Disputes.Values).Files.Single().Document.Name);
        await Settle(page, books);
    }

    [Fact]
    public async Task and_complaints_about_half_leave_only_the_other_half_in_the_letter()
    {
        var (page, books) = await Firm("Rest GmbH");
        await using var _ = books;
        await Browser.Go(page, $"/kunden/{await books.Customer("jäger")}");
        await page.ClickAsync("button:text-is('Beanstandung aufnehmen')");
        await page.FillAsync("#dispute-says", "die Hälfte fehlte");
        await page.FillAsync("#dispute-amount", "700,01");
        await page.ClickAsync(".modal .btn.p");
        await Assertions.Expect(page.Locator("#dispute-amount-more .validation-message")).ToContainTextAsync("700,00");
        await page.FillAsync("#dispute-amount", "340,00");
        await page.ClickAsync(".modal .btn.p");
        await Browser.Sees(page, "Die Beanstandung ist aufgenommen.");
        await books.Run();
        await Browser.Go(page, "/mahnlauf");
        await page.ClickAsync("a.name:text('Jäger eG')");
        var letter = Assertions.Expect(page.Locator(".letter-words"));
        await letter.ToContainTextAsync("Den Teil von 340,00 €, den Sie beanstanden, haben wir hier nicht angesetzt.");
        await letter.ToContainTextAsync("360,00 €");
    }

    static async Task Solve(IPage page)
    {
        await page.CheckAsync("label:has-text('Nachbessern') input");
        await page.CheckAsync("label:has-text('Den Betrag gutschreiben') input");
        await page.ClickAsync("button:text-is('Angebot festhalten')");
        await Browser.Sees(page, "Das Angebot steht in der Beanstandung.");
        await page.CheckAsync(".chosen-form label:has-text('Nachbessern') input");
        await page.FillAsync("#repair-on", "2026-03-01");
        await page.ClickAsync("button:text-is('Wahl und Termin speichern')");
        await Assertions.Expect(page.Locator("#repair-on-more .validation-message")).ToBeVisibleAsync();
        await page.FillAsync("#repair-on", "2026-03-20");
        await page.ClickAsync("button:text-is('Wahl und Termin speichern')");
        await Browser.Sees(page, "Behoben wird es am 20.03.2026.");
        await Browser.Offer(page, "input[type=file]", "kratzer.png", "image/png", [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        await Browser.Sees(page, "Die Datei liegt bei der Beanstandung.");
        var kept = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("a:text('kratzer.png')"));
        Assert.Equal("kratzer.png", kept.SuggestedFilename);
    }

    static async Task Settle(IPage page, Books_of_a_firm books)
    {
        await Browser.Go(page, "/beanstandungen");
        await page.ClickAsync("a.name:text('Erika Groß')");
        await page.ClickAsync("button:text-is('Ergebnis eintragen')");
        await page.CheckAsync("[data-outcome=PartlyRight]");
        await page.FillAsync("#result-credit", "5.000,00");
        await page.ClickAsync(".modal .btn.p");
        await Assertions.Expect(page.Locator("#result-credit-more .validation-message")).ToBeVisibleAsync();
        await page.FillAsync("#result-credit", "150,00");
        await page.ClickAsync(".modal .btn.p");
        await Browser.Sees(page, "Die Beanstandung ist zum Teil berechtigt.");
        await Browser.Sees(page, "Zeit zu zahlen");
        var claim = (await Account(books, "groß")).Claims.Values.Single();
        Assert.Equal(65_000, claim.Open.Cents);
    }

    [Fact]
    public async Task are_left_alone_by_promises_and_circumstances_of_the_customer_page()
    {
        var (page, books) = await Firm("Umstand GmbH");
        await using var _ = books;
        await Browser.Go(page, $"/kunden/{await books.Customer("groß")}");
        await page.ClickAsync("button:text-is('Zusage erfassen')");
        await page.FillAsync("#promise-amount", "800,01");
        await page.ClickAsync(".modal .btn.p");
        await Assertions.Expect(page.Locator("#promise-amount-more .validation-message")).ToContainTextAsync("800,00");
        await page.FillAsync("#promise-amount", "800,00");
        await page.ClickAsync(".modal .btn.p");
        await Browser.Sees(page, "Die Zusage ist gespeichert.");
        await page.ClickAsync(".agreed button:text-is('Aufheben')");
        await page.ClickAsync(".modal .btn.p");
        await Browser.Sees(page, "Die Zusage ist aufgehoben.");
        await page.ClickAsync("button:text-is('Umstand eintragen')");
        await page.FillAsync("#circumstance-details", "Amtsgericht Köln, 71 IN 12/26");
        await page.ClickAsync(".modal .btn.p");
        await Browser.Sees(page, "Der Umstand ist eingetragen.");
        await Browser.Sees(page, "Insolvenzverfahren seit 12.03.2026");
        await Browser.Go(page, "/anrufe");
        await Browser.Sees(page, "7 Anrufe lohnen sich heute");
        await Browser.Go(page, $"/kunden/{await books.Customer("groß")}");
        await page.ClickAsync(".agreed button:text-is('Beenden')");
        await page.ClickAsync(".modal .btn.p");
        await Browser.Sees(page, "Der Umstand ist beendet.");
        await Browser.Go(page, "/beanstandungen");
        await page.ClickAsync("button:text-is('Beanstandung aufnehmen') >> nth=0");
        await page.FillAsync("#complaint-customer", "Groß");
        await page.ClickAsync(".hits button");
        await page.FillAsync("#dispute-says", "der Preis war anders vereinbart");
        await page.ClickAsync(".modal .btn.p");
        await Browser.Sees(page, "Die Beanstandung ist aufgenommen.");
    }
}
