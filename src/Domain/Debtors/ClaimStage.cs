using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Tenants;

namespace Inkassio.Domain.Debtors;

/// <summary>Where a claim stands in its life. What lies over it, a hold or a promise, the send gate says.</summary>
[JsonConverter(typeof(KebabEnum<ClaimStage>))]
public enum ClaimStage
{
    NotDue,

    /// <summary>Past its due date, and not yet in default by law.</summary>
    Due,

    InDefault,

    /// <summary>Letters of the ladder went out; which, its steps say.</summary>
    Reminded,

    /// <summary>The hand-over was announced.</summary>
    Announced,

    HandedOver,
    InCourt,
    Settled,
    WrittenOff,
    Cancelled,

    /// <summary>Credit notes took all of it.</summary>
    Corrected,
}

/// <summary>What moves a claim from one stage to another.</summary>
[JsonConverter(typeof(KebabEnum<StageCause>))]
public enum StageCause
{
    DayPasses, LetterIssued, LetterRecalled, MoneyIn, MoneyBack, CreditNote, GivenUp, Cancelled, Referred, TakenBack,
    CourtStep, CourtEnds, Deferral,

    /// <summary>Who the debtor is decides when default begins: a consumer has to be told first.</summary>
    DebtorDescribed,
}

public sealed record StageChange(ClaimStage From, ClaimStage To, StageCause Cause);

public static class ClaimStages
{
    public static ClaimStage Of(Debtor debtor, Claim claim, DateOnly day, Terms terms)
    {
        if (claim.End == ClaimEnd.Cancelled) return ClaimStage.Cancelled;
        if (!claim.IsOpen)
            return claim.WrittenOff.IsPositive ? ClaimStage.WrittenOff
                : claim.Credited == claim.Amount ? ClaimStage.Corrected
                : ClaimStage.Settled;
        if (claim.Acts.Any(a => a is { Kind: LimitationActKind.CourtStep, LastOn: null })) return ClaimStage.InCourt;
        if (debtor.ReferralOf(claim.Invoice) is { } referral)
            return referral.Target == ReferralTarget.Court ? ClaimStage.InCourt : ClaimStage.HandedOver;
        if (claim.Steps.Any(s => s.Kind == NoticeKind.Announcement)) return ClaimStage.Announced;
        if (claim.Steps.Any(s => s.Kind != NoticeKind.PreDue)) return ClaimStage.Reminded;
        if (claim.DeferralOn(day) is not null || day <= claim.DueOn) return ClaimStage.NotDue;
        return ClaimLaw.Of(debtor, claim, terms).Default?.HasBegun(day) == true
            ? ClaimStage.InDefault : ClaimStage.Due;
    }

    /// <summary>Every change that there is: what is not in this table does not happen. The drawing in the documents is
    /// made from it.</summary>
    public static ImmutableArray<StageChange> Table { get; } =
    [
        .. Row(ClaimStage.NotDue, StageCause.DayPasses, ClaimStage.Due, ClaimStage.InDefault),
        .. Row(ClaimStage.Due, StageCause.DayPasses, ClaimStage.InDefault),
        .. From([ClaimStage.Due, ClaimStage.InDefault], StageCause.Deferral, ClaimStage.NotDue),
        .. Row(ClaimStage.NotDue, StageCause.Deferral, ClaimStage.Due, ClaimStage.InDefault),
        .. Row(ClaimStage.Due, StageCause.DebtorDescribed, ClaimStage.InDefault),
        .. Row(ClaimStage.InDefault, StageCause.DebtorDescribed, ClaimStage.Due),
        .. From([ClaimStage.Due, ClaimStage.InDefault], StageCause.LetterIssued,
            ClaimStage.Reminded, ClaimStage.Announced),
        .. Row(ClaimStage.Reminded, StageCause.LetterIssued, ClaimStage.Announced),
        .. Row(ClaimStage.Reminded, StageCause.LetterRecalled, Early),
        .. Row(ClaimStage.Announced, StageCause.LetterRecalled, [.. Early, ClaimStage.Reminded]),
        .. From([ClaimStage.Reminded, ClaimStage.Announced], StageCause.Referred, ClaimStage.InCourt),
        .. Row(ClaimStage.Announced, StageCause.Referred, ClaimStage.HandedOver),
        // The announcement may have come back from the post meanwhile.
        .. Row(ClaimStage.HandedOver, StageCause.TakenBack, ClaimStage.Reminded, ClaimStage.Announced),
        .. Row(ClaimStage.InCourt, StageCause.TakenBack, ClaimStage.Reminded, ClaimStage.Announced),
        .. From([.. Early, ClaimStage.Reminded, ClaimStage.Announced, ClaimStage.HandedOver],
            StageCause.CourtStep, ClaimStage.InCourt),
        .. Row(ClaimStage.InCourt, StageCause.CourtEnds,
            [.. Early, ClaimStage.Reminded, ClaimStage.Announced, ClaimStage.HandedOver]),
        .. From(Living, StageCause.MoneyIn, ClaimStage.Settled),
        .. From(Living, StageCause.CreditNote, ClaimStage.Settled),
        .. From(Living, StageCause.CreditNote, ClaimStage.Corrected),
        // A part was given up before, and money that went back had opened the claim again.
        .. From(Living, StageCause.MoneyIn, ClaimStage.WrittenOff),
        .. From(Living, StageCause.CreditNote, ClaimStage.WrittenOff),
        .. From(Living, StageCause.GivenUp, ClaimStage.WrittenOff),
        .. From([.. Living, ClaimStage.Settled, ClaimStage.WrittenOff, ClaimStage.Corrected],
            StageCause.Cancelled, ClaimStage.Cancelled),
        .. From([ClaimStage.Settled, ClaimStage.WrittenOff], StageCause.MoneyBack, Living),
    ];

    static ImmutableArray<ClaimStage> Early => [ClaimStage.NotDue, ClaimStage.Due, ClaimStage.InDefault];

    static ImmutableArray<ClaimStage> Living =>
        [.. Early, ClaimStage.Reminded, ClaimStage.Announced, ClaimStage.HandedOver, ClaimStage.InCourt];

    static IEnumerable<StageChange> Row(ClaimStage from, StageCause cause, params ImmutableArray<ClaimStage> to) =>
        to.Select(t => new StageChange(from, t, cause));

    static IEnumerable<StageChange> From(
        ImmutableArray<ClaimStage> from, StageCause cause, params ImmutableArray<ClaimStage> to) =>
        from.SelectMany(f => Row(f, cause, to));
}
