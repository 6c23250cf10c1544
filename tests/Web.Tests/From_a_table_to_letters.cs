using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Inkassio.Web.Tests;

/// <summary>The whole way of a new firm in a real browser: in with the invoices, out with the letters.</summary>
public sealed class From_a_table_to_letters(Browser browser) : IClassFixture<Browser>
{
    const string Table = """
        Kundennummer;Name;Art;Straße;PLZ;Ort;Rechnungsnummer;Rechnungsdatum;Fälligkeit;Betrag;Offen
        K-1;Müller GmbH;Firma;Hauptstr. 5;50667;Köln;RE-1;15.01.2026;14.02.2026;2.380,00;2.380,00
        K-1;Müller GmbH;Firma;Hauptstr. 5;50667;Köln;RE-2;02.03.2026;01.04.2026;412,00;412,00
        K-2;Erika Groß;Privat;Weg 1;10115;Berlin;RE-3;01.02.2026;15.02.2026;100,00;60,00
        K-3;Jäger eG;Firma;Feld 3;50667;Köln;RE-4;01.02.2026;15.02.2026;75,00;75,00
        """;

    static async Task ReadIn(IPage page)
    {
        await Browser.Choose(page, "offen.csv", Table);
        await Browser.Sees(
            page, "4 Rechnungen, 3 Kunden, zusammen 2.967,00\u00A0€; davon neu: 4 Rechnungen, 3 Kunden");
        await page.ClickAsync("main button:text-is('Einlesen')");
        await Browser.Sees(page, "offen.csv ist eingelesen. Neu sind 4 Rechnungen und 3 Kunden.");
    }

    static async Task<IPage> WithProposals(Browser browser)
    {
        var page = await browser.NewFirm();
        await ReadIn(page);
        await Browser.Go(page, "/mahnlauf");
        await page.ClickAsync("text=Mahnlauf für heute starten");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("3 Briefe warten auf Ihre Freigabe");
        return page;
    }

    [Fact]
    public async Task releases_one_that_was_read_and_the_rest_at_once()
    {
        var page = await WithProposals(browser);
        await page.ClickAsync("a.name:text('Müller GmbH')");
        await Assertions.Expect(page.Locator("h1"))
            .ToHaveTextAsync("Zahlungserinnerung an Müller GmbH über 2.380,00\u00A0€");
        await Browser.Sees(page, "Fälligkeit der Rechnung: 14.02.2026. 5 Tage danach kommt dieser Schritt.");
        await page.ClickAsync("button:text-is('Freigeben')");
        await Browser.Sees(page, "Freigegeben am 12.03.2026, Frist 19.03.2026.");
        var file = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("text=Als PDF laden"));
        Assert.Equal("2026-03-12 K-1 Zahlungserinnerung.pdf", file.SuggestedFilename);
        var first = await Printed(file);

        await Browser.Go(page, "/mahnlauf");
        await page.ClickAsync("text=Alle 2 auswählen");
        await page.ClickAsync("text=2 Briefe freigeben");
        await Browser.Sees(page, "135,00\u00A0€");
        await page.ClickAsync("text=Jetzt freigeben");
        await Browser.Sees(page, "2 Briefe sind freigegeben.");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Kein Brief wartet auf Ihre Freigabe");

