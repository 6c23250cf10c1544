using Inkassio.Domain.Law;

namespace Inkassio.Domain.Tenants;

/// <summary>What the law leaves to the tenant. Whatever is chosen here, the guards of the law still hold.</summary>
public sealed record LegalChoices
{
    public static LegalChoices Usual { get; } = new();

    /// <summary>Lump sum, fees and interest are owed like the claim, or lapse when the principal is paid.</summary>
    public FeeTreatment Fees { get; init; } = FeeTreatment.Claim;

    /// <summary>The lump sum of 40 EUR between businesses (§ 288 Abs. 5 BGB, § 458 UGB).</summary>
    public bool ClaimsLumpSum { get; init; } = true;

    /// <summary>The fee for one posted letter, in cents; null takes what the product proposes.</summary>
    public int? FeeCents { get; init; }

    /// <summary>The reminder fee that the contract names, in cents; Switzerland allows no fee without.</summary>
    public int? FeeAgreedCents { get; init; }

    /// <summary>How days are counted; null counts as the country does.</summary>
    public DayCount? DayCount { get; init; }

    /// <summary>The friendly reminder demands payment, so that it causes default (§ 286 Abs. 1 BGB).</summary>
    public bool ReminderDemands { get; init; } = true;

    /// <summary>The tenant has acknowledged that the last known base rate is carried on where the table ends.</summary>
    public bool AssumesMissingRate { get; init; }
}
