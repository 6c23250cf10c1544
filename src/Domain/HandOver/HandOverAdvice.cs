using System.Collections.Immutable;

namespace Inkassio.Domain.HandOver;

/// <summary>What to do with an overdue claim that the ladder has not brought in, mildest first.</summary>
public enum AdvisedStep { Wait, Call, OfferPlan, Announce, HandOver, Court, WriteOff }

/// <summary>Why a step is advised, with its figures. The first reason decided.</summary>
public abstract record AdviceReason
{
    AdviceReason() { } // Closed: every case stands in this file.

    public sealed record NothingOpen : AdviceReason;

    public sealed record LimitationPassed(DateOnly EndedOn) : AdviceReason;

    public sealed record LimitationNear(DateOnly EndsOn, int DaysLeft) : AdviceReason;

    /// <summary>The announcement's deadline would end after the claim can no longer be enforced.</summary>
    public sealed record NoTimeToAnnounce(DateOnly EndsOn, int DaysLeft) : AdviceReason;

    /// <summary>Only a person may go on with a disputed claim; no agency, no announcement.</summary>
    public sealed record Disputed : AdviceReason;

    public sealed record PromiseRunning(DateOnly Until) : AdviceReason;

    public sealed record PromisesBroken(int Count) : AdviceReason;

    public sealed record NotInDefault : AdviceReason;

    public sealed record StagesOpen(int Done, int Planned) : AdviceReason;

    public sealed record StagesDone(int Done, int DaysOverdue) : AdviceReason;

    public sealed record MailReturned : AdviceReason;

    public sealed record PaysInParts(int Payments, DateOnly LastOn) : AdviceReason;

    public sealed record Reacted(DateOnly On) : AdviceReason;

    public sealed record NeverReacted(int DaysOverdue) : AdviceReason;

    public sealed record GoodCustomer(int Years, Money YearlyTurnover, Money Open) : AdviceReason;

    public sealed record CostAboveOpen(Money Cost, Money Open) : AdviceReason;

    public sealed record CostBelowOpen(Money Cost, Money Open) : AdviceReason;

    /// <summary>This country's tariff is not known to us: the cost must be asked for.</summary>
    public sealed record CostUnknown : AdviceReason;

    public sealed record NotAnnounced : AdviceReason;

    public sealed record AnnouncementRunning(DateOnly Until) : AdviceReason;

    public sealed record AnnouncementOver(DateOnly DeadlineOn) : AdviceReason;

    /// <summary>Who paid a part or promised to pay has admitted the debt: he will hardly object in court.</summary>
    public sealed record DebtAdmitted : AdviceReason;
}

/// <param name="Cost">What the step costs, or what the step that it announces would cost; null when it costs nothing
/// or this country's tariff is not known.</param>
public sealed record HandOverAdvice(AdvisedStep Step, ImmutableArray<AdviceReason> Reasons, Money? Cost)
{
    /// <summary>So close before the end of limitation, waiting and friendliness come second.</summary>
    public const int LimitationNearDays = 120;

    /// <summary>A letter's way and the shortest fair deadline: later, no announcement can run out in time.</summary>
    public const int AnnouncementDays = 10;

    /// <summary>A word or a payment from that many days is fresh: the debtor is still talking.</summary>
    public const int FreshDays = 30;

    /// <summary>A good customer gets a call first, up to that age of the claim.</summary>
    public const int PatienceDays = 120;

    /// <summary>A good customer: so many years, and so many times the open sum as a year's turnover.</summary>
    public const int GoodYears = 2, GoodTurnoverTimes = 4;

    /// <summary>After so many broken promises another one is worth nothing.</summary>
    public const int BrokenPromisesMax = 1;

    public static HandOverAdvice Of(HandOverQuestion q) =>
        (Ended(q) ?? ForAPerson(q) ?? NotYet(q) ?? Talking(q) ?? Worth(q) ?? Announcing(q)) ?? Escalating(q);

    // A claim that is gone, by payment or by time.
    static HandOverAdvice? Ended(HandOverQuestion q)
    {
        if (!q.Open.IsPositive) return new(AdvisedStep.Wait, [new AdviceReason.NothingOpen()], Cost: null);
        return q.LimitationOn is { } end && q.On > end
            ? new(AdvisedStep.WriteOff, [new AdviceReason.LimitationPassed(end)], Cost: null)
            : null;
    }

    // What no machine may go on with: an objection; and an address that is wrong, while the claim is young or an
    // announcement has still to arrive somewhere.
    static HandOverAdvice? ForAPerson(HandOverQuestion q)
    {
        if (q.IsDisputed) return new(AdvisedStep.Call, [new AdviceReason.Disputed(), .. Limitation(q)], Cost: null);
        var isToFind = q.DaysOverdue <= PatienceDays || q.AnnouncedUntil is null;
        return q.IsMailReturned && isToFind && !IsLimitationNear(q)
            ? new(AdvisedStep.Call, [new AdviceReason.MailReturned()], Cost: null)
            : null;
    }

    static HandOverAdvice? NotYet(HandOverQuestion q)
    {
        if (IsLimitationNear(q)) return null;
        if (q.PromiseUntil is { } until && until >= q.On)
            return new(AdvisedStep.Wait, [new AdviceReason.PromiseRunning(until)], Cost: null);
        if (!q.IsInDefault) return new(AdvisedStep.Wait, [new AdviceReason.NotInDefault()], Cost: null);
        return q.AnnouncedUntil is null && q.StagesDone < q.StagesPlanned
            ? new(AdvisedStep.Wait, [new AdviceReason.StagesOpen(q.StagesDone, q.StagesPlanned)], Cost: null)
            : null;
    }

