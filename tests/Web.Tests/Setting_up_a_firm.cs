using Microsoft.Playwright;

namespace Inkassio.Web.Tests;

/// <summary>The settings as an owner works with them.</summary>
public sealed class Setting_up_a_firm(Browser browser) : IClassFixture<Browser>
{
    static ILocator Save(IPage page) => page.Locator("text=Mahnstufen speichern");

    [Fact]
    public async Task refuses_a_ladder_that_breaks_a_rule_and_says_which()
    {
        var page = await browser.NewFirm();
        await Browser.Go(page, "/einstellungen");
        await page.FillAsync("#pay-1", "3");
        await Browser.Sees(page, "Diese Stufe muss mindestens 7 Tage zum Zahlen lassen.");
        await Assertions.Expect(Save(page)).ToBeDisabledAsync();
        await page.FillAsync("#pay-1", "14");
        await page.SelectOptionAsync("#kind-0", "LastNotice");
        await Browser.Sees(page, "Diese Stufe ist milder als die davor.");
        await Assertions.Expect(Save(page)).ToBeDisabledAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#pay-1")).ToHaveValueAsync("10");
    }

    [Fact]
    public async Task keeps_a_ladder_that_will_do_and_shows_its_course()
    {
        var page = await browser.NewFirm();
        await Browser.Go(page, "/einstellungen");
        await page.ClickAsync("text=Zügig");
        await Browser.Sees(page, "Zahlungserinnerung am Mo 16.03.2026"); // Three days after Thursday is a Sunday.
        await Browser.Sees(page, "Frist bis Mo 23.03.2026");
        await Save(page).ClickAsync();
        await Browser.Sees(page, "Die Mahnstufen sind gespeichert.");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("button:text-is('Zügig')")).ToHaveAttributeAsync("aria-pressed", "true");
    }

    [Fact]
    public async Task checks_the_account_and_keeps_the_sender()
    {
        var page = await browser.NewFirm();
        await Browser.Go(page, "/einstellungen");
        await page.FillAsync("#iban-EUR", "DE89 3704 0044 0532 0130 01");
        await page.ClickAsync("text=Bankkonten speichern");
        await Browser.Sees(page, "Die Prüfziffer passt nicht.");
        await page.FillAsync("#contact", "Otto Ahorn");
        await page.FillAsync("#legal", "HRB 12345, Amtsgericht Köln");
        await page.ClickAsync("text=Absender speichern");
        await Browser.Sees(page, "Der Absender ist gespeichert.");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#contact")).ToHaveValueAsync("Otto Ahorn");
        await Assertions.Expect(page.Locator("#iban-EUR")).ToHaveValueAsync("DE89 3704 0044 0532 0130 00");
    }

    [Fact]
    public async Task takes_a_logo_that_can_be_printed_and_no_other_file()
    {
        var page = await browser.NewFirm();
        await Browser.Go(page, "/einstellungen");
        await Browser.Offer(page, "#logo input", "logo.png", "image/png", [1, 2, 3]);
        await Browser.Sees(page, "Das ist weder PNG noch JPEG.");
        var picture = await page.ScreenshotAsync(
            new() { Type = ScreenshotType.Jpeg, Clip = new() { Width = 200, Height = 80 } });
        await Browser.Offer(page, "#logo input", "logo.jpg", "image/jpeg", picture);
        await Assertions.Expect(page.Locator(".logo-picture")).ToBeVisibleAsync();
        Assert.True(await page.EvaluateAsync<bool>(
            "() => document.querySelector('.logo-picture').decode().then(() => true)"));
    }

    [Fact]
    public async Task lays_letters_over_its_own_stationery_and_says_why_a_file_will_not_do()
    {
        var page = await browser.NewFirm();
        await Browser.Go(page, "/einstellungen");
        const string field = "#briefpapier input[type=file]";
        await Browser.Offer(page, field, "papier.pdf", "application/pdf", "kein PDF"u8.ToArray());
        await Browser.Sees(page, "Das ist kein PDF.");
        var other = await page.Context.NewPageAsync();
        await other.SetContentAsync("<h1>Ahorn auf eigenem Papier</h1>");
        await Browser.Offer(page, field, "us.pdf", "application/pdf", await other.PdfAsync(new() { Format = "Letter" }));
        await Browser.Sees(page, "Die Seite ist nicht A4 hoch");
        await Browser.Offer(page, field, "papier.pdf", "application/pdf", await other.PdfAsync(new() { Format = "A4" }));
        await Assertions.Expect(page.Locator(".stationery-frame")).ToBeVisibleAsync();
        await page.FillAsync("#paper-foot", "5");
        await page.ClickAsync("text=Platz speichern");
        await Browser.Sees(page, "unten 10 bis 60, oben 20 bis 80");
        var sample = await page.Context.APIRequest.GetAsync("/briefe/muster.pdf");
        Assert.Equal((200, "application/pdf"), (sample.Status, sample.Headers["content-type"]));
        await page.ClickAsync("text=Briefpapier entfernen");
        await Browser.Sees(page, "Haben Sie eigenes Briefpapier?");
    }

    [Fact]
    public async Task lets_another_person_sign_sharper_letters()
    {
        var page = await browser.NewFirm();
        await Browser.Go(page, "/einstellungen");
        await page.ClickAsync("text=Person hinzufügen");
        await page.SelectOptionAsync("#sign-from-0", "LastNotice");
        await page.ClickAsync("text=Unterschriften speichern");
        await Browser.Sees(page, "Bitte geben Sie den Namen an.");
        await page.FillAsync("#sign-name-0", "Ida Ahorn");
        await page.ClickAsync("text=Unterschriften speichern");
        await Browser.Sees(page, "Bitte geben Sie Telefon oder E-Mail an.");
        await page.FillAsync("#sign-email-0", "ida@ahorn.example");
        await page.ClickAsync("text=Unterschriften speichern");
        await Browser.Sees(page, "Die Unterschriften sind gespeichert.");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#sign-name-0")).ToHaveValueAsync("Ida Ahorn");
        await Assertions.Expect(page.Locator("#sign-from-0")).ToHaveValueAsync("LastNotice");
    }

    [Fact]
    public async Task writes_letters_in_its_own_words_and_not_against_the_rules()
    {
        var page = await browser.NewFirm();
        await Browser.Go(page, "/einstellungen/texte");
        await Browser.Sees(page, "Es gilt unser geprüfter Text.");
        var closing = page.Locator("section[aria-label=Kontakt] textarea").Last;
        var ours = await closing.InputValueAsync();
        var save = page.Locator("text=Als neue Fassung speichern");
        await closing.FillAsync(ours + " {{nirgends}}");
        await closing.BlurAsync();
        await Assertions.Expect(save).ToBeDisabledAsync();
        await closing.FillAsync(ours + " Wir helfen gern.");
        await closing.BlurAsync();
        await Assertions.Expect(page.Locator("section[aria-label=Vorschau]")).ToContainTextAsync("Wir helfen gern.");
        await save.ClickAsync();
        await Browser.Sees(page, "Es gilt Ihr Text, Fassung 1.");
        await Browser.Go(page, "/einstellungen/texte");
        await Assertions.Expect(closing).ToHaveValueAsync(ours + " Wir helfen gern.");
        await page.ClickAsync("text=Zurück zu unserem Text");
        await Browser.Sees(page, "Es gilt unser geprüfter Text.");
    }

    [Fact]
    public async Task names_its_page_on_data_protection_with_a_safe_address()
    {
        var page = await browser.NewFirm();
        await Browser.Go(page, "/einstellungen");
        await page.FillAsync("#privacy", "http://ahorn.example");
        await page.ClickAsync("text=Absender speichern");
        await Browser.Sees(page, "Sie beginnt mit https://");
        await page.FillAsync("#privacy", "https://ahorn.example/datenschutz");
        await page.ClickAsync("text=Absender speichern");
        await Browser.Sees(page, "Der Absender ist gespeichert.");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#privacy")).ToHaveValueAsync("https://ahorn.example/datenschutz");
    }

    [Fact]
    public async Task sees_on_every_page_that_letters_are_held_back_until_a_person_lets_them_go()
    {
        var page = await browser.NewFirm(name: "Rückstand GmbH");
        await using var books = await Books_of_a_firm.Open(browser.Product, "Rückstand GmbH");
        await Storage.DispatchSwitch.Stop(books.Db, "Eine Sicherung wurde eingespielt.", default);
        foreach (var path in new[] { "/heute", "/post", "/einstellungen" })
        {
            await Browser.Go(page, path);
            await Assertions.Expect(page.Locator(".problem.banner")).ToContainTextAsync("Der Versand ist angehalten, seit");
        }
        await page.ClickAsync("text=Ansehen und entscheiden");
        await page.ClickAsync("text=Versand wieder einschalten …");
        await page.ClickAsync("text=Noch nicht");
        await page.ClickAsync("text=Versand wieder einschalten …");
        await page.ClickAsync("text=Ja, Versand wieder einschalten");
        await Assertions.Expect(page.Locator("#restored-title")).ToHaveCountAsync(0);
        await Browser.Go(page, "/heute");
        await Assertions.Expect(page.Locator(".problem.banner")).ToHaveCountAsync(0);
        Assert.False(await Storage.DispatchSwitch.IsStopped(books.Db, default));
    }
}
