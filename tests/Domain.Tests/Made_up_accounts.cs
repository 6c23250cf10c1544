using System.Globalization;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Tenants;
using static Inkassio.Domain.Debtors.DebtorCommand;

namespace Inkassio.Domain.Tests;

/// <summary>What may happen to an account, made up from a seed.</summary>
// Few invoices, few payments and small amounts, so that commands meet each other often. The seed of a failing history
// stands in the message; INKASSIO_SEED replays it, INKASSIO_HISTORIES makes the run longer.
static class Made_up_accounts
{
    public static readonly InvoiceId[] Invoices = [.. Enumerable.Range(1, 4).Select(i => InvoiceId.Of(Id(i)))];
    public static readonly PaymentId[] Payments = [.. Enumerable.Range(1, 4).Select(i => PaymentId.Of(Id(100 + i)))];
    public static readonly NoticeId[] Notices = [.. Enumerable.Range(1, 6).Select(i => NoticeId.Of(Id(200 + 2 * i)))];

    public static Guid Id(int n) => Guid.Parse($"00000000-0000-7000-8000-{n:x12}");

    public static void ForAllHistories(Action<Random, int> law)
    {
        var count = int.Parse(
            Environment.GetEnvironmentVariable("INKASSIO_HISTORIES") ?? "10000", CultureInfo.InvariantCulture);
        var replayed = Environment.GetEnvironmentVariable("INKASSIO_SEED");
        if (int.TryParse(replayed, CultureInfo.InvariantCulture, out var seed))
            law(new Random(seed), seed);
        else
            Parallel.For(1, count + 1, n => law(new Random(n), n));
    }

    public static Debtor Send(Debtor debtor, DebtorCommand command, Terms? terms = null) =>
        debtor.Decide(command, terms ?? Account.Terms).Events.Aggregate(debtor, (d, e) => d.Evolve(e));

    public static DebtorCommand AnyCommand(Random random, Debtor debtor)
    {
        T One<T>(T[] of) => of[random.Next(of.Length)];
        var on = Account.March.AddDays(random.Next(-5, 60));
        Money Amount() => new(random.Next(-1, 300), random.Next(5) == 0 ? Currency.CHF : Currency.EUR);
        return random.Next(18) switch
        {
            0 => new DescribeDebtor(Account.Mueller with { Phone = $"{random.Next(2)}" }),
            1 or 2 => One(Invoices) is var invoice
                ? new RegisterInvoice(
                    invoice, $"RE-{Array.IndexOf(Invoices, invoice)}", "", Amount(), on.AddDays(-14), on, null)
                : throw new InvalidOperationException(),
            3 => random.Next(2) == 0
                ? new CancelInvoice(One(Invoices), on)
                : new RecordCreditNote(Id(300 + random.Next(3)), One(Invoices), Amount(), on, random.Next(2) == 0),
            4 => random.Next(2) == 0
                ? new DebtorCommand.WriteOff(One(Invoices), on)
                : AnyAct(random, One(Invoices), on),
            5 or 6 => new RecordPayment(One(Payments), Amount(), on, random.Next(2) == 0 ? One(Invoices) : null),
            7 => new ReversePayment(One(Payments), on.AddDays(60)),
            8 => new AdvanceDunning(on, One(Notices)),
            9 => AnyApproval(random, debtor, on, Account.Terms) ?? new AdvanceDunning(on, One(Notices)),
            12 or 13 => AnyHandOver(random, debtor, on) ?? new AdvanceDunning(on, One(Notices)),
            14 or 15 or 16 or 17 => Made_up_agreements.AnyAgreement(random, debtor, on, Account.Terms),
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
            2 => new RecordHandOver(way.Id, new HandOverEnd.Accepted(Evidence: null), on) { Try = way.Leave },
            3 => new RecordHandOver(way.Id, new HandOverEnd.Rejected("550", Evidence: null), on) { Try = way.Leave },
            4 => new RecordHandOver(way.Id, new HandOverEnd.Unknown(Evidence: null), on) { Try = way.Leave },
            5 => new RecordHandOver(way.Id, new HandOverEnd.PutOff(), on) { Try = way.Leave },
            6 => random.Next(2) == 0 ? new RecordReturn(way.Id, "5.1.1", on) : new SendOnPaper(way.Id, on),
            _ => random.Next(2) == 0
                ? new CancelDispatch(way.Id, RecallReason.ByHand)
                : new PlanDispatch(DispatchId.Of(way.Letter, 2), way.Letter, Channel.Email, "a@b.example", true, on),
        };
    }

    public static DebtorCommand? AnyApproval(Random random, Debtor debtor, DateOnly on, Terms terms)
    {
        var open = debtor.OpenProposals.OrderBy(n => n.Id.Value).ToArray();
        if (open.Length == 0 || debtor.Party is null) return null;
        var notice = open[random.Next(open.Length)];
        on = terms.WorkingDayFrom(on);
        try
        {
            var seen = FactSheet.Of(debtor, notice, terms, on).Version;
            return new ApproveNotice(notice.Id, seen, LetterHash.OfBytes([1]), on, Channel.Post);
        }
        catch (InvalidOperationException) // The gate would hold it back; the command is tried all the same.
        {
            return new ApproveNotice(notice.Id, new("0"), LetterHash.OfBytes([1]), on, Channel.Post);
        }
    }

    /// <summary>Something that moves the limitation, or its withdrawal.</summary>
    public static DebtorCommand AnyAct(Random random, InvoiceId invoice, DateOnly on)
    {
        var id = Id(400 + random.Next(3));
        return random.Next(4) == 0
            ? new WithdrawLimitationAct(invoice, id)
            : new RecordLimitationAct(invoice, new(
                id, (LimitationActKind)random.Next(4), on,
                random.Next(3) == 0 ? null : on.AddDays(random.Next(-2, 40))));
    }
}
