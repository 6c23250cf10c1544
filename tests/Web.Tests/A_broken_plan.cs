using System.Text.RegularExpressions;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Microsoft.Playwright;

namespace Inkassio.Web.Tests;

/// <summary>Four instalments, two of them paid: what a person sees of the third, and after it.</summary>
public sealed class A_broken_plan(Browser browser) : IClassFixture<Browser>
{
    const string Firm = "Zimmerei Birke";

    const string List = """
        Kundennummer;Name;Art;Straße;PLZ;Ort;Rechnungsnummer;Rechnungsdatum;Fälligkeit;Betrag;Offen;Mahnstufe;Letzte Mahnung
        K-1;Müller GmbH;Firma;Hauptstr. 5;50667;Köln;RE-1;15.10.2025;14.11.2025;600,00;600,00;1;01.12.2025
        """;

    static async Task Run(IPage page)
    {
        await Browser.Go(page, "/mahnlauf");
        await page.ClickAsync("text=Mahnlauf für heute starten");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Ein Brief wartet auf Ihre Freigabe");
    }

    static Task Title(IPage page, string begins) => Assertions.Expect(page.Locator("h1"))
        .ToHaveTextAsync(new Regex("^" + Regex.Escape(begins), RegexOptions.None, TimeSpan.FromSeconds(1)));

    [Fact]
    public async Task asks_for_the_missing_instalment_alone_and_then_for_the_rest_one_stage_further()
    {
        var page = await browser.NewFirm(name: Firm);
        await using var books = await Books_of_a_firm.Open(browser.Product, Firm);
        await books.Import(List);
        var customer = $"/kunden/{await books.Customer("müller")}";

        await Browser.Go(page, customer);
        await page.ClickAsync("text=Raten vereinbaren");
        await page.FillAsync("#plan-count", "4");
        await page.FillAsync("#plan-first", "2026-01-09");
        await page.FillAsync("#plan-agreed", "2026-01-02");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(".foresee tbody tr")).ToHaveCountAsync(5);
        await Assertions.Expect(page.Locator(".foresee")).ToContainTextAsync("Mo 09.03.2026");
        await page.ClickAsync("text=Vereinbarung festhalten");
        await Browser.Sees(page, "Die Ratenvereinbarung gilt.");

        foreach (var day in new[] { "2026-01-09", "2026-02-09" }) await Pay(books, 150_00, day);
        await Run(page);
        await Browser.Sees(page, "Erinnerung an die 3. Rate");
        await Browser.Sees(page, "3. Rate vom 09.03.2026 fehlt");
        await page.ClickAsync("a.name:text('Müller GmbH')");
        await Title(page, "Erinnerung an die 3. Rate an Müller GmbH über 150,00");
        await page.ClickAsync("button:text-is('Freigeben')");
        await Browser.Sees(page, "Freigegeben am 12.03.2026, Frist 19.03.2026.");

        await Browser.Go(page, customer);
        await Browser.Sees(page, "Kommt die 3. Rate nicht vorher, ist am 24.03.2026 der ganze Rest fällig.");
        await Assertions.Expect(page.Locator(".tl")).ToContainTextAsync("Erinnerung an die 3. Rate über 150,00");
        await Browser.Go(page, "/raten");
        await Browser.Sees(page, "im Rückstand");

        await DaysGoBy(new(2026, 3, 25));
        await Browser.Go(page, "/raten");
        await Browser.Sees(page, "seit 24.03.2026");
        await Run(page);
        await Browser.Sees(page, "Ratenvereinbarung seit 24.03.2026 gebrochen");
        await page.ClickAsync("a.name:text('Müller GmbH')");
        await Title(page, "1. Mahnung an Müller GmbH über 3");
        await Browser.Sees(page, "Es geht mit der Stufe weiter, die nach der letzten kommt.");
    }

    async Task DaysGoBy(DateOnly to)
    {
        await browser.Product.Stop();
        browser.Product.Today = to;
        await browser.Product.Start();
    }

    static async Task Pay(Books_of_a_firm books, long cents, string day) =>
        Assert.Null((await books.Host.Debtors.Send(books.Db, await books.Customer("müller"),
            new DebtorCommand.RecordPayment(
                PaymentId.New(), new(cents, Currency.EUR),
                DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), null), default)).Refusal);
}
