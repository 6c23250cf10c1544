using Microsoft.Playwright;

namespace Inkassio.Web.Tests;

/// <summary>What only a real browser can tell: colours, widths, scripts, and coming back after a restart.</summary>
public sealed class In_a_browser : IAsyncLifetime
{
    const string Chromium = "/usr/bin/chromium";
    static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    readonly Product product = new();
    readonly List<string> complaints = [];
    IPlaywright? playwright;
    IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(File.Exists(Chromium), $"There is no browser at {Chromium}.");
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

    /// <summary>A page that notes every error, every broken answer and every request to another host.</summary>
    async Task<IPage> Page(int width = 1360, int height = 900, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height }, ColorScheme = scheme, Locale = "de-DE",
            BaseURL = product.Address.ToString(), ReducedMotion = ReducedMotion.Reduce,
        });
        var page = await context.NewPageAsync();
        page.Console += (_, message) => { if (message.Type is "error" or "warning") complaints.Add(message.Text); };
        page.PageError += (_, error) => complaints.Add(error);
        page.Response += (_, answer) => { if (answer.Status >= 400) complaints.Add($"{answer.Status} {answer.Url}"); };
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(product.Address.ToString(), StringComparison.Ordinal)
                && !request.Url.StartsWith("data:", StringComparison.Ordinal)) complaints.Add($"foreign {request.Url}");
        };
        return page;
    }

    async Task<IPage> Demo(int width = 1360)
    {
        var page = await Page(width);
        await page.GotoAsync("/");
        // The first visitor may have to wait until the demo's three years are told.
        await page.ClickAsync("form[action='/demo'] button", new() { Timeout = 180_000 });
        await page.WaitForURLAsync("**/heute");
        await IsLive(page);
        return page;
    }

    /// <summary>The circuit has taken over from the first HTML.</summary>
    static Task IsLive(IPage page) => page.WaitForSelectorAsync(".app[data-live=yes]");

    static Task<string> Ground(IPage page) =>
        page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");

    static async Task FitsItsWidth(IPage page) => Assert.True(
        await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), page.Url);

    [Theory]
    [InlineData(1360, ColorScheme.Light, "rgb(246, 247, 249)")]
    [InlineData(1360, ColorScheme.Dark, "rgb(15, 21, 26)")]
    [InlineData(390, ColorScheme.Light, "rgb(246, 247, 249)")]
    [InlineData(390, ColorScheme.Dark, "rgb(15, 21, 26)")]
    public async Task the_welcome_page_loads_whole_and_alone(int width, ColorScheme scheme, string ground)
    {
        var page = await Page(width, 844, scheme);
        await page.GotoAsync("/", new() { WaitUntil = WaitUntilState.NetworkIdle });
        Assert.Equal(ground, await Ground(page));
        Assert.True(await page.EvaluateAsync<bool>("() => document.fonts.check('16px Inter')"));
        await FitsItsWidth(page);
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task every_page_in_front_of_the_door_fits_a_phone()
    {
        var page = await Page(390, 844);
        foreach (var path in new[] { "/anmelden", "/firma-anlegen" })
        {
            await page.GotoAsync(path);
            await FitsItsWidth(page);
        }
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task the_form_for_a_new_firm_says_what_is_wrong_with_an_iban()
    {
        var page = await Page();
        await page.GotoAsync("/firma-anlegen");
        await page.FillAsync("#iban", "DE89 3704 0044 0532 0130 01");
        await page.ClickAsync("text=Firma anlegen und anfangen");
        await Assertions.Expect(page.Locator("#iban-more")).ToContainTextAsync("Die Prüfziffer passt nicht.");
        await Assertions.Expect(page.Locator("#iban")).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(page.Locator("#iban")).ToHaveValueAsync("DE89 3704 0044 0532 0130 01");
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task the_desk_works_by_keyboard_and_remembers_the_theme()
    {
        var page = await Demo();
        await page.Keyboard.PressAsync("Control+k");
        await Assertions.Expect(page.Locator("#suche")).ToBeFocusedAsync();
        await page.ClickAsync(".avatar");
        await page.ClickAsync(".sheet [data-set-theme=dark]");
        Assert.Equal("rgb(15, 21, 26)", await Ground(page));
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator(".avatar-menu .sheet")).ToBeHiddenAsync();
        await page.ReloadAsync();
        Assert.Equal("rgb(15, 21, 26)", await Ground(page));
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task the_desk_moves_its_places_to_the_foot_of_a_phone()
    {
        var page = await Demo(width: 390);
        await Assertions.Expect(page.Locator(".side")).ToBeHiddenAsync();
        await page.ClickAsync(".foot >> text=Einstellungen");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("So ist Ihr Inkassio eingestellt");
        await FitsItsWidth(page);
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task a_page_comes_back_by_itself_after_the_server_was_restarted()
    {
        var page = await Demo();
        await page.EvaluateAsync("() => window.before = true");
        await product.Stop();
        await Assertions.Expect(page.Locator("#components-reconnect-modal .lost"))
            .ToBeVisibleAsync(new() { Timeout = 20_000 });
        await Assertions.Expect(page.Locator(".lost >> visible=true")).ToContainTextAsync("Wir verbinden Sie neu.");
        await product.Start();
        await page.WaitForFunctionAsync("() => !window.before", null, new() { Timeout = 60_000 });
        await IsLive(page);
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Anna Weber");
        complaints.Clear(); // A lost connection may complain; the new page may not.
        await page.ClickAsync(".side >> text=Einstellungen");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("So ist Ihr Inkassio eingestellt");
        Assert.Empty(complaints);
    }
}
