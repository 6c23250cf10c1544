using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Law;

namespace Inkassio.Domain.HandOver;

/// <summary>Everything that the advice on a hand-over weighs. All of it is a fact; nothing is a score.</summary>
/// <param name="Open">The principal that is open.</param>
/// <param name="DueOn">Of the oldest claim.</param>
public sealed partial record HandOverQuestion(Money Open, DateOnly DueOn, DateOnly On)
{
    /// <summary>Letters that asked for payment and went out, of those that the ladder plans.</summary>
    public int StagesDone { get; init; }

    public int StagesPlanned { get; init; }

    public bool IsInDefault { get; init; }

    /// <summary>The deadline of the announcement; null while the hand-over is not announced.</summary>
    public DateOnly? AnnouncedUntil { get; init; }

    /// <summary>What an agency costs at most, and the court's fee; null where the tariff is not known.</summary>
    public Money? AgencyCost { get; init; }

    public Money? CourtCost { get; init; }

    /// <summary>Full years since the first invoice.</summary>
    public int RelationshipYears { get; init; }

    public Money? YearlyTurnover { get; init; }

    /// <summary>The last day of the earliest limitation; null while something holds it.</summary>
    public DateOnly? LimitationOn { get; init; }

    /// <summary>The last letter, e-mail or call in which the debtor answered.</summary>
    public DateOnly? LastReactionOn { get; init; }

    /// <summary>The last time that somebody of the firm spoke to the debtor.</summary>
    public DateOnly? LastCallOn { get; init; }

    public DateOnly? PromiseUntil { get; init; }

    public int PromisesBroken { get; init; }

    public bool IsDisputed { get; init; }

    public bool IsMailReturned { get; init; }

    public int PartPayments { get; init; }

    public DateOnly? LastPartPaymentOn { get; init; }

    public int DaysOverdue => Math.Max(0, On.DayNumber - DueOn.DayNumber);

    public Money? CheapestCost => (AgencyCost, CourtCost) switch
    {
        ({ } agency, { } court) => Money.Min(agency, court),
        _ => AgencyCost ?? CourtCost,
    };

    /// <summary>The question as the package alone answers it; relationship, promises and calls stay open.</summary>
    /// <exception cref="InvalidOperationException">The claims are in several currencies, or there are none.</exception>
    public static HandOverQuestion Of(HandOverPackage package, Ladder ladder)
    {
        var currency = package.Currencies.Single();
        var receipts = package.Claims.SelectMany(c => c.Payments).DistinctBy(p => p.Payment).ToList();
        var open = package.Claims.Where(c => c.Open.IsPositive).ToList();
        var claims = open.Count > 0 ? open : [.. package.Claims];
        return new HandOverQuestion(package.Principal(currency), claims.Min(c => c.DueOn), package.On)
        {
            StagesDone = claims.Min(c => c.Demands),
            StagesPlanned = ladder.Steps.Count(s => s.Kind is > NoticeKind.PreDue and < NoticeKind.Announcement),
            IsInDefault = claims.All(c => c.Default?.HasBegun(package.On) == true),
            AnnouncedUntil = claims.All(c => c.Announcement?.DeadlineOn is not null)
                ? claims.Max(c => c.Announcement!.DeadlineOn) : null,
            AgencyCost = AgencyCostOf(package, claims),
            CourtCost = IsGerman(claims) ? CollectionCosts.CourtFee(package.Principal(currency)) : null,
            LimitationOn = claims.Min(c => c.LimitationOn),
            IsDisputed = claims.Any(c => c.IsDisputed),
            IsMailReturned = claims.Any(c => c.Letters.LastOrDefault()?.State is DispatchState.Returned),
            PartPayments = receipts.Count,
            LastPartPaymentOn = receipts.Count > 0 ? receipts.Max(p => p.On) : null,
        };
    }

    // The usual case of the scale: uncontested, with some work (Nr. 2300 VV RVG).
    static Money? AgencyCostOf(HandOverPackage package, IReadOnlyList<HandedClaim> claims) => !IsGerman(claims) ? null
        : CollectionCosts.Of(new(Country.DE, claims.Sum(Currency.EUR, c => c.Open), CollectionEffort.Usual)
        {
            DeductsInputTax = package.Creditor.DeductsInputTax ?? true,
            Default = claims[0].Default,
            On = package.On,
        }).Value?.Total;

    static bool IsGerman(IReadOnlyList<HandedClaim> claims) =>
        claims.All(c => c is { Law: Country.DE, Currency: Currency.EUR } && c.Open.IsPositive);
}
