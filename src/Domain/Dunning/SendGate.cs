using System.Collections.Immutable;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Tenants;

namespace Inkassio.Domain.Dunning;

/// <summary>What the gate says of one claim on one day.</summary>
/// <param name="FirstPossibleOn">The first day without a blocker; null when a person must act first.</param>
public sealed record GateAnswer(
    Claim Claim, NextStep? Next, ImmutableArray<Blocker> Blockers, DateOnly? FirstPossibleOn)
{
    public bool IsFree => Blockers.IsEmpty;
}

/// <summary>What the gate says of the instalment that a plan is behind with.</summary>
public sealed record InstalmentAnswer(
    PaymentPlan Plan, InstalmentDue Due, ImmutableArray<Blocker> Blockers, DateOnly? FirstPossibleOn)
{
    public bool IsFree => Blockers.IsEmpty;
}

/// <summary>Every reason against a letter, and the first possible day. Run, preview and page ask here.</summary>
public static class SendGate
{
    /// <summary>The answer for each claim that is still open, in the order of their due dates: exactly as a run of that
    /// day would have it, which looks at the segment first.</summary>
    public static ImmutableArray<GateAnswer> Ask(Debtor debtor, DateOnly day, Terms terms) =>
        Answers(debtor.AsReviewed(day), day, terms);

    static ImmutableArray<GateAnswer> Answers(Debtor debtor, DateOnly day, Terms terms) =>
    [
        .. debtor.Claims.Values.Where(c => c.IsOpen)
            .OrderBy(c => c.DueOn).ThenBy(c => c.Number, StringComparer.Ordinal)
            .Select(c => Ask(debtor, c, day, terms)),
    ];

    public static GateAnswer Ask(Debtor debtor, Claim claim, DateOnly day, Terms terms)
    {
        terms = terms.For(debtor.Standing.On(day));
        var next = NextStep.Of(claim, terms.Ladder, day);
        var blockers = Blockers(debtor, claim, next, day, terms);
        return new(claim, next, blockers, FirstPossible(
            day, blockers, later => Blockers(debtor, claim, NextStep.Of(claim, terms.Ladder, later), later, terms)));
    }

    /// <summary>The answer for a step that a person chose: the ladder's days do not bind it, all else does.</summary>
    public static GateAnswer AskChosen(Debtor debtor, Claim claim, DateOnly day, Terms terms)
    {
        terms = terms.For(debtor.Standing.On(day));
        ImmutableArray<Blocker> On(DateOnly then) => !claim.IsOpen ? [new Blocker.NothingOpen()]
            : [.. Stops(debtor, claim, then, terms), .. TooSoon(debtor, claim.Currency, then, terms)];
        var blockers = On(day);
        return new(claim, NextStep.Of(claim, terms.Ladder, day), blockers, FirstPossible(day, blockers, On));
    }

    /// <summary>The answer for the instalment that a plan is behind with; null while it is behind with none, or was
    /// reminded of it.</summary>
    public static InstalmentAnswer? Ask(Debtor debtor, PaymentPlan plan, DateOnly day, Terms terms)
    {
        var standing = plan.StandingOn(debtor, day);
        if (standing is not { State: PlanState.Running or PlanState.InArrears, Due: { } due }) return null;
        if (debtor.ReminderOf(plan.Id, due.Number) is not null) return null;
        var blockers = Blockers(debtor, plan, due, day, terms);
        return new(plan, due, blockers, FirstPossible(
            day, blockers, later => Blockers(debtor, plan, due, later, terms)));
    }

    static ImmutableArray<Blocker> Blockers(Debtor debtor, Claim claim, NextStep? next, DateOnly day, Terms terms)
    {
        if (!claim.IsOpen) return [new Blocker.NothingOpen()];
        var found = ImmutableArray.CreateBuilder<Blocker>();
        found.AddRange(Stops(debtor, claim, day, terms));
        if (next is null)
        {
            found.Add(new Blocker.LadderFinished());
            return found.DrainToImmutable();
        }
        if (day < next.FirstOn) found.Add(new Blocker.NotYet(next.FirstOn, next.Why));
        if (debtor.RestUntil(claim) is { } rest && day < rest) found.Add(new Blocker.Resting(rest));
        if (CallBefore(debtor, claim, next) is { } until && day <= until)
            found.Add(new Blocker.CallFirst(next.Step.Kind, until));
        found.AddRange(TooSoon(debtor, claim.Currency, day, terms));
        return found.DrainToImmutable();
    }

    static ImmutableArray<Blocker> Blockers(
        Debtor debtor, PaymentPlan plan, InstalmentDue due, DateOnly day, Terms terms)
    {
        var open = plan.Invoices.Select(i => debtor.Claims[i]).Where(c => c.IsOpen).ToArray();
        var remindOn = due.DueOn.AddDays(PaymentPlan.RemindAfterDays);
        return
        [
            .. day < remindOn
                ? new[] { new Blocker.NotYet(remindOn, new StepReason.InstalmentMissed(due.Number, due.DueOn)) }
                : [],
            .. open.SelectMany(c => Stops(debtor, c, day, terms)).Where(b => b is not Blocker.PlanRuns).Distinct(),
            .. TooSoon(debtor, plan.Currency, day, terms.For(debtor.Standing.On(day))),
        ];
    }

