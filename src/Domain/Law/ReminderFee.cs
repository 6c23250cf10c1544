using System.Collections.Immutable;
using Inkassio.Domain.Debtors;

namespace Inkassio.Domain.Law;

public enum LetterChannel { Post, Email }

/// <summary>A tenant's choice: a fee is owed like a claim, or is a threat that ends with the principal.</summary>
public enum FeeTreatment { Claim, Threat }

/// <summary>Why a fee stands beside a letter, or why it is nothing.</summary>
public enum FeeGround
{
    /// <summary>No fee was asked for.</summary>
    None,

    /// <summary>Real costs of a further letter while the debtor was in default.</summary>
    DamageOfDelay,

    /// <summary>Costs that exceed the lump sum, shown with the excess only.</summary>
    BeyondLumpSum,

    /// <summary>Switzerland: the contract names the amount.</summary>
    Agreed,
}

/// <summary>A fee that somebody wants on one letter, and all that its lawfulness depends on.</summary>
/// <param name="IssuedOn">The day of the letter; default must have begun before it.</param>
public sealed record FeeQuestion(
    Country Law, DebtorKind Debtor, Money Fee, LetterChannel Channel, DefaultStart? Default, DateOnly IssuedOn)
{
    /// <summary>Letters before this one that demanded payment on the same claim.</summary>
    public int EarlierReminders { get; init; }

    public Money? Principal { get; init; }

    /// <summary>Costs of pursuit on this claim so far, without this fee.</summary>
    public Money? EarlierCosts { get; init; }

    /// <summary>The 40 EUR, as far as they are claimed on this claim.</summary>
    public Money? LumpSum { get; init; }

    /// <summary>The tenant's own cap per letter; null: the product's default.</summary>
    public Money? Cap { get; init; }

    /// <summary>The user keeps a record of the real cost of this letter.</summary>
    public bool IsCostDocumented { get; init; }

    /// <summary>The amount that the contract names for a reminder; Switzerland allows no fee without.</summary>
    public Money? Agreed { get; init; }

    public bool IsDisputed { get; init; }
}

