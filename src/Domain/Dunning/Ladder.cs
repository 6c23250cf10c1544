using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Inkassio.Domain.Debtors;

namespace Inkassio.Domain.Dunning;

/// <summary>How warmly a letter speaks within what its kind allows.</summary>
public enum Tone { Warm, Plain }

/// <summary>One step of a ladder.</summary>
/// <param name="WaitDays">Days after the due date, for the first step; else after the deadline of the step before.
/// Negative only for a pre-due note: days before the due date.</param>
/// <param name="DaysToPay">Days from the letter's date to its deadline, which moves on to a working day.</param>
/// <param name="Automatic">Issued by the run itself, without a person's approval.</param>
/// <param name="CallFirst">A call goes before this letter.</param>
public sealed record Step(
    NoticeKind Kind, int WaitDays, int DaysToPay, Tone Tone = Tone.Plain, bool Automatic = false,
    Channel Channel = Channel.Post, bool CallFirst = false)
{
    /// <summary>So long a letter waits for its call; then it goes without.</summary>
    public const int CallWaitDays = 5;
}

/// <summary>What is wrong with a ladder: the step, counted from 0, and the rule that it breaks.</summary>
public sealed record LadderProblem(int Step, LadderRule Rule, int Limit);

public enum LadderRule
{
    OneToEightSteps, KindsInOrder, PreDueOnlyFirst, DaysToPayMin, DaysToPayMax, WaitMin, WaitMax, PreDueWait,
    LastNoticeIsPlain, SpacingRange,
}

/// <summary>A tenant's dunning ladder, mildest step first. A value of this type is always valid.</summary>
// What can be wrong is asked first, through Problems; Of is for steps that were asked about before.
[JsonConverter(typeof(LadderText))]
public sealed record Ladder
{
    public const int StepsMax = 8, DaysMax = 90, PreDueDaysMax = 14, SpacingMax = 30;

    Ladder(ImmutableArray<Step> steps, int spacingDays)
    {
        Steps = steps;
        SpacingDays = spacingDays;
    }

    public ImmutableArray<Step> Steps { get; }

    /// <summary>The fewest days between two letters to one debtor.</summary>
    public int SpacingDays { get; }

    /// <summary>All problems at once, for the settings page. Empty when the steps will do.</summary>
    public static ImmutableArray<LadderProblem> Problems(ImmutableArray<Step> steps, int spacingDays = 3) =>
    [
        .. If(steps.Length is < 1 or > StepsMax, -1, LadderRule.OneToEightSteps, StepsMax),
        .. If(spacingDays is < 0 or > SpacingMax, -1, LadderRule.SpacingRange, SpacingMax),
        .. steps.SelectMany((step, i) => ProblemsOf(step, i, before: i > 0 ? steps[i - 1] : null)),
    ];

    static IEnumerable<LadderProblem> ProblemsOf(Step step, int i, Step? before) =>
    [
        .. If(before is not null && step.Kind < before.Kind, i, LadderRule.KindsInOrder, 0),
        .. If(step.Kind == NoticeKind.PreDue && i > 0, i, LadderRule.PreDueOnlyFirst, 0),
        .. If(step.Kind == NoticeKind.PreDue && (step.WaitDays >= 0 || step.WaitDays < -PreDueDaysMax),
            i, LadderRule.PreDueWait, PreDueDaysMax),
        .. If(step.Kind != NoticeKind.PreDue && step.WaitDays < 1, i, LadderRule.WaitMin, 1),
        .. If(step.WaitDays > DaysMax, i, LadderRule.WaitMax, DaysMax),
        .. If(step.DaysToPay < step.Kind.DaysToPayMin(), i, LadderRule.DaysToPayMin, step.Kind.DaysToPayMin()),
        .. If(step.DaysToPay > DaysMax, i, LadderRule.DaysToPayMax, DaysMax),
        .. If(step.Kind >= NoticeKind.LastNotice && step.Tone == Tone.Warm, i, LadderRule.LastNoticeIsPlain, 0),
    ];

    static LadderProblem[] If(bool wrong, int step, LadderRule rule, int limit) =>
        wrong ? [new LadderProblem(step, rule, limit)] : [];

    /// <exception cref="ArgumentException">The steps have problems; ask <see cref="Problems"/> first.</exception>
    public static Ladder Of(ImmutableArray<Step> steps, int spacingDays = 3) =>
        Problems(steps, spacingDays) is [_, ..] problems
            ? throw new ArgumentException(string.Join(' ', problems), nameof(steps))
            : new(steps, spacingDays);

