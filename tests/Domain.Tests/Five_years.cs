using System.Collections.Concurrent;
using System.Globalization;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Tenants;
using static Inkassio.Domain.Debtors.DebtorCommand;
using static Inkassio.Domain.Tests.Made_up_accounts;

namespace Inkassio.Domain.Tests;

/// <summary>Five years of a firm in Germany and one in Austria, day by day: runs, releases, payments and all
/// that debtors do. INKASSIO_YEARS_DEBTORS makes the book larger: the full one has two thousand.</summary>
public sealed class Five_years
{
    static readonly DateOnly From = new(2021, 1, 4), Until = new(2025, 12, 31);

    [Fact]
    public void bring_no_claim_to_its_limitation_unwarned_no_two_letters_too_close_and_lose_no_cent()
    {
        var count = int.Parse(
            Environment.GetEnvironmentVariable("INKASSIO_YEARS_DEBTORS") ?? "16", CultureInfo.InvariantCulture);
        var lives = new ConcurrentBag<Life>();
        Parallel.For(1, count + 1, n =>
        {
            var life = new Life(n);
            for (var day = From; day <= Until; day = day.AddDays(1)) life.Live(day);
            lives.Add(life);
        });
        Assert.Empty(lives.SelectMany(l => l.Wrong.Concat(l.Sums())).Take(20));
        var line = $"{count} debtors, five years: {lives.Sum(l => l.Letters)} letters, {lives.Sum(l => l.Ended)} claims "
            + $"reached their limitation, each after three warnings; {lives.Sum(l => l.Invoiced) / 100m:0.00} EUR invoiced";
        TestContext.Current.TestOutputHelper?.WriteLine(line);
        Assert.True(lives.Sum(l => l.Letters) > count && lives.Sum(l => l.Ended) > 0, line);
    }

    sealed class Life
    {
        readonly Random random;
        readonly Terms terms;
        readonly double pays;
        readonly Dictionary<InvoiceId, HashSet<int>> warned = [];
        readonly HashSet<InvoiceId> over = [];
        Debtor debtor = Debtor.New;
        int names;

        public Life(int seed)
        {
            random = new(seed);
            Seed = seed;
            var country = seed % 2 == 0 ? Country.AT : Country.DE;
            terms = Account.Terms with
            {
                Sender = Account.Sender with { Country = country, Region = country == Country.DE ? "NW" : "" },
            };
            pays = random.Next(4) switch { 0 => 0.0005, 1 => 0.005, _ => 0.04 };
            Send(new DescribeDebtor(Account.Mueller with
            {
                Kind = (DebtorKind)random.Next(1, 3), Phone = "0221 4711",
            }));
        }

        int Seed { get; }

        public List<string> Wrong { get; } = [];

        public int Letters { get; private set; }

        public int Ended { get; private set; }

        public long Invoiced { get; private set; }

        Guid New() => Id(1_000_000 + ++names);

        public void Live(DateOnly day)
        {
            if (random.Next(100) == 0) Buy(day);
            var open = debtor.Claims.Values.Where(c => c.IsOpen).OrderBy(c => c.Invoice).ToArray();
            if (open.Length == 0) return;
            if (random.NextDouble() < pays) Pay(open[random.Next(open.Length)], day);
            if (random.Next(150) == 0)
                Send(Made_up_agreements.AnyAgreement(random, debtor, day, terms));
            // People leave no circumstance and no complaint for good.
            if (random.Next(60) == 0) Settle(day);
            if (terms.IsWorkingDay(day)) Work(day);
            if (day.DayNumber % 7 == 0) Watch(day);
        }

        void Buy(DateOnly day) => Send(new RegisterInvoice(
            new(New()), $"RE-{names}", "", new(random.Next(1_000, 200_000), Currency.EUR), day, day.AddDays(14),
            new(random.Next(3) > 0, null, day)));

