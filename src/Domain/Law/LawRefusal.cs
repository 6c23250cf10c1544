using Inkassio.Domain.Debtors;

namespace Inkassio.Domain.Law;

/// <summary>Why the law turns something down: a fact, with the rule that says so.</summary>
public abstract record LawRefusal
{
    LawRefusal(string section) => Section = section; // Closed: every case stands in this file.

    /// <summary>The § or article, as a letter would quote it.</summary>
    public string Section { get; }

    // Base rates
    public sealed record RateOffHalfYear(DateOnly From, string Section) : LawRefusal(Section);

    public sealed record RateSkipsHalfYear(DateOnly From, DateOnly Expected, string Section) : LawRefusal(Section);

    public sealed record RateWithoutSource(DateOnly From, string Section) : LawRefusal(Section);

    /// <summary>Interest from before the first row of the table: we cannot know the rate.</summary>
    public sealed record RateBeforeTable(DateOnly FirstInterestDay, DateOnly TableFrom, string Section)
        : LawRefusal(Section);

    // Claims and payments
    public sealed record CurrencyUnknown(string Code, string Section) : LawRefusal(Section);

    public sealed record PrincipalNegative(Money Principal, string Section) : LawRefusal(Section);

    public sealed record AmountNotPositive(Money Amount, string Section) : LawRefusal(Section);

    public sealed record PaymentBeforeInvoice(DateOnly PaidOn, DateOnly InvoicedOn, string Section)
        : LawRefusal(Section);

    // The lump sum
    public sealed record LumpSumUnknownToLaw(Country Law, string Section) : LawRefusal(Section);

    public sealed record LumpSumFromConsumer(string Section) : LawRefusal(Section);

    public sealed record LumpSumWithoutPriceClaim(string Section) : LawRefusal(Section);

    public sealed record LumpSumBeforeDefault(string Section) : LawRefusal(Section);

    public sealed record LumpSumAlreadyClaimed(string Section) : LawRefusal(Section);

    // Reminder fees
    public sealed record FeeNegative(Money Fee, string Section) : LawRefusal(Section);

    public sealed record FeeOnDisputedClaim(string Section) : LawRefusal(Section);

    public sealed record FeeOfTheLetterThatCausesDefault(string Section) : LawRefusal(Section);

    public sealed record FeeNotAgreed(string Section) : LawRefusal(Section);

    public sealed record FeeAboveAgreed(Money AgreedMax, string Section) : LawRefusal(Section);

    public sealed record FeeForElectronicMail(string Section) : LawRefusal(Section);

    public sealed record FeeAboveCap(Money Cap, string Section) : LawRefusal(Section);

    public sealed record FeeAboveHardStop(Money Stop, string Section) : LawRefusal(Section);

    public sealed record FeeOfFirstReminder(string Section) : LawRefusal(Section);

    public sealed record FeeOutOfProportion(Money Max, string Section) : LawRefusal(Section);

    /// <summary>Business debtors owe costs only as far as they exceed the lump sum.</summary>
    public sealed record FeeWithinLumpSum(Money LumpSum, string Section) : LawRefusal(Section);

    // Costs of collection
    public sealed record TariffUnknown(Country Law, string Section) : LawRefusal(Section);

    public sealed record CollectionBeforeDefault(string Section) : LawRefusal(Section);
}

/// <summary>What an answer leaves open; shown, and never swallowed.</summary>
public abstract record LawWarning
{
    LawWarning() { } // Closed too.

    /// <summary>The table ends: nothing is known from <paramref name="From"/> on.</summary>
    public sealed record BaseRateNotCovered(BaseTable Table, DateOnly From) : LawWarning;

    /// <summary>The last known rate was carried on beyond the table, as a preview that was asked for.</summary>
    public sealed record BaseRateAssumed(BaseTable Table, DateOnly From, Rate Base) : LawWarning;

    public sealed record FeeAboveUsual(Money Usual) : LawWarning;

    /// <summary>A date that rests on suspended days: the count of the first and last day is not settled.</summary>
    public sealed record LimitationEstimated : LawWarning;

    /// <summary>This law has no such suspension, or no date for it: left out, to be on the safe side.</summary>
    public sealed record SuspensionNotCounted(SuspensionGround Ground) : LawWarning;

    /// <summary>An acknowledgement before the period began, or after its end, starts nothing.</summary>
    public sealed record NewStartWithoutEffect(DateOnly On) : LawWarning;

    /// <summary>A consumer abroad: his own country's law may set lower limits (Rome I).</summary>
    public sealed record ConsumerAbroad(Country Law) : LawWarning;
}
