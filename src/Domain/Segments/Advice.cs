using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Inkassio.Domain.Segments;

/// <summary>Why an advice is given.</summary>
[JsonConverter(typeof(KebabEnum<AdviceGround>))]
public enum AdviceGround
{
    PaysInTime, PaysAsUsual, PaysLate, BreaksPromises, DebitReturned, BureauWarned, NotKnownYet, OverdueNow,
}

/// <summary>Something a person may do about a customer. Advice only: the product does none of it by itself.</summary>
// A refusal or other terms solely by score would need more than a score (Art. 22 GDPR, § 31 BDSG).
[JsonPolymorphic(TypeDiscriminatorPropertyName = "advice")]
[JsonDerivedType(typeof(PaymentTerm), "payment-term")]
[JsonDerivedType(typeof(TermsUpFront), "terms-up-front")]
[JsonDerivedType(typeof(Prepayment), "prepayment")]
[JsonDerivedType(typeof(CreditCheck), "credit-check")]
[JsonDerivedType(typeof(CallEarly), "call-early")]
[JsonDerivedType(typeof(CallBeforeSecondLetter), "call-before-second-letter")]
[JsonDerivedType(typeof(MoreTime), "more-time")]
[JsonDerivedType(typeof(Thanks), "thanks")]
[JsonDerivedType(typeof(DiscountOffer), "discount-offer")]
[JsonDerivedType(typeof(CloserWatch), "closer-watch")]
public abstract record Advice(AdviceGround Ground)
{
    /// <summary>For new orders; what is agreed already stays as it is.</summary>
    public sealed record PaymentTerm(AdviceGround Ground, int Days) : Advice(Ground);

    /// <summary>Say the terms before the first order, in writing.</summary>
    public sealed record TermsUpFront(AdviceGround Ground) : Advice(Ground);

    /// <param name="Percent">Of a new order, before it is delivered; 100 is all of it.</param>
    public sealed record Prepayment(AdviceGround Ground, int Percent) : Advice(Ground);

    /// <summary>Ask a credit agency before the next order on account.</summary>
    public sealed record CreditCheck(AdviceGround Ground) : Advice(Ground);

    /// <summary>A call soon after the due date, beside the letters.</summary>
    public sealed record CallEarly(AdviceGround Ground, int DaysAfterDue) : Advice(Ground);

    public sealed record CallBeforeSecondLetter(AdviceGround Ground) : Advice(Ground);

    /// <param name="Days">To wait before the next letter, beyond those of the ladder.</param>
    public sealed record MoreTime(AdviceGround Ground, int Days) : Advice(Ground);

    public sealed record Thanks(AdviceGround Ground, int InvoicesInTime) : Advice(Ground);

    /// <summary>A discount for quick payment ("Skonto") on new orders.</summary>
    public sealed record DiscountOffer(AdviceGround Ground, int Percent, int WithinDays) : Advice(Ground);

    /// <param name="EveryDays">How often a person should look at the account.</param>
    public sealed record CloserWatch(AdviceGround Ground, int EveryDays) : Advice(Ground);

    /// <summary>All advice for a score, the weightiest first.</summary>
    public static ImmutableArray<Advice> For(PayerScore score) => score.Segment switch
    {
        Segment.Good => ForGood(score),
        Segment.Standard => ForStandard(score),
        Segment.Risky => ForRisky(score),
        Segment.New => ForNew(score),
        _ => throw new System.Diagnostics.UnreachableException(score.Segment.ToString()),
    };

    /// <summary>Below it all of a new order should be paid in advance, not half.</summary>
    const decimal AllInAdvanceBelow = 40m;

    static ImmutableArray<Advice> ForGood(PayerScore score) =>
    [
        new Thanks(AdviceGround.PaysInTime, InTime(score)),
        new CallBeforeSecondLetter(AdviceGround.PaysInTime),
        new MoreTime(AdviceGround.PaysInTime, 7),
        new PaymentTerm(AdviceGround.PaysInTime, 30),
        new DiscountOffer(AdviceGround.PaysInTime, 2, 10),
    ];

    static ImmutableArray<Advice> ForStandard(PayerScore score) =>
    [
        .. Warned(score) ? new Advice[] { new Prepayment(AdviceGround.BureauWarned, 50) } : [],
        .. Has<ScoreReason.OverdueNow>(score) ? new Advice[] { new CallEarly(AdviceGround.OverdueNow, 3) } : [],
        new PaymentTerm(AdviceGround.PaysAsUsual, 14),
    ];

    static ImmutableArray<Advice> ForRisky(PayerScore score)
    {
        var ground = Worst(score);
        return
        [
            new Prepayment(ground, Warned(score) || score.Score < AllInAdvanceBelow ? 100 : 50),
            new PaymentTerm(ground, 7),
            new CallEarly(ground, 3),
            new CloserWatch(ground, 7),
            .. Has<ScoreReason.BureauAnswer>(score) ? [] : new Advice[] { new CreditCheck(ground) },
        ];
    }

    static ImmutableArray<Advice> ForNew(PayerScore score) =>
    [
        new TermsUpFront(AdviceGround.NotKnownYet),
        .. Has<ScoreReason.BureauAnswer>(score) ? [] : new Advice[] { new CreditCheck(AdviceGround.NotKnownYet) },
        Warned(score) ? new Prepayment(AdviceGround.BureauWarned, 100) : new Prepayment(AdviceGround.NotKnownYet, 30),
        new PaymentTerm(AdviceGround.NotKnownYet, 14),
        .. Has<ScoreReason.OverdueNow>(score) ? new Advice[] { new CallEarly(AdviceGround.OverdueNow, 3) } : [],
    ];

    // The plainest sign first, however many points the mean of the days took.
    static AdviceGround Worst(PayerScore score) =>
        Has<ScoreReason.DebitsReturned>(score) ? AdviceGround.DebitReturned
        : Warned(score) ? AdviceGround.BureauWarned
        : Has<ScoreReason.PromisesBroken>(score) ? AdviceGround.BreaksPromises
        : AdviceGround.PaysLate;

    static int InTime(PayerScore score) =>
        score.Reasons.OfType<ScoreReason.LateShare>().Sum(r => r.Invoices - r.Late);

    static bool Warned(PayerScore score) => score.Reasons.OfType<ScoreReason.BureauAnswer>()
        .Any(r => r.Verdict == BureauVerdict.Unfavourable);

    static bool Has<T>(PayerScore score) where T : ScoreReason => score.Reasons.OfType<T>().Any();
}
