using Inkassio.Domain.Debtors;

namespace Inkassio.Domain.Dunning;

/// <summary>Why a step comes on its day.</summary>
public abstract record StepReason
{
    StepReason() { }

    public sealed record BeforeDueDate(DateOnly DueOn) : StepReason;

    public sealed record DueDatePassed(DateOnly DueOn, int WaitDays) : StepReason;

    /// <summary>The deadline of an earlier letter has run out.</summary>
    public sealed record DeadlinePassed(NoticeKind Letter, DateOnly IssuedOn, DateOnly DeadlineOn, int WaitDays)
        : StepReason;

    /// <summary>An instalment of a plan has not come.</summary>
    public sealed record InstalmentMissed(int Number, DateOnly DueOn) : StepReason;

    /// <summary>A plan is broken: the ladder goes on where it stood.</summary>
    public sealed record PlanBroken(DateOnly On) : StepReason;
}

/// <summary>The step that comes next for a claim, and the first day on which the ladder allows it.</summary>
// Derived from the claim as it stands, never from the day of the last check: an outage delays a step and skips none,
// and a part payment changes what is owed, not where on the ladder the claim stands.
public sealed record NextStep(Claim Claim, Step Step, DateOnly FirstOn, StepReason Why)
{
    /// <summary>Null when nothing is open, or when the ladder has come to its end.</summary>
    public static NextStep? Of(Claim claim, Ladder ladder, DateOnly day)
    {
        if (!claim.IsOpen) return null;
        var gone = ladder.Gone(claim.Steps);
        // A note before the due date makes no sense after it: it is the one step that time may overtake.
        if (gone < ladder.Steps.Length && ladder.Steps[gone].Kind == NoticeKind.PreDue && day >= claim.DueOn) gone++;
        return gone < ladder.Steps.Length ? At(claim, ladder.Steps[gone])
            : claim.IsReferralPlanned && claim.Steps.All(s => s.Kind != NoticeKind.Announcement) ? At(claim, Announcing)
            : null;
    }

    /// <summary>The announcement that every hand-over needs, where the ladder itself has none.</summary>
    public static Step Announcing { get; } = new(NoticeKind.Announcement, WaitDays: 1, DaysToPay: 7);

    /// <summary>The first day on which any claim of an account has a step; null when none will have one.</summary>
    // What holds a step back may make it later, never earlier.
    public static DateOnly? FirstOnOf(Debtor account, Ladder ladder, DateOnly day) =>
        account.Claims.Values.Select(claim => Of(claim, ladder, day)).Min(next => next?.FirstOn);

    static NextStep At(Claim claim, Step step)
    {
        if (step.Kind == NoticeKind.PreDue)
            return new(claim, step, claim.DueOn.AddDays(step.WaitDays), new StepReason.BeforeDueDate(claim.DueOn));
        return claim.Steps.LastOrDefault(taken => taken.Kind != NoticeKind.PreDue) is { } last
            ? new(claim, step, last.DeadlineOn.AddDays(step.WaitDays),
                new StepReason.DeadlinePassed(last.Kind, last.IssuedOn, last.DeadlineOn, step.WaitDays))
            : new(claim, step, claim.DueOn.AddDays(step.WaitDays),
                new StepReason.DueDatePassed(claim.DueOn, step.WaitDays));
    }
}
