using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Inkassio.Domain.Debtors;
using Microsoft.Playwright;

namespace Inkassio.Web.Tests;

/// <summary>A claim in default as a person meets it, in a real browser, on 12 March 2026.</summary>
public sealed partial class The_law_in_a_browser(Browser browser) : IClassFixture<Browser>
{
    const string Table = """
        Kundennummer;Name;Art;Straße;PLZ;Ort;Rechnungsnummer;Rechnungsdatum;Fälligkeit;Betrag;Offen;Fälligkeit vereinbart;Recht;Mahnstufe;Letzte Mahnung
        K-1;Müller GmbH;Firma;Hauptstr. 5;50667;Köln;RE-1;15.05.2024;14.06.2024;2.380,00;2.380,00;ja;;2;02.02.2026
        K-2;Erika Groß;Privat;Weg 1;10115;Berlin;RE-2;01.05.2023;20.05.2023;100,00;100,00;ja;AT;;
        """;

    async Task<IPage> Claim(string email = "")
    {
        var page = await browser.NewFirm(email: email);
        await Browser.Choose(page, "offen.csv", Table);
        await Browser.Sees(page, "Recht: Österreich");
        await page.ClickAsync("main button:text-is('Einlesen')");
        await Browser.Sees(page, "offen.csv ist eingelesen.");
        await Browser.Go(page, "/kunden?suche=RE-1");
        await page.ClickAsync(".hits a");
        await page.WaitForSelectorAsync(".claims tr.inside");
        return page;
    }

    static ILocatorAssertions Inside(IPage page) => Assertions.Expect(page.Locator(".claims tr.inside"));

    static Task Says(IPage page, string words) => Inside(page).ToContainTextAsync(words.Replace(" €", "\u00A0€"));

    static async Task Save(IPage page, string done)
    {
        await page.ClickAsync(".modal .btn.p");
        await Assertions.Expect(page.Locator(".done")).ToHaveTextAsync(done);
    }

    [Fact]
    public async Task says_since_when_how_much_and_until_when_and_prints_the_sheet()
    {
        var page = await Claim();
        await Says(page, "Im Verzug seit 15.06.2024: Der vereinbarte Zahltag ist verstrichen (§ 286 Abs. 2 Nr. 1 BGB).");
        // 13.13 + 148.01 + 133.01 + 123.22 + 47.55, by half-years.
        await Says(page, "Zinsen bis heute (10,27 %, § 288 Abs. 2 BGB)464,92 €");
        await Says(page, "Zinsen je weiterem Tag0,67 €");
        await Says(page, "Verjährt frühestens am (§§ 195, 199 Abs. 1 BGB)31.12.2027");
        await page.ClickAsync(".inside >> text=Was eine Übergabe kosten würde");
        await Says(page, "0,9 Gebühr 211,95 € (§ 13 RVG, Nr. 2300 VV RVG) + Auslagen 20,00 € (Nr. 7002 VV RVG)");
        await Says(page, "231,95 €");
        await Says(page, "62,75 €"); // Half a court fee of 125.50 (§ 34 GKG).
        var sheet = await (await Fetch(page, "json")).JsonAsync();
        Assert.Equal(464.92m, Add(sheet!.Value, "segments", "interest"));
        Assert.Equal(2_844.92m, sheet.Value.GetProperty("open").GetProperty("total").GetDecimal());
        await Printed(await Fetch(page, "pdf"), 464.92m, 2_844.92m);
    }

    static decimal Add(JsonElement sheet, string list, string part) =>
        sheet.GetProperty(list).EnumerateArray().Sum(one => one.GetProperty(part).GetDecimal());

    static async Task<IAPIResponse> Fetch(IPage page, string form)
    {
        var link = await page.Locator($".files a[href$='berechnung.{form}']").GetAttributeAsync("href");
        var answer = await page.Context.APIRequest.GetAsync(new Uri(new Uri(page.Url), link!).ToString());
        Assert.Equal(200, answer.Status);
        return answer;
    }

    // The printed segments add up to the printed interest, and the lines of the sum to what is open.
    static async Task Printed(IAPIResponse answer, decimal interest, decimal open)
    {
        var lines = (await Layout(await answer.BodyAsync())).Split('\n');
        var working = lines.Where(line => Segment().IsMatch(line)).Select(Last).ToArray();
        Assert.Equal(interest, working.Sum());
        var sum = lines.SkipWhile(line => !line.Contains("Zusammenstellung", StringComparison.Ordinal)).ToArray();
        Assert.Equal(open, sum.Where(line => Line().IsMatch(line)).Sum(Last));
        Assert.Equal(open, Last(sum.Last(line => line.StartsWith("offen", StringComparison.Ordinal))));
    }

