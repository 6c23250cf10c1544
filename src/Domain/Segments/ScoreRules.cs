using Inkassio.Domain.Dunning;

namespace Inkassio.Domain.Segments;

/// <summary>What each fact of a history costs or earns. The table of docs/SEGMENTS.md, line by line.</summary>
static class ScoreRules
{
    /// <summary>Two points for each day late in the mean: at twenty days, forty points.</summary>
    const decimal PerDayLate = 2m;

    /// <summary>All invoices late, by however little: thirty points. How often says more than how long.</summary>
    const decimal AllLate = 30m;

    /// <summary>The last three count once more, so that a change shows before the mean has followed.</summary>
    const int Latest = 3;

    const decimal PerLatestDelayed = 2m;

    /// <summary>A point for every five days of the longest overdue invoice: it may never be paid.</summary>
    const int OverdueDaysPerPoint = 5;

    const decimal OverdueMax = 15m;

    /// <summary>A broken word weighs more than a late payment: he knew of the invoice and of the day.</summary>
    const decimal PerBrokenPromise = 6m, BrokenPromisesMax = 18m;

    const decimal PerKeptPromise = 1m, KeptPromisesMax = 3m;

    const decimal PerLostDispute = 3m, LostDisputesMax = 9m;

    /// <summary>No money on the account is the plainest sign there is.</summary>
    const decimal PerReturnedDebit = 5m, ReturnedDebitsMax = 15m;

    const decimal BureauAgainst = 15m, BureauFor = 3m;

    const int YearsMax = 5;

    public static IEnumerable<ScoreReason> Reasons(
        PayerHistory known, PaymentHabit habit, FirmHabit firm, DateOnly day) =>
    [
        .. OfHabit(habit, firm),
        .. new ScoreReason?[]
        {
            LatestDelayed(habit), OverdueNow(habit), Broken(known, day), Kept(known, day), Lost(known, day),
            Stage(known, day), Returned(known, day), Bureau(known, day), Years(known, day),
        }.OfType<ScoreReason>(),
    ];

    static IEnumerable<ScoreReason> OfHabit(PaymentHabit habit, FirmHabit firm)
    {
        var (days, share, count) = (habit.DaysLate(firm), habit.LateShare(firm), habit.Lessons.Length);
        var (forDays, forShare) = (-PayerScore.Round(PerDayLate * days, 1), -PayerScore.Round(AllLate * share, 1));
        if (count == 0) return [new ScoreReason.NothingDueYet(forDays + forShare)];
        return
        [
            new ScoreReason.DaysLate(
                forDays, PayerScore.Round(habit.OwnDaysLate, 1), PayerScore.Round(days, 1), count),
            new ScoreReason.LateShare(
                forShare, habit.Lessons.Count(l => l.IsLate), count, PayerScore.Round(share, 2)),
        ];
    }

    static ScoreReason.LatestDelayed? LatestDelayed(PaymentHabit habit)
    {
        var latest = habit.Lessons.Take(Latest).ToList();
        var delayed = latest.Count(l => l.IsDelayed);
        return delayed == 0 ? null : new(-PerLatestDelayed * delayed, delayed, latest.Count);
    }

    static ScoreReason.OverdueNow? OverdueNow(PaymentHabit habit)
    {
        var open = habit.Lessons.Where(l => l.IsOpen).ToList();
        if (open.Count == 0) return null;
        var days = open.Max(l => l.DaysLate);
        var points = Math.Min(OverdueMax, days / OverdueDaysPerPoint);
        return points == 0 ? null : new(-points, days, open.Count);
    }

    static ScoreReason.PromisesBroken? Broken(PayerHistory known, DateOnly day)
    {
        var days = known.Promises.Where(p => !p.Kept).Select(p => p.SettledOn).ToList();
        var points = Faded(days, day, PerBrokenPromise, BrokenPromisesMax);
        return points == 0 ? null : new(-points, InMind(days, day));
    }

    static ScoreReason.PromisesKept? Kept(PayerHistory known, DateOnly day)
    {
        var days = known.Promises.Where(p => p.Kept).Select(p => p.SettledOn).ToList();
        var points = Faded(days, day, PerKeptPromise, KeptPromisesMax);
        return points == 0 ? null : new(points, InMind(days, day));
    }

    static ScoreReason.DisputesLost? Lost(PayerHistory known, DateOnly day)
    {
        var days = known.Disputes.Where(d => d.Lost).Select(d => d.EndedOn).ToList();
        var points = Faded(days, day, PerLostDispute, LostDisputesMax);
        return points == 0 ? null : new(-points, InMind(days, day));
    }

    static ScoreReason.DebitsReturned? Returned(PayerHistory known, DateOnly day)
    {
        var points = Faded(known.ReturnedDebits, day, PerReturnedDebit, ReturnedDebitsMax);
        return points == 0 ? null : new(-points, InMind(known.ReturnedDebits, day));
    }

    // The one letter that weighs most today: its forerunners were only the way to it.
    static ScoreReason.StageReached? Stage(PayerHistory known, DateOnly day) => known.Stages
        .Select(s => new ScoreReason.StageReached(-Severity(s.Kind) * Presence(s.On, day), s.Kind, s.On))
        .Where(r => r.Points < 0)
        .OrderBy(r => r.Points).ThenByDescending(r => r.Kind).ThenByDescending(r => r.On).FirstOrDefault();

    // A reminder assumes an oversight and costs nothing; from there on each letter says that the last one did not help.
    static decimal Severity(NoticeKind kind) => kind switch
    {
        NoticeKind.PreDue or NoticeKind.Reminder => 0m,
        NoticeKind.Notice1 => 2m,
        NoticeKind.Notice2 => 5m,
        NoticeKind.LastNotice => 8m,
        NoticeKind.Announcement => 12m,
        _ => throw new System.Diagnostics.UnreachableException(kind.ToString()),
    };

    // An answer that is older than a year says nothing about today.
    static ScoreReason.BureauAnswer? Bureau(PayerHistory known, DateOnly day) =>
        known.Bureau is not { } answer || answer.On < day.AddYears(-1) ? null
        : new(answer.Verdict == BureauVerdict.Unfavourable ? -BureauAgainst : BureauFor, answer.Verdict, answer.On);

    static ScoreReason.Relationship? Years(PayerHistory known, DateOnly day)
    {
        if (Since(known) is not { } since) return null;
        var years = 0;
        while (years < YearsMax && since.AddYears(years + 1) <= day) years++;
        return years == 0 ? null : new(years, years, since);
    }

    static DateOnly? Since(PayerHistory known) => known.KnownSince
        ?? (known.Invoices.IsEmpty ? null : known.Invoices.Min(i => i.IssuedOn));

    /// <summary>So much for each, half for those of the year before, nothing for older ones; and a limit.</summary>
    static decimal Faded(IEnumerable<DateOnly> days, DateOnly day, decimal each, decimal max) =>
        Math.Min(max, days.Sum(on => each * Presence(on, day)));

    static int InMind(IEnumerable<DateOnly> days, DateOnly day) => days.Count(on => Presence(on, day) > 0);

    static decimal Presence(DateOnly on, DateOnly day) =>
        on >= day.AddYears(-1) ? 1m : on >= day.AddYears(-2) ? 0.5m : 0m;
}
