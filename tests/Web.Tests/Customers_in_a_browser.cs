using System.Text.RegularExpressions;
using Inkassio.Domain.Debtors;
using Inkassio.Web.SignIn;
using Microsoft.Playwright;

namespace Inkassio.Web.Tests;

/// <summary>The journeys of a person who works on customers, in a real browser over real books.</summary>
public sealed class Customers_in_a_browser : IAsyncLifetime
{
    const string Chromium = "/usr/bin/chromium";
    static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    const string List = """
        Kundennummer;Name;Art;Straße;PLZ;Ort;Rechnungsnummer;Rechnungsdatum;Fälligkeit;Betrag;Offen
        K-1001;Müller GmbH;Firma;Hauptstr. 5;50667;Köln;RE-2026-0117;15.01.2026;14.02.2026;2.380,00;2.380,00
        K-1001;Müller GmbH;Firma;Hauptstr. 5;50667;Köln;RE-2026-0171;02.03.2026;01.04.2026;412,00;412,00
        K-1002;Erika Groß;Privat;Weg 1;10115;Berlin;RE-2026-0120;01.02.2026;15.02.2026;100,00;60,00
        K-1003;Ohne Anschrift KG;Firma;;;;RE-2026-0121;01.02.2026;15.02.2026;75,00;75,00
        K-1004;Ökohof Jäger eG;Firma;Am Feld 2;88212;Ravensburg;RE-2025-0990;01.10.2025;15.10.2025;640,00;640,00
        """;

    const string Swiss = """
        Kundennummer;Name;Art;Straße;PLZ;Ort;Rechnungsnummer;Rechnungsdatum;Fälligkeit;Betrag;Offen;Währung
        K-1005;Schmid AG;Firma;Bahnhofstr. 1;8001;Zürich;RE-2025-0800;01.12.2025;31.12.2025;4646,06;4646,06;CHF
        """;

