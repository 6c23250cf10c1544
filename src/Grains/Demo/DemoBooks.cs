using System.Collections.Immutable;
using System.Globalization;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Tenants;
using static Inkassio.Domain.Dunning.NoticeKind;

namespace Inkassio.Grains.Demo;

/// <summary>Every invoice of the demo firm, as it is to be on a given day. The same day gives the same books.</summary>
static class DemoBooks
{
    /// <summary>The story begins so many days before its today: three years and what the first invoices need.</summary>
    public const int DaysTold = 1_100;

    // Whoever has something open today paid all that is older by then: the two must not meet in one letter.
    const int SettledBeforeOpen = 200, SettledOtherwise = 12;

    public static IReadOnlyList<DemoInvoice> On(DateOnly today, Terms terms)
    {
        var open = OpenOn(today, terms).ToList();
        var owing = open.Select(i => i.Customer.Number).ToHashSet(StringComparer.Ordinal);
        return Numbered([.. PastOf(today, owing), .. open]);
    }

    static IReadOnlyList<DemoInvoice> Numbered(IReadOnlyList<DemoInvoice> invoices) =>
    [
        .. invoices.OrderBy(i => i.IssuedOn).ThenBy(i => i.Customer.Number, StringComparer.Ordinal).ThenBy(i => i.DueOn)
            .GroupBy(i => i.IssuedOn.Year)
            .SelectMany(year => year.Select((invoice, i) => invoice with
            {
                Number = string.Create(CultureInfo.InvariantCulture, $"RE-{year.Key}-{i + 1:0000}"),
            })),
    ];

    static IEnumerable<DemoInvoice> PastOf(DateOnly today, HashSet<string> owing)
    {
        var works = DemoTable.Rows("works")
            .Select(cells => (Subject: cells[0], From: Number(cells[1]), To: Number(cells[2]))).ToArray();
        foreach (var customer in DemoCustomer.All.Where(c => c.Habit != Habit.New))
        {
            // Each customer has a chance of its own, so that a new line in the table leaves the others alone.
            var seed = Number(customer.Number[2..]);
            var chance = new Random(seed);
            var until = owing.Contains(customer.Number) || Past.WaitsForLetters(customer.Habit)
                ? SettledBeforeOpen : SettledOtherwise;
            foreach (var i in Enumerable.Range(0, chance.Next(2, 4)))
            {
                var work = works[chance.Next(works.Length)];
                var dueOn = today.AddDays(-chance.Next(until, DaysTold - 40));
                var amount = Gross(chance.Next(work.From, work.To), customer.Currency);
                var issuedOn = IssuedFor(dueOn, customer);
                yield return new(
                    customer, work.Subject, amount, issuedOn, dueOn, Past.Of(customer.Habit, dueOn, i, chance));
            }
        }
    }

    static IEnumerable<DemoInvoice> OpenOn(DateOnly today, Terms terms)
    {
        var course = new Course(terms, today);
        foreach (var cells in DemoTable.Rows("today"))
            if (cells is [var number, var stands, var kind, var days, var net, var paid, var subject])
            {
                var customer = DemoCustomer.All.Single(c => c.Number == number);
                var step = kind.Length > 0 ? KebabEnum<NoticeKind>.Value(kind) : Reminder;
                var variety = Number(number[2..]);
                var (dueOn, acts) = new Standing(step, days, Number(paid), course, today, variety).Of(stands);
                yield return new(
                    customer, subject, Gross(Number(net), customer.Currency), IssuedFor(dueOn, customer), dueOn, acts)
                {
                    LastRun = stands switch
                    {
                        "undecided" => Verdict.Leave,
                        "rejected" => Verdict.Reject,
                        _ => Verdict.Approve,
                    },
                    Fate = stands switch
                    {
                        "sent today" => Fate.StaysToday,
                        "parked" => Fate.Parked,
                        "unknown" => Fate.Unknown,
                        "returned" => Fate.Returned,
                        _ => Fate.GoesOut,
                    },
                    FateAt = step,
                    Law = stands == "out of time soon" ? Country.AT : null,
                };
            }
    }

