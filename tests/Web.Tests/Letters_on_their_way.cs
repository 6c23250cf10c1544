using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Tenants;
using Inkassio.MailSink;
using Microsoft.Playwright;

namespace Inkassio.Web.Tests;

/// <summary>The outbox and the settings of dispatch in a real browser, before a mail server that can fail.</summary>
public sealed class Letters_on_their_way(Browser browser) : IClassFixture<Browser>
{
    const string Table = """
        Kundennummer;Name;Art;Straße;PLZ;Ort;E-Mail;Rechnungsnummer;Rechnungsdatum;Fälligkeit;Betrag;Offen
        K-1;Müller GmbH;Firma;Hauptstr. 5;50667;Köln;buch@mueller.example;RE-1;15.01.2026;14.02.2026;2.380,00;2.380,00
        K-2;Erika Groß;Privat;Weg 1;10115;Berlin;;RE-3;01.02.2026;15.02.2026;100,00;60,00
        K-3;Jäger eG;Firma;Feld 3;50667;Köln;;RE-4;01.02.2026;15.02.2026;75,00;75,00
        """;

    static async Task Name(IPage page, string host, int port, string security)
    {
        await Browser.Go(page, "/einstellungen");
        await page.CheckAsync("#delivery-own");
        await page.FillAsync("#mail-host", host);
        await page.FillAsync("#mail-port", $"{port}");
        await page.SelectOptionAsync("#mail-security", security);
    }

    /// <summary>A firm whose mild letters go by e-mail to this server.</summary>
    async Task<(IPage, Books_of_a_firm)> Firm(string name, Sink? sink)
    {
        var page = await browser.NewFirm(name: name);
        var books = await Books_of_a_firm.Open(browser.Product, name);
        await books.Import(Table);
        if (sink is not null) await books.Host.Book.Change(books.Db, CommandId.New(), _ =>
        [
            new TenantEvent.LadderChosen(Ladder.Of(
                [.. Ladder.Balanced.Steps.Select(step => step with { Channel = Channel.Email })])),
            new TenantEvent.DeliveryChosen(Delivery.Usual with
            {
                Account = new("127.0.0.1", sink.Port, MailSecurity.None, User: "", Secret: null),
            }),
        ], default);
        Assert.Equal(3, await books.Run());
        // The product trusts what it knows of a firm's settings for a moment.
        if (sink is not null)
            do await Browser.Go(page, "/einstellungen");
            while (!(await page.Locator("#delivery-state").TextContentAsync())!.Contains("127.0.0.1", StringComparison.Ordinal));
        return (page, books);
    }

    static async Task Release(IPage page, string customer)
    {
        await Browser.Go(page, "/mahnlauf");
        await page.ClickAsync($"a.name:text('{customer}')");
        await Browser.Sees(page, "Geht per E-Mail an buch@mueller.example");
        await page.ClickAsync("button:text-is('Freigeben')");
        await Browser.Sees(page, "Freigegeben am 12.03.2026");
    }

    [Fact]
    public async Task try_their_account_before_they_need_it()
    {
        await using var sink = Sink.Start(new());
        var page = await browser.NewFirm(name: "Probe GmbH");
        await Name(page, "10.0.0.1", 587, "ImplicitTls");
        await page.ClickAsync("text=Verbindung prüfen");
        await Browser.Sees(page, "„10.0.0.1“ liegt im inneren Netz");
        await Name(page, "127.0.0.1", sink.Port, "None");
        await page.ClickAsync("text=Verbindung prüfen");
        await Browser.Sees(page, "Die Verbindung steht");
        await page.ClickAsync("text=Testmail senden");
        await Browser.Sees(page, "hat die Testmail an eva");
        var mail = Assert.Single(sink.Accepted);
        Assert.EndsWith("@ahorn.example", mail.To, StringComparison.Ordinal);
        Assert.Equal("post@ahorn.example", mail.From);
        await page.ClickAsync("text=Versand speichern");
        await Browser.Sees(page, "E-Mails gehen über Ihr Konto bei 127.0.0.1.");
    }

