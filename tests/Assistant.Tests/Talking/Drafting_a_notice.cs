using Inkassio.Assistant.Drafting;
using Inkassio.Assistant.Talking;
using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Storage;
using static Inkassio.Assistant.Tests.Talking.Office;

namespace Inkassio.Assistant.Tests.Talking;

public sealed class Drafting_a_notice
{
    [Theory]
    [InlineData("Zahlungserinnerung an Löwe", NoticeKind.Reminder)]
    [InlineData("Erste Mahnung an Löwe", NoticeKind.Notice1)]
    [InlineData("Zweite Mahnung an Löwe", NoticeKind.Notice2)]
    [InlineData("Letzte Mahnung an Löwe", NoticeKind.LastNotice)]
    [InlineData("Mahnung an Löwe", NoticeKind.Reminder)]
    public async Task takes_the_step_as_it_was_said(string say, NoticeKind kind)
    {
        await using var office = await Open();
        var debtor = await office.Debtor("K-1", "Bäckerei Löwe");
        var invoice = await office.Invoice(debtor, "R-1", Euro(119), On(2, 10));
        var view = await office.Letter(await office.Say(say));
        var step = Assert.IsType<DraftAim.Step>(view.Draft.Aim);
        Assert.Equal(kind, step.Notice);
        Assert.Equal([invoice], step.Invoices);
        Assert.Contains("R-1", view.Letter!.Subject + string.Join(' ', view.Letter.Paragraphs),
            StringComparison.Ordinal);
        Assert.Equal(Euro(119), Assert.Single(view.Facts!.Claims).Open);
    }

    [Fact]
    public async Task takes_the_next_of_both_for_a_bare_two()
    {
        await using var office = await Open();
        var debtor = await office.Debtor("K-1", "Bäckerei Löwe");
        var invoice = await office.Invoice(debtor, "R-1", Euro(119), On(1, 10));
        await office.Issued(debtor, invoice, NoticeKind.Reminder, On(1, 20), On(1, 27));
        await office.Issued(debtor, invoice, NoticeKind.Notice1, On(2, 5), On(2, 16));
        var view = await office.Letter(await office.Say("Mahnung Stufe 2 an Löwe"));
        Assert.Equal(NoticeKind.Notice2, Assert.IsType<DraftAim.Step>(view.Draft.Aim).Notice);
    }

    [Fact]
    public async Task names_every_overdue_invoice_and_none_that_is_not_due()
    {
        await using var office = await Open();
        var debtor = await office.Debtor("K-1", "Bäckerei Löwe");
        await office.Invoice(debtor, "R-1", Euro(100), On(1, 10));
        await office.Invoice(debtor, "R-2", Euro(50.5m), On(2, 10));
        await office.Invoice(debtor, "R-3", Euro(900), On(3, 30));
        var reply = await office.Say("Zahlungserinnerung an Löwe");
        Assert.Contains(reply.Sentences, s => s.Contains("2 Rechnungen mit zusammen 150,50", StringComparison.Ordinal));
    }

    [Fact]
    public async Task writes_one_letter_for_each_currency()
    {
        await using var office = await Open();
        var debtor = await office.Debtor("K-1", "Bäckerei Löwe");
        await office.Invoice(debtor, "R-1", Euro(100), On(1, 10));
        await office.Invoice(debtor, "R-2", new(7_700, Currency.CHF), On(1, 10));
        var reply = await office.Say("Zahlungserinnerung an Löwe");
        Assert.Equal(2, reply.Cards.OfType<Card.LetterCard>().Count());
        Assert.Contains(reply.Sentences, s => s.Contains("mehrere Währungen", StringComparison.Ordinal));
    }

    [Fact]
    public async Task says_why_a_step_cannot_be_and_offers_the_next_one()
    {
        await using var office = await Open();
        var debtor = await office.Debtor("K-1", "Bäckerei Löwe");
        var invoice = await office.Invoice(debtor, "R-1", Euro(119), On(1, 10));
        await office.Issued(debtor, invoice, NoticeKind.Notice1, On(2, 5), On(2, 16));
        var reply = await office.Say("Zahlungserinnerung an Löwe");
        Assert.Empty(reply.Cards.OfType<Card.LetterCard>());
        Assert.Contains(reply.Chips, c => c.Words == "Stattdessen: 2. Mahnung");
        var next = await office.Letter(await office.Say(reply.Chips[0].Say));
        Assert.Equal(NoticeKind.Notice2, Assert.IsType<DraftAim.Step>(next.Draft.Aim).Notice);
    }

