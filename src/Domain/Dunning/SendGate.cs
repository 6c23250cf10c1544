using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Tenants;

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
[JsonDerivedType(typeof(CoveredByCredit), "covered-by-credit")]
[JsonDerivedType(typeof(LimitationPassed), "limitation-passed")]
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

    /// <summary>The debtor has at least as much credit with us as he owes.</summary>
    public sealed record CoveredByCredit(Money Credit) : Blocker(FirstOn: null);

    /// <summary>The debtor may refuse to pay (§ 214 BGB): no letter says "must" without a person's look.</summary>
    public sealed record LimitationPassed(DateOnly EndedOn, string Section) : Blocker(FirstOn: null);

    public sealed record NoAddress() : Blocker(FirstOn: null);

    /// <summary>The tenant's own name, address or account is missing.</summary>
    public sealed record NoSender() : Blocker(FirstOn: null);

    public sealed record NoAccountInCurrency(Currency Currency) : Blocker(FirstOn: null);
}

/// <summary>What the gate says of one claim on one day.</summary>
/// <param name="FirstPossibleOn">The first day without a blocker; null when a person must act first.</param>
public sealed record GateAnswer(
    Claim Claim, NextStep? Next, ImmutableArray<Blocker> Blockers, DateOnly? FirstPossibleOn)
{
    public bool IsFree => Blockers.IsEmpty;
}

/// <summary>Every reason against a letter, and the first possible day. Run, preview and page ask here.</summary>
public static class SendGate
{
    /// <summary>The answer for each claim that is still open, in the order of their due dates.</summary>
    public static ImmutableArray<GateAnswer> Ask(Debtor debtor, DateOnly day, Terms terms) =>
    [
        .. debtor.Claims.Values.Where(c => c.IsOpen)
            .OrderBy(c => c.DueOn).ThenBy(c => c.Number, StringComparer.Ordinal)
            .Select(c => Ask(debtor, c, day, terms)),
    ];

    public static GateAnswer Ask(Debtor debtor, Claim claim, DateOnly day, Terms terms)
    {
        var next = NextStep.Of(claim, terms.Ladder, day);
        var blockers = Blockers(debtor, claim, next, day, terms);
        return new(claim, next, blockers, FirstPossible(debtor, claim, day, terms, blockers));
    }

    static ImmutableArray<Blocker> Blockers(Debtor debtor, Claim claim, NextStep? next, DateOnly day, Terms terms)
    {
        if (!claim.IsOpen) return [new Blocker.NothingOpen()];
        if (next is null) return [new Blocker.LadderFinished()];
        var found = ImmutableArray.CreateBuilder<Blocker>();
        if (day < next.FirstOn) found.Add(new Blocker.NotYet(next.FirstOn, next.Why));
        found.AddRange(debtor.Holds.Where(h => h.Covers(claim.Invoice, day))
            .Select(h => new Blocker.OnHold(h.Reason, h.Until)));
        if (claim.DeferralOn(day)?.LastOn is { } deferred) found.Add(new Blocker.Deferred(deferred));
        if (debtor.RestUntil(claim) is { } rest && day < rest) found.Add(new Blocker.Resting(rest));
        if (debtor.LastLetterOn(claim.Currency) is { } last && day < last.AddDays(terms.Ladder.SpacingDays))
            found.Add(new Blocker.TooSoonAfterLetter(last, terms.Ladder.SpacingDays));
        if (debtor.Credit(claim.Currency) is { IsPositive: true } credit
            && credit >= debtor.Overdue(claim.Currency, day))
            found.Add(new Blocker.CoveredByCredit(credit));
        if (ClaimLaw.Of(debtor, claim, terms).Limitation(claim) is { NominalOn: { } ended } end && end.IsOver(day))
            found.Add(new Blocker.LimitationPassed(ended, end.Section));
        if (debtor.Party?.Address is not { IsComplete: true }) found.Add(new Blocker.NoAddress());
        if (!terms.Sender.CanSend) found.Add(new Blocker.NoSender());
        else if (terms.Sender.AccountFor(claim.Currency) is null)
            found.Add(new Blocker.NoAccountInCurrency(claim.Currency));
        return found.DrainToImmutable();
    }

    // Blockers fall away one after another, and a later day can raise another one; a few rounds settle it.
    static DateOnly? FirstPossible(
        Debtor debtor, Claim claim, DateOnly day, Terms terms, ImmutableArray<Blocker> blockers)
    {
        const int roundsMax = 8;
        for (var round = 0; round < roundsMax; round++)
        {
            if (blockers.IsEmpty) return day;
            if (blockers.Any(b => b.FirstOn is null)) return null;
            day = blockers.Max(b => b.FirstOn!.Value);
            blockers = Blockers(debtor, claim, NextStep.Of(claim, terms.Ladder, day), day, terms);
        }
        return null;
    }
}
