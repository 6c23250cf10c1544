using Inkassio.Domain.Law;

namespace Inkassio.Domain.Tests.Law;

/// <summary>Interest a second time, written otherwise: day by day, in whole numbers, without periods.</summary>
// Every day earns cents × millionths of a point × its share of the year. One denominator serves all shares, so sums
// are exact, and only the end of a segment is rounded.
static class NaiveInterest
{
    const long Shares = 360L * 365 * 366;

    static readonly Int128 OneCent = (Int128)Shares * 100 * 1_000_000;

    public sealed record Segment(DateOnly From, DateOnly End, Int128 Exact)
    {
        public long Cents => Rounded(Exact);
    }

    public static List<Segment> Of(InterestQuestion q)
    {
        var segments = new List<Segment>();
        Int128 sum = 0;
        var opened = q.Span.From;
        for (var day = q.Span.From; day < q.Span.End; day = day.AddDays(1))
        {
            if (day > opened && IsCut(q, day))
            {
                segments.Add(new(opened, day, sum));
                (opened, sum) = (day, 0);
            }
            sum += (Int128)PrincipalOn(q, day) * MillionthsOn(q, day) * ShareOf(day, q.DayCount);
        }
        if (q.Span.From < q.Span.End) segments.Add(new(opened, q.Span.End, sum));
        return segments;
    }

    public static long RoundedOnce(IEnumerable<Segment> segments) =>
        Rounded(segments.Aggregate(Int128.Zero, (sum, s) => sum + s.Exact));

    /// <summary>How far rounded cents are from the exact sum, as a multiple of half a cent.</summary>
    public static double HalfCentsOff(long cents, IEnumerable<Segment> segments) =>
        Math.Abs((double)(cents * OneCent - segments.Aggregate(Int128.Zero, (sum, s) => sum + s.Exact)))
        / ((double)OneCent / 2);

    static long Rounded(Int128 exact) => (long)((2 * exact + OneCent) / (2 * OneCent));

    static bool IsCut(InterestQuestion q, DateOnly day)
    {
        if (q.Changes.Any(c => c.On == day && !c.FromBeginning)) return true;
        if (q.Rule.LinkedTo is not null) return day is { Day: 1, Month: 1 or 7 };
        return q.DayCount != DayCount.ThirtyE360 && day is { Day: 1, Month: 1 };
    }

    static long PrincipalOn(InterestQuestion q, DateOnly day)
    {
        var cents = q.Principal.Cents;
        foreach (var change in q.Changes)
            if (change.FromBeginning || change.On <= day)
                cents += change.Change.Cents;
        return cents < 0 ? 0 : cents;
    }

    static long MillionthsOn(InterestQuestion q, DateOnly day)
    {
        var percent = q.Rule.Points.Percent;
        if (q.Rule.LinkedTo is { } table)
            percent += q.Rates[table].Rows.Last(row => row.From <= day).Percent.Percent;
        return (long)(Math.Max(percent, q.Rule.Floor.Percent) * 1_000_000);
    }

    static long ShareOf(DateOnly day, DayCount count)
    {
        if (count != DayCount.ThirtyE360)
            return Shares / (count == DayCount.ActAct && new DateOnly(day.Year, 12, 31).DayOfYear == 366 ? 366 : 365);
        // Months of 30 days: the 30th is the last one, so the step to a 31st is nothing, and the step out of
        // February takes along the days that it lacks.
        var next = day.AddDays(1);
        if (next.Month == day.Month) return day.Day >= 30 ? 0 : Shares / 360;
        return (31 - Math.Min(day.Day, 30)) * (Shares / 360);
    }
}
