using System.Collections.Immutable;
using System.Text.Json;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Law;
using Inkassio.Domain.Tenants;
using Inkassio.Domain.Tests.Law;
using static Inkassio.Domain.Debtors.DebtorCommand;
using static Inkassio.Domain.Tests.Made_up_accounts;

namespace Inkassio.Domain.Tests;

/// <summary>What holds for the money of every claim, tried on made-up accounts in default.</summary>
public sealed class Claim_laws
{
    [Fact]
    public void A_claim_is_principal_interest_and_costs_less_payments_in_every_state() => ForAllHistories(
        (random, seed) =>
        {
            var account = Late_account.Of(random);
            var book = new Claim_book();
            foreach (var happened in account.Events) book.Enter(happened);
            for (var i = random.Next(5, 25); i > 0; i--)
            {
                var happened = account.Go(random);
                foreach (var one in happened) book.Enter(one);
                var on = account.Terms.WorkingDayFrom(account.Day).AddDays(random.Next(60));
                foreach (var claim in account.Debtor.Claims.Values.Where(c => c.End != ClaimEnd.Cancelled))
                {
                    var sheet = ClaimSheet.Of(account.Debtor, claim, account.Terms, on)!;
                    Assert.True(sheet.ReAdds, $"seed {seed}: {JsonSerializer.Serialize(sheet.Claim)} {sheet.InterestOverpaid} {sheet.CostsLapsed} {sheet.Interest.Total} {sheet.OpenInterest} on {on:O} {account.Terms.Legal.Fees}");
                    Assert.True(book.Open(account.Debtor, sheet, on) == sheet.Open.Cents,
                        $"seed {seed}: {claim.Number} is {sheet.Open} and not {book.Open(account.Debtor, sheet, on)} on {on:O} "
                        + $"after {string.Join(' ', happened)}");
                }
            }
        });

    [Fact]
    public void A_payment_that_is_reversed_leaves_no_trace_on_any_claim() => ForAllHistories((random, seed) =>
    {
        var account = Late_account.Of(random);
        for (var i = random.Next(3, 15); i > 0; i--) account.Go(random);
        var before = account.Debtor;
        var payment = PaymentId.Of(Id(900));
        var paid = account.Send(new RecordPayment(
            payment, Late_account.Amount(random), account.Day, random.Next(2) == 0 ? Invoices[random.Next(3)] : null));
        if (paid.Count == 0) return; // Refused: the invoice that was named is not there.
        // Letters, holds, notes and acknowledgements may come in between; other money would meet other claims.
        var between = Enumerable.Range(0, random.Next(4)).SelectMany(_ => account.GoWithoutMoney(random)).ToArray();
        var back = account.Send(new ReversePayment(payment, account.Day));
        // A letter that had not left is called back by either; that stays.
        IEnumerable<DebtorEvent> without =
        [
            .. paid.Where(e => e is not DebtorEvent.PaymentRecorded), .. between,
            .. back.Where(e => e is not DebtorEvent.PaymentReversed),
        ];
        var never = without.Aggregate(before, (d, e) => d.Evolve(e));
        Assert.True(Claims(never) == Claims(account.Debtor), $"seed {seed}");
        Assert.Equal(never.Credit(Currency.EUR), account.Debtor.Credit(Currency.EUR));
    });

    [Fact]
    public void Events_that_have_nothing_to_do_with_each_other_may_come_in_any_order() => ForAllHistories(
        (random, seed) =>
        {
            var account = Late_account.Of(random);
            for (var i = random.Next(5, 25); i > 0; i--) account.Go(random);
            var events = account.Events.ToArray();
            for (var tries = 4 * events.Length; tries > 0; tries--)
            {
                var at = random.Next(events.Length - 1);
                if (!Concern(events[at]).Intersect(Concern(events[at + 1])).Any())
                    (events[at], events[at + 1]) = (events[at + 1], events[at]);
            }
            var shuffled = events.Aggregate(Debtor.New, (d, e) => d.Evolve(e));
            Assert.True(Claims(shuffled) == Claims(account.Debtor), $"seed {seed}");
            Assert.Equal(account.Debtor.Balance(Currency.EUR), shuffled.Balance(Currency.EUR));
        });