        void Pay(Claim claim, DateOnly day)
        {
            var amount = random.Next(3) == 0 ? new(random.NextInt64(1, claim.Open.Cents + 1), Currency.EUR)
                : debtor.OwedOn([claim.Invoice], terms, day);
            var id = new PaymentId(New());
            Send(new RecordPayment(id, amount, day, random.Next(2) == 0 ? claim.Invoice : null));
            if (random.Next(20) == 0) Send(new ReversePayment(id, day));
        }

        void Settle(DateOnly day)
        {
            foreach (var circumstance in debtor.Circumstances.Values) Send(new EndCircumstance(circumstance.Id, day));
            foreach (var dispute in debtor.Disputes.Values.Where(d => d.IsOpen))
                Send(new ResolveDispute(dispute.Id, ComplaintOutcome.NotRight, day, null, New()));
            foreach (var referral in debtor.Referrals.Values) Send(new TakeBack(referral.Id, day));
        }

        void Work(DateOnly day)
        {
            Send(new AdvanceDunning(day, new(New())));
            foreach (var notice in debtor.OpenProposals.OrderBy(n => n.Id.Value).ToArray())
            {
                if (!debtor.Against(notice, day, terms).IsEmpty) continue;
                var facts = FactSheet.Of(debtor, notice, terms, day, Channel.Post);
                Send(new ApproveNotice(notice.Id, facts.Version, LetterHash.OfBytes([1]), day, Channel.Post));
            }
            foreach (var way in debtor.Dispatches.Values.Where(d => d.State == DispatchState.Planned).ToArray())
            {
                Send(new BeginHandOver(way.Id, New(), day));
                Send(new RecordHandOver(way.Id, new HandOverEnd.Accepted(Evidence: null), day));
            }
        }

        void Send(DebtorCommand command)
        {
            foreach (var happened in debtor.Decide(command, terms).Events)
            {
                if (happened is DebtorEvent.NoticeIssued issued) Apart(issued);
                if (happened is DebtorEvent.InvoiceRegistered bought) Invoiced += bought.Amount.Cents;
                debtor = debtor.Evolve(happened);
            }
        }

        void Apart(DebtorEvent.NoticeIssued issued)
        {
            Letters++;
            if (debtor.LastLetterOn(Currency.EUR) is { } last
                && issued.IssuedOn.DayNumber - last.DayNumber < terms.Ladder.SpacingDays)
                Wrong.Add($"seed {Seed}: letters of {last:O} and {issued.IssuedOn:O}");
        }

        // As the calendar of limitations does it, once a week.
        void Watch(DateOnly day)
        {
            foreach (var claim in debtor.Claims.Values.Where(c => c.IsOpen && c.DueOn.AddDays(900) < day))
            {
                var end = ClaimLaw.Of(debtor, claim, terms).Limitation(claim);
                if (end.Stage(day) is { } stage)
                {
                    if (!warned.TryGetValue(claim.Invoice, out var stages)) warned[claim.Invoice] = stages = [];
                    stages.Add(stage);
                }
                if (!end.IsOver(day) || !over.Add(claim.Invoice)) continue;
                Ended++;
                if (warned.GetValueOrDefault(claim.Invoice)?.Count != 3)
                    Wrong.Add($"seed {Seed}: {claim.Number} ended on {end.NominalOn:O} with "
                        + $"{warned.GetValueOrDefault(claim.Invoice)?.Count ?? 0} warnings");
            }
        }

        public IEnumerable<string> Sums()
        {
            long paid = debtor.Payments.Values.Where(p => p.Counts).Sum(p => p.Amount.Cents), taken = 0;
            foreach (var claim in debtor.Claims.Values)
            {
                taken += claim.Receipts.Sum(r => r.Share.Total.Cents);
                if (claim.Amount != claim.Open + claim.Paid + claim.Credited + claim.WrittenOff)
                    yield return $"seed {Seed}: {claim.Number} does not add up";
                if (ClaimSheet.Of(debtor, claim, terms, Until) is { ReAdds: false })
                    yield return $"seed {Seed}: the sheet of {claim.Number} does not re-add";
            }
            if (paid != taken + debtor.Credit(Currency.EUR).Cents)
                yield return $"seed {Seed}: {paid} came in, {taken} was taken";
        }
    }
}
