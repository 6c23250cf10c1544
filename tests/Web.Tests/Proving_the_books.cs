using Microsoft.Playwright;

namespace Inkassio.Web.Tests;

/// <summary>The pages that an owner shows to a court or an auditor.</summary>
public sealed class Proving_the_books(Browser browser) : IClassFixture<Browser>
{
    [Theory]
    [InlineData(1360, ColorScheme.Light)]
    [InlineData(1360, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    public async Task a_check_makes_the_first_checkpoint_and_says_that_all_is_well(int width, ColorScheme scheme)
    {
        var page = await browser.NewFirm(width, scheme);
        await Browser.Go(page, "/einstellungen/pruefpunkte");
        await Browser.Sees(page, "Noch keiner.");
        await page.ClickAsync("text=Jetzt prüfen");
        await Browser.Sees(page, "Alles unverändert:");
        await Assertions.Expect(page.Locator("table.rows tbody tr")).ToHaveCountAsync(1);
        await Keep(page, $"pruefpunkte-{width}-{scheme}");
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        var loaded = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("text=Öffentlichen Schlüssel laden"));
        Assert.StartsWith("-----BEGIN PUBLIC KEY-----", await File.ReadAllTextAsync(await loaded.PathAsync(),
            TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await Browser.Go(page, "/einstellungen/loeschfristen");
        await Browser.Sees(page, "Hier ist nichts zu löschen");
        await Browser.Sees(page, "§ 147 Abs. 1 Nr. 1, Abs. 3 AO");
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        await Keep(page, $"loeschfristen-{width}-{scheme}");
    }

    [Fact]
    public async Task a_customer_of_whom_nothing_must_be_kept_is_erased_by_a_click_after_a_question()
    {
        var page = await browser.NewFirm();
        foreach (var name in new[] { "Altbau Lang", "Neubau Kurz" })
        {
            await Browser.Go(page, "/kunden/neu");
            await page.FillAsync("#party-name", name);
            await page.FillAsync("#party-number", $"K-{name[..1]}");
            await page.ClickAsync("text=Kunde anlegen");
            await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(name);
        }
        await Browser.Go(page, "/einstellungen/loeschfristen");
        await Browser.Sees(page, "kann gelöscht werden");
        await page.CheckAsync("[aria-label='Altbau Lang löschen']");
        await page.ClickAsync("text=Ausgewählte löschen");
        await Browser.Sees(page, "Das lässt sich nicht rückgängig machen");
        await Keep(page, "loeschfristen-frage");
        await page.ClickAsync("text=Ja, für immer löschen");
        await Browser.Sees(page, "Ein Kunde wurde gelöscht.");
        await Browser.Sees(page, "Neubau Kurz");
        await page.ClickAsync("main >> text=Neubau Kurz");
        var loaded = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("text=Beweismappe herunterladen"));
        Assert.Matches("^Akte-K-N-[0-9-]+[.]zip$", loaded.SuggestedFilename);
    }

    // For a look at the page by hand, where a folder was named for it.
    static async Task Keep(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("INKASSIO_SHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
    }
}
