using System.Text.Json;
using Inkassio.Assistant.Tests.Models;
using Microsoft.Playwright;

namespace Inkassio.Web.Tests;

/// <summary>Einstellungen, Assistent: which model helps, tried before it is needed, and a key that nobody sees again.
/// </summary>
public sealed class Choosing_a_model(Browser browser) : IClassFixture<Browser>
{
    const string Understood = """{"absicht":"hilfe","merkmale":[]}""";

    async Task<IPage> Settings(string name, int width = 1360, ColorScheme scheme = ColorScheme.Light)
    {
        var page = await browser.NewFirm(width: width, scheme: scheme, name: name);
        await Browser.Go(page, "/einstellungen");
        await Browser.Sees(page, "Der Assistent arbeitet ohne Sprachmodell.");
        await page.CheckAsync("#assistant-on");
        return page;
    }

    async Task Name(IPage page, string endpoint, string key = "")
    {
        await page.FillAsync("#assistant-endpoint", endpoint);
        await page.FillAsync("#assistant-model", "muster-1");
        await page.FillAsync("#assistant-key", key);
        await page.PressAsync("#assistant-key", "Tab");
    }

    [Fact]
    public async Task refuses_addresses_that_nobody_allowed()
    {
        var page = await Settings("Tor GmbH");
        foreach (var (address, sentence) in ((string, string)[])
        [
            ("http://api.example.org/v1", "muss mit https:// beginnen"), ("https://169.254.169.254/", "liegt im eigenen Haus"),
            ("https://localhost/v1", "liegt im eigenen Haus"), ("https://api.example.org/v1", "nicht freigegeben"),
            ("api", "die mit https:// beginnt"),
        ])
        {
            await Name(page, address);
            await page.ClickAsync("#assistent button:text-is('Verbindung prüfen')");
            await Browser.Sees(page, sentence);
        }
    }

    [Fact]
    public async Task is_tried_then_kept_and_its_key_is_never_shown()
    {
        await using var model = FakeProvider.On(browser.ModelPort, ScriptedAnswer.Say(Understood));
        var page = await Settings("Modell GmbH");
        await Name(page, model.Address.ToString(), "schluessel-4711");
        await page.FillAsync("#assistant-style", "Zahlen Sie in 7 Tagen.");
        await page.PressAsync("#assistant-style", "Tab");
        await page.ClickAsync("#assistent button:text-is('Verbindung prüfen')");
        await Browser.Sees(page, "Beispiele haben keine Zahlen.");
        await page.FillAsync("#assistant-style", "Wir freuen uns über eine kurze Nachricht.");
        await page.PressAsync("#assistant-style", "Tab");
        await page.ClickAsync("#assistent button:text-is('Verbindung prüfen')");
        await Browser.Sees(page, "Das Modell antwortet in der Form, die wir brauchen.");
        await Browser.Sees(page, "Heute: 120 von 200.000 Tokens, eine Anfrage.");
        Assert.Contains("Bearer schluessel-4711", model.Heads.First(), StringComparison.Ordinal);
        await page.ClickAsync("text=Assistent speichern");
        await Browser.Sees(page, "Der Assistent ist eingestellt.");
        await Browser.Sees(page, "Das Modell „muster-1“ bei localhost hilft mit.");
        await Browser.Go(page, "/einstellungen");
        await Assertions.Expect(page.Locator("#assistant-key")).ToHaveValueAsync("");
        Assert.DoesNotContain("schluessel-4711", await page.ContentAsync(), StringComparison.Ordinal);
        await Look(page, "assistent-hell");
        // The stored key goes to no other address than the one that it was entered for.
        await page.FillAsync("#assistant-endpoint", $"http://localhost:{browser.ModelPort}/anders");
        await page.PressAsync("#assistant-endpoint", "Tab");
        await page.ClickAsync("#assistent button:text-is('Verbindung prüfen')");
        await Browser.Sees(page, "Für eine andere Adresse geben Sie den Schlüssel bitte neu ein.");
        await using var books = await Books_of_a_firm.Open(browser.Product, "Modell GmbH");
        var kept = (await books.Host.Book.Look(books.Db, default)).Assistant;
        var secret = await Storage.Blobs.Get(books.Db, kept.Secret!, default);
        Assert.Equal("schluessel-4711", System.Text.Encoding.UTF8.GetString(secret!));
    }

    const string Unheard = "Irgendwas mit der Bäckerei Löwe";

