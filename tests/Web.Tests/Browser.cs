using Microsoft.Playwright;

namespace Inkassio.Web.Tests;

/// <summary>The product and a browser before it, with what a person does at its doors.</summary>
public sealed class Browser : IAsyncLifetime
{
    const string Chromium = "/usr/bin/chromium";
    static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    static readonly (string Field, string Typed)[] Firm =
    [
        ("#password", "ein kurzer satz"), ("#firm", "Zimmerei Ahorn"), ("#street", "Dorfstraße 1"),
        ("#postcode", "50667"), ("#town", "Köln"), ("#iban", "DE89 3704 0044 0532 0130 00"),
        ("#contact", "Eva Ahorn"), ("#phone", "0221 5551234"), ("#contact-email", "post@ahorn.example"),
    ];

    /// <summary>Who runs the product and may enter base rates.</summary>
    public const string Operator = "betrieb@ahorn.example";

    readonly Product product;
    IPlaywright? playwright;
    IBrowser? browser;
    int firms;

    // Firms of the tests may name a mail server on this machine, and one model.
    public Browser() => product = new()
    {
        Settings =
        [
            $"Inkassio:Operators={Operator}", "Inkassio:Mail:Inside=127.0.0.1",
            $"Inkassio:Assistant:AllowedEndpoints=http://localhost:{ModelPort}",
        ],
    };

    /// <summary>Where a test may let a model answer.</summary>
    public int ModelPort { get; } = Product.FreePort();

    public Product Product => product;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Chromium)) return;
        await product.Start();
        Assertions.SetDefaultExpectTimeout(30_000); // A busy machine is slow, not wrong.
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Flags });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        await product.DisposeAsync();
    }

    /// <summary>A new firm of its own, signed in, with its circuit running.</summary>
    public async Task<IPage> NewFirm(
        int width = 1360, ColorScheme scheme = ColorScheme.Light, string email = "", string name = "Zimmerei Ahorn")
    {
        Assert.SkipUnless(browser is not null, $"There is no browser at {Chromium}.");
        var context = await browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme, Locale = "de-DE",
            BaseURL = product.Address.ToString(), ReducedMotion = ReducedMotion.Reduce, AcceptDownloads = true,
        });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/firma-anlegen");
        var own = $"eva{Interlocked.Increment(ref firms)}@ahorn.example";
        await page.FillAsync("#email", email.Length > 0 ? email : own);
        foreach (var (field, typed) in Firm) await page.FillAsync(field, typed);
        await page.FillAsync("#firm", name);
        await page.ClickAsync("text=Firma anlegen und anfangen");
        await page.WaitForURLAsync("**/heute");
        return page;
    }

    /// <summary>Goes to a page and waits until it answers to clicks.</summary>
    public static async Task Go(IPage page, string path)
    {
        await page.GotoAsync(path);
        await page.WaitForSelectorAsync(".app[data-live=yes]");
    }

    /// <summary>Chooses a table on the page for reading in.</summary>
    public static async Task Choose(IPage page, string name, string table)
    {
        await Go(page, "/einlesen");
        await Offer(page, "#import-file", name, "text/csv", System.Text.Encoding.UTF8.GetBytes(table));
    }

    /// <summary>Puts a file into a field once the field listens, which is a moment after the page is live.</summary>
    public static async Task Offer(IPage page, string field, string name, string type, byte[] bytes)
    {
        await page.WaitForFunctionAsync(
            "field => document.querySelector(field)?._blazorInputFileNextFileId !== undefined", field);
        await page.SetInputFilesAsync(field, new FilePayload { Name = name, MimeType = type, Buffer = bytes });
    }

    public static Task Sees(IPage page, string words) =>
        Assertions.Expect(page.Locator("main")).ToContainTextAsync(words);
}
