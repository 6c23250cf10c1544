using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Inkassio.Domain.Debtors;

namespace Inkassio.Domain.Correspondence.Guard.Prose;

/// <summary>Every place where words of the assistant come before a person. All pass the same guard.</summary>
[JsonConverter(typeof(KebabEnum<SpokenIn>))]
public enum SpokenIn { Body, Subject, Greeting, Closing, FileName, PdfTitle, Reason, Chip, ToolArgument, Chat }

/// <summary>Words, and where they are said.</summary>
public sealed record Spoken(SpokenIn In, string Text);

/// <summary>For which letter words are said, and what is known to be true of it.</summary>
/// <param name="Flags">What has happened and was agreed, by the words of prompts/guard/claims.md: a claim of it needs
/// the flag.</param>
/// <param name="Names">Names that are stored for this firm's debtors and for itself: prose names nobody.</param>
public sealed record ProseCase(
    LetterKind Kind, Register Register, FrozenSet<string> Flags, ImmutableArray<string> Names)
{
    public Language Language { get; init; }

    public Country Country { get; init; }

    /// <summary>The text is a whole draft, which needs its slots; else one block of it.</summary>
    public bool IsWhole { get; init; }

    /// <summary>The flags, and what the letter's own kind says: an answer to a complaint had a complaint.</summary>
    public IReadOnlySet<string> Known => known ??= Flags.Concat(ByKind(Kind)).ToFrozenSet(StringComparer.Ordinal);

    FrozenSet<string>? known;

    static string[] ByKind(LetterKind kind) => kind switch
    {
        LetterKind.ComplaintAnswer => ["einwand", "antwort-eingegangen"],
        LetterKind.CallConfirmation => ["telefoniert", "zugesagt"],
        LetterKind.Thanks => ["gezahlt"],
        LetterKind.InstalmentOffer => ["raten"],
        LetterKind.InstalmentAgreement => ["ratenplan", "vereinbart"],
        LetterKind.InstalmentReminder => ["ratenplan", "vereinbart"],
        _ => [],
    };

    /// <summary>It is disputed, insolvent or stopped: nothing may be announced.</summary>
    public bool IsAtRest => Flags.Overlaps(["bestritten", "insolvenz", "mahnstopp"]);

    public static ProseCase Of(LetterKind kind, Register register = Register.Sie, params string[] flags) =>
        new(kind, register, flags.ToFrozenSet(StringComparer.Ordinal), []);
}
