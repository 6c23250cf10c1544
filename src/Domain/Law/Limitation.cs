using System.Collections.Immutable;
using Inkassio.Domain.Debtors;

namespace Inkassio.Domain.Law;

/// <summary>How long a claim of this kind can be enforced.</summary>
/// <param name="FromYearEnd">The period starts with the end of the year (§ 199 BGB) and not with the due day.</param>
public sealed record LimitationRule(int Years, bool FromYearEnd, string Section);

/// <summary>What lets the period start anew. A private reminder never does.</summary>
public enum NewStartGround { Acknowledgement, PartPayment, InterestPayment, Security, Enforcement, DebtCollection }

public sealed record NewStart(DateOnly On, NewStartGround Ground);

/// <summary>What keeps the period from running.</summary>
public enum SuspensionGround { Negotiation, Deferral, CourtStep, Insolvency }

/// <summary>Days that do not count.</summary>
/// <param name="LastOn">Counted too: the day of the refusal, the last day of the deferral, the final decision or
/// the last act of the court; null while it goes on.</param>
public sealed record Suspension(DateOnly From, DateOnly? LastOn, SuspensionGround Ground);

/// <summary>Everything that moves the end of a claim's limitation.</summary>
public sealed record LimitationQuestion(Country Law, DateOnly DueOn)
{
    /// <summary>When goods or services were delivered; the claim may have arisen in that earlier year.</summary>
    public DateOnly? PerformedOn { get; init; }

    /// <summary>Switzerland: retail, craft, food, rent, lawyers, periodic (Art. 128 OR): five years.</summary>
    public bool IsEveryday { get; init; }

    /// <summary>A judgment or enforcement order became final that day.</summary>
    public DateOnly? TitledOn { get; init; }

    public ImmutableArray<NewStart> NewStarts { get; init; } = [];

    public ImmutableArray<Suspension> Suspensions { get; init; } = [];

    public Place? Place { get; init; }
}

/// <summary>When a claim's limitation ends, and when to warn of it.</summary>
/// <param name="NominalOn">The last day of the period; null while a suspension without an end holds it.</param>
/// <param name="ShiftedOn">The same, moved to the next working day: for information, never for warning.</param>
/// <param name="WarningOn">The day that warnings count from: never after <paramref name="NominalOn"/>.</param>
public sealed record LimitationEnd(
    DateOnly? NominalOn, DateOnly? ShiftedOn, DateOnly? WarningOn, string Section, ImmutableArray<LawWarning> Warnings)
{
    /// <summary>Days ahead of the end on which people are warned.</summary>
    public static ImmutableArray<int> WarningDays { get; } = [120, 60, 30];

    /// <summary>Letters on such a claim must not say that the debtor must pay.</summary>
    public bool IsOver(DateOnly today) => NominalOn is { } end && today > end;

    /// <summary>The stage that today falls into: 30, 60 or 120 days ahead, or null when there is time.</summary>
    // Warnings count from a day that may lie before the end; between the two the claim is never out of sight.
    public int? Stage(DateOnly today) => WarningOn is { } end && today <= NominalOn
        ? WarningDays.Reverse().Cast<int?>().FirstOrDefault(days => today >= end.AddDays(-days!.Value))
        : null;

    /// <summary>In December: the claims that need a court before the year is out.</summary>
    public bool IsOnDecemberList(DateOnly today) =>
        today.Month == 12 && WarningOn is { } end && end.Year == today.Year && today <= end;
}

/// <summary>Limitation: how long a claim lives.</summary>
public static class Limitation
{
    // What rests on suspended days is an estimate, and is warned of earlier.
    const int EstimateDays = 30;

    public static LimitationEnd Of(LimitationQuestion q)
    {
        var rule = RulePack.Of(q.Law).Limitation(q);
        var run = new LimitationRun(q, rule);
        if (run.End is not { } end) return new(null, null, null, rule.Section, run.Warnings);
        return new(
            end, Deadline.NextWorkingDay(end, q.Place ?? new Place(q.Law)), WarningOn(q, rule, run, end), rule.Section,
            run.Warnings);
    }

    // Where the service was done in an earlier year than the claim fell due, the period may have begun that year.
    static DateOnly WarningOn(LimitationQuestion q, LimitationRule rule, LimitationRun run, DateOnly end)
    {
        var warnOn = rule.FromYearEnd && q.PerformedOn is { } performed && performed < q.DueOn
            && new LimitationRun(q with { DueOn = performed }, rule).End is { } early && early < end
            ? early
            : end;
        return run.IsEstimated ? warnOn.AddDays(-EstimateDays) : warnOn;
    }
}
