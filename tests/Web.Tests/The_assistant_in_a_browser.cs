using Inkassio.Assistant.Drafting;
using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Correspondence.Guard.Prose;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Words;
using Inkassio.Web.Asking;
using Microsoft.Playwright;

namespace Inkassio.Web.Tests;

/// <summary>The assistant in a real browser, on 12 March 2026, without any model.</summary>
public sealed class The_assistant_in_a_browser(Browser browser) : IClassFixture<Browser>
{
    const string Table = """
        Kundennummer;Name;Art;Straße;PLZ;Ort;E-Mail;Rechnungsnummer;Rechnungsdatum;Fälligkeit;Betrag;Offen;Mahnstufe;Letzte Mahnung
        K-1001;Müller GmbH;Firma;Hauptstr. 5;50667;Köln;;RE-1;15.12.2025;14.01.2026;2.380,00;2.380,00;2;20.02.2026
        K-1002;Erika Groß;Privat;Weg 1;10115;Berlin;;RE-2;15.01.2026;14.02.2026;800,00;800,00;;
        K-1003;Jäger eG;Firma;Feld 3;50667;Köln;;RE-3;15.01.2026;14.02.2026;75,00;75,00;;
        """;

    async Task<(IPage, Books_of_a_firm)> Firm(string name, int width = 1280)
    {
        var page = await browser.NewFirm(width, name: name);
        var books = await Books_of_a_firm.Open(browser.Product, name);
        await books.Import(Table);
        return (page, books);
    }

    static async Task Ask(IPage page, string say, string where = "page")
    {
        var field = page.Locator($"#{where}-ask");
        var said = page.Locator(".talk", new() { Has = field }).Locator(".turn .me");
        var before = await said.CountAsync();
        await field.FillAsync(say);
        await field.PressAsync("Enter");
        await Assertions.Expect(said).ToHaveCountAsync(before + 1);
        await Assertions.Expect(page.Locator(".thinking")).ToHaveCountAsync(0);
    }

    static ILocator Last(IPage page) => page.Locator(".turn").Last;

    static async Task<Debtor> Account(Books_of_a_firm books, string name) =>
        await books.Host.Debtors.Look(books.Db, await books.Customer(name), default);

    [Fact]
    public async Task drafts_changes_edits_and_releases_a_letter()
    {
        var (page, books) = await Firm("Entwurf GmbH");
        await using var _ = books;
        await Browser.Go(page, "/assistent");
        await Ask(page, "Schreib der Müller GmbH eine zweite Mahnung, freundlich aber bestimmt, Frist 8 Tage");
        await Assertions.Expect(Last(page)).ToContainTextAsync(
            "Verstanden: 2. Mahnung · Müller GmbH · RE-1 · Frist Fr 20.03.2026");
        await Assertions.Expect(Last(page).Locator(".letter-paper")).ToContainTextAsync("Freitag, 20.03.2026");
        var before = await Last(page).Locator(".letter-paper").InnerTextAsync();

        // Each value tells where it comes from.
        await Last(page).Locator(".fact:text('Freitag, 20.03.2026')").First.ClickAsync();
        await Assertions.Expect(Last(page).Locator(".origin")).ToContainTextAsync("Die Frist, die Sie gewählt haben");

        await Ask(page, "kürzer, Frist zwei Wochen");
        await Assertions.Expect(Last(page).Locator(".letter-paper")).ToContainTextAsync("Donnerstag, 26.03.2026");
        Assert.True((await Last(page).Locator(".letter-paper").InnerTextAsync()).Length < before.Length);
        // One letter at a time: what it said before is there for whoever opens it.
        await Assertions.Expect(page.Locator(".letter-paper:visible")).ToHaveCountAsync(1);
        await page.ClickAsync("text=1. Fassung ansehen");
        await Assertions.Expect(page.Locator(".letter-paper:visible")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator(".draft button:text-is('Freigeben')")).ToHaveCountAsync(1);

        // What is typed is judged at once: a lie cannot go, and a foreign account never.
        await Last(page).Locator("button:text-is('Bearbeiten')").ClickAsync();
        var field = Last(page).Locator("#edit-1");
        var text = await field.InputValueAsync();
        await field.FillAsync($"{text} Bitte zahlen Sie 9.999,99 €.");
        await Assertions.Expect(Last(page).Locator("mark.unsupported")).ToHaveTextAsync("9.999,99 €");
        await field.FillAsync($"{text} Unser Konto ist DE02120300000000202051.");
        await Assertions.Expect(Last(page).Locator("mark.foreign")).ToHaveCountAsync(1);
        await Assertions.Expect(Last(page).Locator("button:text-is('Änderungen übernehmen')")).ToBeDisabledAsync();
        await field.FillAsync($"{text} Rufen Sie mich gern an.");
        await Last(page).Locator("button:text-is('Änderungen übernehmen')").ClickAsync();
        await Assertions.Expect(Last(page).Locator(".letter-paper")).ToContainTextAsync("Rufen Sie mich gern an.");
        await Assertions.Expect(Last(page)).ToContainTextAsync("von Ihnen geändert");

        await Last(page).Locator(".draft button:text-is('Freigeben')").ClickAsync();
        await Assertions.Expect(Last(page)).ToContainTextAsync("Freigegeben.");
        var account = await Account(books, "Müller GmbH");
        var issued = Assert.Single(account.Notices.Values, n => n.State == NoticeState.Issued);
        Assert.Equal((NoticeKind.Notice2, new DateOnly(2026, 3, 26)), (issued.Kind, issued.DeadlineOn));
        await Browser.Go(page, "/post");
        await Browser.Sees(page, "Müller GmbH");
    }

