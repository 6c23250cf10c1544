using Inkassio.Domain.Debtors;

namespace Inkassio.Domain.Law;

/// <summary>The law of Switzerland: OR. It makes no difference between businesses and consumers here.</summary>
public sealed class Switzerland : RulePack
{
    static readonly Rate Legal = new(5m);

    Switzerland() { }

    public static Switzerland Pack { get; } = new();

    public override Country Law => Country.CH;

    public override DayCount DayCount => DayCount.ThirtyE360;

    public override Currency Currency => Currency.CHF;

    public override Money? LumpSum => null;

    public override ClaimOrder Claims => ClaimOrder.DueEnforcedAge;

    public override RuleSections Sections { get; } = new()
    {
        LumpSum = "Art. 104 OR",
        LumpSumCredited = "Art. 106 OR",
        Costs = "Art. 106 OR",
        NoCompoundInterest = "Art. 105 Abs. 3 OR",
        LastDay = "Art. 78 OR",
        AmongClaims = "Art. 87 OR",
        WithinClaim = "Art. 85 Abs. 1 OR",
        Designation = "Art. 86 OR",
        Currency = "Art. 84 OR",
        Payment = "Art. 114 Abs. 1 OR",
        Expired = "Art. 142 OR",
    };

    // Five per cent even where the contract has less (Art. 104 I); a higher contract rate goes on (Art. 104 II).
    public override InterestRule Interest(InterestGround ground) => ground.Agreed is { } agreed && agreed > Legal
        ? new(agreed, LinkedTo: null, "Art. 104 Abs. 2 OR")
        : new(Legal, LinkedTo: null, "Art. 104 Abs. 1 OR");

    // A judgment or a debt that was acknowledged by deed runs ten years (Art. 137 II).
    public override LimitationRule Limitation(LimitationQuestion question) => question switch
    {
        { TitledOn: not null } => new(Years: 10, FromYearEnd: false, "Art. 137 Abs. 2 OR"),
        { IsEveryday: true } => new(Years: 5, FromYearEnd: false, "Art. 128 OR"),
        _ => new(Years: 10, FromYearEnd: false, "Art. 127 OR"),
    };
}
