using System.Collections.Immutable;
using Inkassio.Domain.Segments;
using static Inkassio.Domain.Debtors.DebtorCommand;
using static Inkassio.Domain.Debtors.DebtorEvent;

namespace Inkassio.Domain.Debtors;

public sealed partial record Debtor
{
    /// <summary>Which segment the debtor is in, and since when a person says otherwise.</summary>
    public Standing Standing { get; init; } = Standing.Unknown;

    /// <summary>What bureaus said; personal facts, gone after an erasure.</summary>
    public ImmutableDictionary<Guid, CreditCheck> CreditChecks { get; init; } =
        ImmutableDictionary<Guid, CreditCheck>.Empty;

    /// <summary>The newest result that is still valid on a day.</summary>
    public CreditCheck? CreditOn(DateOnly day) => CreditChecks.Values
        .Where(c => c.On <= day && day <= c.ValidUntil).MaxBy(c => c.On);

    Decision Review(ReviewSegment c) => Decision.Of([.. Reviewed(c.On)]);

    // Recorded only where it changes the segment: who pays as always makes no entry every day.
    IEnumerable<DebtorEvent> Reviewed(DateOnly on)
    {
        var score = PayerScore.Of(History(on), on);
        if (score.Segment != Standing.Computed) yield return new SegmentReached(score.Segment, (int)score.Score, on);
    }

    /// <summary>The account as the run of that day sees it: put into his segment first.</summary>
    internal Debtor AsReviewed(DateOnly day) => Reviewed(day).Aggregate(this, (d, e) => d.Evolve(e));

    Decision Set(SetSegment c)
    {
        if (string.IsNullOrWhiteSpace(c.Why)) return new Refusal.TextMissing();
        if (c.Why.Length > Limits.NoteMax) return new Refusal.TextTooLong(Limits.NoteMax);
        if (c.Until < c.On) return new Refusal.EndBeforeBeginning(c.On, c.Until.Value);
        if ((Standing.ByHand, Standing.Until) == (c.Segment, c.Until)) return Decision.AlreadyDone;
        return Decision.Of(
        [
            .. Stopping(Claims.Keys, RecallReason.SegmentChanged, VoidReason.SegmentChanged),
            new SegmentSet(c.Segment, c.On, c.Until), new NoteAdded(c.Note, c.Why, Notice: null),
        ]);
    }

    Decision Free(FreeSegment c) => Standing.ByHand is null ? Decision.AlreadyDone : Decision.Of(
    [
        .. Stopping(Claims.Keys, RecallReason.SegmentChanged, VoidReason.SegmentChanged), new SegmentFreed(c.On),
    ]);

    Decision Record(RecordCreditCheck c)
    {
        if (CreditChecks.ContainsKey(c.Check)) return Decision.AlreadyDone;
        if (string.IsNullOrWhiteSpace(c.Result.Bureau)) return new Refusal.TextMissing();
        if (AgainstTexts(c.Result.Bureau, c.Result.Index) is { } why) return why;
        if (!Limits.Covers(c.Result.On)) return new Refusal.DayOutOfRange(c.Result.On);
        return c.Result.ValidUntil < c.Result.On
            ? new Refusal.EndBeforeBeginning(c.Result.On, c.Result.ValidUntil)
            : new CreditChecked(c.Check, c.Result);
    }
}
