using System.Collections.Frozen;
using System.Collections.Immutable;
using static Inkassio.Domain.Correspondence.LetterKind;

namespace Inkassio.Domain.Correspondence.Guard.Prose;

/// <summary>A whole sentence or block that we write ourselves from facts: a draft only says where it stands.</summary>
// Whole phrases and no bare values: so no value can stand in the wrong place.
/// <param name="Rank">The order in a letter; 0 may stand anywhere.</param>
/// <param name="Kinds">The letters that may have it.</param>
/// <param name="Needed">The letters that must have it.</param>
/// <param name="Flag">What must be true for it; empty asks for nothing.</param>
public sealed record ProseSlot(
    string Name, int Rank, ImmutableArray<LetterKind> Kinds, ImmutableArray<LetterKind> Needed, string Flag = "")
{
    static readonly ImmutableArray<LetterKind> Every = [.. Enum.GetValues<LetterKind>()];
    static readonly ImmutableArray<LetterKind> Demands = [Notice1, Notice2, LastNotice, Announcement];
    static readonly ImmutableArray<LetterKind> Asking = [PreDue, Reminder, InstalmentReminder, .. Demands];
    static readonly ImmutableArray<LetterKind> Late = [LastNotice, Announcement];

    // Whoever already paid is told so in each of these (tone.md, rule 6).
    static readonly ImmutableArray<LetterKind> Crossing =
        [Reminder, InstalmentReminder, .. Demands, InstalmentOffer, CallConfirmation, InvoiceCopy];

    /// <summary>The letters that have it when we place the slots ourselves, around the prose of a model.</summary>
    public ImmutableArray<LetterKind> Ours { get; init; } = Needed;

    public static ImmutableArray<ProseSlot> All { get; } =
    [
        new("satz:forderung", 1, Every, Asking)
        {
            Ours = [.. Asking, InstalmentOffer, InstalmentAgreement, CallConfirmation, InvoiceCopy],
        },
        new("satz:teilzahlung", 2, Every, [], "teilzahlung"),
        new("block:rechnungen", 2, Every, Asking),
        new("block:aufstellung", 3, [Notice2, .. Late, InstalmentOffer, InstalmentAgreement], []),
        new("block:raten", 3, [InstalmentOffer, InstalmentAgreement], [InstalmentOffer, InstalmentAgreement]),
        new("satz:raten", 3, [InstalmentOffer, InstalmentAgreement], [])
        {
            Ours = [InstalmentOffer, InstalmentAgreement],
        },
        new("satz:frist", 4, [.. Every.Where(k => k.HasDeadline())], [InstalmentOffer, CallConfirmation, .. Demands])
        {
            Ours = [.. Crossing, ComplaintAnswer],
        },
        new("block:zahlung", 5, [.. Every.Where(k => k is not ComplaintAnswer)], Asking),
        new("satz:bezahlt", 0, [.. Every.Where(k => k is not (Thanks or ComplaintAnswer))], []) { Ours = Crossing },
        new("satz:einwand", 0, [ComplaintAnswer], []) { Ours = [ComplaintAnswer] },
        new("satz:eingang", 0, [Thanks], [Thanks]),
        new("satz:ratenhinweis", 0, [Reminder, Notice1, Announcement, CallConfirmation, InvoiceCopy], []),
        new("satz:kontakt", 6, Every,
            [.. Asking, InstalmentOffer, InstalmentAgreement, ComplaintAnswer, CallConfirmation])
        {
            Ours = [.. Asking, InstalmentOffer, InstalmentAgreement, ComplaintAnswer, CallConfirmation, InvoiceCopy],
        },
        new("klausel:verzug", 0, Demands, []) { Ours = [Notice1] },
        new("klausel:zinsen", 0, Demands, []),
        new("klausel:einwendungen", 0, Demands, []),
        new("klausel:gericht", 0, Late, []),
        new("klausel:mahnbescheid", 0, Late, []),
        new("klausel:mahnklage", 0, Late, []),
        new("klausel:betreibung", 0, Late, []),
        new("klausel:uebergabe", 0, Late, []),
        new("klausel:inkasso", 0, Late, []),
        new("klausel:ankuendigung", 0, Late, []),
    ];

    static readonly FrozenDictionary<string, ProseSlot> ByName =
        All.ToFrozenDictionary(s => s.Name, StringComparer.Ordinal);

    public static ProseSlot? Named(string name) => ByName.GetValueOrDefault(name);

    public bool IsClause => Name.StartsWith("klausel:", StringComparison.Ordinal);

    // Which clauses hold in a country and a case the library says when the letter is composed; what a letter must have
    // beside its slots, the guard of the composed letter says.
    /// <summary>Nothing may be announced for a disputed claim (BGH I ZR 157/13; OLG Celle 13 U 64/13).</summary>
    public bool Fits(ProseCase about) => Kinds.Contains(about.Kind)
        && (Flag.Length == 0 || about.Flags.Contains(Flag))
        && !(about.IsAtRest && (IsClause || Name == "satz:frist"));
}

/// <summary>G7: slots are known, allowed, complete and in order.</summary>
static class SlotRule
{
    const string Id = "G7";

    public static IEnumerable<ProseFinding> Find(ProseReading said)
    {
        foreach (var slot in said.Slots)
            if (slot.Known is not { } known) yield return said.At(Id, ProseFault.SlotUnknown, slot.From, slot.To);
            else if (!said.IsBody || !known.Fits(said.Case))
                yield return said.At(Id, ProseFault.SlotNotAllowed, slot.From, slot.To);
        foreach (var twice in said.Slots.GroupBy(s => s.Name, StringComparer.Ordinal).SelectMany(g => g.Skip(1)))
            yield return said.At(Id, ProseFault.SlotTwice, twice.From, twice.To);
        foreach (var (before, after) in said.Slots.Where(s => s.Known is { Rank: > 0 }).Pairwise())
            if (before.Known!.Rank > after.Known!.Rank)
                yield return said.At(Id, ProseFault.SlotOrder, after.From, after.To);
        if (said.IsBody && said.Case.IsWhole)
            foreach (var missing in Missing(said)) yield return said.Whole(Id, ProseFault.SlotMissing, missing);
    }

    static IEnumerable<string> Missing(ProseReading said)
    {
        foreach (var slot in ProseSlot.All)
            if (slot.Needed.Contains(said.Case.Kind) && slot.Fits(said.Case)
                && said.Slots.All(s => s.Name != slot.Name))
                yield return slot.Name;
        if (said.Case.Kind is LastNotice or Announcement && !said.Case.IsAtRest
            && !said.Slots.Any(s => s.Known is { IsClause: true }))
            yield return "klausel";
    }

    static IEnumerable<(FoundSlot, FoundSlot)> Pairwise(this IEnumerable<FoundSlot> slots)
    {
        FoundSlot? before = null;
        foreach (var slot in slots)
        {
            if (before is not null) yield return (before, slot);
            before = slot;
        }
    }
}