    [Fact]
    public async Task lets_no_draft_go_that_a_payment_has_overtaken()
    {
        var (page, books) = await Firm("Überholt GmbH");
        await using var _ = books;
        await Browser.Go(page, "/assistent");
        await Ask(page, "Zahlungserinnerung an Erika Groß");
        await Assertions.Expect(Last(page).Locator(".letter-paper")).ToContainTextAsync("800,00");
        await books.Host.Debtors.Send(books.Db, await books.Customer("Erika Groß"), new DebtorCommand.RecordPayment(
            PaymentId.New(), Money.Exact(300, Currency.EUR), new(2026, 3, 12), Designation: null), default);
        await Last(page).Locator(".draft button:text-is('Freigeben')").ClickAsync();
        await Assertions.Expect(Last(page).Locator(".problem")).ToContainTextAsync("haben sich geändert");
        Assert.DoesNotContain((await Account(books, "Erika Groß")).Notices.Values, n => n.State == NoticeState.Issued);
        // Shown again, it asks for what is still owed.
        await Assertions.Expect(Last(page).Locator(".letter-paper")).ToContainTextAsync("500,00");
    }

    [Fact]
    public async Task lets_no_draft_go_that_an_answer_has_belied()
    {
        var (_, books) = await Firm("Belegt GmbH");
        await using var __ = books;
        var (host, db, stop) = (books.Host, books.Db, TestContext.Current.CancellationToken);
        var debtor = await books.Customer("Müller GmbH");
        var aim = new DraftAim.Step(NoticeKind.Notice2, [.. (await Account(books, "Müller GmbH")).Claims.Keys]);
        var prose = new Prose(Prose.OwnSubject, ["auf unsere Mahnung haben wir keine Antwort von Ihnen erhalten.",
            "{{satz:forderung}} {{satz:frist}}", "{{block:zahlung}} {{satz:bezahlt}} {{satz:kontakt}}"]);
        var draft = new Draft(Guid.CreateVersion7(), debtor, aim,
            new(prose.ToText()) { DeadlineOn = new(2026, 3, 26) }, DraftWish.None, DraftOrigin.Kit);
        var seen = await DraftRelease.Preview(host, db, draft, stop);
        Assert.DoesNotContain(seen.Findings, f => f.Blocks);

        // They do answer; a person has read it, and dunning goes on.
        await host.Debtors.Send(db, debtor, new DebtorCommand.RecordReply(
            Guid.CreateVersion7(), Letter: null, "b@mueller.example", "Re", "Wir prüfen das.", new(2026, 3, 12),
            IsAutomatic: false), default);
        await host.Debtors.Send(db, debtor, new DebtorCommand.LiftHold(Invoice: null), default);
        var why = await DraftRelease.Release(host, db, draft, seen.Facts!.Version, stop);
        Assert.Contains("stimmt inzwischen nicht mehr", why!.Sentence(Country.DE), StringComparison.Ordinal);
        Assert.DoesNotContain((await Account(books, "Müller GmbH")).Notices.Values, n => n.State == NoticeState.Issued);
    }

    [Fact]
    public async Task books_a_proposal_only_by_a_click()
    {
        var (page, books) = await Firm("Vorschlag GmbH");
        await using var _ = books;
        await Browser.Go(page, "/assistent");
        await Ask(page, "Jäger zahlt am 20. die Hälfte");
        await Assertions.Expect(Last(page)).ToContainTextAsync("37,50");
        Assert.Empty((await Account(books, "Jäger eG")).Promises);
        await Last(page).Locator("button:text-is('Bestätigen')").ClickAsync();
        await Assertions.Expect(Last(page)).ToContainTextAsync("Das ist eingetragen.");
        var promise = Assert.Single((await Account(books, "Jäger eG")).Promises.Values);
        Assert.Equal((37.50m, new DateOnly(2026, 3, 20)), (promise.Amount.Amount, promise.PayOn));
    }