    // Whoever still speaks or pays gets a plan; a good customer gets a call before anything else.
    static HandOverAdvice? Talking(HandOverQuestion q)
    {
        if (IsLimitationNear(q)) return null;
        if (q.PromisesBroken <= BrokenPromisesMax)
        {
            if (q.LastPartPaymentOn is { } paid && IsFresh(q, paid))
                return new(AdvisedStep.OfferPlan, [new AdviceReason.PaysInParts(q.PartPayments, paid)], Cost: null);
            if (q.LastReactionOn is { } reacted && IsFresh(q, reacted))
                return new(AdvisedStep.OfferPlan, [new AdviceReason.Reacted(reacted), .. Broken(q)], Cost: null);
        }
        return IsGoodCustomer(q) && q.DaysOverdue <= PatienceDays && !(q.LastCallOn is { } call && IsFresh(q, call))
            ? new(AdvisedStep.Call, [GoodCustomer(q), Done(q)], Cost: null)
            : null;
    }

    // To spend more than there is to get helps nobody.
    static HandOverAdvice? Worth(HandOverQuestion q) => q.CheapestCost is { } cost && cost >= q.Open
        ? new(AdvisedStep.WriteOff, [new AdviceReason.CostAboveOpen(cost, q.Open), Done(q)], Cost: null)
        : null;

    // Nothing escalates that was not announced, and nothing while the announcement's deadline runs.
    static HandOverAdvice? Announcing(HandOverQuestion q)
    {
        if (q.AnnouncedUntil is not { } deadline)
        {
            var late = q.LimitationOn is { } end && end.DayNumber - q.On.DayNumber is var left
                && left < AnnouncementDays
                ? new AdviceReason[] { new AdviceReason.NoTimeToAnnounce(end, left) } : [];
            return new(
                AdvisedStep.Announce,
                [
                    .. late, .. late.Length > 0 ? [] : Limitation(q), new AdviceReason.NotAnnounced(), Done(q),
                    .. CostOf(q),
                ],
                q.CheapestCost);
        }
        return deadline >= q.On
            ? new(AdvisedStep.Wait, [new AdviceReason.AnnouncementRunning(deadline), .. Limitation(q)], Cost: null)
            : null;
    }

    // Only a court stops the limitation; who has admitted the debt will hardly object. Everybody else, and whoever
    // must be found first, is a case for an agency.
    static HandOverAdvice Escalating(HandOverQuestion q)
    {
        var over = new AdviceReason.AnnouncementOver(q.AnnouncedUntil!.Value);
        if (IsLimitationNear(q))
            return new(
                AdvisedStep.Court, [.. Limitation(q), over, .. Returned(q), Done(q), .. CostOf(q)], q.CourtCost);
        if (IsDebtAdmitted(q) && !q.IsMailReturned)
            return new(
                AdvisedStep.Court, [new AdviceReason.DebtAdmitted(), .. Broken(q), over, Done(q), .. CostOf(q)],
                q.CourtCost);
        return new(
            AdvisedStep.HandOver, [over, Done(q), .. Silence(q), .. Broken(q), .. CostOf(q)], q.AgencyCost);
    }

    static bool IsFresh(HandOverQuestion q, DateOnly on) => q.On.DayNumber - on.DayNumber is >= 0 and <= FreshDays;

    static bool IsLimitationNear(HandOverQuestion q) =>
        q.LimitationOn is { } end && end.DayNumber - q.On.DayNumber <= LimitationNearDays;

    static bool IsGoodCustomer(HandOverQuestion q) => q.RelationshipYears >= GoodYears
        && q.YearlyTurnover is { } turnover && turnover.Amount >= GoodTurnoverTimes * q.Open.Amount;

    static bool IsDebtAdmitted(HandOverQuestion q) => q.PartPayments > 0 || q.PromisesBroken > 0;

    static AdviceReason GoodCustomer(HandOverQuestion q) =>
        new AdviceReason.GoodCustomer(q.RelationshipYears, q.YearlyTurnover!.Value, q.Open);

    static AdviceReason Done(HandOverQuestion q) => new AdviceReason.StagesDone(q.StagesDone, q.DaysOverdue);

    static IEnumerable<AdviceReason> Limitation(HandOverQuestion q) => IsLimitationNear(q)
        ? [new AdviceReason.LimitationNear(q.LimitationOn!.Value, q.LimitationOn.Value.DayNumber - q.On.DayNumber)]
        : [];

    static IEnumerable<AdviceReason> Broken(HandOverQuestion q) =>
        q.PromisesBroken > 0 ? [new AdviceReason.PromisesBroken(q.PromisesBroken)] : [];

    static IEnumerable<AdviceReason> Returned(HandOverQuestion q) =>
        q.IsMailReturned ? [new AdviceReason.MailReturned()] : [];

    static IEnumerable<AdviceReason> Silence(HandOverQuestion q) =>
    [
        .. Returned(q),
        .. q.LastReactionOn is null && q.PartPayments == 0
            ? new AdviceReason[] { new AdviceReason.NeverReacted(q.DaysOverdue) } : [],
    ];

    static IEnumerable<AdviceReason> CostOf(HandOverQuestion q) =>
        [q.CheapestCost is { } cost ? new AdviceReason.CostBelowOpen(cost, q.Open) : new AdviceReason.CostUnknown()];
}
