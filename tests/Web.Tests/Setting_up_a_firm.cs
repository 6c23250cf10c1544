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
}
