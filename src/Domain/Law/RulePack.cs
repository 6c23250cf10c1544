using Inkassio.Domain.Debtors;

namespace Inkassio.Domain.Law;

/// <summary>What one country's law says about money that is paid late. One pack per law, no state.</summary>
public abstract class RulePack
{
    public abstract Country Law { get; }

    /// <summary>How days are counted unless the tenant chose otherwise.</summary>
    public abstract DayCount DayCount { get; }

    /// <summary>The currency of the law's own fixed amounts.</summary>
    public abstract Currency Currency { get; }

    /// <summary>The lump sum per claim, or null where the law knows none.</summary>
    public abstract Money? LumpSum { get; }

    public abstract RuleSections Sections { get; }

    /// <summary>In which order one payment covers the parts of one claim.</summary>
    public virtual PartOrder Parts => PartOrder.CostsInterestPrincipal;

    /// <summary>In which order one payment covers several claims; equal ones stand in list order.</summary>
    public abstract ClaimOrder Claims { get; }

    public static RulePack Of(Country law) => law switch
    {
        Country.DE => Germany.Pack,
        Country.AT => Austria.Pack,
        Country.CH => Switzerland.Pack,
        _ => throw new ArgumentOutOfRangeException(nameof(law), law, "No such rule pack."),
    };

    /// <summary>The rate of default interest for one claim.</summary>
    public abstract InterestRule Interest(InterestGround ground);

    public abstract LimitationRule Limitation(LimitationQuestion question);

    /// <summary>A claim under this law against a consumer elsewhere: his own law may set lower limits.</summary>
    public LawWarning? Abroad(DebtorKind debtor, string debtorCountry) =>
        debtor != DebtorKind.Business && debtorCountry != Law.ToString() ? new LawWarning.ConsumerAbroad(Law) : null;
}

/// <summary>Where a law says what we apply, as letters and sheets quote it.</summary>
public sealed record RuleSections
{
    public required string LumpSum { get; init; }

    /// <summary>The lump sum counts towards the costs of pursuit.</summary>
    public required string LumpSumCredited { get; init; }

    public required string Costs { get; init; }

    public required string NoCompoundInterest { get; init; }

    /// <summary>A last day on a Sunday or holiday moves on.</summary>
    public required string LastDay { get; init; }

    public required string AmongClaims { get; init; }

    public required string WithinClaim { get; init; }

    /// <summary>The debtor says what he pays.</summary>
    public required string Designation { get; init; }

    /// <summary>A debt is a debt in a currency that the law and we know.</summary>
    public required string Currency { get; init; }

    /// <summary>Payment extinguishes a debt; before the invoice there is none on our books.</summary>
    public required string Payment { get; init; }

    /// <summary>After the period the debtor may refuse: letters must not say that he must pay.</summary>
    public required string Expired { get; init; }
}

/// <summary>What the rate of a claim depends on.</summary>
/// <param name="Debtor">Unknown counts as a consumer.</param>
public sealed record InterestGround(DebtorKind Debtor)
{
    /// <summary>The price of goods or services (Entgeltforderung), not damages, refund or deposit.</summary>
    public bool IsPrice { get; init; } = true;

    /// <summary>Whether the delay is the debtor's fault; matters for the rate in Austria only (§ 456 UGB).</summary>
    public bool IsResponsible { get; init; } = true;

    /// <summary>When the contract was made, where older contracts have older rates.</summary>
    public DateOnly? ContractOn { get; init; }

    /// <summary>A yearly rate agreed in the contract; it takes the place of a lower one.</summary>
    public Rate? Agreed { get; init; }

    public bool IsBusiness => Debtor == DebtorKind.Business;
}

/// <summary>A rate as the law states it: points on a base rate, or points alone.</summary>
/// <param name="Points">Percent points on top of the base rate, or the whole rate where there is none.</param>
/// <param name="Section">The § that grants it.</param>
public sealed record InterestRule(Rate Points, BaseTable? LinkedTo, string Section)
{
    /// <summary>The rate never falls below this: zero, or a higher rate that was agreed.</summary>
    public Rate Floor { get; init; }

    /// <summary>A negative base rate is added as it is.</summary>
    public Rate With(BaseRate? row) => Rate.Max(Floor, row is null ? Points : row.Percent + Points);
}
