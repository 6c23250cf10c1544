using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Words;
using static Inkassio.Domain.Debtors.DebtorCommand;

namespace Inkassio.Grains.Tests;

/// <summary>Whom to call on 12 March 2026, and who is left alone.</summary>
public sealed class The_call_list
{
    static readonly DateOnly Today = new(2026, 3, 12);

    static Money Euro(decimal amount) => Money.Exact(amount, Currency.EUR);

    static async Task<(DebtorId Debtor, InvoiceId Invoice)> Owing(
        Office office, string name, decimal amount, string phone = "0221 1", bool reminded = true)
    {
        var (debtor, invoice) = (DebtorId.New(), InvoiceId.New());
        await Send(office, debtor, new DescribeDebtor(new Party(
            name, name, DebtorKind.Business, "", new Address("Weg 1", "50667", "Köln", "DE"), "", phone)));
        await Send(office, debtor, new RegisterInvoice(
            invoice, $"RE-{name}", "", Euro(amount), new(2026, 1, 15), new(2026, 1, 30), Told: null)
        {
            DunnedBefore = reminded ? (1, new(2026, 2, 16)) : null,
        });
        return (debtor, invoice);
    }

    static async Task Send(Office office, DebtorId debtor, DebtorCommand command) =>
        Assert.Null((await office.Host.Debtors.Send(office.Db, debtor, command, default)).Refusal);

    static async Task<string[]> Names(Office office) =>
        [.. (await office.Host.Calls.Load(office.Db, default)).Due.Select(call => call.Name)];

    [Fact]
    public async Task never_names_who_has_paid_promised_complained_or_had_no_letter_yet()
    {
        await using var office = await Office.Open(Today);
        await Owing(office, "spät", 100);
        var (paid, _) = await Owing(office, "bezahlt", 500);
        await Send(office, paid, new RecordPayment(PaymentId.New(), Euro(500), Today, Designation: null));
        var (promised, said) = await Owing(office, "zugesagt", 500);
        await Send(office, promised, new RecordPromise(
            new(Guid.NewGuid()), [said], Euro(500), Today.AddDays(4), Today));
        var (disputed, wrong) = await Owing(office, "beanstandet", 500);
        await Send(office, disputed, new OpenDispute(
            DisputeId.New(), wrong, Amount: null, DisputeCause.Defect, "Kratzer", "", "", AnswerBy: null, Today));
        var (held, stopped) = await Owing(office, "gestoppt", 500);
        await Send(office, held, new PlaceHold(stopped, HoldReason.Asked, Until: null));
        await Owing(office, "ohne Brief", 500, reminded: false);
        await Owing(office, "ohne Nummer", 500, phone: "");
        Assert.Equal(["spät"], await Names(office));
    }

    [Fact]
    public async Task puts_first_what_a_call_can_save_and_says_why()
    {
        await using var office = await Office.Open(Today);
        await Owing(office, "klein", 100);
        await Owing(office, "groß", 125);
        var (broken, invoice) = await Owing(office, "gebrochen", 100);
        await Send(office, broken, new RecordPromise(
            new(Guid.NewGuid()), [invoice], Euro(60), new(2026, 3, 3), new(2026, 2, 20)));
        var list = (await office.Host.Calls.Load(office.Db, default)).Due;
        Assert.Equal(["gebrochen", "groß", "klein"], list.Select(call => call.Name));
        Assert.Contains("Zusage gebrochen", list[0].Reasons.Select(why => why.Short(Country.DE)));
        Assert.IsType<CallReason.Overdue>(list[2].Reasons[^1]);
    }

    [Fact]
    public async Task asks_only_for_the_part_that_nobody_disputes()
    {
        await using var office = await Office.Open(Today);
        var (debtor, invoice) = await Owing(office, "halb", 100);
        await Send(office, debtor, new OpenDispute(
            DisputeId.New(), invoice, Euro(40), DisputeCause.Defect, "Kratzer", "", "", AnswerBy: null, Today));
        Assert.Equal(Euro(60), Assert.Single((await office.Host.Calls.Load(office.Db, default)).Due).Sums[0]);
        await Send(office, debtor, new RecordCall(
            CallId.New(), [invoice], CallOutcome.Forgotten, Arrangement: null,
            new("0221 1", "Frau Muster", "", null, null, IsIdentified: true), Today));
        var account = await office.Host.Debtors.Look(office.Db, debtor, default);
        Assert.Equal(Euro(60), account.Promises.Values.Single().Amount);
    }

    [Fact]
    public async Task tries_again_another_day_and_at_most_twice_a_week()
    {
        await using var office = await Office.Open(Today);
        var (debtor, invoice) = await Owing(office, "still", 100);
        async Task Ring() => await Send(office, debtor, new RecordCall(
            CallId.New(), [invoice], CallOutcome.NotReached, Arrangement: null,
            new("0221 1", "", "", null, null, IsIdentified: false), office.Db.Today));
        await Ring();
        Assert.Empty(await Names(office));
        var later = (await office.Host.Calls.Load(office.Db, default)).Later;
        Assert.Equal(new(2026, 3, 13), Assert.Single(later).Blocker.FirstOn);
        office.Clock.Today = new(2026, 3, 13);
        Assert.Equal(["still"], await Names(office));
        await Ring();
        office.Clock.Today = new(2026, 3, 16);
        Assert.Empty(await Names(office));
        office.Clock.Today = new(2026, 3, 19);
        Assert.Equal(["still"], await Names(office));
    }
}
