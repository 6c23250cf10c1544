using System.IO.Compression;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inkassio.Web.Tests;

/// <summary>A claim that goes to others, from its announcement to what it brought, in a real browser.</summary>
public sealed class Handing_over_in_a_browser(Browser browser) : IClassFixture<Browser>
{
    const string Table = """
        Kundennummer;Name;Art;Straße;PLZ;Ort;Rechnungsnummer;Rechnungsdatum;Fälligkeit;Betrag;Offen;Mahnstufe;Letzte Mahnung;Betreff
        K-1;Müller GmbH;Firma;Hauptstr. 5;50667;Köln;RE-1;01.10.2025;31.10.2025;2.380,00;2.380,00;4;10.02.2026;Badsanierung
        K-2;Erika Groß;Privat;Weg 1;10115;Berlin;RE-3;01.02.2026;15.02.2026;100,00;60,00;;;Fenster
        """;

    [Fact]
    public async Task goes_from_the_announcement_to_the_margin()
    {
        var page = await browser.NewFirm(name: "Zimmerei Übergabe");
        DebtorId debtor;
        await using (var books = await Books_of_a_firm.Open(browser.Product, "Zimmerei Übergabe"))
        {
            await books.Import(Table);
            debtor = await books.Customer("müller");
            await Announce(page, books, debtor);
        }
        // The deadline of the announcement has to pass.
        await browser.Product.Stop();
        browser.Product.Today = new(2026, 4, 7);
        await browser.Product.Start();
        await Complete(page, debtor);
        await HandOver(page, debtor);
        await Collect(page, debtor);
    }

    static async Task Announce(IPage page, Books_of_a_firm books, DebtorId debtor)
    {
        await Browser.Go(page, "/uebergaben");
        await page.ClickAsync("a.name:text('Müller GmbH')");
        await Browser.Sees(page, "Unser Rat: Übergabe ankündigen");
        await Browser.Sees(page, "Die Übergabe wurde noch nicht angekündigt.");
        await page.ClickAsync("button:text-is('Ankündigung planen')");
        await Expect(page.Locator(".done")).ToHaveTextAsync("Die Ankündigung ist geplant.");
        Assert.InRange(await books.Run(), 1, 2);
        await Browser.Go(page, $"/uebergaben/{debtor}");
        await page.ClickAsync("a:text-is('Brief ansehen')");
        await page.ClickAsync("button:text-is('Freigeben')");
        await Browser.Sees(page, "Freigegeben am 12.03.2026");
        await Browser.Go(page, $"/uebergaben/{debtor}");
        await Browser.Sees(page, "Die letzte Frist läuft noch bis");
        var way = (await books.Host.Debtors.Look(books.Db, debtor, default)).Dispatches.Values.Single();
        await books.Host.Debtors.Send(
            books.Db, debtor, new DebtorCommand.BeginHandOver(way.Id, way.Id.Value, books.Db.Today), default);
        await books.Host.Print.Posted(books.Db, debtor, way.Id, books.Db.Today, tracking: null, default);
    }

    static async Task Complete(IPage page, DebtorId debtor)
    {
        await Browser.Go(page, $"/uebergaben/{debtor}");
        await Browser.Sees(page, "Das Datum des Vertrags fehlt.");
        await Expect(page.Locator("button:text-is('Übergeben')")).ToHaveCountAsync(0);
        var gap = page.Locator(".gaps li", new() { HasText = "Das Datum des Vertrags fehlt." }).Locator("a");
        var field = (await gap.GetAttributeAsync("href"))!.Split('#')[1];
        var refused = await page.Context.APIRequest.GetAsync(
            $"/uebergaben/{debtor}/paket.zip?weg=Agency&am=2026-04-07&rechnungen={field["contract-".Length..]}");
        Assert.Equal(409, refused.Status);
        await page.FillAsync($"[id='{field}']", "2025-09-01");
        await page.SelectOptionAsync("#debtor-nature", "Company");
        await page.FillAsync("#debtor-form", "GmbH");
        await page.FillAsync("#debtor-persons", "Erika Müller, Geschäftsführerin");
        await page.ClickAsync("button:text-is('Angaben speichern')");
        await Expect(page.Locator(".done")).ToHaveTextAsync("Die Angaben sind gespeichert.");
        await page.SelectOptionAsync("#firm-tax", "yes");
        await page.ClickAsync("button:text-is('Angaben zum Betrieb speichern')");
        await Browser.Sees(page, "Das Paket ist vollständig");
        var zip = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("text=Paket laden (ZIP)"));
        Assert.Equal("Uebergabe-K-1-2026-04-07.zip", zip.SuggestedFilename);
        using var package = ZipFile.OpenRead(await zip.PathAsync());
        Assert.Equal(
            ["akte.pdf", "forderungen.csv", "positionen.csv", "uebergabe.xml"],
            package.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal));
        await page.SelectOptionAsync("#target", "Court");
        await Browser.Sees(page, "Die Art der Forderung fehlt");
        await page.SelectOptionAsync("#target", "Agency");
    }

    static async Task HandOver(IPage page, DebtorId debtor)
    {
        await page.ClickAsync("button:text-is('Übergeben')");
        await page.ClickAsync("text=Jetzt übergeben");
        await Expect(page.Locator(".modal")).ToContainTextAsync("Bitte nennen Sie, wer übernimmt.");
        await page.FillAsync("#refer-partner", "Nord Inkasso GmbH");
        await page.FillAsync("#refer-number", "4711/26");
        await page.ClickAsync("text=Jetzt übergeben");
        await Expect(page.Locator(".done")).ToContainTextAsync("Übergeben.");
        await Browser.Go(page, $"/kunden/{debtor}");
        await Browser.Sees(page, "an ein Inkassounternehmen übergeben. Eigene Briefe ruhen.");
        await page.ClickAsync("text=Zahlung erfassen");
        await page.FillAsync("#pay-amount", "500");
        await page.Keyboard.PressAsync("Tab");
        await page.ClickAsync("text=Zahlung buchen");
        await Browser.Sees(page, "Eine Zahlung ist noch zu melden.");
    }

    static async Task Collect(IPage page, DebtorId debtor)
    {
        await page.ClickAsync("text=Zur Übergabe");
        Assert.Contains(
            "zu Ihrem Aktenzeichen 4711/26 (Müller GmbH): Am 07.04.2026 sind bei uns 500,00",
            await page.InputValueAsync(".copy"), StringComparison.Ordinal);
        await page.ClickAsync("button:text-is('Gemeldet')");
        await Expect(page.Locator(".copy")).ToHaveCountAsync(0);
        await page.ClickAsync("text=Stand eintragen");
        await page.SelectOptionAsync("#progress-status", nameof(ReferralStatus.DebtorWritten));
        await page.FillAsync("#progress-costs", "60");
        await page.ClickAsync("button:text-is('Eintragen')");
        await Expect(page.Locator(".lines .sum")).ToContainTextAsync("440,00");
        await Browser.Go(page, "/uebergaben");
        await Browser.Sees(page, "Eine Übergabe läuft");
        await Expect(page.Locator("td", new() { HasText = "Kunde angeschrieben" })).ToHaveCountAsync(1);
        await Browser.Go(page, $"/uebergaben/{debtor}");
        await page.ClickAsync("button:text-is('Zurückholen')");
        await page.ClickAsync(".modal button:text-is('Zurückholen')");
        await Browser.Sees(page, "Ihre eigenen Briefe können weitergehen.");
        await Browser.Go(page, "/uebergaben");
        await Browser.Sees(page, "Zurückgeholt");
    }
}