    /// <summary>How many steps the letters issued so far have used up, also after the ladder was changed.</summary>
    public int Gone(ImmutableArray<StepTaken> taken)
    {
        var gone = 0;
        foreach (var step in taken)
        {
            // Each letter uses up the next step of its kind; without one, every step up to its sharpness.
            var match = gone;
            while (match < Steps.Length && Steps[match].Kind < step.Kind) match++;
            gone = match < Steps.Length && Steps[match].Kind == step.Kind ? match + 1 : match;
        }
        return gone;
    }

    /// <summary>This ladder with more patience, for good customers: more days, warmer words, a call before the second
    /// letter. Whoever pays well by habit has forgotten, or has a reason.</summary>
    public Ladder ForGood() => forGood ??= Of(
        [.. Steps.Select((step, i) => step.Kind == NoticeKind.PreDue ? step : step with
        {
            WaitDays = Math.Min(DaysMax, step.WaitDays + PatientDays),
            Tone = step.Kind <= NoticeKind.Notice1 ? Tone.Warm : step.Tone,
            CallFirst = step.CallFirst || i == SecondLetter,
        })], SpacingDays);

    /// <summary>This ladder with a closer watch, for customers who pay late by habit.</summary>
    public Ladder ForRisky() => forRisky ??= Of(
        [.. Steps.Select((step, i) => step.Kind == NoticeKind.PreDue ? step : step with
        {
            WaitDays = Math.Max(1, step.WaitDays - CloseDays),
            CallFirst = step.CallFirst || i == SecondLetter,
        })], SpacingDays);

    /// <summary>How many days a good customer gets more for each step, and a risky one less.</summary>
    public const int PatientDays = 3, CloseDays = 2;

    Ladder? forGood, forRisky;

    int SecondLetter => Steps.Length > 0 && Steps[0].Kind == NoticeKind.PreDue ? 2 : 1;

    public bool Equals(Ladder? other) =>
        other is not null && SpacingDays == other.SpacingDays && Steps.SequenceEqual(other.Steps);

    public override int GetHashCode() => Steps.Aggregate(SpacingDays, HashCode.Combine);

    /// <summary>More patience: for regular customers.</summary>
    public static Ladder Gentle { get; } = Of(
    [
        new(NoticeKind.PreDue, WaitDays: -4, DaysToPay: 0, Tone.Warm),
        new(NoticeKind.Reminder, WaitDays: 7, DaysToPay: 10, Tone.Warm),
        new(NoticeKind.Notice1, WaitDays: 10, DaysToPay: 10, Tone.Warm),
        new(NoticeKind.Notice2, WaitDays: 10, DaysToPay: 10),
        new(NoticeKind.LastNotice, WaitDays: 10, DaysToPay: 10),
    ], spacingDays: 5);

    /// <summary>What a new tenant starts with.</summary>
    public static Ladder Balanced { get; } = Of(
    [
        new(NoticeKind.Reminder, WaitDays: 5, DaysToPay: 7, Tone.Warm),
        new(NoticeKind.Notice1, WaitDays: 7, DaysToPay: 10),
        new(NoticeKind.Notice2, WaitDays: 7, DaysToPay: 7),
        new(NoticeKind.LastNotice, WaitDays: 7, DaysToPay: 10),
    ]);

    public static Ladder Brisk { get; } = Of(
    [
        new(NoticeKind.Reminder, WaitDays: 3, DaysToPay: 5),
        new(NoticeKind.Notice1, WaitDays: 3, DaysToPay: 7),
        new(NoticeKind.LastNotice, WaitDays: 3, DaysToPay: 7),
        new(NoticeKind.Announcement, WaitDays: 3, DaysToPay: 5),
    ], spacingDays: 2);
}

/// <summary>A ladder is stored as its steps and rebuilt through <see cref="Ladder.Of"/>.</summary>
public sealed class LadderText : JsonConverter<Ladder>
{
    sealed record Stored(ImmutableArray<Step> Steps, int SpacingDays);

    public override Ladder Read(
        ref System.Text.Json.Utf8JsonReader reader, Type typeToConvert, System.Text.Json.JsonSerializerOptions options)
    {
        var stored = System.Text.Json.JsonSerializer.Deserialize<Stored>(ref reader, options)!;
        return Ladder.Of(stored.Steps, stored.SpacingDays);
    }

    public override void Write(
        System.Text.Json.Utf8JsonWriter writer, Ladder value, System.Text.Json.JsonSerializerOptions options) =>
        System.Text.Json.JsonSerializer.Serialize(writer, new Stored(value.Steps, value.SpacingDays), options);
}