    [Fact]
    public async Task shows_the_open_proposal_where_the_run_has_made_one()
    {
        await using var office = await Open();
        var debtor = await office.Debtor("K-1", "Bäckerei Löwe");
        await office.Invoice(debtor, "R-1", Euro(119), On(1, 10));
        await office.Send(debtor, new DebtorCommand.AdvanceDunning(On(3, 12), NoticeId.New()));
        var open = Assert.Single((await office.Look(debtor)).OpenProposals);
        var view = await office.Letter(await office.Say("Mahnung an Löwe"));
        Assert.Equal(open.Id, Assert.IsType<DraftAim.Proposal>(view.Draft.Aim).Notice);
    }

    [Fact]
    public async Task warns_of_a_deadline_on_a_holiday_and_offers_the_next_working_day()
    {
        await using var office = await OfUtterances();
        var reply = await office.Say("Schick dem Ökohof eine Mahnung mit Frist bis Karfreitag");
        Assert.Contains("Frist Fr 03.04.2026", reply.Echo, StringComparison.Ordinal);
        Assert.Contains(reply.Sentences, s => s.Contains("Di 07.04.2026", StringComparison.Ordinal));
        Assert.False((await office.Letter(reply)).Foreseen.CanGo);
        var changed = await office.Say(reply.Chips.Single(c => c.Words == "Frist auf Di 07.04.2026").Say);
        Assert.Equal(On(4, 7), (await office.Letter(changed)).Draft.Wish.DeadlineOn);
    }

    [Fact]
    public async Task says_what_holds_the_letter_back()
    {
        await using var office = await Open();
        var debtor = await office.Debtor("K-1", "Bäckerei Löwe");
        await office.Invoice(debtor, "R-1", Euro(119), On(1, 10));
        await office.Send(debtor, new DebtorCommand.PlaceHold(null, HoldReason.Asked, On(3, 20)));
        var reply = await office.Say("Zahlungserinnerung an Löwe");
        Assert.NotNull((await office.Letter(reply)).Letter);
        Assert.Contains(reply.Cards.OfType<Card.ReasonsCard>(), c =>
            c.Reasons.Any(r => r.Contains("20.03.2026", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task keeps_every_version_of_a_changed_draft()
    {
        await using var office = await OfUtterances();
        var first = await office.Say("Zahlungserinnerung an Müller GmbH");
        var second = await office.Say("kürzer, Frist zwei Wochen, per E-Mail");
        Assert.Equal(first.Draft, second.Draft);
        var versions = await office.Shelf.Versions(office.Db, second.Draft!.Value, default);
        Assert.Equal([1, 2], versions.Select(v => v.Version));
        Assert.Equal((On(3, 26), Channel.Email), (versions[1].Wish.DeadlineOn, versions[1].Wish.By));
        Assert.Equal([WritingWish.Shorter], versions[1].Wish.Wishes);
        Assert.Null(versions[0].Wish.DeadlineOn);
    }

    [Fact]
    public async Task ends_at_the_release_which_the_sentence_does_not_do()
    {
        await using var office = await OfUtterances();
        await office.Say("Zahlungserinnerung an Müller GmbH");
        var debtor = Assert.Single((await office.Say("ab damit")).Cards.OfType<Card.LetterCard>()).Debtor;
        Assert.Empty((await office.Look(debtor)).Notices);
        Assert.Contains((await office.Say("ab damit")).Sentences, s =>
            s.StartsWith("Ich sende nichts", StringComparison.Ordinal));
    }

    [Fact]
    public async Task drops_the_draft_when_the_user_gives_up()
    {
        await using var office = await OfUtterances();
        var draft = (await office.Say("Zahlungserinnerung an Müller GmbH")).Draft!.Value;
        Assert.Null((await office.Say("verwirf den Entwurf")).Draft);
        Assert.Null(await office.Shelf.Show(office.Db, draft, default));
    }

    [Fact]
    public async Task is_not_for_people_who_may_only_read()
    {
        await using var office = await OfUtterances();
        var reply = await office.Say("Zahlungserinnerung an Müller GmbH", mayPropose: false);
        Assert.Empty(reply.Cards);
        Assert.Contains(reply.Sentences, s => s.Contains("lesen", StringComparison.Ordinal));
        Assert.Contains((await office.Say("Was hat Müller GmbH offen?", mayPropose: false)).Cards, c =>
            c is Card.TableCard);
    }
}