    // Understands nothing, looks up whatever it is given, and says a sentence.
    static ScriptedAnswer Curious(int number, JsonElement body) =>
        !body.TryGetProperty("stream", out var streams) || !streams.GetBoolean()
            ? ScriptedAnswer.Say("""{"absicht":"unklar","merkmale":[]}""")
        : body.GetRawText().Contains("\"tool\"", StringComparison.Ordinal)
            ? ScriptedAnswer.StreamText("Dazu gibt es etwas zu tun.")
        : ScriptedAnswer.StreamCalls(("c1", "suche_schuldner", """{"text":"Löwe"}"""));

    static async Task AskUnheard(IPage page)
    {
        await Browser.Go(page, "/assistent");
        await page.FillAsync("#page-ask", Unheard);
        await page.PressAsync("#page-ask", "Enter");
        await Browser.Sees(page, "Dazu gibt es etwas zu tun.");
        await Browser.Go(page, "/einstellungen");
    }

    [Fact]
    public async Task reads_no_name_without_leave_and_asks_anew_for_another_address()
    {
        await using var model = FakeProvider.On(browser.ModelPort, Curious);
        var page = await Settings("Nachschlag GmbH");
        await using var books = await Books_of_a_firm.Open(browser.Product, "Nachschlag GmbH");
        await books.Import("""
            Kundennummer;Name;Art;Straße;PLZ;Ort;Rechnungsnummer;Rechnungsdatum;Fälligkeit;Betrag;Offen
            K-1001;Bäckerei Löwe;Firma;Hauptstr. 5;50667;Köln;RE-1;15.01.2026;14.02.2026;2.380,00;2.380,00
            """);
        await Name(page, model.Address.ToString());
        await Assertions.Expect(page.Locator("#assistant-names")).Not.ToBeCheckedAsync();
        await Assertions.Expect(page.Locator("#assistant-names-what")).ToContainTextAsync(
            "An wen: das Modell „muster-1“ bei localhost.");
        await page.ClickAsync("text=Assistent speichern");
        await Browser.Sees(page, "Das Modell „muster-1“ bei localhost hilft mit.");
        await AskUnheard(page);
        Assert.DoesNotContain("Bäckerei Löwe", model.Told, StringComparison.Ordinal);

        await page.CheckAsync("#assistant-names");
        await page.ClickAsync("text=Assistent speichern");
        await Browser.Sees(page, "hilft mit und darf Namen und offene Beträge lesen.");
        await AskUnheard(page);
        Assert.Contains("Bäckerei Löwe", model.Told, StringComparison.Ordinal);

        // Leave is given to one recipient, and only while a model helps at all.
        await Assertions.Expect(page.Locator("#assistant-names")).ToBeCheckedAsync();
        await Look(page, "namen-hell");
        await page.FillAsync("#assistant-endpoint", $"http://localhost:{browser.ModelPort}/anders");
        await page.PressAsync("#assistant-endpoint", "Tab");
        await Assertions.Expect(page.Locator("#assistant-names")).Not.ToBeCheckedAsync();
        await page.UncheckAsync("#assistant-on");
        await Assertions.Expect(page.Locator("#assistant-names")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task forgets_the_leave_with_the_model()
    {
        var page = await Settings("Widerruf GmbH");
        await Name(page, $"http://localhost:{browser.ModelPort}/v1");
        await page.CheckAsync("#assistant-names");
        await page.ClickAsync("text=Assistent speichern");
        await Browser.Sees(page, "Der Assistent ist eingestellt.");
        Assert.True(await Shares("Widerruf GmbH"));
        await page.UncheckAsync("#assistant-on");
        await page.ClickAsync("text=Assistent speichern");
        await Browser.Sees(page, "Der Assistent arbeitet ohne Sprachmodell.");
        Assert.False(await Shares("Widerruf GmbH"));
    }

    async Task<bool> Shares(string firm)
    {
        await using var books = await Books_of_a_firm.Open(browser.Product, firm);
        return (await books.Host.Book.Look(books.Db, default)).Assistant.SharesNames;
    }

    [Fact]
    public async Task fits_a_narrow_and_a_dark_page()
    {
        var page = await Settings("Schmal GmbH", width: 390, ColorScheme.Dark);
        await page.ClickAsync("text=Was das Haus verlässt");
        await Browser.Sees(page, "Keinen Namen, keinen Betrag");
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await Look(page, "assistent-schmal-dunkel");
    }

    // Pictures to look at, where somebody wants them.
    static async Task Look(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("INKASSIO_SHOTS") is not { Length: > 0 } folder) return;
        await page.Locator("#assistent").ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png") });
    }
}
