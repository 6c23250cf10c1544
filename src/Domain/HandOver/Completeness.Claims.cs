using Inkassio.Domain.Debtors;
using Inkassio.Domain.Law;

namespace Inkassio.Domain.HandOver;

public sealed partial record Completeness
{
    static IEnumerable<Gap> OfClaim(HandOverPackage p, HandedClaim c, HandOverTarget target) =>
    [
        .. When(!c.Open.IsPositive, new Gap.NothingOpen(c)),
        .. When(c.Law != (LawOf(target) ?? c.Law), new Gap.OtherLaw(c, c.Law)),
        .. When(c.DueOn >= p.On, new Gap.NotDue(c, c.DueOn)),
        .. When(target == HandOverTarget.Agency && c.Default?.HasBegun(p.On) != true && c.DueOn < p.On,
            new Gap.NotInDefault(c)),
        .. Obstacles(p, c),
        .. target == HandOverTarget.Agency ? Announced(p, c) : [],
        .. Told(c, target),
        .. RateGaps(c),
        .. When(!c.HasDocument, new Gap.InvoiceCopyMissing(c)),
    ];

    static IEnumerable<Gap> Obstacles(HandOverPackage p, HandedClaim c) =>
    [
        .. When(c.IsDisputed, new Gap.Disputed(c)),
        .. c.DeferredUntil is { } until ? new Gap[] { new Gap.Deferred(c, until) } : [],
        .. c.LimitationOn is { } end && p.On > end ? new Gap[] { new Gap.LimitationPassed(c, end) } : [],
    ];

    // No debtor meets an agency without having been told, and without the time that he was given. A court order needs
    // no announcement: the last notice has named it, and the send gate's sister for hand-overs asks for that one.
    static IEnumerable<Gap> Announced(HandOverPackage p, HandedClaim c) => c.Announcement switch
    {
        null => [new Gap.AnnouncementMissing(c)],
        { DeadlineOn: { } deadline } when deadline >= p.On => [new Gap.AnnouncementRunning(c, deadline)],
        _ => [],
    };

    // Each claim must be told apart from all others, or the court's paper stops no limitation (§ 204 BGB).
    static IEnumerable<Gap> Told(HandedClaim c, HandOverTarget target) =>
    [
        .. When(target != HandOverTarget.CourtOrder && string.IsNullOrWhiteSpace(c.Subject), new Gap.SubjectMissing(c)),
        .. When(target is HandOverTarget.Agency or HandOverTarget.CourtOrder && c.Details.ContractOn is null,
            new Gap.ContractDayMissing(c)),
        .. c.Details.ContractOn is { } on && on > c.IssuedOn ? new Gap[] { new Gap.ContractAfterInvoice(c, on) } : [],
        .. When(c.ServiceOn is null, new Gap.ServiceDayMissing(c)),
        .. target == HandOverTarget.CourtOrder ? CourtOrder(c) : [],
        .. When(target == HandOverTarget.PaymentAction && c.Details.CounterPerformance == CounterPerformance.StillOwed,
            new Gap.CounterPerformanceOwed(c)),
    ];

    static IEnumerable<Gap> CourtOrder(HandedClaim c) =>
    [
        .. c.Details.Ground switch
        {
            null or { Number: null, Words: "" } => [new Gap.GroundMissing(c)],
            { Number: null, Words.Length: > ClaimCatalogue.WordsMax } =>
                [new Gap.GroundTooLong(c, ClaimCatalogue.WordsMax)],
            { Number: { } number } when ClaimCatalogue.Of(number) is null => [new Gap.GroundMissing(c)],
            { } ground => When(ground.NeedsPeriod() && (c.ServiceOn is null || c.Details.ServiceUntil is null),
                new Gap.ServicePeriodMissing(c)),
        },
        .. When(c.Details.CounterPerformance == CounterPerformance.Unknown, new Gap.CounterPerformanceUnknown(c)),
        .. When(c.Details.CounterPerformance == CounterPerformance.StillOwed, new Gap.CounterPerformanceOwed(c)),
        .. When(c.Details.IsConsumerCredit, new Gap.ConsumerCredit(c)),
    ];

    static IEnumerable<Gap> RateGaps(HandedClaim c) => c.Interest.Warnings.Select(w => w switch
    {
        LawWarning.BaseRateNotCovered n => new Gap.RateNotKnown(c, n.From),
        LawWarning.BaseRateAssumed a => new Gap.RateNotKnown(c, a.From),
        _ => null,
    }).OfType<Gap>();
}