    static async Task<string> Layout(byte[] pdf)
    {
        var file = System.IO.Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, pdf, TestContext.Current.CancellationToken);
            using var reader = Process.Start(new ProcessStartInfo("pdftotext", ["-layout", file, "-"])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                StandardOutputEncoding = System.Text.Encoding.UTF8,
            })!;
            return await reader.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        }
        catch (Win32Exception)
        {
            Assert.Skip("pdftotext is not installed here.");
            throw;
        }
        finally
        {
            File.Delete(file);
        }
    }

    static decimal Last(string line) => decimal.Parse(
        Amount().Matches(line)[^1].Value.Replace('−', '-'), System.Globalization.CultureInfo.GetCultureInfo("de-DE"));

    [GeneratedRegex(@"^\d\d\.\d\d\.\d{4}\s+\d\d\.\d\d\.\d{4}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Segment();

    [GeneratedRegex(@"^\S.*\d\d\.\d\d\.\d{4}\s+[−\d.]+,\d\d", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Line();

    [GeneratedRegex(@"−?[\d.]+,\d\d(?=\s*€)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Amount();

    [Fact]
    public async Task shows_a_payment_before_it_is_booked_and_takes_it_back()
    {
        var page = await Claim();
        await page.ClickAsync("text=Zahlung erfassen");
        await page.FillAsync("#pay-amount", "380");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(".foresee")).ToContainTextAsync("Danach offen: 2.000,00\u00A0€");
        await Save(page, "Die Zahlung ist gebucht.");
        await Says(page, "Offen2.000,00 €");
        await Says(page, "Verjährt frühestens am (§§ 195, 199 Abs. 1 BGB)12.03.2029"); // § 212 BGB
        await page.ClickAsync(".inside >> text=Zahlung zurücknehmen");
        await Save(page, "Die Zahlung ist zurückgenommen.");
        await Says(page, "Offen2.380,00 €");
        await Says(page, "31.12.2027");
    }

    [Fact]
    public async Task takes_a_credit_note_and_shows_what_it_does_to_the_interest()
    {
        var page = await Claim();
        await page.ClickAsync(".inside >> button:text-is('Gutschrift')");
        await page.FillAsync("#credit-amount", "2.381,00");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(".foresee")).ToContainTextAsync("ist höher als der offene Betrag");
        await page.FillAsync("#credit-amount", "1.190,00");
        await page.Keyboard.PressAsync("Tab");
        var interest = page.Locator(".foresee tr", new() { HasText = "Zinsen bis heute" }).Locator("td").Last;
        await Assertions.Expect(interest).ToHaveTextAsync("464,58\u00A0€"); // 46.88 for 70 days and 0.33 for the last one.
        await page.CheckAsync("#credit-beginning");
        await Assertions.Expect(interest).ToHaveTextAsync("232,46\u00A0€"); // 6.57 + 74.00 + 66.51 + 61.61 + 23.77.
        await Save(page, "Die Gutschrift ist gebucht.");
        await Says(page, "Offen1.190,00 €");
        await Says(page, "232,46 €");
    }

    [Fact]
    public async Task moves_the_limitation_by_an_acknowledgement_and_back()
    {
        var page = await Claim();
        await page.ClickAsync(".inside >> text=Zur Verjährung eintragen");
        await page.FillAsync("#act-from", "2026-03-13");
        await page.ClickAsync(".modal .btn.p");
        await Assertions.Expect(page.Locator("#act-from-more")).ToContainTextAsync("Dieser Tag liegt in der Zukunft.");
        await page.FillAsync("#act-from", "2026-03-10");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(".foresee")).ToContainTextAsync("Danach: verjährt frühestens am 10.03.2029");
        await Assertions.Expect(page.Locator("#act-from-more")).ToHaveTextAsync("");
        await Save(page, "Der Eintrag zur Verjährung ist gespeichert.");
        await Says(page, "10.03.2029");
        await Browser.Sees(page, "Verjährung der Rechnung RE-1: Anerkenntnis vom 10.03.2026.");
        await page.ClickAsync(".inside >> text=Eintrag zurücknehmen");
        await Save(page, "Der Eintrag ist zurückgenommen.");
        await Says(page, "31.12.2027");
    }

    [Fact]
    public async Task grants_more_time_and_ends_talks_later()
    {
        var page = await Claim();
        await page.ClickAsync(".inside >> text=Zur Verjährung eintragen");
        await page.SelectOptionAsync("#act-kind", nameof(LimitationActKind.Deferred));
        await page.ClickAsync(".modal .btn.p");
        await Assertions.Expect(page.Locator("#act-last-more")).ToContainTextAsync("bis zu dem Sie Zeit geben");
        await page.FillAsync("#act-last", "2026-04-30");
        await Save(page, "Der Eintrag zur Verjährung ist gespeichert.");
        await Says(page, "Gestundet bis 30.04.2026.");
        await Says(page, "Zinsen je weiterem Tag0,00 €");
        await Assertions.Expect(page.Locator(".next")).ToContainTextAsync("Die Rechnung ist bis 30.04.2026 gestundet.");
        await page.ClickAsync(".inside >> text=Zur Verjährung eintragen");
        await page.SelectOptionAsync("#act-kind", nameof(LimitationActKind.CourtStep));
        await page.FillAsync("#act-from", "2026-03-01");
        await Save(page, "Der Eintrag zur Verjährung ist gespeichert.");
        await Says(page, "Verjährt nicht, solange ein Eintrag unten andauert");
        await page.ClickAsync(".inside >> text=Ende eintragen");
        await page.FillAsync("#act-last", "2026-03-11");
        await Save(page, "Der Eintrag zur Verjährung ist gespeichert.");
        await Says(page, "Mahnbescheid oder Klage vom 01.03.2026 bis 11.03.2026");
    }

    [Fact]
    public async Task changes_a_letter_by_the_firms_choices()
    {
        var page = await Claim();
        await Browser.Go(page, "/mahnlauf");
        await page.ClickAsync("text=Mahnlauf für heute starten");
        await page.ClickAsync("a.name:text('Müller GmbH')");
        await Browser.Sees(page, "2.884,92\u00A0€"); // 2,380.00 + 464.92 + 40.00 (§ 288 Abs. 5 BGB).
        var letter = page.Url;
        await Browser.Go(page, "/einstellungen");
        await page.UncheckAsync("#zinsen-kosten .check input >> nth=0");
        await page.ClickAsync("text=Zinsen und Kosten speichern");
        await Browser.Sees(page, "Zinsen und Kosten sind gespeichert.");
        await Browser.Go(page, letter);
        await Browser.Sees(page, "2.844,92\u00A0€");
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("2.884,92\u00A0€");
    }

    [Fact]
    public async Task takes_a_base_rate_from_those_who_run_the_product()
    {
        var page = await browser.NewFirm(email: Browser.Operator);
        await Browser.Go(page, "/betrieb/basiszins");
        await page.FillAsync("#from", "2027-02-01");
        await page.FillAsync("#percent", "1,77");
        await page.FillAsync("#source", "Bekanntgabe der Bundesbank");
        await page.ClickAsync("button:text-is('Satz eintragen')");
        await Browser.Sees(page, "nicht ab 01.02.2027 (§ 247 Abs. 1 BGB)");
        await page.FillAsync("#from", "2027-01-01");
        await page.ClickAsync("button:text-is('Satz eintragen')");
        await Browser.Sees(page, "Der Satz ist eingetragen.");
        await Assertions.Expect(page.Locator("table.rows tr", new() { HasText = "01.01.2027" }))
            .ToContainTextAsync("1,77 %");
        var other = await browser.NewFirm();
        await other.GotoAsync("/betrieb/basiszins");
        await Browser.Sees(other, "Diese Seite gibt es nicht");
    }

    [Fact]
    public async Task lists_a_claim_that_is_close_to_its_end()
    {
        var page = await Claim();
        await Browser.Go(page, "/verjaehrung");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Eine Forderung verjährt bald");
        // By Austrian law three years from the due day: 20 May 2026 is 69 days ahead.
        var row = page.Locator("tbody tr");
        await Assertions.Expect(row).ToContainTextAsync("RE-2");
        await Assertions.Expect(row).ToContainTextAsync("20.05.2026");
        await Assertions.Expect(row).ToContainTextAsync("in höchstens 120 Tagen");
        await page.ClickAsync("a.name:text('Erika Groß')");
        await Says(page, "Verjährt frühestens am (§ 1486 Z 1 ABGB)20.05.2026");
    }
}