    // Firms have 30 days, people 14; invoices are written on working days.
    static DateOnly IssuedFor(DateOnly dueOn, DemoCustomer customer)
    {
        var on = dueOn.AddDays(customer.Party.Kind == DebtorKind.Consumer ? -14 : -30);
        while (on.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) on = on.AddDays(-1);
        return on;
    }

    static Money Gross(int net, Currency currency) =>
        Money.Round(net * (currency == Currency.CHF ? 1.081m : 1.19m), currency);

    static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>What becomes of invoices that are long settled.</summary>
static class Past
{
    public static bool WaitsForLetters(Habit habit) =>
        habit is Habit.Forgetful or Habit.Slow or Habit.Parts or Habit.Silent or Habit.Bounces or Habit.Disputes;

    /// <param name="turn">Which of the customer's invoices it is: some habits show only now and then.</param>
    public static ImmutableArray<Act> Of(Habit habit, DateOnly dueOn, int turn, Random chance) => habit switch
    {
        Habit.Early => [Paid(dueOn, -chance.Next(4, 11))],
        Habit.Punctual => [Paid(dueOn, -chance.Next(0, 4))],
        Habit.Late => [Paid(dueOn, chance.Next(1, 5))],
        Habit.Forgetful when turn == 0 =>
            [new(Moment.Later(Reminder, 2), new Deed.Promise(Days: 5)), PaidAfter(Reminder, 6)],
        Habit.Forgetful => [PaidAfter(Reminder, chance.Next(2, 7))],
        Habit.Slow when turn == 0 => [new(Moment.Later(Reminder, 2), new Deed.Promise(Days: 2)), PaidAfter(Notice1, 5)],
        Habit.Slow => [PaidAfter(Notice1, chance.Next(3, 9))],
        Habit.Parts => [PaidAfter(Notice1, chance.Next(2, 6), 50), PaidAfter(Notice2, chance.Next(2, 8), 50)],
        Habit.Silent when turn == 0 =>
        [
            new(Moment.Later(Notice2, 3), new Deed.Call(CallOutcome.NotReached, "Nur die Mailbox.")),
            new(Moment.Later(LastNotice, 40), new Deed.GiveUp()),
        ],
        Habit.Silent => [PaidAfter(LastNotice, chance.Next(3, 12))],
        Habit.Overpays when turn == 0 => [Paid(dueOn, 0, 110)],
        Habit.Overpays => [Paid(dueOn, -1)],
        Habit.Bounces when turn == 0 =>
            [Paid(dueOn, -1), new(Moment.Day(dueOn.AddDays(2)), new Deed.Bounce(Act: 0)), PaidAfter(Reminder, 4)],
        Habit.Bounces => [Paid(dueOn, 1)],
        Habit.Disputes when turn == 0 =>
        [
            new(Moment.Later(Reminder, 2), new Deed.Complain(
                Percent: null, DisputeCause.UnclearInvoice, "Das Aufmaß lag der Rechnung nicht bei.")),
            new(Moment.Later(Reminder, 14), new Deed.Settle(Act: 0)), PaidAfter(Reminder, 20),
        ],
        Habit.Disputes => [PaidAfter(Reminder, 5)],
        Habit.Cancels when turn == 0 => [new(Moment.Day(dueOn.AddDays(-9)), new Deed.Cancel())],
        Habit.Cancels => [Paid(dueOn, -2)],
        _ => throw new System.Diagnostics.UnreachableException(habit.ToString()),
    };

    public static Act Paid(DateOnly dueOn, int days, int percent = 100) =>
        new(Moment.Day(dueOn.AddDays(days)), new Deed.Pay(percent));

    public static Act PaidAfter(NoticeKind kind, int days, int percent = 100) =>
        new(Moment.Later(kind, days), new Deed.Pay(percent));
}
