using System.Collections.Concurrent;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Tenants;
using static Inkassio.Domain.Debtors.DebtorCommand;
using static Inkassio.Domain.Tests.Made_up_accounts;

namespace Inkassio.Domain.Tests;

/// <summary>Every history changes a claim's stage as the table says, and every row of the table happens.</summary>
public sealed class Stages_of_a_claim
{
    static readonly Terms Announcing = Account.Terms with
    {
        Ladder = Ladder.Of(
        [
            new(NoticeKind.Reminder, 1, 5), new(NoticeKind.LastNotice, 1, 7), new(NoticeKind.Announcement, 1, 5),
        ], spacingDays: 0),
    };

    static readonly Terms AtOnce = Account.Terms with
    {
        Ladder = Ladder.Of(
            [new(NoticeKind.Announcement, 1, 5), new(NoticeKind.Announcement, 1, 5)], spacingDays: 0),
    };

    [Fact]
    public void are_changed_only_as_the_table_says_and_every_row_of_it_happens()
    {
        var seen = new ConcurrentDictionary<StageChange, int>();
        ForAllHistories((random, seed) =>
        {
            foreach (var change in Changes(random)) seen.TryAdd(change, seed);
        });
        var strange = seen.Where(s => !ClaimStages.Table.Contains(s.Key)).Select(s => $"{s.Key}, seed {s.Value}").Order();
        var never = Environment.GetEnvironmentVariable("INKASSIO_SEED") is null
            ? ClaimStages.Table.Where(row => !seen.ContainsKey(row)).Select(row => $"never {row}") : [];
        var wrong = strange.Concat(never).ToArray();
        Assert.True(wrong.Length == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void stand_in_the_table_once_each() =>
        Assert.Equal(ClaimStages.Table.Length, ClaimStages.Table.Distinct().Count());

    static IEnumerable<StageChange> Changes(Random random)
    {
        var terms = random.Next(3) switch { 0 => Account.Terms, 1 => Announcing, _ => AtOnce };
        var due = new DateOnly(2026, 3, 2);
        var day = due.AddDays(random.Next(3) == 0 ? -20 : random.Next(-3, 30));
        var debtor = Send(Debtor.New, new DescribeDebtor(Account.Mueller), terms);
        debtor = Send(debtor, new RegisterInvoice(
            Invoices[0], "RE-1", "", new(10_000, Currency.EUR), due.AddDays(-14), due,
            new(random.Next(3) == 0, null, random.Next(2) == 0 ? due.AddDays(-28) : null))
        {
            DunnedBefore = random.Next(2) == 0 ? (random.Next(4), due) : null,
        }, terms);
        if (random.Next(3) == 0) debtor = Dunned(debtor, random.Next(2) == 0, due);
        if (random.Next(4) == 0) debtor = GivenUp(debtor, random.Next(2) == 0, day, terms);
        if (random.Next(8) == 0) (debtor, day) = (OnTheWay(random, debtor, due.AddDays(28), terms), due.AddDays(28));
        else if (random.Next(8) == 0) (debtor, day) = (Announced(random, debtor, due, terms), due.AddDays(42));
        for (var i = random.Next(5, 22); i > 0; i--)
        {
            var before = Stage(debtor, day, terms);
            day = day.AddDays(random.Next(3) == 0 ? random.Next(12) : 0);
            if (Stage(debtor, day, terms) is var later && later != before)
                yield return new(before, later, StageCause.DayPasses);
            foreach (var happened in debtor.Decide(Any(random, debtor, day, terms), terms).Events)
            {
                var was = Stage(debtor, day, terms);
                var after = debtor.Evolve(happened);
                if (Stage(after, day, terms) is var now && now != was)
                    yield return new(was, now, CauseOf(happened, debtor));
                debtor = after;
            }
        }
    }

    // Two letters whose deadline has run out: the court may have it, or whoever was announced.
    static Debtor Dunned(Debtor debtor, bool announced, DateOnly due) => debtor
        .Evolve(new DebtorEvent.DunnedBefore(Invoices[0], NoticeKind.Reminder, due.AddDays(-12), due.AddDays(-9)))
        .Evolve(new DebtorEvent.DunnedBefore(
            Invoices[0], announced ? NoticeKind.Announcement : NoticeKind.LastNotice,
            due.AddDays(-8), due.AddDays(-5)));

    // A part was paid, the rest given up, and the part may have gone back: the claim is open again for it.
    static Debtor GivenUp(Debtor debtor, bool isBack, DateOnly day, Terms terms)
    {
        debtor = Send(debtor, new RecordPayment(Payments[0], new(4_000, Currency.EUR), day, Invoices[0]), terms);
        debtor = Send(debtor, new DebtorCommand.WriteOff(Invoices[0], day), terms);
        return isBack ? Send(debtor, new ReversePayment(Payments[0], day), terms) : debtor;
    }

    // A letter is with the post when more time is granted: only if it comes back is the claim not due again.
    static Debtor OnTheWay(Random random, Debtor debtor, DateOnly day, Terms terms)
    {
        debtor = Send(debtor, new AdvanceDunning(day, NoticeId.Of(Id(3_000))), terms);
        if (AnyApproval(random, debtor, day, terms) is { } approval) debtor = Send(debtor, approval, terms);
        foreach (var way in debtor.Dispatches.Values)
            debtor = Send(debtor, new BeginHandOver(way.Id, Id(3_001), day), terms);
        return Send(debtor, new RecordLimitationAct(
            Invoices[0], new(Id(401), LimitationActKind.Deferred, day, day.AddDays(60))), terms);
    }

    // The announcement is with the post and its deadline over: it may come back after the hand-over.
    static Debtor Announced(Random random, Debtor debtor, DateOnly due, Terms terms)
    {
        var day = due.AddDays(28);
        debtor = Send(Dunned(debtor, announced: false, due), new AdvanceDunning(day, NoticeId.Of(Id(3_002))), terms);
        if (AnyApproval(random, debtor, day, terms) is { } approval) debtor = Send(debtor, approval, terms);
        foreach (var way in debtor.Dispatches.Values)
            debtor = Send(debtor, new BeginHandOver(way.Id, Id(3_003), day), terms);
        return Send(debtor, new ReferClaims(
            new(Id(600)), [Invoices[0]], ReferralTarget.Agency, "Kanzlei", "", due.AddDays(42))
        { OwnPapers = true }, terms);
    }

    static ClaimStage Stage(Debtor debtor, DateOnly day, Terms terms) =>
        ClaimStages.Of(debtor, debtor.Claims[Invoices[0]], day, terms);

    static StageCause CauseOf(DebtorEvent happened, Debtor before) => happened switch
    {
        DebtorEvent.NoticeIssued => StageCause.LetterIssued,
        DebtorEvent.NoticeRecalled => StageCause.LetterRecalled,
        DebtorEvent.PaymentRecorded => StageCause.MoneyIn,
        DebtorEvent.PaymentReversed => StageCause.MoneyBack,
        DebtorEvent.CreditNoteRecorded => StageCause.CreditNote,
        DebtorEvent.ClaimWrittenOff => StageCause.GivenUp,
        DebtorEvent.InvoiceCancelled => StageCause.Cancelled,
        DebtorEvent.ClaimsReferred => StageCause.Referred,
        DebtorEvent.ClaimsTakenBack => StageCause.TakenBack,
        DebtorEvent.DebtorDescribed => StageCause.DebtorDescribed,
        DebtorEvent.LimitationActRecorded { Act: { Kind: LimitationActKind.CourtStep, LastOn: null } } =>
            StageCause.CourtStep,
        DebtorEvent.LimitationActRecorded e when IsCourt(before, e.Act.Id) => StageCause.CourtEnds,
        DebtorEvent.LimitationActWithdrawn e when IsCourt(before, e.Act) => StageCause.CourtEnds,
        DebtorEvent.LimitationActRecorded or DebtorEvent.LimitationActWithdrawn => StageCause.Deferral,
        _ => throw new System.Diagnostics.UnreachableException($"{happened} changes a stage."),
    };

    static bool IsCourt(Debtor debtor, Guid act) => debtor.Claims[Invoices[0]].Acts
        .Any(a => a.Id == act && a is { Kind: LimitationActKind.CourtStep, LastOn: null });

    static DebtorCommand Any(Random random, Debtor debtor, DateOnly day, Terms terms)
    {
        var claim = debtor.Claims[Invoices[0]];
        return random.Next(16) switch
        {
            0 or 1 or 2 => AnyApproval(random, debtor, day, terms)
                ?? new AdvanceDunning(day, NoticeId.Of(Id(1_000 + 2 * random.Next(500)))),
            3 => new AdvanceDunning(day, NoticeId.Of(Id(1_000 + 2 * random.Next(500)))),
            4 => new RecordPayment(
                Payments[random.Next(3)], random.Next(2) == 0 && claim.IsOpen ? claim.Open : new(2_000, Currency.EUR),
                day, Invoices[0]),
            5 or 6 => new ReversePayment(Payments[random.Next(3)], day.AddDays(60)),
            7 => new RecordCreditNote(
                Id(300 + random.Next(2)), Invoices[0], random.Next(2) == 0 && claim.IsOpen
                    ? claim.Open : new(1_000, Currency.EUR), day, FromBeginning: true),
            8 when random.Next(3) == 0 => new DebtorCommand.WriteOff(Invoices[0], day),
            9 when random.Next(4) == 0 => new CancelInvoice(Invoices[0], day),
            10 => AnyAct(random, Invoices[0], day),
            11 => random.Next(2) == 0
                ? new RecordLimitationAct(Invoices[0], new(
                    Id(400), LimitationActKind.CourtStep, day, random.Next(2) == 0 ? null : day))
                : new RecordLimitationAct(Invoices[0], new(
                    Id(401), LimitationActKind.Deferred, day, day.AddDays(random.Next(9)))),
            12 => new ReferClaims(
                new(Id(600 + random.Next(3))), [Invoices[0]], (ReferralTarget)random.Next(3), "Kanzlei", "", day)
            { OwnPapers = true },
            13 => new TakeBack(new(Id(600 + random.Next(3))), day),
            14 => new DescribeDebtor(Account.Mueller with
            {
                Kind = (DebtorKind)random.Next(3), Phone = $"{random.Next(9)}",
            }),
            _ => debtor.Dispatches.Values.OrderBy(d => d.Before).LastOrDefault() is { } way
                ? OnItsWay(random, way, day) : new AddNote(Id(1), "Notiz"),
        };
    }

    static DebtorCommand OnItsWay(Random random, Dispatch way, DateOnly day) => random.Next(4) switch
    {
        0 => new BeginHandOver(way.Id, Id(500 + random.Next(50)), day),
        1 => new RecordHandOver(way.Id, new HandOverEnd.Accepted(Evidence: null), day) { Try = way.Leave },
        2 => new RecordReturn(way.Id, "5.1.1", day),
        _ => new CancelDispatch(way.Id, RecallReason.ByHand),
    };
}
