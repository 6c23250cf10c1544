using System.Collections.Immutable;
using Inkassio.Domain.Debtors;

namespace Inkassio.Domain.Law;

/// <summary>In which order a payment covers the parts of one claim.</summary>
public enum PartOrder
{
    /// <summary>§ 367 BGB, § 1416 ABGB, Art. 85 OR.</summary>
    CostsInterestPrincipal,

    /// <summary>Consumer loans: § 497 III BGB.</summary>
    CostsPrincipalInterest,

    /// <summary>The debtor said so, and the creditor kept the money (§ 367 II BGB).</summary>
    PrincipalInterestCosts,
}

/// <summary>In which order a payment without a designation covers several claims.</summary>
public enum ClaimOrder
{
    /// <summary>§ 366 II BGB: due, less secured, more burdensome, older; equal ones in proportion.</summary>
    DueSecuredBurdenAge,

    /// <summary>§ 1416 ABGB: demanded, due, more burdensome, older; equal ones one after the other.</summary>
    DemandedBurdenAge,

    /// <summary>Art. 87 OR: due, first enforced, earlier due; equal ones in proportion.</summary>
    DueEnforcedAge,
}

/// <summary>What is open on one claim on the day of a payment.</summary>
/// <param name="Costs">Costs that are owed: lump sum, fees that the tenant treats as a claim, court, agency.</param>
public sealed record OpenClaim(InvoiceId Claim, DateOnly DueOn, Money Costs, Money Interest, Money Principal)
{
    /// <summary>The rate that the claim bears today: a higher one is the heavier burden.</summary>
    public Rate Rate { get; init; }

    public bool IsSecured { get; init; }

    public bool IsTitled { get; init; }

    public bool IsDemanded { get; init; }

    /// <summary>Switzerland: when enforcement (Betreibung) of it was asked for.</summary>
    public DateOnly? EnforcedOn { get; init; }

    /// <summary>Fees that are only a threat: covered last, and lapsed once the principal is paid.</summary>
    public Money? ThreatenedFees { get; init; }

    public PartOrder Parts { get; init; }

    public Money Threat => ThreatenedFees ?? Money.None(Principal.Currency);

    public Money Total => Costs + Interest + Principal + Threat;
}

/// <summary>What the debtor said that he pays.</summary>
/// <param name="PrincipalOnly">He excluded costs and interest, which the creditor may refuse.</param>
public sealed record Designation(InvoiceId? Claim, bool PrincipalOnly = false);

public sealed record AllocationQuestion(
    Country Law, Money Payment, DateOnly ReceivedOn, ImmutableArray<OpenClaim> Claims, Designation? Designation = null);

/// <summary>What one claim gets of a payment. Fees that were threatened count as costs when they are paid.</summary>
public sealed record ClaimShare(InvoiceId Claim, Money Costs, Money Interest, Money Principal)
{
    /// <summary>Threatened fees that ended with the principal, without having been paid.</summary>
    public required Money Lapsed { get; init; }

    public Money Total => Costs + Interest + Principal;
}