    [Fact]
    public async Task knows_the_customer_of_the_page_beside_it()
    {
        var (page, books) = await Firm("Daneben GmbH");
        await using var _ = books;
        await Browser.Go(page, $"/kunden/{await books.Customer("Jäger eG")}");
        await page.ClickAsync(".drawer-open");
        await Ask(page, "Was hat er noch offen?", "drawer");
        await Assertions.Expect(page.Locator(".drawer .turn").Last).ToContainTextAsync("75,00");
        await page.ClickAsync(".drawer >> text=Groß öffnen");
        await page.WaitForURLAsync("**/assistent/*");
        await Browser.Sees(page, "75,00");
    }

    [Fact]
    public async Task keeps_a_persons_talks_for_him_to_search_and_delete()
    {
        var (page, books) = await Firm("Verlauf GmbH");
        await using var _ = books;
        await Browser.Go(page, "/assistent");
        await page.ClickAsync("text=Wer schuldet uns am meisten?");
        await Browser.Sees(page, "2.380,00");
        await Assertions.Expect(page.Locator(".history li")).ToHaveCountAsync(1);
        await page.FillAsync("#history-search", "gibtesnicht");
        await page.PressAsync("#history-search", "Enter");
        await Browser.Sees(page, "Dazu finden wir kein Gespräch.");
        await page.FillAsync("#history-search", "schuldet");
        await page.PressAsync("#history-search", "Enter");
        await page.ClickAsync(".history li a");
        await page.WaitForURLAsync("**/assistent/*");
        await Browser.Sees(page, "2.380,00");
        var file = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("text=Als Text laden"));
        Assert.Contains("Müller GmbH", await File.ReadAllTextAsync(await file.PathAsync()), StringComparison.Ordinal);
        await page.ClickAsync("text=Gespräch löschen");
        await page.ClickAsync("text=Wirklich löschen");
        await Assertions.Expect(page.Locator(".history li")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task asks_once_what_a_link_asks()
    {
        var (page, books) = await Firm("Einmal GmbH");
        await using var _ = books;
        await Browser.Go(page, "/heute");
        var customer = await books.Customer("Müller GmbH");
        await Browser.Go(page, $"/assistent?kunde={customer}&frage=Was%20hat%20er%20noch%20offen%3F");
        await Assertions.Expect(Last(page)).ToContainTextAsync("2.380,00");
        await page.WaitForURLAsync("**/assistent/*");
        await Browser.Go(page, new Uri(page.Url).PathAndQuery);
        await Assertions.Expect(Last(page)).ToContainTextAsync("2.380,00");
        await Assertions.Expect(page.Locator(".turn")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".history li")).ToHaveCountAsync(1);
        // The customer stays in view, and a new talk is a new one.
        await Ask(page, "Und wie hoch sind die Zinsen?");
        await Assertions.Expect(page.Locator(".turn")).ToHaveCountAsync(2);
        await Assertions.Expect(Last(page)).ToContainTextAsync("Müller GmbH");
        await page.ClickAsync("text=Neues Gespräch");
        await Assertions.Expect(page.Locator(".turn")).ToHaveCountAsync(0);
        await Ask(page, "Wer schuldet uns am meisten?");
        await page.WaitForURLAsync("**/assistent/*");
        await Assertions.Expect(page.Locator(".turn")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".history li")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task leads_back_to_where_the_link_stood()
    {
        var (page, books) = await Firm("Zurück GmbH");
        await using var _ = books;
        await Browser.Go(page, "/heute");
        await Browser.Go(page, "/assistent?frage=Wer%20schuldet%20uns%20am%20meisten%3F");
        await page.WaitForURLAsync("**/assistent/*");
        await Assertions.Expect(page.Locator(".history li a.now")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".thinking")).ToHaveCountAsync(0);
        await page.GoBackAsync();
        await page.WaitForURLAsync("**/heute");
    }

    [Fact]
    public async Task fits_a_phone()
    {
        var (page, books) = await Firm("Telefon GmbH", width: 390);
        await using var _ = books;
        await Browser.Go(page, "/assistent");
        await Ask(page, "Schreib der Müller GmbH eine Mahnung");
        await Assertions.Expect(Last(page).Locator(".letter-paper")).ToBeVisibleAsync();
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
    }
}
