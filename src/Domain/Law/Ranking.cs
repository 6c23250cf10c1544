using System.Collections.Immutable;

namespace Inkassio.Domain.Law;

/// <summary>Which claims a payment covers first: the designated one, then by the law's order.</summary>
static class Ranking
{
    /// <summary>Claims of equal rank stand together, in the order in which they were given.</summary>
    public static IEnumerable<ImmutableArray<OpenClaim>> Groups(AllocationQuestion q, ClaimOrder order)
    {
        var open = q.Claims.Where(c => c.Total.IsPositive).ToImmutableArray();
        if (q.Designation?.Claim is { } named)
        {
            var designated = open.Where(c => c.Claim == named).ToImmutableArray();
            if (!designated.IsEmpty) yield return designated;
            open = open.RemoveRange(designated);
        }
        foreach (var group in open.GroupBy(c => Rank(c, q.ReceivedOn, order)).OrderBy(g => g.Key))
            yield return [.. group];
    }

    // Numbers that sort ascending: the first is covered first.
    static (int, int, decimal, int, int) Rank(OpenClaim c, DateOnly today, ClaimOrder order) => order switch
    {
        ClaimOrder.DueSecuredBurdenAge =>
            (NotDue(c, today), Rank(c.IsSecured), -c.Rate.Percent, Rank(!c.IsTitled), c.DueOn.DayNumber),
        ClaimOrder.DemandedBurdenAge =>
            (Rank(!c.IsDemanded), NotDue(c, today), -c.Rate.Percent, Rank(!c.IsTitled), c.DueOn.DayNumber),
        ClaimOrder.DueEnforcedAge =>
            (NotDue(c, today), (c.EnforcedOn ?? DateOnly.MaxValue).DayNumber, 0, 0, c.DueOn.DayNumber),
        _ => throw new ArgumentOutOfRangeException(nameof(order)),
    };

    static int NotDue(OpenClaim claim, DateOnly today) => Rank(claim.DueOn > today);

    static int Rank(bool later) => later ? 1 : 0;
}
