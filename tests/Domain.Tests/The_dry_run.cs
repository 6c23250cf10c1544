using System.Text;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using static Inkassio.Domain.Debtors.DebtorCommand;
using static Inkassio.Domain.Tests.Made_up_accounts;

namespace Inkassio.Domain.Tests;

/// <summary>What page and terminal list as going out on a day, and what the run of that day proposes.</summary>
public sealed class The_dry_run
{
    const int Debtors = 2_000;

    [Fact]
    public void lists_what_the_run_proposes_byte_for_byte_in_a_book_of_two_thousand_debtors_in_every_state()
    {
        var day = new DateOnly(2026, 4, 14);
        var preview = new StringBuilder();
        var real = new StringBuilder();
        var states = new HashSet<ClaimStage>();
        var reasons = new HashSet<Type>();
        foreach (var (number, debtor) in Book().Index())
        {
            foreach (var line in Listed(debtor, day)) preview.Append(number).Append(' ').AppendLine(line);
            foreach (var line in Proposed(debtor, day)) real.Append(number).Append(' ').AppendLine(line);
            states.UnionWith(debtor.Claims.Values.Select(c => ClaimStages.Of(debtor, c, day, Account.Terms)));
            reasons.UnionWith(SendGate.Ask(debtor, day, Account.Terms).SelectMany(a => a.Blockers)
                .Select(b => b.GetType()));
        }
        Assert.Equal(preview.ToString().Split('\n'), real.ToString().Split('\n')); // Names the line that differs.
        Assert.Equal(Encoding.UTF8.GetBytes(preview.ToString()), Encoding.UTF8.GetBytes(real.ToString()));
        Assert.True(preview.Length > 1_000, $"{preview.Length} bytes: the book has nothing due.");
        Assert.Empty(Enum.GetValues<ClaimStage>().Except(states));
        // A firm without sender or account, a weekend and a claim that is paid have tests of their own.
        Assert.Empty(typeof(Blocker).GetNestedTypes().Except(reasons).Select(t => t.Name).Except(
        [
            nameof(Blocker.NoSender), nameof(Blocker.NoAccountInCurrency), nameof(Blocker.NoWorkingDay),
            nameof(Blocker.NothingOpen),
        ]));
    }

    // As the page shows it: the gate's free answers by currency, then the instalments to remind of.
    static IEnumerable<string> Listed(Debtor debtor, DateOnly day) =>
    [
        .. SendGate.Ask(debtor, day, Account.Terms).Where(a => a.IsFree).GroupBy(a => a.Claim.Currency)
            .OrderBy(g => g.Key).Select(g => Line(
                g.Key, instalment: null, g.Select(a => new NoticeStep(a.Claim.Invoice, a.Next!.Step.Kind)))),
        .. debtor.Plans.Values.OrderBy(p => p.Id.Value)
            .Select(p => SendGate.Ask(debtor, p, day, Account.Terms)).Where(a => a is { IsFree: true })
            .Select(a => Line(
                a!.Plan.Currency, new(a.Plan.Id, a.Due.Number),
                a.Plan.Invoices.Where(i => debtor.Claims[i].IsOpen)
                    .Select(i => new NoticeStep(i, NoticeKind.Reminder)))),
    ];

    // What can be released once the day's run is over.
    static IEnumerable<string> Proposed(Debtor debtor, DateOnly day)
    {
        var after = Send(debtor, new AdvanceDunning(day, NoticeId.Of(Id(9_000))));
        return after.OpenProposals.Where(n => after.Against(n, day, Account.Terms).IsEmpty)
            .OrderBy(n => n.Instalment?.Plan.Value).ThenBy(n => n.Currency)
            .Select(n => Line(n.Currency, n.Instalment, n.Steps));
    }

