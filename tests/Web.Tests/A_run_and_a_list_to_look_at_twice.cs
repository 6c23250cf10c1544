using Microsoft.Playwright;

namespace Inkassio.Web.Tests;

/// <summary>What is far larger than usual waits for a person, who is told why.</summary>
public sealed class A_run_and_a_list_to_look_at_twice(Browser browser) : IClassFixture<Browser>
{
    static string List(string mark, int count) =>
        "Kundennummer;Name;Art;Straße;PLZ;Ort;Rechnungsnummer;Rechnungsdatum;Fälligkeit;Betrag;Offen\n"
        + string.Join('\n', Enumerable.Range(1, count).Select(i =>
            $"{mark}-{i};Kunde {mark} {i};Firma;Weg 1;50667;Köln;RE-{mark}-{i};15.01.2026;14.02.2026;100,00;100,00"));

    static async Task ReadIn(IPage page, string mark, int count)
    {
        await Browser.Choose(page, $"{mark}.csv", List(mark, count));
        await Browser.Sees(page, $"{count} Rechnungen, {count} Kunden");
    }

    [Fact]
    public async Task hold_letters_back_until_somebody_says_that_he_has_looked()
    {
        var page = await browser.NewFirm();
        await Browser.Go(page, "/einstellungen");
        await page.Locator("#mahnstufen .ticks input").First.CheckAsync();
        await page.ClickAsync("text=Mahnstufen speichern");
        await Browser.Sees(page, "Die Mahnstufen sind gespeichert.");
        await ReadIn(page, "A", 22);
        await page.ClickAsync("main button:text-is('Einlesen')");
        await Browser.Sees(page, "A.csv ist eingelesen.");

        await Browser.Go(page, "/mahnlauf");
        await page.ClickAsync("text=Mahnlauf für heute starten");
        await Browser.Sees(page, "Es gibt noch keine früheren Läufe, an denen sich das messen ließe.");
        await Browser.Sees(page, "22 Briefe wären ohne Freigabe hinausgegangen.");
        await Browser.Go(page, "/heute");
        await Browser.Sees(page, "Mahnlauf prüfen");
        await page.ClickAsync("text=Lauf ansehen");
        await page.ClickAsync("text=Ich habe mir den Lauf angesehen");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Kein Brief wartet auf Ihre Freigabe");
        await Browser.Go(page, "/heute");
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("Mahnlauf prüfen");
    }

    [Fact]
    public async Task ask_before_a_list_that_makes_many_overdue_at_once_is_read_in()
    {
        var page = await browser.NewFirm();
        await ReadIn(page, "A", 20);
        await page.ClickAsync("main button:text-is('Einlesen')");
        await Browser.Sees(page, "A.csv ist eingelesen.");
        await ReadIn(page, "B", 6);
        await Browser.Sees(page, "Mit dieser Datei werden 6 Rechnungen auf einmal überfällig, das sind 23 % aller");
        await Assertions.Expect(page.Locator("main button:text-is('Einlesen')")).ToBeDisabledAsync();
        await page.CheckAsync("#looked");
        await page.ClickAsync("main button:text-is('Einlesen')");
        await Browser.Sees(page, "B.csv ist eingelesen.");
    }
}