    [Fact]
    public async Task keep_a_password_and_never_show_it()
    {
        var page = await browser.NewFirm(name: "Geheim GmbH");
        await Name(page, "smtp.example.org", 587, "StartTls");
        await page.FillAsync("#mail-user", "eva");
        await page.ClickAsync("text=Versand speichern");
        await Browser.Sees(page, "Zum Benutzernamen fehlt das Passwort.");
        await page.FillAsync("#mail-password", "kirschkuchen-7");
        await page.ClickAsync("text=Versand speichern");
        await Browser.Sees(page, "Der Versand ist gespeichert.");
        await Browser.Go(page, "/einstellungen");
        await Assertions.Expect(page.Locator("#mail-user")).ToHaveValueAsync("eva");
        await Assertions.Expect(page.Locator("#mail-password")).ToHaveValueAsync("");
        Assert.DoesNotContain("kirschkuchen", await page.ContentAsync(), StringComparison.Ordinal);
        await using var books = await Books_of_a_firm.Open(browser.Product, "Geheim GmbH");
        var own = (await books.Host.Book.Look(books.Db, default)).Delivery.Account!;
        var kept = await Storage.Blobs.Get(books.Db, own.Secret!, default);
        Assert.Equal("kirschkuchen-7", System.Text.Encoding.UTF8.GetString(kept!));
    }

    [Fact]
    public async Task leave_by_mail_and_are_shown_as_they_left()
    {
        await using var sink = Sink.Start(new());
        var (page, books) = await Firm("Mail GmbH", sink);
        await using var _ = books;
        await Release(page, "Müller GmbH");
        await books.Until(DispatchState.Accepted);
        await Browser.Go(page, "/post?fach=versandt");
        await page.ClickAsync("[aria-label='Brief an Müller GmbH: ansehen']");
        await page.ClickAsync("text=E-Mail ansehen");
        await Browser.Sees(page, "buch@mueller.example");
        await Assertions.Expect(page.Locator(".sent-mail .told")).ToContainTextAsync("2.380,00");
        await page.ClickAsync("text=Gespräch mit dem Mailserver");
        await Browser.Sees(page, "RCPT TO:<buch@mueller.example>");
        Assert.Equal("buch@mueller.example", Assert.Single(sink.Accepted).To);
    }

    [Fact]
    public async Task wait_for_a_person_when_nobody_can_know()
    {
        await using var sink = Sink.Start(new()
        {
            Faults = [new(SinkPoint.Dot, SinkFault.Drop, TimesMax: 1)],
        });
        var (page, books) = await Firm("Unklar GmbH", sink);
        await using var _ = books;
        await Release(page, "Müller GmbH");
        await books.Until(DispatchState.Unknown);
        await Browser.Go(page, "/heute");
        await page.ClickAsync("text=Ansehen und entscheiden");
        await Browser.Sees(page, "Ob sie angekommen ist, kann das Programm nicht wissen.");
        await page.ClickAsync("text=Noch einmal als Kopie senden");
        await Browser.Sees(page, "Die Kopie geht gleich hinaus.");
        await page.ClickAsync("button:text-is('Ist angekommen')");
        await Browser.Sees(page, "Der Brief gilt als versandt.");
        await Assertions.Expect(page.Locator("h1")).Not.ToContainTextAsync("Entscheidung");
    }

