using Inkassio.Assistant.Talking;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Storage;
using static Inkassio.Assistant.Tests.Talking.Office;
using static Inkassio.Domain.Debtors.DebtorCommand;

namespace Inkassio.Assistant.Tests.Talking;

public sealed class Proposing_a_booking
{
    static async Task<(Office Office, DebtorId Debtor)> Owing(decimal euros)
    {
        var office = await Open();
        var debtor = await office.Debtor("K-1", "Bäckerei Löwe");
        await office.Invoice(debtor, "R-1", Euro(euros), On(2, 10));
        return (office, debtor);
    }

    [Theory]
    [InlineData(10_000, 5_000)]
    [InlineData(10_001, 5_001)] // Half a cent goes away from zero.
    [InlineData(1, 1)]
    public async Task computes_the_half_to_the_cent(long owed, long cents)
    {
        var (office, _) = await Owing(owed / 100m);
        await using var open = office;
        var promise = await office.Proposed<RecordPromise>(await office.Say("Löwe zahlt am 20. die Hälfte"));
        Assert.Equal((new Money(cents, Currency.EUR), On(3, 20)), (promise.Amount, promise.PayOn));
    }

    [Theory]
    [InlineData("Vereinbare mit Löwe sechs Raten ab 1. April", 6)]
    [InlineData("Vereinbare mit Löwe 3 Raten ab 1. April", 3)]
    [InlineData("Ratenplan für Löwe: 7 Raten ab 1. April", 7)]
    public async Task makes_instalments_that_add_up(string say, int count)
    {
        var (office, _) = await Owing(1_000.03m);
        await using var open = office;
        var plan = await office.Proposed<AgreePlan>(await office.Say(say));
        Assert.Equal(count, plan.Instalments.Length);
        Assert.Equal(100_003, plan.Instalments.Sum(i => i.Amount.Cents));
        Assert.Equal(Enumerable.Range(0, count).Select(On(4, 1).AddMonths), plan.Instalments.Select(i => i.DueOn));
    }

    [Fact]
    public async Task makes_instalments_of_the_amount_that_was_said()
    {
        var (office, _) = await Owing(1_000);
        await using var open = office;
        var plan = await office.Proposed<AgreePlan>(await office.Say("Löwe zahlt ab 1. April in Raten zu 300 Euro"));
        Assert.Equal([30_000L, 30_000, 30_000, 10_000], plan.Instalments.Select(i => i.Amount.Cents));
    }

    [Fact]
    public async Task defers_every_overdue_invoice_until_the_day()
    {
        var (office, debtor) = await Owing(1_000);
        await using var open = office;
        await office.Invoice(debtor, "R-2", Euro(10), On(2, 20));
        var proposal = await office.Proposal(await office.Say("Gib der Bäckerei Löwe noch 14 Tage Luft"));
        Assert.Equal(2, proposal.Commands.Length);
        Assert.All(proposal.Commands, c => Assert.Equal(
            (LimitationActKind.Deferred, On(3, 26)),
            (((RecordLimitationAct)c).Act.Kind, ((RecordLimitationAct)c).Act.LastOn!.Value)));
    }

    [Fact]
    public async Task writes_a_note_word_for_word()
    {
        var (office, _) = await Owing(1);
        await using var open = office;
        Assert.Equal("ruft nächste Woche zurück (sicher)", (await office.Proposed<AddNote>(
            await office.Say("Notiz zu Löwe: ruft nächste Woche zurück (sicher)"))).Text);
    }

    [Theory]
    [InlineData("Löwe bestreitet die Rechnung, bitte Mahnstopp", HoldReason.Disputed)]
    [InlineData("Mahnstopp für Löwe aus Kulanz", HoldReason.Goodwill)]
    [InlineData("Mahnstopp für Löwe", HoldReason.Other)]
    public async Task stops_dunning_for_the_reason_that_was_said(string say, HoldReason reason)
    {
        var (office, _) = await Owing(1);
        await using var open = office;
        Assert.Equal(reason, (await office.Proposed<PlaceHold>(await office.Say(say))).Reason);
    }

    [Fact]
    public async Task lifts_what_is_there_and_says_so_where_nothing_is()
    {
        var (office, debtor) = await Owing(1);
        await using var open = office;
        var none = await office.Alone("Mahnstopp bei Löwe aufheben");
        Assert.Empty(none.Cards);
        Assert.Contains("Hier besteht kein Mahnstopp.", none.Sentences);
        await office.Send(debtor, new PlaceHold(null, HoldReason.Other, null));
        Assert.Null((await office.Proposed<LiftHold>(await office.Alone("Mahnstopp bei Löwe aufheben"))).Invoice);
    }

