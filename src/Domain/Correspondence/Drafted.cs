using System.Text.Json.Serialization;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Tenants;

namespace Inkassio.Domain.Correspondence;

/// <summary>How one letter differs from what the texts and the ladder would make of it: a draft that a person
/// approved.</summary>
// It stands in the facts, and so in their version: who approves a draft approves these words and this deadline.
public sealed record Drafted
{
    /// <summary>The SHA-256 of the draft's text; null for the approved text of its kind.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LetterHash? Words { get; init; }

    /// <summary>A working day; null for the step's own days to pay.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? DeadlineOn { get; init; }

    /// <summary>Null for what the debtor is usually called.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Register? Register { get; init; }

    public static LetterHash HashOf(string words) => LetterHash.OfBytes(System.Text.Encoding.UTF8.GetBytes(words));

    /// <summary>Why the deadline will not do for a letter of <paramref name="on"/>; null when it will.</summary>
    public Refusal? Against(LetterKind kind, DateOnly on, Terms terms) => DeadlineOn is not { } day ? null
        : !kind.HasDeadline() ? new Refusal.NoDeadlineHere(kind)
        : kind.Notice() is { } notice && on.AddDays(notice.DaysToPayMin()) is var first && day < first
            ? new Refusal.DeadlineTooSoon(day, terms.WorkingDayFrom(first))
        : day <= on ? new Refusal.DayNotAhead(day, on)
        : day > on.AddDays(DaysAheadMax) ? new Refusal.DayOutOfRange(day)
        : terms.IsWorkingDay(day) ? null
        : new Refusal.NotAWorkingDay(day, terms.WorkingDayFrom(day));

    /// <summary>Longer than the longest step of a ladder is no deadline of a Mahnung.</summary>
    public const int DaysAheadMax = Dunning.Ladder.DaysMax;
}

/// <summary>A draft with its words: what is shown, and what a person approves.</summary>
/// <param name="Text">As LetterText writes it; null for the approved text of the kind.</param>
public sealed record LetterWords(string? Text)
{
    public DateOnly? DeadlineOn { get; init; }

    public Register? Register { get; init; }

    /// <summary>Why a value in the letter is no fact of the account, in the user's words; null where all are.</summary>
    public string? Because { get; init; }

    public Drafted Drafted => new()
    {
        Words = Text is null ? null : Drafted.HashOf(Text), DeadlineOn = DeadlineOn, Register = Register,
    };
}
