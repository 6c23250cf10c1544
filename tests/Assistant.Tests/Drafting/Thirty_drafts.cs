using System.Collections.Immutable;
using System.Text;
using Inkassio.Assistant.Drafting;
using Inkassio.Domain;
using Inkassio.Domain.Calling;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Segments;
using Inkassio.Domain.Words;

namespace Inkassio.Assistant.Tests.Drafting;

/// <summary>Drafts to be read and judged by people: docs/letters/entwuerfe/ENTWUERFE.md.</summary>
// INKASSIO_DRAFTS=docs/letters/entwuerfe/ENTWUERFE.md writes the page; a run without only checks that all are written.
public sealed class Thirty_drafts
{
    sealed record Case(
        NoticeKind Kind, Country Country, Segment Segment, DebtorKind Debtor, Register Register, int Invoices,
            string Tells,
        DraftWish Wish, params DebtorEvent[] Then);

    static readonly PromiseId Promise = new(Guid.Parse("00000000-0000-7000-8000-00000000a001"));

    static DebtorEvent Broken(Country country) => new DebtorEvent.PromiseGiven(Promise, [Accounts.Invoice(1)],
        new Money(100_000, country == Country.CH ? Currency.CHF : Currency.EUR), Accounts.Due.AddDays(12),
            Accounts.Due.AddDays(10));

    static readonly DebtorEvent Called = new DebtorEvent.CallMade(
        new(Guid.Parse("00000000-0000-7000-8000-00000000a002")), [Accounts.Invoice(1)], CallOutcome.Forgotten,
            Accounts.Due.AddDays(12));

    static DebtorEvent Paid(Country country)
    {
        var currency = country == Country.CH ? Currency.CHF : Currency.EUR;
        var (part, none) = (new Money(50_000, currency), Money.None(currency));
        return new DebtorEvent.PaymentRecorded(new(Guid.Parse("00000000-0000-7000-8000-00000000a003")), part,
            [new(Accounts.Invoice(1), none, none, part)], none, Accounts.Due.AddDays(6));
    }

    static DraftWish Toned(DraftTone tone, params WritingWish[] wishes) => new() { Tone = tone, Wishes = [.. wishes] };

    static IEnumerable<Case> Steps()
    {
        const DebtorKind firm = DebtorKind.Business, person = DebtorKind.Consumer;
        const Country de = Country.DE, at = Country.AT, ch = Country.CH;
        var none = DraftWish.None;
        yield return new(NoticeKind.PreDue, de, Segment.Good, firm, Register.Sie, 1, "guter Kunde", none);
        yield return new(NoticeKind.PreDue, at, Segment.New, person, Register.Du, 2, "neu, du", none);
        yield return new(NoticeKind.PreDue, ch, Segment.Standard, firm, Register.Sie, 1, "förmlicher",
            Cases.Wish(WritingWish.MoreFormal));
        yield return new(NoticeKind.Reminder, de, Segment.Standard, firm, Register.Sie, 1, "der Regelfall", none);
        yield return new(NoticeKind.Reminder, de, Segment.Good, person, Register.Du, 1, "guter Kunde, du", none);
        yield return new(NoticeKind.Reminder, at, Segment.Risky, firm, Register.Sie, 3, "riskant", none);
        yield return new(NoticeKind.Reminder, ch, Segment.New, firm, Register.Sie, 1, "neu, mit Rechnungskopie",
            Cases.Wish(WritingWish.WithInvoiceCopy));
        yield return new(NoticeKind.Reminder, de, Segment.Standard, person, Register.Sie, 1,
            "Teilzahlung, Hinweis auf Raten", Cases.Wish(WritingWish.WithInstalments), Paid(de));
        yield return new(NoticeKind.Reminder, de, Segment.Standard, firm, Register.Sie, 1, "kürzer",
            Cases.Wish(WritingWish.Shorter));
        yield return new(NoticeKind.Reminder, de, Segment.Standard, firm, Register.Sie, 1, "lockerer, mit Dank",
            Cases.Wish(WritingWish.Looser, WritingWish.WithThanks));
        yield return new(NoticeKind.Notice1, de, Segment.Standard, firm, Register.Sie, 1, "der Regelfall", none);
        yield return new(NoticeKind.Notice1, de, Segment.Good, firm, Register.Sie, 1, "guter Kunde, milder",
            Toned(DraftTone.Milder));
        yield return new(NoticeKind.Notice1, at, Segment.Risky, firm, Register.Sie, 2, "riskant, schärfer",
            Toned(DraftTone.Sharper));
        yield return new(NoticeKind.Notice1, ch, Segment.Standard, person, Register.Du, 1,
            "du, nach einem Anruf", none, Called);
        yield return new(NoticeKind.Notice1, de, Segment.Standard, firm, Register.Sie, 1, "gebrochene Zusage",
            none, Broken(de));
        yield return new(NoticeKind.Notice1, de, Segment.New, person, Register.Sie, 1, "neu, einfacher",
            Cases.Wish(WritingWish.Simpler));
        yield return new(NoticeKind.Notice2, de, Segment.Standard, firm, Register.Sie, 1,
            "freundlich, aber bestimmt", Toned(DraftTone.FriendlyFirm));
        yield return new(NoticeKind.Notice2, at, Segment.Good, firm, Register.Sie, 2, "guter Kunde", none);
        yield return new(NoticeKind.Notice2, ch, Segment.Risky, firm, Register.Sie, 1, "riskant, Teilzahlung",
            none, Paid(ch));
        yield return new(NoticeKind.Notice2, de, Segment.Standard, person, Register.Sie, 1,
            "persönlicher, Bitte um Anruf", Cases.Wish(WritingWish.MorePersonal, WritingWish.WithCallBack));
        yield return new(NoticeKind.LastNotice, de, Segment.Standard, firm, Register.Sie, 1, "der Regelfall", none);
        yield return new(NoticeKind.LastNotice, at, Segment.Risky, firm, Register.Sie, 3, "riskant, bestimmt",
            Toned(DraftTone.Firm));
        yield return new(NoticeKind.LastNotice, ch, Segment.Good, person, Register.Sie, 1,
            "guter Kunde, milder", Toned(DraftTone.Milder));
        yield return new(NoticeKind.LastNotice, de, Segment.Standard, firm, Register.Sie, 1,
            "gebrochene Zusage, länger", Cases.Wish(WritingWish.Longer), Broken(de));
        yield return new(NoticeKind.Announcement, de, Segment.Standard, firm, Register.Sie, 1, "der Regelfall", none);
        yield return new(NoticeKind.Announcement, at, Segment.Good, person, Register.Sie, 2,
            "guter Kunde, Hinweis auf Raten", Cases.Wish(WritingWish.WithInstalments));
    }