    [Fact]
    public async Task on_paper_count_as_sent_when_a_person_says_so()
    {
        var (page, books) = await Firm("Papier GmbH", sink: null);
        await using var _ = books;
        foreach (var name in new[] { "müller", "groß", "jäger" }) await books.Approve(await books.Customer(name));
        await Browser.Go(page, "/post");
        var file = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("button:text-is('3 Briefe drucken')"));
        Assert.Equal("Briefe-2026-03-12.pdf", file.SuggestedFilename);
        await Browser.Sees(page, "3 Briefe gedruckt, noch nicht bestätigt");
        await books.Pay("groß", 6_000);
        await Browser.Go(page, "/post?fach=druck");
        await Browser.Sees(page, "Nicht einwerfen");
        await page.GetByLabel("Einschreiben-Nummer für Jäger eG").FillAsync("RR 123 DE");
        await page.ClickAsync("button:text-is('2 Briefe als versandt bestätigen')");
        await Browser.Sees(page, "2 Briefe gelten als versandt.");
        await page.ClickAsync("button:text-is('Nicht abgeschickt')");
        await Browser.Sees(page, "Der Brief an Erika Groß ist zurückgenommen.");
        await Browser.Go(page, "/post?fach=versandt");
        await Assertions.Expect(page.Locator(".outbox tbody tr")).ToHaveCountAsync(2);
        await Browser.Sees(page, "RR 123 DE");
    }

    [Fact]
    public async Task are_taken_back_by_a_payment_in_between()
    {
        var (page, books) = await Firm("Zahlung GmbH", sink: null);
        await using var _ = books;
        await books.Approve(await books.Customer("jäger"));
        await books.Pay("jäger", 7_500);
        await Browser.Go(page, "/post?fach=zurueck");
        await page.ClickAsync("[aria-label='Brief an Jäger eG: ansehen']");
        await Browser.Sees(page, "Nicht versandt: eine Zahlung wurde gebucht.");
    }

    [Fact]
    public async Task can_go_on_paper_although_the_ladder_says_mail()
    {
        await using var sink = Sink.Start(new());
        var (page, books) = await Firm("Wahl GmbH", sink);
        await using var _ = books;
        await Browser.Go(page, "/mahnlauf");
        await page.ClickAsync("a.name:text('Müller GmbH')");
        await page.ClickAsync("text=Stattdessen als Brief");
        await Browser.Sees(page, "Geht als Brief an Müller GmbH");
        await page.ClickAsync("button:text-is('Freigeben')");
        await Browser.Sees(page, "Wartet auf den Druck.");
        Assert.Empty(sink.Accepted);
    }

    [Fact]
    public async Task can_go_on_paper_once_the_mail_server_has_said_no()
    {
        await using var sink = Sink.Start(new() { Faults = [new(SinkPoint.Mail, 553)] });
        var (page, books) = await Firm("Wechsel GmbH", sink);
        await using var _ = books;
        await Release(page, "Müller GmbH");
        await books.Until(DispatchState.Parked);
        await Browser.Go(page, "/post");
        await page.ClickAsync("button:text-is('Auf Papier senden')");
        await Browser.Sees(page, "Der Brief liegt beim Druck bereit.");
        await Browser.Go(page, "/post?fach=druck");
        await Browser.Sees(page, "1 Brief wartet auf den Druck");
        await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("button:text-is('1 Brief drucken')"));
        await Browser.Sees(page, "1 Brief gedruckt, noch nicht bestätigt");
        Assert.Empty(sink.Accepted);
    }

    [Fact]
    public async Task by_hand_are_filled_in_released_and_called_by_their_name()
    {
        var (page, books) = await Firm("Hand GmbH", sink: null);
        await using var _ = books;
        await Browser.Go(page, $"/kunden/{await books.Customer("groß")}/brief");
        await page.SelectOptionAsync("#letter-kind", "CallConfirmation");
        await page.FillAsync("#letter-amount", "sechzig");
        await page.PressAsync("#letter-amount", "Tab");
        await Assertions.Expect(page.Locator("button:text-is('Freigeben')")).ToBeDisabledAsync();
        await page.FillAsync("#letter-amount", "60,00");
        await page.PressAsync("#letter-amount", "Tab");
        await Browser.Sees(page, "vielen Dank für das freundliche Gespräch am 12.03.2026 mit Ihnen.");
        await page.ClickAsync("button:text-is('Freigeben')");
        await Browser.Sees(page, "Der Brief ist freigegeben.");
        await Browser.Go(page, "/post?fach=druck");
        await Assertions.Expect(page.Locator(".outbox tbody")).ToContainTextAsync("Gesprächsbestätigung");
        await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("button:text-is('1 Brief drucken')"));
        await Assertions.Expect(page.Locator(".desk")).ToContainTextAsync("Gesprächsbestätigung, gedruckt am");
    }

    [Fact]
    public async Task are_answered_and_the_answer_is_read()
    {
        var (page, books) = await Firm("Antwort GmbH", sink: null);
        await using var _ = books;
        await Browser.Go(page, $"/kunden/{await books.Customer("müller")}");
        await page.ClickAsync("button:text-is('Antwort erfassen')");
        await page.FillAsync("#reply-text", "Zahlt <b>am Freitag</b>.");
        await page.ClickAsync(".modal .btn.p");
        await Browser.Sees(page, "Zahlt <b>am Freitag</b>.");
        await Browser.Sees(page, "Mahnstopp bis 19.03.2026");
        await page.ClickAsync("text=Gelesen, Mahnen fortsetzen");
        await Assertions.Expect(page.Locator(".customer-head")).Not.ToContainTextAsync("Mahnstopp");
        await page.ClickAsync(".claims .more >> nth=0");
        await Browser.Offer(page, ".claims input[type=file]", "x.pdf", "application/pdf", "kein PDF"u8.ToArray());
        await Browser.Sees(page, "Das ist keine Rechnung, die wir lesen können.");
        await Browser.Offer(page, ".claims input[type=file]", "re-1.pdf", "application/pdf", "%PDF-1.7"u8.ToArray());
        await Browser.Sees(page, "Die Datei zur Rechnung RE-1 ist hinterlegt.");
        var kept = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("text=Rechnung laden (re-1.pdf)"));
        Assert.Equal("re-1.pdf", kept.SuggestedFilename);
    }
}