/// <summary>A reminder fee that may stand in the letter, with its reason beside it.</summary>
/// <param name="Amount">What may be claimed: never more than was asked for.</param>
public sealed record ReminderFee(
    Money Amount, FeeGround Ground, string Section, ImmutableArray<LawWarning> Warnings)
{
    /// <summary>The guard: a fee that this refuses can neither be saved nor imported nor written.</summary>
    public static Ruling<ReminderFee> Of(FeeQuestion q)
    {
        var section = RulePack.Of(q.Law).Sections.Costs;
        if (q.Fee.Cents < 0) return new LawRefusal.FeeNegative(q.Fee, section);
        if (q.Fee.IsNone) return new ReminderFee(q.Fee, FeeGround.None, section, []);
        if (q.IsDisputed) return new LawRefusal.FeeOnDisputedClaim(section);
        // The letter that causes default is free: there was no default yet whose damage it could be.
        if (q.Default?.HasBegun(q.IssuedOn) != true) return new LawRefusal.FeeOfTheLetterThatCausesDefault(section);
        return q.Law switch
        {
            Country.CH => Swiss(q, section),
            Country.AT when q.Debtor != DebtorKind.Business => AustrianConsumer(q, section),
            _ => Costs(q, section),
        };
    }

    /// <summary>What the product proposes for that letter: nothing by e-mail, with the first letter, beside the lump
    /// sum, or in Switzerland without an agreement.</summary>
    public static Money Proposed(FeeQuestion q)
    {
        var none = Money.None(q.Fee.Currency);
        if (q.Law == Country.CH) return Of(q with { Fee = q.Agreed ?? none }).Value?.Amount ?? none;
        if (q.Channel == LetterChannel.Email || q.EarlierReminders == 0 || q.Debtor == DebtorKind.Business) return none;
        return Of(q with { Fee = q.Cap ?? Limit(FeeLimits.PerLetter, q) }).Value?.Amount ?? none;
    }

    // Swiss law has no fee of its own: what the contract names with its amount, and not a centime more.
    static Ruling<ReminderFee> Swiss(FeeQuestion q, string section)
    {
        if (q.Agreed is not { IsPositive: true } agreed) return new LawRefusal.FeeNotAgreed(section);
        if (q.Fee > agreed) return new LawRefusal.FeeAboveAgreed(agreed, section);
        return new ReminderFee(q.Fee, FeeGround.Agreed, section, []);
    }

    // A fee without regard to the claim's size is void (RS0129621), so the smaller of two limits holds.
    static Ruling<ReminderFee> AustrianConsumer(FeeQuestion q, string section)
    {
        if (q.EarlierReminders == 0) return new LawRefusal.FeeOfFirstReminder(section);
        var max = Limit(FeeLimits.AustrianConsumer, q);
        if (q.Fee > max) return new LawRefusal.FeeAboveCap(max, section);
        var proportion = Money.Round(
            (q.Principal?.Amount ?? 0) * FeeLimits.AustrianShareOfPrincipal, q.Fee.Currency);
        if (q.Fee > proportion) return new LawRefusal.FeeOutOfProportion(proportion, section);
        return Costs(q, section);
    }

    // Only the real cost of print, envelope and postage; no staff, no programs (BGH VIII ZR 95/18).
    static Ruling<ReminderFee> Costs(FeeQuestion q, string section)
    {
        if (!q.IsCostDocumented)
        {
            if (q.Channel == LetterChannel.Email) return new LawRefusal.FeeForElectronicMail(section);
            var stop = Limit(FeeLimits.HardStop, q);
            if (q.Fee > stop) return new LawRefusal.FeeAboveHardStop(stop, section);
        }
        var cap = q.Cap ?? Limit(q.Law == Country.AT ? FeeLimits.AustrianConsumer : FeeLimits.PerLetter, q);
        if (q.Fee > cap) return new LawRefusal.FeeAboveCap(cap, section);
        return Beyond(q, section);
    }

    // Limits are figures of ours: in a claim of another currency the same figure holds.
    static Money Limit(Money limit, FeeQuestion q) => limit with { Currency = q.Fee.Currency };

    static Ruling<ReminderFee> Beyond(FeeQuestion q, string section)
    {
        ImmutableArray<LawWarning> warnings =
            q.Law == Country.DE && Limit(FeeLimits.Usual, q) is var usual && q.Fee > usual
                ? [new LawWarning.FeeAboveUsual(usual)]
                : [];
        if (q.LumpSum is not { IsPositive: true } lumpSum)
            return new ReminderFee(q.Fee, FeeGround.DamageOfDelay, section, warnings);
        var earlier = q.EarlierCosts ?? Money.None(q.Fee.Currency);
        var excess = Law.LumpSum.Beyond(lumpSum, earlier + q.Fee) - Law.LumpSum.Beyond(lumpSum, earlier);
        var credited = RulePack.Of(q.Law).Sections.LumpSumCredited;
        return excess.IsPositive
            ? new ReminderFee(excess, FeeGround.BeyondLumpSum, credited, warnings)
            : new LawRefusal.FeeWithinLumpSum(lumpSum, credited);
    }
}

/// <summary>What fees are measured by. Decisions of ours within what courts have said.</summary>
public static class FeeLimits
{
    /// <summary>A posted letter, unless the tenant chose otherwise.</summary>
    public static Money PerLetter { get; } = new(1_50, Currency.EUR);

    /// <summary>Above this a warning: 2.50 as a lump sum was struck down (BGH VIII ZR 95/18).</summary>
    public static Money Usual { get; } = new(2_50, Currency.EUR);

    /// <summary>Above this only with a record of the cost: 5.95 was too high (OLG Hamburg 10 U 24/13).</summary>
    public static Money HardStop { get; } = new(5_00, Currency.EUR);

    public static Money AustrianConsumer { get; } = new(5_00, Currency.EUR);

    /// <summary>A tenth of the principal (§ 1333 II ABGB asks for a reasonable proportion).</summary>
    public const decimal AustrianShareOfPrincipal = 0.1m;
}