    static async Task<IEnumerable<(string Title, WrittenDraft Draft)>> All()
    {
        var all = new List<(string, WrittenDraft)>();
        foreach (var (c, n) in Steps().Select((c, n) => (c, n)))
        {
            var account = Accounts.Before(c.Kind, Accounts.Party(c.Country, c.Debtor, c.Register), c.Invoices,
                [Accounts.InSegment(c.Segment), .. c.Then]);
            all.Add(($"{c.Kind.Word()}, {c.Country}: {c.Tells}",
                await Accounts.Write(account, c.Kind, c.Wish, c.Country, c.Invoices, id: n + 1)));
        }
        foreach (var (title, request) in ByHand())
            all.Add((title, await DraftDesk.Write(
                Accounts.Before(NoticeKind.Notice1, Accounts.Party(Country.DE)), Accounts.Id(99),
                    new DraftAim.ByHand(request),
                DraftWish.None, Accounts.Terms(Country.DE), Accounts.Due.AddDays(20), null, [new TextKit()],
                TestContext.Current.CancellationToken, Objection.All[0].Name)));
        return all;
    }

    static IEnumerable<(string, LetterRequest)> ByHand()
    {
        ImmutableArray<InvoiceId> invoices = [Accounts.Invoice(1)];
        var (day, total) = (new DateOnly(2026, 5, 6), new Money(239_000, Currency.EUR));
        yield return ("Ratenangebot, DE", new LetterRequest.InstalmentOffer(invoices,
            [.. total.Split(3).Select((part, i) => new Instalment(new DateOnly(2026, 6, 1).AddMonths(i),
                part))], PlanInterest.None, day));
        yield return ("Antwort auf einen Einwand, DE: Mangel, in Prüfung", new LetterRequest.ComplaintAnswer(
            invoices, "zwei Türen klemmen", day, [ComplaintOption.Repair, ComplaintOption.Credit], null));
        yield return ("Gesprächsbestätigung, DE", new LetterRequest.CallConfirmation(
            invoices, Accounts.Due.AddDays(19), "Frau Erika Zarnekow", new Money(100_000, Currency.EUR), day));
        yield return ("Rechnungskopie, DE", new LetterRequest.InvoiceCopy(invoices, day));
    }

    [Fact]
    public async Task are_written_by_the_kit_and_have_nothing_against_them()
    {
        var (page, number) = (new StringBuilder(Head), 0);
        foreach (var (title, (view, remarks)) in await All())
        {
            Assert.Equal((title, DraftOrigin.Kit), (title, view.Draft.Origin));
            Assert.True(view.Findings.IsEmpty, $"{title}: {string.Join(' ', view.Findings)}");
            page.Append(Invariant,
                $"\n## {++number}. {title}\n\n**{view.Letter!.Subject}**\n\n{view.Letter.Salutation}\n\n");
            foreach (var paragraph in view.Letter.Paragraphs) page.Append(paragraph).Append("\n\n");
            page.Append(Invariant, $"{view.Letter.Closing}  \n{view.Letter.Signature}\n");
            foreach (var remark in remarks) page.Append(Invariant, $"\n> {remark}\n");
        }
        Assert.Equal(30, number);
        if (Environment.GetEnvironmentVariable("INKASSIO_DRAFTS") is { } path) File.WriteAllText(path, page.ToString());
    }

    static readonly IFormatProvider Invariant = System.Globalization.CultureInfo.InvariantCulture;

    const string Head = """
        # Dreißig Entwürfe

        Geschrieben vom Baukasten, ohne Modell; Fälle und Namen sind erfunden. Tabelle,
            Aufstellung und Zahlteil zeichnet die
        Seite und stehen deshalb nicht hier. Eingerückt steht, was beim Entwurf zu lesen ist,
            wenn ein Wunsch nicht zu erfüllen
        war. Neu erzeugen:

        ```
        INKASSIO_DRAFTS=$PWD/docs/letters/entwuerfe/ENTWUERFE.md \
          dotnet test --project tests/Assistant.Tests -- --filter-class "*Thirty_drafts"
        ```

        """;
}
