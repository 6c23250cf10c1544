using System.Text.Json.Serialization;

namespace Inkassio.Domain.Correspondence.Guard.Prose;

/// <summary>What is wrong with a text that somebody else than we wrote.</summary>
[JsonConverter(typeof(KebabEnum<ProseFault>))]
public enum ProseFault
{
    HiddenSign, DisguisedLetter, BrokenText, Digit, RomanNumber, NumberWord, MoneyWord, DateWord, Address, Markup, Name,
    SlotUnknown, SlotNotAllowed, SlotMissing, SlotTwice, SlotOrder, EventClaim, Threat, ForbiddenWords, MixedRegister,
    TooHard, TooSoft, Shouting, Insult, OtherLanguage, SharpS, TextTooLong, SentenceTooLong, Repetition, TalksOfItself,
    Concession, Contradicted, Unsupported, ForeignAccount,
}

/// <summary>One thing that the guard found in a text.</summary>
/// <param name="Rule">G1 to G16 (docs/OPERATIONS.md), as people and tests call it.</param>
/// <param name="From">The range in the text as it was given; the same twice where something is missing.</param>
/// <param name="Said">The words found; for something missing, what is missing.</param>
public sealed record ProseFinding(string Rule, ProseFault Fault, int From, int To, string Said)
{
    /// <summary>The text may not be used with it; else it is advice.</summary>
    public bool Blocks { get; init; } = true;

    /// <summary>A person may decide otherwise and say why. A foreign account never (payment diversion).</summary>
    public bool MayBeOverridden => Fault is ProseFault.Contradicted or ProseFault.Unsupported;
}
