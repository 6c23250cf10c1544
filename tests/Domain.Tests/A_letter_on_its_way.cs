using System.Collections.Immutable;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Tenants;
using static Inkassio.Domain.Debtors.DebtorCommand;
using static Inkassio.Domain.Tests.Made_up_accounts;

namespace Inkassio.Domain.Tests;

/// <summary>A due letter meets payments, complaints, holds, promises and all else in any order. It leaves by a leave to
/// hand it over and in no other way, and never once something has happened that stops it.</summary>
public sealed class A_letter_on_its_way
{
    [Fact]
    public void never_leaves_after_an_event_that_stops_it()
    {
        int left = 0, stopped = 0;
        ForAllHistories((random, seed) =>
        {
            var way = new Way(random);
            for (var i = random.Next(4, 14); i > 0; i--) way.Go();
            Assert.True(way.Wrong.Count == 0, $"seed {seed}: {string.Join("; ", way.Wrong)}");
            Interlocked.Add(ref left, way.Left);
            Interlocked.Add(ref stopped, way.Stopped);
        });
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{left} letters left, {stopped} were stopped on their way, none left after an event against it.");
        Assert.True(Environment.GetEnvironmentVariable("INKASSIO_SEED") is not null || (left > 100 && stopped > 100),
            $"{left} left and {stopped} stopped: the made-up histories try nothing.");
    }

    sealed class Way
    {
        static readonly DateOnly Monday = new(2026, 3, 9);

        readonly Random random;
        readonly Terms terms;
        readonly Dictionary<NoticeId, ImmutableArray<InvoiceId>> issued = [];
        readonly HashSet<(NoticeId Letter, string By)> against = [];
        Debtor debtor = Debtor.New;
        DateOnly day = Monday;
        int tries;

        public Way(Random random)
        {
            this.random = random;
            terms = Account.Terms;
            Send(new DescribeDebtor(Account.Mueller));
            for (var i = 0; i < 2; i++)
                Send(new RegisterInvoice(
                    Invoices[i], $"RE-{i}", "", new(random.Next(5_000, 90_000), random.Next(4) == 0
                        ? Currency.CHF : Currency.EUR), Monday.AddDays(-60), Monday.AddDays(-40),
                    new(DueDateAgreed: true, null, null))
                {
                    DunnedBefore = (random.Next(5), Monday.AddDays(-30)),
                });
            Release();
        }

        public List<string> Wrong { get; } = [];

        public int Left { get; private set; }

        public int Stopped { get; private set; }

        public void Go()
        {
            if (random.Next(5) == 0) day = day.AddDays(1);
            switch (random.Next(6))
            {
                case 0 or 1 or 2: HandOver(); break;
                case 3: Release(); break;
                default: Stop(); break;
            }
        }

        void Release()
        {
            Send(new AdvanceDunning(day, NoticeId.Of(Id(1_000 + 2 * ++tries))));
            if (!terms.IsWorkingDay(day)) return;
            foreach (var notice in debtor.OpenProposals.OrderBy(n => n.Id.Value).ToArray())
            {
                if (!debtor.Against(notice, day, terms).IsEmpty) continue;
                var by = random.Next(3) == 0 ? Channel.Post : Channel.Email;
                var facts = FactSheet.Of(debtor, notice, terms, day, by);
                Send(new ApproveNotice(notice.Id, facts.Version, LetterHash.OfBytes([1]), day, by)
                {
                    Mail = LetterHash.OfBytes([2]),
                });
            }
        }

        void HandOver()
        {
            var ways = debtor.Dispatches.Values.OrderBy(d => d.Before).ToArray();
            if (ways.Length == 0) return;
            var way = ways[^random.Next(1, Math.Min(3, ways.Length) + 1)];
            Send(random.Next(6) switch
            {
                0 or 1 or 2 => new BeginHandOver(way.Id, Id(5_000 + ++tries), day),
                3 => new RecordHandOver(way.Id, new HandOverEnd.Rejected("550", null), day) { Try = way.Leave },
                4 => new RecordHandOver(way.Id, new HandOverEnd.PutOff(), day) { Try = way.Leave },
                _ => random.Next(2) == 0 ? new RecordReturn(way.Id, "5.1.1", day) : new SendOnPaper(way.Id, day),
            });
        }

