using System.Text.Json.Serialization;
using Inkassio.Domain.Debtors;

namespace Inkassio.Domain.Dunning;

/// <summary>One reason against sending a letter for a claim.</summary>
/// <param name="FirstOn">The first day on which this reason falls away by itself; null when a person must act.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "blocker")]
[JsonDerivedType(typeof(NothingOpen), "nothing-open")]
[JsonDerivedType(typeof(LadderFinished), "ladder-finished")]
[JsonDerivedType(typeof(NotYet), "not-yet")]
[JsonDerivedType(typeof(OnHold), "on-hold")]
[JsonDerivedType(typeof(Deferred), "deferred")]
[JsonDerivedType(typeof(Resting), "resting")]
[JsonDerivedType(typeof(TooSoonAfterLetter), "too-soon-after-letter")]
[JsonDerivedType(typeof(TooSoonAfterCall), "too-soon-after-call")]
[JsonDerivedType(typeof(CoveredByCredit), "covered-by-credit")]
[JsonDerivedType(typeof(LimitationPassed), "limitation-passed")]
[JsonDerivedType(typeof(PromiseRuns), "promise-runs")]
[JsonDerivedType(typeof(PlanRuns), "plan-runs")]
[JsonDerivedType(typeof(Disputed), "disputed")]
[JsonDerivedType(typeof(TimeToPay), "time-to-pay")]
[JsonDerivedType(typeof(Insolvent), "insolvent")]
[JsonDerivedType(typeof(Deceased), "deceased")]
[JsonDerivedType(typeof(AddressUnknown), "address-unknown")]
[JsonDerivedType(typeof(DirectDebitPending), "direct-debit-pending")]
[JsonDerivedType(typeof(HandedOver), "handed-over")]
[JsonDerivedType(typeof(InCourt), "in-court")]
[JsonDerivedType(typeof(CallFirst), "call-first")]
[JsonDerivedType(typeof(NoWorkingDay), "no-working-day")]
[JsonDerivedType(typeof(NoAddress), "no-address")]
[JsonDerivedType(typeof(NoSender), "no-sender")]
[JsonDerivedType(typeof(NoAccountInCurrency), "no-account-in-currency")]
public abstract record Blocker(DateOnly? FirstOn)
{
    public sealed record NothingOpen() : Blocker(FirstOn: null);

    public sealed record LadderFinished() : Blocker(FirstOn: null);

    /// <summary>The ladder's own day has not come.</summary>
    public sealed record NotYet(DateOnly On, StepReason Why) : Blocker(On);

    public sealed record OnHold(HoldReason Reason, DateOnly? Until) : Blocker(Until?.AddDays(1));

    /// <summary>The debtor was granted more time ("Stundung"): the claim is not due until then.</summary>
    public sealed record Deferred(DateOnly Until) : Blocker(Until.AddDays(1));

    /// <summary>A person rejected this proposal and named a day for the next look.</summary>
    public sealed record Resting(DateOnly Until) : Blocker(Until);

    public sealed record TooSoonAfterLetter(DateOnly LetterOn, int SpacingDays)
        : Blocker(LetterOn.AddDays(SpacingDays));

    /// <summary>We have spoken to the debtor: what was said needs its time.</summary>
    public sealed record TooSoonAfterCall(DateOnly CallOn, int SpacingDays) : Blocker(CallOn.AddDays(SpacingDays));

    /// <summary>The debtor has at least as much credit with us as he owes.</summary>
    public sealed record CoveredByCredit(Money Credit) : Blocker(FirstOn: null);

    /// <summary>The debtor may refuse to pay (§ 214 BGB): no letter says "must" without a person's look.</summary>
    public sealed record LimitationPassed(DateOnly EndedOn, string Section) : Blocker(FirstOn: null);

    /// <summary>The debtor promised to pay; the day after it is broken, the claim goes on.</summary>
    public sealed record PromiseRuns(Money Amount, DateOnly PayOn, DateOnly LastOn) : Blocker(LastOn.AddDays(1));

    /// <summary>Instalments are agreed: their days count, not the invoice's.</summary>
    public sealed record PlanRuns(PlanId Plan, InstalmentDue? Next) : Blocker(FirstOn: null);

    /// <summary>All of the claim is in dispute; a person settles it.</summary>
    /// <param name="ExpectedUntil">When it is likely to go on, where a repair is planned.</param>
    public sealed record Disputed(DisputeCause Cause, DateOnly Since, DateOnly? ExpectedUntil) : Blocker(FirstOn: null);

    /// <summary>A complaint was settled or a repair done: time to pay runs.</summary>
    public sealed record TimeToPay(DateOnly Until) : Blocker(Until.AddDays(1));

    /// <summary>Letters stop; the claim is filed with the administrator (law-rules.md § 13, 10).</summary>
    public sealed record Insolvent(DateOnly Since) : Blocker(FirstOn: null);

    public sealed record Deceased(DateOnly Since) : Blocker(FirstOn: null);

    public sealed record AddressUnknown(DateOnly Since) : Blocker(FirstOn: null);

    /// <param name="Until">The last day; null until a person ends it.</param>
    public sealed record DirectDebitPending(DateOnly? Until) : Blocker(Until?.AddDays(1));

    /// <summary>An agency or a lawyer collects it.</summary>
    public sealed record HandedOver(ReferralTarget Target, DateOnly On) : Blocker(FirstOn: null);

    public sealed record InCourt(DateOnly Since) : Blocker(FirstOn: null);

    /// <summary>The ladder wants a call before this letter. Nobody made one by then: the letter goes anyway.</summary>
    public sealed record CallFirst(NoticeKind Before, DateOnly Until) : Blocker(Until.AddDays(1));

    /// <summary>Letters go out from Monday to Friday, and not on a holiday.</summary>
    public sealed record NoWorkingDay(DateOnly Next) : Blocker(Next);

    public sealed record NoAddress() : Blocker(FirstOn: null);

    /// <summary>The tenant's own name, address or account is missing.</summary>
    public sealed record NoSender() : Blocker(FirstOn: null);

    public sealed record NoAccountInCurrency(Currency Currency) : Blocker(FirstOn: null);
}