    // What an event touches. Money without a name asks which claims are open, so all money meets all money.
    static IEnumerable<object> Concern(DebtorEvent happened) => happened switch
    {
        DebtorEvent.InvoiceRegistered e =>
            [e.Invoice, "letters", (e.Invoice, "acts"), "money"],
        DebtorEvent.InvoiceDescribed e => [e.Invoice],
        DebtorEvent.DunnedBefore e => [e.Invoice, "letters"],
        DebtorEvent.InvoiceCancelled e => [e.Invoice, "money"],
        DebtorEvent.CreditNoteRecorded e => [e.Invoice, "money"],
        DebtorEvent.ClaimWrittenOff e => [e.Invoice, "money"],
        DebtorEvent.PaymentRecorded e => [.. e.Shares.Select(s => (object)s.Invoice), "money"],
        DebtorEvent.PaymentReversed => ["money"],
        DebtorEvent.LimitationActRecorded e => [(e.Invoice, "acts")],
        DebtorEvent.LimitationActWithdrawn e => [(e.Invoice, "acts")],
        DebtorEvent.NoticeProposed e => [e.Notice],
        DebtorEvent.NoticeApproved e => [e.Notice],
        DebtorEvent.NoticeIssued e => [e.Notice, "letters"],
        DebtorEvent.NoticeRecalled e => [e.Notice, "letters"],
        DebtorEvent.DispatchPlanned or DebtorEvent.DispatchAddressed or DebtorEvent.DispatchCancelled => ["letters"],
        DebtorEvent.NoticeRejected e => [e.Notice],
        DebtorEvent.NoticeVoided e => [e.Notice],
        DebtorEvent.HoldPlaced or DebtorEvent.HoldLifted => ["holds"],
        DebtorEvent.DebtorDescribed => ["party"],
        DebtorEvent.NoteAdded => ["notes"],
        // What is intended for a claim stands on the claim; all else is agreed beside it, and money asks for it by day.
        DebtorEvent.ReferralPlanned e => [.. e.Invoices.Select(i => (object)i), "letters"],
        DebtorEvent.Agreement or DebtorEvent.Personal => ["agreements", "money", "letters"],
        _ => throw new System.Diagnostics.UnreachableException(happened.ToString()),
    };

    static string Claims(Debtor debtor) =>
        JsonSerializer.Serialize(debtor.Claims.Values.OrderBy(c => c.Invoice.Value));
}

/// <summary>An account with claims that other letters went out for already, so that interest and costs come up soon.
/// </summary>
sealed class Late_account
{
    readonly List<DebtorEvent> events = [];

    Late_account(Terms terms) => Terms = terms;

    public Terms Terms { get; }

    public Debtor Debtor { get; private set; } = Debtor.New;

    public DateOnly Day { get; private set; } = new(2026, 4, 1);

    public IReadOnlyList<DebtorEvent> Events => events;

    public static Money Amount(Random random) => Euro(random.Next(1, random.Next(3) == 0 ? 500_000 : 20_000));

    public static Late_account Of(Random random)
    {
        var account = new Late_account(Account.Terms with
        {
            Legal = new() { Fees = random.Next(3) == 0 ? FeeTreatment.Threat : FeeTreatment.Claim },
        });
        account.Send(new DescribeDebtor(Account.Mueller with
        {
            Kind = random.Next(3) == 0 ? DebtorKind.Consumer : DebtorKind.Business,
        }));
        for (var i = random.Next(1, 4); i > 0; i--) account.Send(Invoice(random, Invoices[i - 1]));
        return account;
    }

    static RegisterInvoice Invoice(Random random, InvoiceId invoice)
    {
        var due = new DateOnly(2026, 1, 1).AddDays(random.Next(60));
        var told = new PaymentTermsTold(random.Next(4) > 0, ConsumerNotice: null, ReceivedOn: null);
        return new(invoice, $"RE-{Array.IndexOf(Invoices, invoice)}", "", Amount(random), due.AddDays(-20), due, told)
        {
            DunnedBefore = (random.Next(4), due.AddDays(10)),
        };
    }

