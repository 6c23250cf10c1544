using Inkassio.Domain.Debtors;

namespace Inkassio.Domain.Law;

/// <summary>The law of Austria: ABGB, UGB, KSchG.</summary>
public sealed class Austria : RulePack
{
    // Contracts from that day on: 9.2 points; before: eight (§ 352 UGB in the old version).
    static readonly DateOnly NinePointTwoFrom = new(2013, 3, 16);

    /// <summary>Days that a consumer's transfer may take after the due day and still count as in time.</summary>
    public const int BankDays = 4;

    Austria() { }

    public static Austria Pack { get; } = new();

    public override Country Law => Country.AT;

    public override DayCount DayCount => DayCount.ActAct;

    public override Currency Currency => Currency.EUR;

    public override Money? LumpSum => new Money(40_00, Currency.EUR);

    public override ClaimOrder Claims => ClaimOrder.DemandedBurdenAge;

    public override RuleSections Sections { get; } = new()
    {
        LumpSum = "§ 458 UGB",
        LumpSumCredited = "§ 458 UGB, § 1333 Abs. 2 ABGB",
        Costs = "§ 1333 Abs. 2 ABGB",
        NoCompoundInterest = "§ 1000 Abs. 2 ABGB",
        LastDay = "§ 903 ABGB",
        AmongClaims = "§ 1416 ABGB",
        WithinClaim = "§ 1416 ABGB",
        Designation = "§ 1415 ABGB",
        Currency = "§ 907b ABGB",
        Payment = "§ 1412 ABGB",
        Expired = "§ 1451 ABGB",
    };

    public override InterestRule Interest(InterestGround ground)
    {
        var floor = ground.Agreed ?? Rate.Zero;
        if (ground is not { IsBusiness: true, IsResponsible: true, IsPrice: true })
        {
            var section = ground.IsBusiness ? "§ 456 UGB, § 1000 Abs. 1 ABGB" : "§ 1000 Abs. 1 ABGB";
            return new(new(4m), LinkedTo: null, section) { Floor = floor };
        }
        return ground.ContractOn is { } on && on < NinePointTwoFrom
            ? new(new(8m), BaseTable.AT, "§ 352 UGB a. F.") { Floor = floor }
            : new(new(9.2m), BaseTable.AT, "§ 456 UGB") { Floor = floor };
    }

    public override LimitationRule Limitation(LimitationQuestion question) => question.TitledOn is null
        ? new(Years: 3, FromYearEnd: false, "§ 1486 Z 1 ABGB")
        : new(Years: 30, FromYearEnd: false, "§ 1478 ABGB");

    /// <summary>Whether money that arrived on that day came in time.</summary>
    // A debt of money is paid when it is credited (§ 907a ABGB). A consumer only has to give the order on the due day
    // (§ 6a Abs. 2 KSchG); without knowledge of the order, four bank days are taken as the way of the money.
    public static bool PaidInTime(DateOnly dueOn, DateOnly creditedOn, DateOnly? orderedOn, DebtorKind debtor)
    {
        var place = new Place(Country.AT);
        var lastDay = Deadline.NextWorkingDay(dueOn, place);
        if (debtor == DebtorKind.Business) return creditedOn <= lastDay;
        if (orderedOn is { } ordered) return ordered <= lastDay;
        return creditedOn <= Deadline.WorkingDaysAfter(lastDay, BankDays, place);
    }
}
