using Inkassio.Assistant.Talking;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Storage;
using static Inkassio.Assistant.Tests.Talking.Office;
using static Inkassio.Domain.Debtors.DebtorCommand;

namespace Inkassio.Assistant.Tests.Talking;

/// <summary>An answer claims no effect that nothing had, and no state that an account is not in.</summary>
public sealed class Saying_what_happened
{
    static async Task<(Office Office, DebtorId Debtor, InvoiceId Invoice)> Owing(decimal euros)
    {
        var office = await Open();
        var debtor = await office.Debtor("K-1", "Bäckerei Löwe");
        return (office, debtor, await office.Invoice(debtor, "RE-2026-0100", Euro(euros), On(2, 10)));
    }

    [Theory]
    [InlineData("Gib der Bäckerei Löwe noch 14 Tage Luft")]
    [InlineData("Löwe bestreitet die Rechnung, bitte Mahnstopp")]
    [InlineData("Mahnstopp für Löwe wegen Insolvenz")]
    [InlineData("Mahnstopp für Löwe")]
    [InlineData("Mahnstopp bei Löwe ab 20. März aufheben")]
    [InlineData("Vereinbare mit Löwe 3 Raten ab 1. April")]
    [InlineData("Löwe zahlt am 20. März 50 Euro")]
    [InlineData("Notiz zu Löwe: ruft zurück")]
    [InlineData("Löwe duzen wir ab jetzt")]
    public async Task tells_no_effect_of_what_was_refused(string say)
    {
        var (office, debtor, _) = await Owing(100);
        await using var open = office;
        await office.Send(debtor, new PlaceHold(null, HoldReason.Goodwill, null));
        var reply = await office.Say(say, mayPropose: false);
        Assert.StartsWith("Sie dürfen in dieser Firma lesen", Assert.Single(reply.Sentences), StringComparison.Ordinal);
        Assert.Empty(reply.Cards);
        Assert.Empty(reply.Chips);
    }

    [Fact]
    public async Task tells_no_effect_of_a_payment_that_may_not_be_booked()
    {
        var (office, _, _) = await Owing(119);
        await using var open = office;
        var reply = await office.Say(
            "Zu welcher Rechnung gehört die Zahlung über 119,00 von gestern?", mayPropose: false);
        Assert.StartsWith("Sie dürfen in dieser Firma lesen", reply.Sentences[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task tells_effects_where_a_card_is_there_to_confirm()
    {
        var (office, _, _) = await Owing(100);
        await using var open = office;
        var reply = await office.Say("Gib der Bäckerei Löwe noch 14 Tage Luft");
        Assert.Single(reply.Cards.OfType<Card.ProposalCard>());
        Assert.StartsWith("Während der Stundung", reply.Sentences[^1], StringComparison.Ordinal);
        Assert.Equal("Der Stopp gilt, bis Sie ihn aufheben.", (await office.Say("Mahnstopp für Löwe")).Sentences[^1]);
    }

    [Fact]
    public async Task calls_an_invoice_paid_only_when_all_of_it_was()
    {
        var (office, debtor, invoice) = await Owing(100);
        await using var open = office;
        await office.Send(debtor, new RecordPayment(PaymentId.New(), Euro(40), On(3, 2), invoice));
        await office.Send(debtor, new WriteOff(invoice, On(3, 10)));
        Assert.Contains(
            "Rechnung RE-2026-0100 an Bäckerei Löwe ist erledigt, aber nicht ganz bezahlt: "
                + "40,00\u00A0€ gezahlt, 60,00\u00A0€ ausgebucht.",
            (await office.Say("Ist RE-2026-0100 schon bezahlt?")).Sentences);
    }

    [Fact]
    public async Task does_not_call_a_payment_booked_that_went_back()
    {
        var (office, debtor, invoice) = await Owing(100);
        await using var open = office;
        var payment = PaymentId.New();
        await office.Send(debtor, new RecordPayment(payment, Euro(40), On(3, 2), invoice));
        await office.Send(debtor, new ReversePayment(payment, On(3, 9)));
        var reply = await office.Say("Zu welcher Rechnung gehört die Zahlung über 40,00 vom 2. März?");
        Assert.Equal("Diese Zahlung war gebucht und ist am 09.03.2026 zurückgegangen:", reply.Sentences[0]);
    }

    [Fact]
    public async Task finds_a_named_invoice_behind_any_number_of_others()
    {
        var (office, debtor, _) = await Owing(100);
        await using var open = office;
        for (var i = 0; i < 51; i++) await office.Invoice(debtor, $"ALT-{i}", Euro(7), On(1, 5));
        var other = await office.Debtor("K-2", "Uhren Sommer");
        await office.Invoice(other, "RE-2026-0900", Euro(80), On(3, 1));
        var reply = await office.Say("Die Zahlung über 55,00 Euro von gestern gehört zu RE-2026-0900");
        Assert.Equal(Euro(55), (await office.Proposed<RecordPayment>(reply)).Amount);
    }

    [Fact]
    public async Task drops_no_draft_that_has_gone_out()
    {
        var (office, _, _) = await Owing(100);
        await using var open = office;
        var draft = (await office.Say("Zahlungserinnerung an Löwe")).Draft!.Value;
        Assert.True(await office.Shelf.End(office.Db, draft, DraftState.Released, default));
        var reply = await office.Say("abbrechen");
        Assert.StartsWith("Dieser Entwurf ist nicht mehr offen", Assert.Single(reply.Sentences), StringComparison.Ordinal);
    }

    [Fact]
    public async Task sends_nobody_to_a_button_that_he_does_not_have()
    {
        var (office, _, _) = await Owing(100);
        await using var open = office;
        await office.Say("Zahlungserinnerung an Löwe");
        var reply = await office.Say("ab damit", mayPropose: false);
        Assert.Contains("Ich sende nichts. Freigeben kann ihn jemand mit Schreibrecht.", reply.Sentences);
    }
}
