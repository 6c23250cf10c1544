using System.Text.Json.Serialization;
using Inkassio.Domain.Dunning;

namespace Inkassio.Domain.Segments;

/// <summary>One reason for a score, with the figures that it rests on.</summary>
/// <param name="Points">What it adds to <see cref="PayerScore.Start"/>; mostly takes away.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "reason")]
[JsonDerivedType(typeof(NothingDueYet), "nothing-due-yet")]
[JsonDerivedType(typeof(DaysLate), "days-late")]
[JsonDerivedType(typeof(LateShare), "late-share")]
[JsonDerivedType(typeof(LatestDelayed), "latest-delayed")]
[JsonDerivedType(typeof(OverdueNow), "overdue-now")]
[JsonDerivedType(typeof(PromisesBroken), "promises-broken")]
[JsonDerivedType(typeof(PromisesKept), "promises-kept")]
[JsonDerivedType(typeof(DisputesLost), "disputes-lost")]
[JsonDerivedType(typeof(StageReached), "stage-reached")]
[JsonDerivedType(typeof(DebitsReturned), "debits-returned")]
[JsonDerivedType(typeof(BureauAnswer), "bureau-answer")]
[JsonDerivedType(typeof(Relationship), "relationship")]
[JsonDerivedType(typeof(Limited), "limited")]
public abstract record ScoreReason(decimal Points)
{
    /// <summary>No invoice has come due: what the firm's other customers do stands in.</summary>
    public sealed record NothingDueYet(decimal Points) : ScoreReason(Points);

    /// <param name="Days">The debtor's own mean: each invoice at most 20 days, new and large ones weigh more.</param>
    /// <param name="Counted">The same with the firm's share: what the points are made of.</param>
    public sealed record DaysLate(decimal Points, decimal Days, decimal Counted, int Invoices) : ScoreReason(Points);

    /// <param name="Counted">The part of the invoices, 0 to 1, weighted and with the firm's share.</param>
    public sealed record LateShare(decimal Points, int Late, int Invoices, decimal Counted) : ScoreReason(Points);

    /// <summary>Of the invoices that came due last, how many were more than five days late.</summary>
    public sealed record LatestDelayed(decimal Points, int Delayed, int Invoices) : ScoreReason(Points);

    /// <param name="Days">Of the invoice that has been overdue longest.</param>
    public sealed record OverdueNow(decimal Points, int Days, int Invoices) : ScoreReason(Points);

    public sealed record PromisesBroken(decimal Points, int Broken) : ScoreReason(Points);

    public sealed record PromisesKept(decimal Points, int Kept) : ScoreReason(Points);

    public sealed record DisputesLost(decimal Points, int Lost) : ScoreReason(Points);

    public sealed record StageReached(decimal Points, NoticeKind Kind, DateOnly On) : ScoreReason(Points);

    public sealed record DebitsReturned(decimal Points, int Count) : ScoreReason(Points);

    public sealed record BureauAnswer(decimal Points, BureauVerdict Verdict, DateOnly On) : ScoreReason(Points);

    public sealed record Relationship(decimal Points, int Years, DateOnly Since) : ScoreReason(Points);

    /// <summary>The sum went below 0 or above 100.</summary>
    public sealed record Limited(decimal Points) : ScoreReason(Points);
}
