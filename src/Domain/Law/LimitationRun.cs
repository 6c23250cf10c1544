using System.Collections.Immutable;
using Inkassio.Domain.Debtors;

namespace Inkassio.Domain.Law;

/// <summary>One run through the events of a limitation period, in the order of their days.</summary>
sealed class LimitationRun
{
    // § 203 S. 2 BGB: after negotiations, never before three months have passed.
    const int MonthsAfterNegotiation = 3;

    // § 204 II BGB: a court step holds the period for six more months.
    const int MonthsAfterCourtStep = 6;

    readonly LimitationRule rule;
    readonly ImmutableArray<LawWarning>.Builder warnings = ImmutableArray.CreateBuilder<LawWarning>();
    readonly ImmutableArray<Suspension> suspensions;
    DateOnly begun; // The event that set the period off; the first counted day is the next one.

    public LimitationRun(LimitationQuestion q, LimitationRule rule)
    {
        this.rule = rule;
        begun = q.TitledOn ?? (rule.FromYearEnd ? new(q.DueOn.Year, 12, 31) : q.DueOn);
        suspensions = [.. q.Suspensions.Where(s => Counts(s, q.Law)).Select(Extended).OrderBy(s => s.From)];
        foreach (var start in Starts(q).OrderBy(s => s.On)) Begin(start);
        End = Ending(DateOnly.MaxValue);
        if (IsEstimated) warnings.Add(new LawWarning.LimitationEstimated());
    }

    /// <summary>Null while something holds the period and nobody knows until when.</summary>
    public DateOnly? End { get; }

    /// <summary>Suspended days were added: the date is not settled to the day.</summary>
    public bool IsEstimated { get; private set; }

    public ImmutableArray<LawWarning> Warnings => warnings.ToImmutable();

    // An acknowledgement before the period began changes nothing, and one after its end revives nothing.
    void Begin(NewStart start)
    {
        if (start.On > begun && (Ending(start.On) ?? DateOnly.MaxValue) >= start.On) begun = start.On;
        else if (start.On != begun) warnings.Add(new LawWarning.NewStartWithoutEffect(start.On));
    }

    // The end as it stood on that day: suspensions that began later are not known yet.
    DateOnly? Ending(DateOnly seenOn)
    {
        DateOnly? end = begun.AddYears(rule.Years);
        var counted = begun; // Days up to here have been looked at, so that overlapping suspensions count once.
        IsEstimated = false;
        foreach (var suspension in suspensions)
        {
            if (suspension.From > seenOn || suspension.From > end) break;
            if (suspension.LastOn is not { } last) return null;
            if (last < suspension.From || last <= begun) continue;
            var first = suspension.From > counted ? suspension.From : counted.AddDays(1);
            end = AtLeast(end.Value.AddDays(Math.Max(0, last.DayNumber - first.DayNumber + 1)), suspension);
            if (last > counted) counted = last;
            IsEstimated = true;
        }
        return end;
    }

    static DateOnly AtLeast(DateOnly end, Suspension suspension) =>
        suspension is { Ground: SuspensionGround.Negotiation, LastOn: { } last }
        && last.AddMonths(MonthsAfterNegotiation) is var earliest && earliest > end
            ? earliest
            : end;

    static Suspension Extended(Suspension s) => s.Ground is SuspensionGround.CourtStep or SuspensionGround.Insolvency
        ? s with { LastOn = s.LastOn?.AddMonths(MonthsAfterCourtStep) }
        : s;

    // Only German law adds suspended days. In Austria and Switzerland an earlier date is the safe side; a court step
    // under way holds the period in Austria, and starts it anew in Switzerland (Art. 135 Nr. 2, 138 OR).
    bool Counts(Suspension s, Country law)
    {
        if (law == Country.DE) return true;
        if (law == Country.AT && s is { Ground: SuspensionGround.CourtStep, LastOn: null }) return true;
        if (law == Country.AT || s.Ground is not (SuspensionGround.CourtStep or SuspensionGround.Insolvency))
            warnings.Add(new LawWarning.SuspensionNotCounted(s.Ground));
        return false;
    }

    static IEnumerable<NewStart> Starts(LimitationQuestion q)
    {
        foreach (var start in q.NewStarts) yield return start;
        if (q.Law != Country.CH) yield break;
        foreach (var step in q.Suspensions)
        {
            if (step.Ground is not (SuspensionGround.CourtStep or SuspensionGround.Insolvency)) continue;
            yield return new(step.From, NewStartGround.Enforcement);
            if (step.LastOn is { } last) yield return new(last, NewStartGround.Enforcement);
        }
    }
}
