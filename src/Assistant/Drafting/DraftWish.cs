using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;

namespace Inkassio.Assistant.Drafting;

/// <summary>How a draft is to sound, as the user says it: within the tones that its stage allows.</summary>
[JsonConverter(typeof(KebabEnum<DraftTone>))]
public enum DraftTone { Milder, Friendly, FriendlyFirm, Firm, Sharper }

/// <summary>What the user wants of a draft beside tone and deadline. The words of the public form stand in
/// requirements as <c>wunsch</c>.</summary>
[JsonConverter(typeof(KebabEnum<WritingWish>))]
public enum WritingWish
{
    Shorter, Longer, Looser, MoreFormal, Simpler, MoreMatterOfFact, MorePersonal, WithThanks, WithInstalments,
    WithInvoiceCopy, WithCallBack, WithInterest, WithoutDeadline, WithoutInterest, WithoutFee, WithoutClause,
}

/// <summary>All that the user has wished of one draft so far; a later wish replaces an earlier one that it
/// contradicts.</summary>
public sealed record DraftWish
{
    public static DraftWish None { get; } = new();

    /// <summary>Null for the middle of the stage's band.</summary>
    public DraftTone? Tone { get; init; }

    public ImmutableSortedSet<WritingWish> Wishes { get; init; } = [];

    /// <summary>Null for what the debtor is usually called.</summary>
    public Register? Register { get; init; }

    /// <summary>Null for the ladder's own day.</summary>
    public DateOnly? DeadlineOn { get; init; }

    /// <summary>Null for the ladder's own way.</summary>
    public Channel? By { get; init; }

    /// <summary>Counts "anders formulieren": another variant of the same letter.</summary>
    public int Again { get; init; }

    /// <summary>Of each pair only the later one stands.</summary>
    static readonly (WritingWish One, WritingWish Other)[] Contradictions =
    [
        (WritingWish.Shorter, WritingWish.Longer), (WritingWish.Looser, WritingWish.MoreFormal),
        (WritingWish.Looser, WritingWish.MoreMatterOfFact), (WritingWish.MorePersonal, WritingWish.MoreMatterOfFact),
        (WritingWish.WithInterest, WritingWish.WithoutInterest),
    ];

    /// <summary>What was wished before and what is wished now, together.</summary>
    public DraftWish And(DraftWish later) => new()
    {
        Tone = Moved(later.Tone), Register = later.Register ?? Register, DeadlineOn = later.DeadlineOn ?? DeadlineOn,
        By = later.By ?? By, Again = Again + later.Again,
        Wishes = later.Wishes.Union(Wishes.Where(mine => !later.Wishes.Any(now => AreContrary(mine, now)))),
    };

    // "Milder" and "schärfer" go one step from where the draft stands; the others name the tone itself.
    DraftTone? Moved(DraftTone? later) => (later, Tone) switch
    {
        (null, _) => Tone,
        (DraftTone.Milder, DraftTone.Sharper) => DraftTone.Firm,
        (DraftTone.Milder, DraftTone.Firm) => DraftTone.FriendlyFirm,
        (DraftTone.Sharper, DraftTone.Milder or DraftTone.Friendly) => DraftTone.FriendlyFirm,
        (DraftTone.Sharper, DraftTone.FriendlyFirm) => DraftTone.Firm,
        _ => later,
    };

    static bool AreContrary(WritingWish one, WritingWish other) =>
        Contradictions.Contains((one, other)) || Contradictions.Contains((other, one));
}
