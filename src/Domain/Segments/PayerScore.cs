using System.Collections.Immutable;

namespace Inkassio.Domain.Segments;

/// <summary>How surely a debtor pays in time, with every reason: worked in docs/SEGMENTS.md.</summary>
/// <param name="Score">0 to 100 with one decimal: <see cref="Start"/> and the points of all reasons.</param>
/// <param name="DaysLate">Expected for the next invoice.</param>
/// <param name="RiskOfDelay">That the next invoice is paid more than five days late, 0 to 1.</param>
/// <param name="Invoices">How many it was learned from.</param>
/// <param name="Reasons">The weightiest first.</param>
public sealed record PayerScore(
    decimal Score, Segment Segment, decimal DaysLate, decimal RiskOfDelay, int Invoices,
    ImmutableArray<ScoreReason> Reasons)
{
    /// <summary>Before any reason. The five points up to 100 are earned by years.</summary>
    public const decimal Start = 95m;

    /// <summary>With fewer invoices a debtor is new, whatever they say.</summary>
    public const int InvoicesMin = 3;

    /// <summary>Where good begins and risky ends.</summary>
    public const decimal GoodFrom = 85m, RiskyBelow = 60m;

    /// <summary>Judges by what was known in the evening of that day.</summary>
    public static PayerScore Of(PayerHistory history, DateOnly day) => Of(history, day, FirmHabit.Usual);

    public static PayerScore Of(PayerHistory history, DateOnly day, FirmHabit firm)
    {
        var habit = PaymentHabit.Of(history, day);
        var reasons = ScoreRules.Reasons(history.KnownOn(day), habit, firm, day).ToList();
        var sum = Start + reasons.Sum(r => r.Points);
        var score = Math.Clamp(sum, 0m, 100m);
        if (score != sum) reasons.Add(new ScoreReason.Limited(score - sum));
        return new(
            score, SegmentOf(score, habit), Round(habit.DaysLate(firm), 1), Round(habit.DelayShare(firm), 2),
            habit.Lessons.Length, [.. reasons.OrderByDescending(r => Math.Abs(r.Points))]);
    }

    // Nobody is called good while an invoice of his is overdue beyond what a bank may take.
    static Segment SegmentOf(decimal score, PaymentHabit habit) =>
        habit.Lessons.Length < InvoicesMin ? Segment.New
        : score < RiskyBelow ? Segment.Risky
        : score >= GoodFrom && !habit.Lessons.Any(l => l.IsOpen && l.IsDelayed) ? Segment.Good
        : Segment.Standard;

    /// <summary>As a clerk rounds: half goes away from zero.</summary>
    internal static decimal Round(decimal value, int digits) =>
        Math.Round(value, digits, MidpointRounding.AwayFromZero);

    public bool Equals(PayerScore? other) => other is not null
        && (Score, Segment, DaysLate, RiskOfDelay, Invoices)
            == (other.Score, other.Segment, other.DaysLate, other.RiskOfDelay, other.Invoices)
        && Enumerable.SequenceEqual(Reasons, other.Reasons);

    public override int GetHashCode() => HashCode.Combine(Score, Segment, DaysLate, RiskOfDelay, Invoices);
}
