using System.Globalization;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using static Inkassio.Domain.Debtors.DebtorCommand;

namespace Inkassio.Domain.Tests;

/// <summary>What holds for every history, tried on made-up ones.</summary>
// Few invoices, few payments and small amounts, so that commands meet each other often. The seed of a failing history
// stands in the message; INKASSIO_SEED replays it, INKASSIO_HISTORIES makes the run longer.
public sealed class Debtor_laws
{
    static readonly InvoiceId[] Invoices = [.. Enumerable.Range(1, 4).Select(i => InvoiceId.Of(Id(i)))];
    static readonly PaymentId[] Payments = [.. Enumerable.Range(1, 4).Select(i => PaymentId.Of(Id(100 + i)))];
    static readonly NoticeId[] Notices = [.. Enumerable.Range(1, 6).Select(i => NoticeId.Of(Id(200 + 2 * i)))];

    static Guid Id(int n) => Guid.Parse($"00000000-0000-7000-8000-{n:x12}");

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

    static void ForAllHistories(Action<Random, int> law)
    {
        var count = int.Parse(
            Environment.GetEnvironmentVariable("INKASSIO_HISTORIES") ?? "10000", CultureInfo.InvariantCulture);
        var replayed = Environment.GetEnvironmentVariable("INKASSIO_SEED");
        if (int.TryParse(replayed, CultureInfo.InvariantCulture, out var seed))
            law(new Random(seed), seed);
        else
            Parallel.For(1, count + 1, n => law(new Random(n), n));
    }

    static Debtor Send(Debtor debtor, DebtorCommand command) =>
        debtor.Decide(command, Account.Terms).Events.Aggregate(debtor, (d, e) => d.Evolve(e));

    static DebtorCommand AnyCommand(Random random, Debtor debtor)
    {
        T One<T>(T[] of) => of[random.Next(of.Length)];
        var on = Account.March.AddDays(random.Next(-5, 60));
        Money Amount() => new(random.Next(-1, 300), random.Next(5) == 0 ? Currency.CHF : Currency.EUR);
        return random.Next(14) switch
        {
            0 => new DescribeDebtor(Account.Mueller with { Phone = $"{random.Next(2)}" }),
            1 or 2 => One(Invoices) is var invoice
                ? new RegisterInvoice(
                    invoice, $"RE-{Array.IndexOf(Invoices, invoice)}", "", Amount(), on.AddDays(-14), on, null)
                : throw new InvalidOperationException(),
            3 => random.Next(2) == 0
                ? new CancelInvoice(One(Invoices), on)
                : new RecordCreditNote(Id(300 + random.Next(3)), One(Invoices), Amount(), on, random.Next(2) == 0),
            4 => new DebtorCommand.WriteOff(One(Invoices), on),
            5 or 6 => new RecordPayment(One(Payments), Amount(), on, random.Next(2) == 0 ? One(Invoices) : null),
            7 => new ReversePayment(One(Payments), on.AddDays(60)),
            8 => new AdvanceDunning(on, One(Notices)),
            9 => AnyApproval(random, debtor, on) ?? new AdvanceDunning(on, One(Notices)),
            12 or 13 => AnyHandOver(random, debtor, on) ?? new AdvanceDunning(on, One(Notices)),
            10 => new RejectNotice(One(Notices), on.AddDays(3), "später"),
            _ => random.Next(2) == 0
                ? new PlaceHold(random.Next(2) == 0 ? One(Invoices) : null, HoldReason.Asked, on)
                : new AddNote(Id(random.Next(3)), "Notiz"),
        };
    }

    static DebtorCommand? AnyHandOver(Random random, Debtor debtor, DateOnly on)
    {
        var ways = debtor.Dispatches.Values.OrderBy(d => d.Id.Value).ToArray();
        if (ways.Length == 0) return null;
        var way = ways[random.Next(ways.Length)];
        return random.Next(8) switch
        {
            0 or 1 => new BeginHandOver(way.Id, Id(500 + random.Next(100)), on),
            2 => new RecordHandOver(way.Id, new HandOverEnd.Accepted(Evidence: null), on),
            3 => new RecordHandOver(way.Id, new HandOverEnd.Rejected("550", Evidence: null), on),
            4 => new RecordHandOver(way.Id, new HandOverEnd.Unknown(Evidence: null), on),
            5 => new RecordHandOver(way.Id, new HandOverEnd.PutOff(), on),
            6 => new RecordReturn(way.Id, "5.1.1", on),
            _ => random.Next(2) == 0
                ? new CancelDispatch(way.Id, RecallReason.ByHand)
                : new PlanDispatch(DispatchId.Of(way.Letter, 2), way.Letter, Channel.Email, "a@b.example", true, on),
        };
    }

    static DebtorCommand? AnyApproval(Random random, Debtor debtor, DateOnly on)
    {
        var open = debtor.OpenProposals.OrderBy(n => n.Id.Value).ToArray();
        if (open.Length == 0 || debtor.Party is null) return null;
        var notice = open[random.Next(open.Length)];
        on = Account.Terms.WorkingDayFrom(on);
        try
        {
            var seen = FactSheet.Of(debtor, notice, Account.Terms, on).Version;
            return new ApproveNotice(notice.Id, seen, LetterHash.OfBytes([1]), on, Channel.Post);
        }
        catch (InvalidOperationException) // The gate would hold it back; the command is tried all the same.
        {
            return new ApproveNotice(notice.Id, new("0"), LetterHash.OfBytes([1]), on, Channel.Post);
        }
    }
}