    static string Line(Currency currency, InstalmentRef? instalment, IEnumerable<NoticeStep> steps) =>
        $"{currency} {instalment?.Plan}{instalment?.Number} "
        + string.Join(' ', steps.Select(s => $"{s.Invoice}:{KebabEnum<NoticeKind>.Word(s.Kind)}"));

    static IEnumerable<Debtor> Book() => Enumerable.Range(1, Debtors).AsParallel().AsOrdered().Select(Made);

    static Debtor Made(int seed)
    {
        var random = new Random(seed);
        var day = new DateOnly(2026, 3, 2);
        var debtor = Send(Debtor.New, new DescribeDebtor(Account.Mueller with
        {
            Address = random.Next(40) == 0 ? null : Account.Mueller.Address, Phone = "0221 4711",
        }));
        for (var i = random.Next(1, 4); i > 0; i--) debtor = Send(debtor, Invoice(random, i));
        // One in ten was announced to an agency by another program, and most of these have gone there.
        if (random.Next(10) == 0)
            debtor = Send(
                debtor.Evolve(new DebtorEvent.DunnedBefore(Invoices[0], NoticeKind.Reminder, day, day))
                    .Evolve(new DebtorEvent.DunnedBefore(Invoices[0], NoticeKind.Announcement, day, day)),
                new ReferClaims(new(Id(601)), [Invoices[0]], ReferralTarget.Agency, "Büro", "", day.AddDays(1))
                {
                    OwnPapers = true,
                });
        for (var i = random.Next(3, 25); i > 0; i--)
        {
            day = day.AddDays(random.Next(5));
            if (day > new DateOnly(2026, 4, 13)) break;
            debtor = Send(debtor, random.Next(3) switch
            {
                0 => Made_up_agreements.AnyAgreement(random, debtor, day, Account.Terms),
                1 => AnyOf(random, debtor, day),
                _ => AnyApproval(random, debtor, day, Account.Terms)
                    ?? new AdvanceDunning(day, NoticeId.Of(Id(1_000 + 2 * i))),
            });
        }
        return debtor;
    }

    static RegisterInvoice Invoice(Random random, int i)
    {
        var due = random.Next(12) == 0 ? new DateOnly(2022, 5, 2) : new DateOnly(2026, 1, 5).AddDays(random.Next(110));
        return new(
            Invoices[i - 1], $"RE-{i}", "", new(random.Next(5_000, 90_000), random.Next(5) == 0
                ? Currency.CHF : Currency.EUR), due.AddDays(-14), due,
            new(random.Next(2) == 0, null, random.Next(2) == 0 ? due.AddDays(-14) : null))
        {
            DunnedBefore = random.Next(2) == 0 ? (random.Next(5), new DateOnly(2026, 2, 2)) : null,
        };
    }

    static DebtorCommand AnyOf(Random random, Debtor debtor, DateOnly day) => random.Next(9) switch
    {
        0 or 1 => new RecordPayment(
            Payments[random.Next(4)], new(random.Next(1, 90_000), Currency.EUR), day,
            random.Next(2) == 0 ? Invoices[random.Next(3)] : null),
        2 => new CancelInvoice(Invoices[random.Next(3)], day),
        3 => new DebtorCommand.WriteOff(Invoices[random.Next(3)], day),
        4 => debtor.Claims.Values.OrderBy(c => c.Invoice).FirstOrDefault(c => c.IsOpen) is { } claim
            ? new RecordCreditNote(Id(301), claim.Invoice, claim.Open, day, FromBeginning: true)
            : new AddNote(Id(1), "Notiz"),
        5 => new PlaceHold(Invoices[random.Next(3)], HoldReason.Asked, day.AddDays(random.Next(40))),
        6 => AnyAct(random, Invoices[random.Next(3)], day),
        7 when debtor.OpenProposals.OrderBy(n => n.Id.Value).FirstOrDefault() is { } open =>
            new RejectNotice(open.Id, day.AddDays(30), "später"),
        _ => new ReversePayment(Payments[random.Next(4)], day),
    };
}
