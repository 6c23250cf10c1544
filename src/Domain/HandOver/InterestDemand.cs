namespace Inkassio.Domain.HandOver;

/// <summary>How a court is asked for the interest of one claim: as a rate that runs on, or computed up to the package's
/// day and running from the next.</summary>
/// <param name="Computed">None where the running rate alone says all.</param>
/// <param name="ComputedFrom">The first day of what was computed.</param>
/// <param name="RunningFrom">Null: from the service of the court's paper.</param>
public sealed record InterestDemand(Money Computed, DateOnly? ComputedFrom, DateOnly? RunningFrom)
{
    // A rate that runs from the first day is right only if the same principal bore interest all the time. After a part
    // payment, a credit note or a grant of more time it would ask for too much: then the sum is told, computed.
    public static InterestDemand Of(HandedClaim claim, DateOnly on)
    {
        var none = Money.None(claim.Currency);
        if (claim.Default is not { } start) return new(none, null, null);
        if (!start.HasBegun(on) || claim.Interest.Segments.IsEmpty) return new(none, null, start.FirstInterestDay);
        return RunsWhole(claim, start.FirstInterestDay, on)
            ? new(none, null, start.FirstInterestDay)
            : new(claim.OpenInterest, claim.Interest.Segments[0].Span.From, on.AddDays(1));
    }

    static bool RunsWhole(HandedClaim claim, DateOnly from, DateOnly on)
    {
        foreach (var segment in claim.Interest.Segments)
        {
            if (segment.Span.From != from || segment.Principal != claim.Open) return false;
            from = segment.Span.End;
        }
        return from == on.AddDays(1) && claim.OpenInterest == claim.Interest.Total;
    }
}