        // What stops a letter for good, or for longer than a letter may lie.
        void Stop()
        {
            var open = debtor.Claims.Values.Where(c => c.IsOpen).OrderBy(c => c.Invoice).ToArray();
            if (open.Length == 0) return;
            var claim = open[random.Next(open.Length)];
            var name = Id(600 + ++tries);
            Send(random.Next(10) switch
            {
                0 or 1 => new RecordPayment(
                    new(name), new(random.NextInt64(1, claim.Open.Cents + 1), claim.Currency), day, claim.Invoice),
                2 => Made_up_agreements.Dispute(random, claim, name, day),
                3 => new PlaceHold(random.Next(2) == 0 ? claim.Invoice : null, HoldReason.Asked, day.AddDays(30)),
                4 => new RecordPromise(new(name), [claim.Invoice], new(1, claim.Currency), day.AddDays(20), day),
                5 => Made_up_agreements.Plan(random, debtor, [claim], claim, name, day, terms),
                6 => new RecordCircumstance(name, (CircumstanceKind)random.Next(4), null, day, null, ""),
                7 => random.Next(2) == 0
                    ? new RecordCreditNote(name, claim.Invoice, new(1, claim.Currency), day, random.Next(2) == 0)
                    : new ReferClaims(new(name), [claim.Invoice], ReferralTarget.Court, "Amtsgericht", "", day)
                    { OwnPapers = true },
                8 => new RecordLimitationAct(claim.Invoice, new(
                    name, random.Next(2) == 0 ? LimitationActKind.CourtStep : LimitationActKind.Deferred, day,
                    day.AddDays(30))),
                _ => random.Next(2) == 0
                    ? new RecordReply(name, null, "a@b.example", "", "Guten Tag", day, IsAutomatic: false)
                    : new DescribeDebtor(Account.Mueller with
                    {
                        Address = Account.Mueller.Address! with { Street = $"Gasse {tries}" },
                    }),
            });
        }

        void Send(DebtorCommand command)
        {
            foreach (var happened in debtor.Decide(command, terms).Events)
            {
                Watch(happened);
                debtor = debtor.Evolve(happened);
            }
        }

        void Watch(DebtorEvent happened)
        {
            if (happened is DebtorEvent.NoticeIssued e) issued[e.Notice] = [.. e.Items.Select(i => i.Invoice)];
            if (happened is DebtorEvent.DispatchCancelled) Stopped++;
            if (happened is DebtorEvent.HandOverBegun begun) Begun(debtor.Dispatches[begun.Dispatch]);
            if (Stops(happened) is not { } stops) return;
            foreach (var (letter, invoices) in issued)
                if (stops.IsEmpty || stops.Intersect(invoices).Any())
                    against.Add((letter, happened.GetType().Name));
        }

        void Begun(Dispatch way)
        {
            Left++;
            var letter = way.Letter.Notice;
            // A person may send a copy of what has left, and call it a copy.
            if (!way.IsCopy && against.FirstOrDefault(a => a.Letter == letter) is { By: { } by })
                Wrong.Add($"a letter left after {by}");
        }

        // The invoices that the event stops; none named stops all; null stops nothing.
        static ImmutableArray<InvoiceId>? Stops(DebtorEvent happened) => happened switch
        {
            DebtorEvent.PaymentRecorded e => [.. e.Shares.Select(s => s.Invoice), .. Guard],
            DebtorEvent.DisputeOpened e => [e.Invoice],
            DebtorEvent.HoldPlaced e => e.Invoice is { } one ? [one] : [],
            DebtorEvent.PromiseGiven e => e.Invoices,
            DebtorEvent.PlanAgreed e => e.Invoices,
            DebtorEvent.CircumstanceRecorded e => e.Invoice is { } one ? [one] : [],
            DebtorEvent.CreditNoteRecorded e => [e.Invoice],
            DebtorEvent.ClaimsReferred e => e.Invoices,
            DebtorEvent.LimitationActRecorded { Act: { Kind: LimitationActKind.Deferred } } e => [e.Invoice],
            DebtorEvent.DebtorDescribed => [],
            _ => null,
        };

        // A payment that went to no claim stops no letter by itself: it is never taken for "all".
        static readonly ImmutableArray<InvoiceId> Guard = [InvoiceId.Of(Id(999))];
    }
}