    readonly Product product = new() { Settings = ["Inkassio:Demo=false"] };
    readonly List<string> complaints = [];
    IPlaywright? playwright;
    IBrowser? browser;
    IPage page = null!;
    Books_of_a_firm books = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(File.Exists(Chromium), $"There is no browser at {Chromium}.");
        await product.Start();
        Assertions.SetDefaultExpectTimeout(30_000); // A busy machine is slow, not wrong.
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Flags });
        page = await Page(1360, ColorScheme.Light);
        try
        {
            await SignUp("anna@musterbau.example", "Musterbau GmbH");
            books = await Books_of_a_firm.Open(product, "Musterbau GmbH");
        }
        catch
        {
            await DisposeAsync(); // A test that never began is not disposed of, and the product would live on.
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (books is not null) await books.DisposeAsync();
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        await product.DisposeAsync();
    }

    async Task<IPage> Page(int width, ColorScheme scheme)
    {
        var context = await browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme, Locale = "de-DE",
            BaseURL = product.Address.ToString(), ReducedMotion = ReducedMotion.Reduce,
        });
        var opened = await context.NewPageAsync();
        opened.Console += (_, message) => { if (message.Type is "error" or "warning") complaints.Add(message.Text); };
        opened.PageError += (_, error) => complaints.Add(error);
        return opened;
    }

    async Task Open(string path)
    {
        await page.GotoAsync(path);
        await page.WaitForSelectorAsync(".app[data-live=yes]");
    }

    ILocator Row(string number) => page.Locator("table.claims tbody tr", new() { HasText = number }).First;

    static ILocatorAssertions Expect(ILocator found) => Assertions.Expect(found);

    [Fact]
    public async Task show_a_new_firm_what_to_do_first()
    {
        await Open("/heute");
        await Expect(page.Locator("main")).ToContainTextAsync("Rechnungen einlesen");
        await Expect(page.Locator("main .btn.p")).ToHaveAttributeAsync("href", "/einlesen");
        await Expect(page.Locator("main")).ToContainTextAsync("Absender prüfen");
        await Open("/ueberblick");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Noch gibt es nichts zu überblicken");
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task shrink_a_claim_by_a_part_payment_and_close_it_by_the_rest()
    {
        await books.Import(List);
        Assert.True(await books.Run() > 0);
        await Open($"/kunden/{await books.Customer("groß")}");
        await Expect(page.Locator(".next")).ToContainTextAsync("Zahlungserinnerung wartet auf Ihre Freigabe");
        await Expect(page.Locator(".next .btn.p")).ToHaveAttributeAsync(
            "href", new Regex("^/mahnlauf/[0-9a-f-]{36}/", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Pay("20,00", "RE-2026-0120", left: "40,00 €");
        await Expect(Row("RE-2026-0120")).ToContainTextAsync("40,00 €");
        await Expect(page.Locator(".next")).ToContainTextAsync("Zahlungserinnerung ist jetzt dran");
        await Pay("50", "RE-2026-0120", left: "0,00 €");
        await Expect(page.Locator(".next")).ToContainTextAsync("Es ist nichts zu tun");
        await Expect(page.Locator("table.claims")).ToHaveCountAsync(0);
        await Expect(page.Locator(".kpi")).ToContainTextAsync("10,00 €");
        await Expect(page.Locator(".tl li").First).ToContainTextAsync("davon 10,00 € Guthaben");
        await Expect(page.Locator(".tl li").First).ToContainTextAsync("Sie");
        Assert.Empty(complaints);
    }

    async Task Pay(string amount, string covers, string left)
    {
        await page.ClickAsync("text=Zahlung erfassen");
        await page.FillAsync("#pay-amount", amount);
        await page.Keyboard.PressAsync("Tab");
        var foreseen = page.Locator(".foresee tbody tr", new() { HasText = covers });
        await Expect(foreseen.Locator("td").Last).ToHaveTextAsync(left.Replace(' ', '\u00A0'));
        await page.ClickAsync("text=Zahlung buchen");
        await Expect(page.Locator(".done")).ToHaveTextAsync("Die Zahlung ist gebucht.");
    }

    [Fact]
    public async Task rest_while_a_hold_stands()
    {
        await books.Import(List);
        await Open($"/kunden/{await books.Customer("müller")}");
        await page.ClickAsync("main >> text=Mahnstopp");
        await page.SelectOptionAsync("#hold-why", nameof(HoldReason.Disputed));
        await page.FillAsync("#hold-until", "2026-03-01");
        await page.ClickAsync(".modal .btn.p");
        await Expect(page.Locator("#hold-until-more")).ToContainTextAsync("Dieser Tag ist schon vorbei.");
        await page.FillAsync("#hold-until", "2026-04-30");
        await page.ClickAsync(".modal .btn.p");
        await Expect(page.Locator(".customer-head .chip")).ToHaveTextAsync("Mahnstopp bis 30.04.2026");
        await Expect(page.Locator(".next")).ToContainTextAsync("Montag, 04.05.2026");
        await Expect(page.Locator(".next")).ToContainTextAsync("Mahnstopp bis 30.04.2026 (Einwand).");
        Assert.Equal(2, await books.Run()); // Not for Müller, nor for the one without an address.
        await page.ClickAsync("main >> text=Mahnstopp aufheben");
        await page.ClickAsync(".modal .btn.p");
        await Expect(page.Locator(".next")).ToContainTextAsync("Zahlungserinnerung ist jetzt dran");
        Assert.Equal(1, await books.Run());
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task are_found_by_name_by_number_and_by_invoice()
    {
        await books.Import(List);
        await Open("/heute");
        await page.FillAsync("#suche", "groß");
        await page.Keyboard.PressAsync("Enter");
        await page.ClickAsync(".hits >> text=Erika Groß");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Erika Groß");
        await page.FillAsync("#suche", "RE-2026-0171");
        await page.Keyboard.PressAsync("Enter");
        await page.ClickAsync(".hits >> text=Rechnung RE-2026-0171");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Müller GmbH");
        await Expect(page.Locator(".inside")).ToContainTextAsync("412,00");
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task are_listed_sorted_filtered_and_as_a_file()
    {
        await books.Import(List);
        await Open("/kunden");
        var names = page.Locator(".customers .name");
        await Expect(names.First).ToHaveTextAsync("Ökohof Jäger eG"); // The oldest first.
        await page.Locator(".customers th", new() { HasText = "Offen" }).ClickAsync();
        await Expect(names.First).ToHaveTextAsync("Erika Groß");
        await page.ClickAsync("text=Über 90 Tage");
        await Expect(names).ToHaveTextAsync(["Ökohof Jäger eG"]);
        var file = await page.Context.APIRequest.GetAsync($"{product.Address}kunden.csv?tage=ueberfaellig");
        var lines = (await file.TextAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(5, lines.Length);
        Assert.StartsWith(
            "K-1004;Ökohof Jäger eG;Ravensburg;EUR;640,00;640,00;15.10.2025;", lines[1], StringComparison.Ordinal);
        Assert.Empty(complaints);
    }

    [Theory]
    [InlineData(1360, ColorScheme.Light)]
    [InlineData(1360, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    public async Task fit_their_place(int width, ColorScheme scheme)
    {
        await books.Import(List);
        await books.Run();
        await books.Approve(await books.Customer("müller"));
        await books.Import(Swiss);
        await page.SetViewportSizeAsync(width, 900);
        await page.EmulateMediaAsync(new() { ColorScheme = scheme });
        var müller = await books.Customer("müller");
        foreach (var path in new[]
        {
            "/heute", "/ueberblick", "/kunden", "/kunden?suche=m", "/kunden/neu", $"/kunden/{müller}",
            $"/kunden/{await books.Customer("ohne")}",
        })
        {
            await Open(path);
            await Expect(page.Locator(".skeleton")).ToHaveCountAsync(0);
            Assert.True(await page.EvaluateAsync<bool>(Fits), path);
        }
        await Open($"/kunden/{müller}");
        await page.ClickAsync(".claims .more >> nth=0");
        await page.ClickAsync(".next .why summary");
        await page.ClickAsync("text=Zahlung erfassen");
        await page.FillAsync("#pay-amount", "2500");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator(".foresee")).ToContainTextAsync("Danach offen");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".modal")).ToHaveCountAsync(0);
        Assert.Empty(complaints);
    }

    const string Fits = "() => document.documentElement.scrollWidth <= innerWidth";

    [Fact]
    public async Task of_another_firm_are_not_found_nor_are_their_letters()
    {
        await books.Import(List);
        await books.Run();
        var debtor = await books.Customer("müller");
        var letter = $"/briefe/{debtor}/{await books.Approve(debtor)}.pdf";
        var own = await page.Context.APIRequest.GetAsync(new Uri(product.Address, letter).ToString());
        Assert.Equal("application/pdf", own.Headers["content-type"]);
        Assert.StartsWith("%PDF-", await own.TextAsync(), StringComparison.Ordinal);

        page = await Page(1360, ColorScheme.Light);
        await SignUp("eva@ahorn.example", "Zimmerei Ahorn");
        await page.GotoAsync($"/kunden/{debtor}");
        await Expect(page.Locator("main")).ToContainTextAsync("Diese Seite gibt es nicht");
        await Expect(page.Locator("body")).Not.ToContainTextAsync("Müller");
        var foreign = await page.Context.APIRequest.GetAsync(new Uri(product.Address, letter).ToString());
        Assert.Equal(404, foreign.Status);
    }

    async Task SignUp(string email, string firm)
    {
        await page.GotoAsync("/firma-anlegen");
        foreach (var (field, typed) in new[]
        {
            ("email", email), ("password", "ein kurzer satz"), ("firm", firm),
            ("street", "Dorfstraße 1"), ("postcode", "50667"), ("town", "Köln"),
            ("iban", "DE89 3704 0044 0532 0130 00"),
            ("contact", "Eva Ahorn"), ("phone", "0221 5551234"), ("contact-email", "post@ahorn.example"),
        }) await page.FillAsync($"#{field}", typed);
        await page.ClickAsync("text=Firma anlegen und anfangen");
        await page.WaitForURLAsync("**/heute");
    }
}