    public IReadOnlyList<DebtorEvent> Send(DebtorCommand command)
    {
        var happened = Debtor.Decide(command, Terms).Events;
        Debtor = happened.Aggregate(Debtor, (d, e) => d.Evolve(e));
        events.AddRange(happened);
        return happened;
    }

    /// <summary>A few days later, something happens.</summary>
    public IReadOnlyList<DebtorEvent> Go(Random random)
    {
        Day = Day.AddDays(random.Next(6));
        var invoice = Invoices[random.Next(3)];
        return random.Next(10) switch
        {
            0 or 1 or 2 => Send(new RecordPayment(
                Payments[random.Next(4)], Amount(random), Day.AddDays(-random.Next(4)),
                random.Next(2) == 0 ? invoice : null)),
            3 => Send(new ReversePayment(Payments[random.Next(4)], Day)),
            4 => Send(new RecordCreditNote(
                Id(300 + random.Next(3)), invoice, Amount(random), Day, random.Next(2) == 0)),
            5 when random.Next(4) == 0 => Send(random.Next(2) == 0
                ? new DebtorCommand.WriteOff(invoice, Day)
                : new CancelInvoice(invoice, Day)),
            6 => Send(Invoice(random, invoice)),
            _ => GoWithoutMoney(random),
        };
    }

    public IReadOnlyList<DebtorEvent> GoWithoutMoney(Random random)
    {
        Day = Day.AddDays(random.Next(6));
        var invoice = Invoices[random.Next(3)];
        return random.Next(8) switch
        {
            6 or 7 => Send(Made_up_agreements.AnyAgreement(random, Debtor, Day, Terms)),
            0 => Send(AnyAct(random, invoice, Day.AddDays(-random.Next(30)))),
            1 => Send(new PlaceHold(invoice, HoldReason.Asked, Day.AddDays(random.Next(5)))),
            2 => Send(new AddNote(Id(random.Next(3)), "Notiz")),
            3 when AnyApproval(random, Debtor, Day, Terms) is { } approval => Send(approval),
            _ => [.. Send(new AdvanceDunning(Day, NoticeId.Of(Id(1_000 + 2 * random.Next(500))))), .. Approved(random)],
        };
    }

    IReadOnlyList<DebtorEvent> Approved(Random random) =>
        AnyApproval(random, Debtor, Day, Terms) is { } approval ? Send(approval) : [];

    static Money Euro(int cents) => new(cents, Currency.EUR);
}

/// <summary>A second book, kept by the simplest rules there are: whole cents, day by day.</summary>
sealed class Claim_book
{
    readonly Dictionary<PaymentId, DebtorEvent.PaymentRecorded> payments = [];
    readonly Dictionary<(InvoiceId, Guid), LimitationAct> acts = [];
    readonly Dictionary<NoticeId, ImmutableArray<NoticeItem>> letters = [];
    readonly Dictionary<InvoiceId, long> invoiced = [], charged = [];
    readonly List<(InvoiceId Invoice, PrincipalChange Change)> changes = [];
    readonly List<DebtorEvent.PlanAgreed> plans = [];
    readonly Dictionary<PlanId, DateOnly> ended = [];