        await Browser.Go(page, "/post");
        var pile = await Printed(await page.RunAndWaitForDownloadAsync(
            () => page.ClickAsync("button:text-is('3 Briefe drucken')")));
        Assert.Contains(first, pile, StringComparison.Ordinal);
        foreach (var fact in new[] { "Müller GmbH", "2.380,00 €", "19.03.2026", "0532 0130 00", "RE-1" })
            Assert.Contains(fact, first, StringComparison.Ordinal);
        Assert.Contains("Deckblatt: 3 Briefe", pile, StringComparison.Ordinal);
        foreach (var fact in new[] { "Erika Groß", "60,00 €", "Jäger eG", "75,00 €" })
            Assert.Contains(fact, pile, StringComparison.Ordinal);
    }

    [Fact]
    public async Task fits_a_phone_at_every_step()
    {
        var page = await browser.NewFirm(width: 390);
        await ReadIn(page);
        await Browser.Go(page, "/mahnlauf");
        await page.ClickAsync("text=Mahnlauf für heute starten");
        await Browser.Sees(page, "3 Briefe warten auf Ihre Freigabe");
        var letter = await page.Locator("a.name").First.GetAttributeAsync("href");
        foreach (var path in new[] { "/einlesen", "/mahnlauf", letter!, "/post", "/zahlungen", "/einstellungen" })
        {
            await Browser.Go(page, path);
            Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), path);
        }
    }

    [Fact]
    public async Task rejects_only_with_a_reason()
    {
        var page = await WithProposals(browser);
        await page.ClickAsync("a.name:text('Erika Groß')");
        await page.ClickAsync("button:text-is('Ablehnen')");
        await page.ClickAsync("form button:text-is('Ablehnen')");
        await Browser.Sees(page, "Bitte nennen Sie kurz den Grund.");
        await page.FillAsync("#reject-why", "Hat angerufen und zahlt am Freitag.");
        await page.ClickAsync("form button:text-is('Ablehnen')");
        await page.WaitForURLAsync(new Regex("/mahnlauf(?!.*Erika)", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Browser.Go(page, "/mahnlauf");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("2 Briefe warten auf Ihre Freigabe");
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("Erika Groß");
    }

    [Fact]
    public async Task says_when_what_was_seen_is_no_longer_true()
    {
        var page = await WithProposals(browser);
        await page.ClickAsync("a.name:text('Jäger eG')");
        await page.WaitForSelectorAsync("button:text-is('Freigeben')");
        var second = await page.Context.NewPageAsync();
        await Browser.Go(second, "/zahlungen");
        await second.ClickAsync("text=Zahlung erfassen");
        await second.FillAsync("#customer", "RE-4");
        await second.ClickAsync(".hits button");
        await second.FillAsync("#pay-amount", "1,234");
        await second.ClickAsync("text=Zahlung buchen");
        await Browser.Sees(second, "„1,234“ kann zweierlei heißen.");
        await second.FillAsync("#pay-amount", "25");
        await second.Keyboard.PressAsync("Tab");
        await Browser.Sees(second, "Danach offen: 50,00\u00A0€");
        await second.ClickAsync("text=Zahlung buchen");
        await Browser.Sees(second, "Die Zahlung ist gebucht.");
        await page.ClickAsync("button:text-is('Freigeben')");
        await Browser.Sees(page, "Der Vorschlag ist aufgehoben: eine Zahlung wurde gebucht.");
        await second.ClickAsync("[aria-label='Zahlung von Jäger eG zurücknehmen']");
        await second.ClickAsync(".sure button:text-is('Zurücknehmen')");
        await Browser.Sees(second, "zurückgenommen am 12.03.2026");
    }

    [Fact]
    public async Task adds_nothing_when_the_same_table_comes_again()
    {
        var page = await browser.NewFirm();
        await ReadIn(page);
        await Browser.Choose(page, "offen.csv", Table);
        await Browser.Sees(page, "davon neu: 0 Rechnungen, 0 Kunden");
        await page.ClickAsync("main button:text-is('Einlesen')");
        await Browser.Sees(page, "Neu sind 0 Rechnungen und 0 Kunden.");
    }

    [Fact]
    public async Task names_row_and_column_of_each_mistake_and_saves_nothing()
    {
        var page = await browser.NewFirm();
        await Browser.Choose(page, "fehler.csv", Table.Replace("14.02.2026", "31.02.2026", StringComparison.Ordinal));
        await Browser.Sees(page, "Zeile 2, Spalte „Fälligkeit“: „31.02.2026“ ist kein mögliches Datum.");
        await Assertions.Expect(page.Locator("main button:text-is('Einlesen')")).ToBeDisabledAsync();
        await Browser.Choose(
            page, "vertauscht.csv", Table.Replace("Rechnungsnummer", "Vorgang", StringComparison.Ordinal));
        await Browser.Sees(page, "Es fehlt eine Spalte für: Rechnungsnummer.");
        await page.GetByLabel("Vorgang").SelectOptionAsync("InvoiceNumber");
        await Browser.Sees(page, "4 Rechnungen, 3 Kunden");
        await Assertions.Expect(page.Locator("main button:text-is('Einlesen')")).ToBeEnabledAsync();
        await Browser.Choose(page, "zu-frueh.csv", Table.Replace("01.04.2026", "01.03.2026", StringComparison.Ordinal));
        await Browser.Sees(page, "liegt vor dem Rechnungsdatum");
        await Assertions.Expect(page.Locator("main button:text-is('Einlesen')")).ToBeDisabledAsync();
        await Browser.Go(page, "/zahlungen");
        await Browser.Sees(page, "Noch kein Geld erfasst");
    }

    [Fact]
    public async Task reads_its_own_sample_table()
    {
        var page = await browser.NewFirm();
        await Browser.Go(page, "/einlesen");
        var file = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("text=Muster-Tabelle laden"));
        var table = await File.ReadAllTextAsync(await file.PathAsync(), TestContext.Current.CancellationToken);
        await Browser.Choose(page, "muster.csv", table);
        await Browser.Sees(page, "3 Rechnungen, 2 Kunden, zusammen 2.892,00\u00A0€");
        await Assertions.Expect(page.Locator("main button:text-is('Einlesen')")).ToBeEnabledAsync();
    }

    [Fact]
    public async Task keeps_letters_of_others_out_of_sight()
    {
        var page = await WithProposals(browser);
        var path = await page.Locator("a.name").First.GetAttributeAsync("href");
        var stranger = await browser.NewFirm();
        var there = await page.APIRequest.GetAsync($"/briefe/vorschau/{path!["/mahnlauf/".Length..]}.pdf");
        Assert.Equal((200, "application/pdf"), (there.Status, there.Headers["content-type"]));
        var ids = path["/mahnlauf/".Length..];
        foreach (var foreign in new[] { path, $"/briefe/vorschau/{ids}.pdf", $"/briefe/{ids}.pdf" })
            Assert.Equal(404, (await stranger.APIRequest.GetAsync(foreign)).Status);
    }

    /// <summary>The text of a downloaded PDF, read by a program of others.</summary>
    static async Task<string> Printed(IDownload file)
    {
        try
        {
            using var reader = Process.Start(new ProcessStartInfo("pdftotext", [await file.PathAsync(), "-"])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                StandardOutputEncoding = System.Text.Encoding.UTF8,
            })!;
            var text = await reader.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            return string.Join(' ', text.Split([' ', '\n', '\f', '\u00A0'], StringSplitOptions.RemoveEmptyEntries));
        }
        catch (Win32Exception)
        {
            Assert.Skip("pdftotext is not installed here.");
            throw;
        }
    }
}
