using Inkassio.Domain.Debtors;
using static Inkassio.Domain.Debtors.DebtorCommand;
using static Inkassio.Domain.Tests.Made_up_accounts;

namespace Inkassio.Domain.Tests;

/// <summary>What holds for every history, tried on made-up ones.</summary>
public sealed class Debtor_laws
{
    [Fact]
    public void Any_command_sent_twice_happens_once() => ForAllHistories((random, seed) =>
    {
        var debtor = Debtor.New;
        for (var i = random.Next(5, 40); i > 0; i--)
        {
            var command = AnyCommand(random, debtor);
            var once = Send(debtor, command);
            var twice = Send(once, command);
            Assert.True(ReferenceEquals(once, twice), $"seed {seed}: {command} happened twice");
            debtor = once;
        }
    });

    [Fact]
    public void The_balance_is_invoices_and_their_costs_less_payments() => ForAllHistories((random, seed) =>
    {
        var debtor = Debtor.New;
        var book = new Dictionary<Currency, long> { [Currency.EUR] = 0, [Currency.CHF] = 0 };
        for (var i = random.Next(5, 40); i > 0; i--)
        {
            var command = AnyCommand(random, debtor);
            foreach (var happened in debtor.Decide(command, Account.Terms).Events)
            {
                Enter(book, debtor, happened);
                debtor = debtor.Evolve(happened);
            }
            foreach (var (currency, cents) in book)
                Assert.True(debtor.Balance(currency).Cents == cents, $"seed {seed}: {currency} after {command}");
            Assert.All(debtor.Claims.Values, c => Assert.True(c.Open.Cents >= 0, $"seed {seed}: {c}"));
        }
    });

    // A second book, kept by the simplest rule there is.
    static void Enter(Dictionary<Currency, long> book, Debtor before, DebtorEvent happened)
    {
        switch (happened)
        {
            case DebtorEvent.InvoiceRegistered e: book[e.Amount.Currency] += e.Amount.Cents; break;
            // Interest and costs are claims of their own: what is paid on them reduces no principal.
            case DebtorEvent.PaymentRecorded e:
                book[e.Amount.Currency] -= e.Amount.Cents - e.Shares.Sum(s => (s.Total - s.Principal).Cents); break;
            case DebtorEvent.PaymentReversed e: Back(book, before, before.Payments[e.Payment]); break;
            case DebtorEvent.CreditNoteRecorded e: book[e.Amount.Currency] -= e.Amount.Cents; break;
            case DebtorEvent.ClaimWrittenOff e: book[e.Amount.Currency] -= e.Amount.Cents; break;
            case DebtorEvent.InvoiceCancelled e:
                var claim = before.Claims[e.Invoice];
                book[claim.Currency] -= (claim.Amount - claim.Credited - claim.WrittenOff).Cents;
                book[claim.Currency] -= (claim.InterestPaid + claim.CostsPaid).Cents; break;
        }
    }

    // On a cancelled invoice all of the money had become a credit; elsewhere only the principal counts here.
    static void Back(Dictionary<Currency, long> book, Debtor before, Payment payment) =>
        book[payment.Amount.Currency] += payment.Amount.Cents - payment.Shares
            .Where(s => before.Claims[s.Invoice].End != ClaimEnd.Cancelled).Sum(s => (s.Total - s.Principal).Cents);

    [Fact]
    public void No_letter_is_issued_against_a_blocker() => ForAllHistories((random, seed) =>
    {
        var debtor = Debtor.New;
        for (var i = random.Next(10, 60); i > 0; i--)
        {
            var command = AnyCommand(random, debtor);
            var decision = debtor.Decide(command, Account.Terms);
            if (command is ApproveNotice approve && decision.Events.OfType<DebtorEvent.NoticeIssued>().Any())
                Assert.True(debtor.Against(debtor.Notices[approve.Notice], approve.On, Account.Terms).IsEmpty,
                    $"seed {seed}: {command}");
            debtor = decision.Events.Aggregate(debtor, (d, e) => d.Evolve(e));
        }
    });
}