    /// <summary>What stops every letter for a claim, whatever step it stands before.</summary>
    public static IEnumerable<Blocker> Stops(Debtor debtor, Claim claim, DateOnly day, Terms terms)
    {
        foreach (var hold in debtor.Holds)
            if (hold.Covers(claim.Invoice, day)) yield return new Blocker.OnHold(hold.Reason, hold.Until);
        if (claim.DeferralOn(day)?.LastOn is { } deferred) yield return new Blocker.Deferred(deferred);
        if (debtor.PromiseFor(claim.Invoice, day) is { } promise)
            yield return new Blocker.PromiseRuns(promise.Amount, promise.PayOn, promise.LastOn);
        if (debtor.PlanFor(claim.Invoice, day) is { } plan)
            yield return new Blocker.PlanRuns(plan.Id, plan.StandingOn(debtor, day).Due);
        if (debtor.DisputedOf(claim) >= claim.Open && DisputeOf(debtor, claim) is { } disputed) yield return disputed;
        foreach (var dispute in debtor.DisputesOf(claim.Invoice))
            if (dispute is { IsOpen: false, GraceUntil: { } grace } && day <= grace)
                yield return new Blocker.TimeToPay(grace);
        foreach (var circumstance in debtor.CircumstancesOf(claim.Invoice, day)) yield return Of(circumstance);
        if (debtor.ReferralOf(claim.Invoice) is { } referral)
            yield return new Blocker.HandedOver(referral.Target, referral.On);
        if (claim.Acts.FirstOrDefault(a => a is { Kind: LimitationActKind.CourtStep, LastOn: null }) is { } court)
            yield return new Blocker.InCourt(court.From);
        if (debtor.Credit(claim.Currency) is { IsPositive: true } credit
            && credit >= debtor.Overdue(claim.Currency, day))
            yield return new Blocker.CoveredByCredit(credit);
        if (ClaimLaw.Of(debtor, claim, terms).Limitation(claim) is { NominalOn: { } ended } end && end.IsOver(day))
            yield return new Blocker.LimitationPassed(ended, end.Section);
        if (debtor.Party?.Address is not { IsComplete: true }) yield return new Blocker.NoAddress();
        if (!terms.Sender.CanSend) yield return new Blocker.NoSender();
        else if (terms.Sender.AccountFor(claim.Currency) is null)
            yield return new Blocker.NoAccountInCurrency(claim.Currency);
    }

    /// <summary>The oldest open complaint about a claim, as a reason; null when there is none.</summary>
    public static Blocker? DisputeOf(Debtor debtor, Claim claim) => debtor.DisputesOf(claim.Invoice)
        .Where(d => d.IsOpen).OrderBy(d => d.OpenedOn).ThenBy(d => d.Id.Value)
        .Select(d => new Blocker.Disputed(d.Cause, d.OpenedOn, d.ExpectedUntil)).FirstOrDefault();

    static Blocker Of(Circumstance circumstance) => circumstance.Kind switch
    {
        CircumstanceKind.Insolvent => new Blocker.Insolvent(circumstance.From),
        CircumstanceKind.Deceased => new Blocker.Deceased(circumstance.From),
        CircumstanceKind.AddressUnknown => new Blocker.AddressUnknown(circumstance.From),
        CircumstanceKind.DirectDebit => new Blocker.DirectDebitPending(circumstance.Until),
        _ => throw new System.Diagnostics.UnreachableException(circumstance.ToString()),
    };

    // A call that nobody finds the time for must not stop the ladder for good.
    static DateOnly? CallBefore(Debtor debtor, Claim claim, NextStep next)
    {
        if (!next.Step.CallFirst || claim.Steps.IsEmpty) return null;
        var since = claim.Steps[^1].IssuedOn;
        return debtor.Calls.Values.Any(c => c.On >= since && c.Invoices.Contains(claim.Invoice))
            ? null : next.FirstOn.AddDays(Step.CallWaitDays);
    }

    static IEnumerable<Blocker> TooSoon(Debtor debtor, Currency currency, DateOnly day, Terms terms)
    {
        if (debtor.LastLetterOn(currency) is { } last && day < last.AddDays(terms.Ladder.SpacingDays))
            yield return new Blocker.TooSoonAfterLetter(last, terms.Ladder.SpacingDays);
        if (debtor.LastTalkOn is { } talk && day < talk.AddDays(terms.Ladder.SpacingDays))
            yield return new Blocker.TooSoonAfterCall(talk, terms.Ladder.SpacingDays);
        if (!terms.IsWorkingDay(day)) yield return new Blocker.NoWorkingDay(terms.WorkingDayFrom(day));
    }

    // Blockers fall away one after another, and a later day can raise another one; a few rounds settle it.
    static DateOnly? FirstPossible(
        DateOnly day, ImmutableArray<Blocker> blockers, Func<DateOnly, ImmutableArray<Blocker>> later)
    {
        const int roundsMax = 12;
        for (var round = 0; round < roundsMax; round++)
        {
            if (blockers.IsEmpty) return day;
            if (blockers.Any(b => b.FirstOn is null)) return null;
            day = blockers.Max(b => b.FirstOn!.Value);
            blockers = later(day);
        }
        return null;
    }
}