/// <summary>The split, before anything is saved.</summary>
/// <param name="Shares">One per claim that got something, in the order in which they were covered.</param>
/// <param name="Credit">What is more than everything that is owed.</param>
/// <param name="MayRefuse">The § by which the creditor may refuse this payment, if one does: a person decides.</param>
public sealed record Allocation(
    ImmutableArray<ClaimShare> Shares, Money Credit, string Section, string? MayRefuse)
{
    public static Ruling<Allocation> Of(AllocationQuestion q)
    {
        var pack = RulePack.Of(q.Law);
        if (!q.Payment.IsPositive) return new LawRefusal.AmountNotPositive(q.Payment, pack.Sections.Payment);
        var shares = ImmutableArray.CreateBuilder<ClaimShare>();
        var rest = q.Payment;
        foreach (var group in Ranking.Groups(q, pack.Claims))
            foreach (var (claim, amount) in Amounts(group, rest, pack.Claims))
            {
                if (!amount.IsPositive) continue;
                var share = Within(amount, Ordered(claim, q.Designation));
                shares.Add(share);
                rest -= share.Total;
            }
        return new Allocation(shares.DrainToImmutable(), rest, SectionOf(q, pack), Refusable(q));
    }

    /// <summary>How one claim uses an amount; what it does not need is not in the share.</summary>
    public static ClaimShare Within(Money amount, OpenClaim claim)
    {
        var rest = amount;
        Money costs = default, interest = default, principal = default;
        foreach (var part in Order(claim.Parts))
            switch (part)
            {
                case Part.Costs: costs = Take(claim.Costs, ref rest); break;
                case Part.Interest: interest = Take(claim.Interest, ref rest); break;
                case Part.Principal: principal = Take(claim.Principal, ref rest); break;
            }
        var fees = Take(claim.Threat, ref rest);
        var isPaid = principal == claim.Principal && interest == claim.Interest;
        return new(claim.Claim, costs + fees, interest, principal)
        {
            Lapsed = isPaid ? claim.Threat - fees : Money.None(amount.Currency),
        };
    }

    /// <summary>Shares in proportion; odd cents go to the largest debt (§ 366 II BGB, Art. 87 OR).</summary>
    public static ImmutableArray<Money> InProportion(Money amount, ImmutableArray<Money> debts)
    {
        var total = debts.Sum(amount.Currency);
        if (amount >= total) return debts;
        var shares = debts.Select(d => Money.Round(amount.Amount * d.Amount / total.Amount, amount.Currency)).ToArray();
        var odd = amount - shares.Sum(amount.Currency);
        // Almost always a cent to the largest; the loop only matters for many tiny debts.
        foreach (var i in Enumerable.Range(0, debts.Length).OrderByDescending(i => debts[i]))
        {
            var change = odd.IsPositive ? Money.Min(odd, debts[i] - shares[i]) : Money.Max(odd, -shares[i]);
            shares[i] += change;
            odd -= change;
        }
        return [.. shares];
    }

    static IEnumerable<(OpenClaim, Money)> Amounts(ImmutableArray<OpenClaim> group, Money rest, ClaimOrder order)
    {
        if (group.Length > 1 && order != ClaimOrder.DemandedBurdenAge)
            return group.Zip(InProportion(rest, [.. group.Select(c => c.Total)]));
        var left = rest;
        return group.Select(claim => (claim, Take(claim.Total, ref left))).ToList();
    }

    static OpenClaim Ordered(OpenClaim claim, Designation? designation) =>
        designation is { PrincipalOnly: true } && (designation.Claim is not { } named || named == claim.Claim)
            ? claim with { Parts = PartOrder.PrincipalInterestCosts }
            : claim;

    enum Part { Costs, Interest, Principal }

    static ImmutableArray<Part> Order(PartOrder order) => order switch
    {
        PartOrder.CostsInterestPrincipal => [Part.Costs, Part.Interest, Part.Principal],
        PartOrder.CostsPrincipalInterest => [Part.Costs, Part.Principal, Part.Interest],
        PartOrder.PrincipalInterestCosts => [Part.Principal, Part.Interest, Part.Costs],
        _ => throw new ArgumentOutOfRangeException(nameof(order)),
    };

    static Money Take(Money owed, ref Money rest)
    {
        var taken = Money.Min(owed, rest);
        rest -= taken;
        return taken;
    }

    static string SectionOf(AllocationQuestion q, RulePack pack) => q switch
    {
        { Designation.Claim: not null } => $"{pack.Sections.Designation}, {pack.Sections.WithinClaim}",
        { Claims.Length: > 1 } => $"{pack.Sections.AmongClaims}, {pack.Sections.WithinClaim}",
        _ => pack.Sections.WithinClaim,
    };

    static string? Refusable(AllocationQuestion q) => q.Designation is not { PrincipalOnly: true } ? null
        : q.Law switch
        {
            Country.DE => "§ 367 Abs. 2 BGB",
            Country.AT => "§§ 1415, 1416 ABGB",
            _ => "Art. 85 Abs. 1 OR",
        };
}
