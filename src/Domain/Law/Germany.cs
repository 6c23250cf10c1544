using Inkassio.Domain.Debtors;

namespace Inkassio.Domain.Law;

/// <summary>The law of Germany: BGB, HGB, RVG, GKG.</summary>
public sealed class Germany : RulePack
{
    // Until then the surcharge between businesses was eight points, and there was no lump sum (Art. 229 § 34 EGBGB).
    static readonly DateOnly NinePointsFrom = new(2014, 7, 29);

    /// <summary>Five per cent from the due day, without default: an option between merchants, never the rule.</summary>
    public static InterestRule BetweenMerchants { get; } = new(new(5m), LinkedTo: null, "§§ 352, 353 HGB");

    Germany() { }

    public static Germany Pack { get; } = new();

    public override Country Law => Country.DE;

    public override DayCount DayCount => DayCount.ActAct;

    public override Currency Currency => Currency.EUR;

    public override Money? LumpSum => new Money(40_00, Currency.EUR);

    public override ClaimOrder Claims => ClaimOrder.DueSecuredBurdenAge;

    public override RuleSections Sections { get; } = new()
    {
        LumpSum = "§ 288 Abs. 5 Satz 1 BGB",
        LumpSumCredited = "§ 288 Abs. 5 Satz 3 BGB",
        Costs = "§§ 280 Abs. 1, 2, 286 BGB",
        NoCompoundInterest = "§ 289 BGB",
        LastDay = "§ 193 BGB",
        AmongClaims = "§ 366 Abs. 2 BGB",
        WithinClaim = "§ 367 Abs. 1 BGB",
        Designation = "§ 366 Abs. 1 BGB",
        Currency = "§ 244 BGB",
        Payment = "§ 362 Abs. 1 BGB",
        Expired = "§ 214 Abs. 1 BGB",
    };

    public override InterestRule Interest(InterestGround ground)
    {
        var (points, section) = ground switch
        {
            { IsBusiness: true, IsPrice: true, ContractOn: { } on } when on < NinePointsFrom =>
                (8m, "§ 288 Abs. 2 BGB a. F."),
            { IsBusiness: true, IsPrice: true } => (9m, "§ 288 Abs. 2 BGB"),
            _ => (5m, "§ 288 Abs. 1 BGB"),
        };
        return new(new(points), BaseTable.DE, ground.Agreed is null ? section : $"{section}, § 288 Abs. 3 BGB")
        {
            Floor = ground.Agreed ?? Rate.Zero,
        };
    }

    public override LimitationRule Limitation(LimitationQuestion question) => question.TitledOn is null
        ? new(Years: 3, FromYearEnd: true, "§§ 195, 199 Abs. 1 BGB")
        : new(Years: 30, FromYearEnd: false, "§ 197 Abs. 1 Nr. 3 BGB");
}