    [Fact]
    public async Task matches_a_payment_with_the_invoice_of_that_amount()
    {
        await using var office = await OfUtterances();
        var paid = await office.Proposed<RecordPayment>(
            await office.Say("Zu welcher Rechnung gehört die Zahlung über 1.190,00 von gestern?"));
        Assert.Equal((Euro(1_190), On(3, 11)), (paid.Amount, paid.ReceivedOn));
        Assert.NotNull(paid.Designation);
    }

    [Fact]
    public async Task changes_nothing_of_a_debtor_but_how_he_is_addressed()
    {
        var (office, debtor) = await Owing(1);
        await using var open = office;
        var party = (await office.Look(debtor)).Party!;
        var described = await office.Proposed<DescribeDebtor>(await office.Say("Löwe duzen wir ab jetzt"));
        Assert.Equal(party with { Register = Register.Du }, described.Party);
    }

    [Fact]
    public async Task says_a_refusal_in_its_own_words_and_proposes_nothing()
    {
        var (office, debtor) = await Owing(100);
        await using var open = office;
        var reply = await office.Say("Löwe zahlt am 20. 500 Euro");
        Assert.Empty(reply.Cards);
        Assert.Contains(reply.Sentences, s => s.Contains("100,00 €", StringComparison.Ordinal));
        Assert.Empty(await ProposalShelf.OpenOf(office.Db, debtor, default));
    }

    [Fact]
    public async Task tells_what_would_happen_before_it_happens()
    {
        var (office, debtor) = await Owing(100);
        await using var open = office;
        await office.Send(debtor, new AdvanceDunning(On(3, 12), NoticeId.New()));
        var proposal = await office.Proposal(await office.Say("Mahnstopp für Löwe"));
        Assert.Contains(proposal.Effects, e => e.StartsWith("Mahnstopp für alle Rechnungen", StringComparison.Ordinal));
        Assert.True(proposal.Effects.Length > 1); // The waiting letter falls, too.
        Assert.Single((await office.Look(debtor)).OpenProposals);
    }

    [Fact]
    public async Task is_decided_once()
    {
        var (office, debtor) = await Owing(100);
        await using var open = office;
        var proposal = await office.Proposal(await office.Say("Mahnstopp für Löwe"));
        Assert.Equal(proposal.Id, Assert.Single(await ProposalShelf.OpenOf(office.Db, debtor, default)).Id);
        Assert.True(await ProposalShelf.Decide(office.Db, proposal.Id, isConfirmed: true, default));
        Assert.False(await ProposalShelf.Decide(office.Db, proposal.Id, isConfirmed: true, default));
        Assert.Equal(ProposalState.Confirmed, (await ProposalShelf.Of(office.Db, proposal.Id, default))!.State);
    }

    [Fact]
    public async Task is_too_old_after_a_week()
    {
        var (office, _) = await Owing(100);
        await using var open = office;
        var proposal = await office.Proposal(await office.Say("Mahnstopp für Löwe"));
        office.Clock.Now = office.Clock.Now.AddDays(8);
        Assert.Equal(ProposalState.Expired, (await ProposalShelf.Of(office.Db, proposal.Id, default))!.State);
        Assert.False(await ProposalShelf.Decide(office.Db, proposal.Id, isConfirmed: true, default));
    }

    [Fact]
    public async Task does_one_thing_and_makes_buttons_of_the_rest()
    {
        var (office, _) = await Owing(100);
        await using var open = office;
        var reply = await office.Say("Mahnstopp für Löwe und dann Notiz zu Löwe: hat angerufen");
        Assert.Single(reply.Cards.OfType<Card.ProposalCard>());
        Assert.Contains(reply.Chips, c => c.Say.StartsWith("Notiz zu Löwe", StringComparison.Ordinal));
    }

    [Fact]
    public async Task is_not_for_people_who_may_only_read()
    {
        var (office, debtor) = await Owing(100);
        await using var open = office;
        Assert.Empty((await office.Say("Mahnstopp für Löwe", mayPropose: false)).Cards);
        Assert.Empty(await ProposalShelf.OpenOf(office.Db, debtor, default));
    }
}
