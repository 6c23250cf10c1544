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
