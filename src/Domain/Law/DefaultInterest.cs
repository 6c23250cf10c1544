using System.Collections.Immutable;

namespace Inkassio.Domain.Law;

/// <summary>How days become parts of a year.</summary>
public enum DayCount
{
    /// <summary>Calendar days over 365, or over 366 for days of a leap year.</summary>
    ActAct,

    /// <summary>Calendar days over 365, always.</summary>
    Act365,

    /// <summary>Twelve months of 30 days over 360; the 31st counts as the 30th (Swiss usance).</summary>
    ThirtyE360,
}

/// <summary>What to do where the table of base rates ends.</summary>
public enum PastTable
{
    /// <summary>Interest stops with the last covered day, and a warning says so. The only choice for letters.</summary>
    Stop,

    /// <summary>Carry the last rate on, marked as assumed: for previews, or when the tenant acknowledged it.</summary>
    AssumeLastRate,
}

/// <summary>A change of the principal. Amounts below zero reduce it.</summary>
/// <param name="FromBeginning">A credit note for a defect: the claim never existed in that part.</param>
// A change of zero still cuts the period: a payment that only covered costs was split on that day, and rounded there.
public readonly record struct PrincipalChange(DateOnly On, Money Change, bool FromBeginning = false);

/// <summary>Everything that the interest of one claim depends on.</summary>
/// <param name="Span">From the first interest day to the day that bears none any more.</param>
public sealed record InterestQuestion(Money Principal, Period Span, InterestRule Rule, DayCount DayCount)
{
    public BaseRates Rates { get; init; } = BaseRates.Shipped;

    public ImmutableArray<PrincipalChange> Changes { get; init; } = [];

    public PastTable PastTable { get; init; }
}

/// <summary>Default interest, cut into segments as a court would do it.</summary>
// Cuts: every 1 January; every 1 July too where the rate hangs on a base rate, even if it did not move; every change
// of the principal. 30E/360 at a fixed rate is cut at changes of the principal only. Interest bears no interest
// (§ 289 BGB, § 1000 ABGB, Art. 105 OR): the principal is all that is multiplied here.
public static class DefaultInterest
{
    public static Ruling<CalculationSheet> Of(InterestQuestion q)
    {
        if (q.Principal.Cents < 0) return new LawRefusal.PrincipalNegative(q.Principal, q.Rule.Section);
        if (q.Span.IsEmpty) return CalculationSheet.Empty(q.Principal.Currency);
        var table = q.Rule.LinkedTo is { } name ? q.Rates[name] : null;
        if (table is not null && q.Span.From < table.FirstDay)
            return new LawRefusal.RateBeforeTable(q.Span.From, table.FirstDay, q.Rule.Section);

        var end = table is null || q.PastTable == PastTable.AssumeLastRate || q.Span.End <= table.CoveredUntil
            ? q.Span.End
            : table.CoveredUntil;
        return new CalculationSheet(
            q.Principal.Currency, Segments(q, table, end), Warnings(q, table), table?.Version);
    }

    /// <summary>What one day costs at that principal and rate, rounded: the figure that letters name.</summary>
    public static Money PerDay(Money principal, Rate rate, DateOnly day, DayCount count) =>
        InterestSegment.Interest(principal, rate, days: 1, count.Basis(day));

    static ImmutableArray<InterestSegment> Segments(InterestQuestion q, BaseRateTable? table, DateOnly end)
    {
        var changes = Ordered(q.Changes);
        var principal = q.Principal;
        foreach (var change in changes)
            if (change.FromBeginning || change.On <= q.Span.From)
                principal += change.Change;

        var segments = ImmutableArray.CreateBuilder<InterestSegment>(4);
        var next = 0;
        for (var from = q.Span.From; from < end;)
        {
            while (next < changes.Length && (changes[next].FromBeginning || changes[next].On <= from)) next++;
            var to = NextCut(from, end, q.DayCount, table is not null);
            if (next < changes.Length && changes[next].On < to) to = changes[next].On;
            segments.Add(Segment(q, table, new(from, to), Bearing(principal)));
            for (; next < changes.Length && changes[next].On == to; next++)
                if (!changes[next].FromBeginning)
                    principal += changes[next].Change;
            from = to;
        }
        return segments.DrainToImmutable();
    }

    static InterestSegment Segment(InterestQuestion q, BaseRateTable? table, Period span, Money principal)
    {
        var known = table?.On(span.From);
        var row = known ?? table?.Rows[^1];
        return new(
            span, q.DayCount.Days(span), q.DayCount.Basis(span.From), principal, q.Rule.With(row), row, q.Rule.Section)
        {
            IsAssumed = table is not null && known is null,
        };
    }

    // What was paid beyond the principal is a credit elsewhere; it never earns the debtor interest here.
    static Money Bearing(Money principal) => Money.Max(principal, Money.None(principal.Currency));

    static DateOnly NextCut(DateOnly from, DateOnly end, DayCount count, bool isLinked)
    {
        if (count == DayCount.ThirtyE360 && !isLinked) return end;
        if (isLinked && from.Month < 7) return Earlier(new(from.Year, 7, 1), end);
        return from.Year == end.Year ? end : Earlier(new(from.Year + 1, 1, 1), end);
    }

    static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;

    static ImmutableArray<PrincipalChange> Ordered(ImmutableArray<PrincipalChange> changes) =>
        changes.Length < 2 ? changes : changes.Sort((a, b) => a.On.CompareTo(b.On));

    static ImmutableArray<LawWarning> Warnings(InterestQuestion q, BaseRateTable? table)
    {
        if (table is null || q.Span.End <= table.CoveredUntil) return [];
        return q.PastTable == PastTable.Stop
            ? [new LawWarning.BaseRateNotCovered(table.Name, table.CoveredUntil)]
            : [new LawWarning.BaseRateAssumed(table.Name, table.CoveredUntil, table.Rows[^1].Percent)];
    }
}

public static class DayCounts
{
    /// <summary>Days of a period under this convention. Adds up exactly, wherever a period is cut.</summary>
    public static int Days(this DayCount count, Period span) => span.IsEmpty ? 0
        : count == DayCount.ThirtyE360 ? Position(span.End) - Position(span.From)
        : span.Days;

    /// <summary>The days of the year that a segment starting that day is divided by.</summary>
    public static int Basis(this DayCount count, DateOnly day) => count switch
    {
        DayCount.ThirtyE360 => 360,
        DayCount.ActAct when DateTime.IsLeapYear(day.Year) => 366,
        _ => 365,
    };

    static int Position(DateOnly day) => 360 * day.Year + 30 * day.Month + Math.Min(day.Day, 30);
}