    public void Enter(DebtorEvent happened)
    {
        switch (happened)
        {
            case DebtorEvent.InvoiceRegistered e:
                (invoiced[e.Invoice], charged[e.Invoice]) = (e.Amount.Cents, 0); break;
            case DebtorEvent.PaymentRecorded e:
                Assert.Equal(e.Amount.Cents, e.Shares.Sum(s => s.Total.Cents) + e.Credit.Cents);
                payments[e.Payment] = e; break;
            case DebtorEvent.PaymentReversed e: payments.Remove(e.Payment); break;
            case DebtorEvent.CreditNoteRecorded e:
                changes.Add((e.Invoice, new(e.On, -e.Amount, e.FromBeginning))); break;
            case DebtorEvent.ClaimWrittenOff e: changes.Add((e.Invoice, new(e.On, -e.Amount))); break;
            case DebtorEvent.PlanAgreed e: plans.Add(e); break;
            case DebtorEvent.PlanEnded e: ended[e.Plan] = e.On; break;
            case DebtorEvent.LimitationActRecorded e: acts[(e.Invoice, e.Act.Id)] = e.Act; break;
            case DebtorEvent.LimitationActWithdrawn e: acts.Remove((e.Invoice, e.Act)); break;
            case DebtorEvent.NoticeIssued e:
                letters[e.Notice] = e.Items;
                foreach (var item in e.Items) charged[item.Invoice] += item.Charges.Sum(c => c.Amount.Cents);
                break;
            case DebtorEvent.NoticeRecalled e:
                foreach (var item in letters[e.Notice]) charged[item.Invoice] -= item.Charges.Sum(c => c.Amount.Cents);
                break;
        }
    }

    /// <summary>What is open at the end of a day, in cents. Of the sheet only when default began, and the rate.
    /// </summary>
    public long Open(Debtor debtor, ClaimSheet sheet, DateOnly on)
    {
        var invoice = sheet.Claim.Invoice;
        var shares = payments.Values.SelectMany(p => p.Shares.Select(s => (p.ReceivedOn, Share: s)))
            .Where(s => s.Share.Invoice == invoice).ToArray();
        ImmutableArray<PrincipalChange> moved =
        [
            .. changes.Where(c => c.Invoice == invoice).Select(c => c.Change),
            .. shares.Select(s => new PrincipalChange(s.ReceivedOn, -s.Share.Principal)),
        ];
        var principal = invoiced[invoice] + moved.Sum(c => c.Change.Cents);
        var isThreat = sheet.Law.Terms.Legal.Fees == FeeTreatment.Threat;
        var interest = principal == 0 && isThreat ? 0
            : Interest(debtor, sheet.Law, invoice, moved, on) - shares.Sum(s => s.Share.Interest.Cents);
        var costs = charged[invoice] - shares.Sum(s => s.Share.Costs.Cents);
        return principal + Math.Max(0, interest) + (principal > 0 ? Math.Max(0, costs) : 0);
    }

    // "No interest if you pay in time": from the day after the agreement to the last instalment, unless it broke.
    IEnumerable<(DateOnly From, DateOnly? LastOn)> Rests(Debtor debtor, InvoiceId invoice, DateOnly day) =>
        from agreed in plans
        where agreed.Interest == Correspondence.PlanInterest.None && agreed.Invoices.Contains(invoice)
        where debtor.Plans[agreed.Plan].StandingOn(debtor, day.AddDays(1)).State != PlanState.Broken
        let last = agreed.Instalments[^1].DueOn
        let until = ended.TryGetValue(agreed.Plan, out var end) && end <= last ? end.AddDays(-1) : last
        select (agreed.AgreedOn.AddDays(1), (DateOnly?)until);

    long Interest(
        Debtor debtor, ClaimLaw law, InvoiceId invoice, ImmutableArray<PrincipalChange> moved, DateOnly on)
    {
        if (law.Default is not { } start) return 0;
        var deferrals = acts.Where(a => a.Key.Item1 == invoice && a.Value.Kind == LimitationActKind.Deferred)
            .Select(a => (a.Value.From, a.Value.LastOn)).Concat(Rests(debtor, invoice, on)).ToArray();
        var cents = 0L;
        DateOnly? opened = null;
        for (var day = start.FirstInterestDay; day <= on.AddDays(1); day = day.AddDays(1))
        {
            var bears = day <= on && !deferrals.Any(d => d.From <= day && day <= d.LastOn);
            if (bears) opened ??= day;
            if (bears || opened is not { } from) continue;
            cents += NaiveInterest.Of(
                new(new(invoiced[invoice], Currency.EUR), new(from, day), law.Rule, law.DayCount) { Changes = moved })
                .Sum(s => s.Cents);
            opened = null;
        }
        return cents;
    }
}
