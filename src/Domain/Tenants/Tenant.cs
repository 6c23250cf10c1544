using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.HandOver;
using Inkassio.Domain.Law;
using Inkassio.Domain.Segments;

namespace Inkassio.Domain.Tenants;

/// <summary>Everything that can happen to a tenant, in the past tense.</summary>
// Stored names, as in DebtorEvent: never renamed, only added to.
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(TenantFounded), "tenant-founded")]
[JsonDerivedType(typeof(ProfileChanged), "profile-changed")]
[JsonDerivedType(typeof(LadderChosen), "ladder-chosen")]
[JsonDerivedType(typeof(SegmentLadderChosen), "segment-ladder-chosen")]
[JsonDerivedType(typeof(LegalChosen), "legal-chosen")]
[JsonDerivedType(typeof(DeliveryChosen), "delivery-chosen")]
[JsonDerivedType(typeof(AssistantChosen), "assistant-chosen")]
[JsonDerivedType(typeof(LetterTextChosen), "letter-text-chosen")]
[JsonDerivedType(typeof(FirmFactsStated), "firm-facts-stated")]
[JsonDerivedType(typeof(MappingRemembered), "mapping-remembered")]
[JsonDerivedType(typeof(ImportConfirmed), "import-confirmed")]
[JsonDerivedType(typeof(ImportFinished), "import-finished")]
public abstract record TenantEvent
{
    TenantEvent() { }

    public sealed record TenantFounded(Profile Profile) : TenantEvent;

    public sealed record ProfileChanged(Profile Profile) : TenantEvent;

    public sealed record LadderChosen(Ladder Ladder) : TenantEvent;

    /// <param name="Ladder">Null: it follows from the tenant's own ladder again.</param>
    public sealed record SegmentLadderChosen(Segment Segment, Ladder? Ladder) : TenantEvent;

    public sealed record LegalChosen(LegalChoices Legal) : TenantEvent;

    public sealed record DeliveryChosen(Delivery Delivery) : TenantEvent;

    /// <summary>Whether a model helps to write and to understand, and which one.</summary>
    public sealed record AssistantChosen(AssistantSetup Assistant) : TenantEvent;

    /// <param name="Text">As in <c>prompts/letters</c>; empty goes back to the text that we ship.</param>
    /// <param name="Version">Counts the versions of this kind and language, from 1.</param>
    public sealed record LetterTextChosen(LetterKind Kind, Language Language, string Text, int Version) : TenantEvent;

    /// <summary>What a court or an agency asks about the firm.</summary>
    public sealed record FirmFactsStated(FirmFacts Facts) : TenantEvent;

    /// <summary>How the columns of a table with these headings are to be read.</summary>
    /// <param name="Headings">The headings in their order, joined by a tab.</param>
    public sealed record MappingRemembered(string Headings, string Mapping) : TenantEvent;

    public sealed record ImportConfirmed(Guid Import, string File, string FileHash, int Rows) : TenantEvent;

    public sealed record ImportFinished(Guid Import, int InvoicesNew, int DebtorsNew, int Payments) : TenantEvent;
}

/// <summary>One subscriber: who it is, and by which ladder it duns.</summary>
public sealed record Tenant
{
    public static Tenant New { get; } = new();

    public Profile Profile { get; init; } = Profile.Nobody;

    public Ladder Ladder { get; init; } = Ladder.Balanced;

    /// <summary>Ladders that the tenant made for a segment; the others follow from its own.</summary>
    public ImmutableDictionary<Segment, Ladder> SegmentLadders { get; init; } =
        ImmutableDictionary<Segment, Ladder>.Empty;

    public ImmutableDictionary<string, string> Mappings { get; init; } =
        ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);

    public LegalChoices Legal { get; init; } = LegalChoices.Usual;

    /// <summary>For hand-overs: its legal form, register and representatives.</summary>
    public FirmFacts FirmFacts { get; init; } = FirmFacts.Unknown;

    public Delivery Delivery { get; init; } = Delivery.Usual;

    public AssistantSetup Assistant { get; init; } = AssistantSetup.Off;

    public OwnTexts Texts { get; init; } = OwnTexts.None;

    /// <summary>No part of the tenant's own stream: the base rates as the whole product knows them.</summary>
    public BaseRates Rates { get; init; } = BaseRates.Shipped;

    public Terms Terms => new(Profile, Ladder)
    {
        Legal = Legal, Rates = Rates, Texts = Texts, SegmentLadders = SegmentLadders, FirmFacts = FirmFacts,
    };

    /// <summary>Every ladder that a debtor of this tenant may be on.</summary>
    public IEnumerable<Ladder> Ladders => Enum.GetValues<Segment>().Select(Terms.LadderFor).Distinct();

    public Tenant Evolve(TenantEvent happened) => happened switch
    {
        TenantEvent.TenantFounded e => this with { Profile = e.Profile },
        TenantEvent.ProfileChanged e => this with { Profile = e.Profile },
        TenantEvent.LadderChosen e => this with { Ladder = e.Ladder },
        TenantEvent.SegmentLadderChosen e => this with
        {
            SegmentLadders = e.Ladder is { } own
                ? SegmentLadders.SetItem(e.Segment, own) : SegmentLadders.Remove(e.Segment),
        },
        TenantEvent.LegalChosen e => this with { Legal = e.Legal },
        TenantEvent.DeliveryChosen e => this with { Delivery = e.Delivery },
        TenantEvent.AssistantChosen e => this with { Assistant = e.Assistant },
        TenantEvent.LetterTextChosen e => this with
        {
            Texts = Texts.With(new(e.Kind, e.Language, e.Text, e.Version)),
        },
        TenantEvent.FirmFactsStated e => this with { FirmFacts = e.Facts },
        TenantEvent.MappingRemembered e => this with { Mappings = Mappings.SetItem(e.Headings, e.Mapping) },
        TenantEvent.ImportConfirmed or TenantEvent.ImportFinished => this,
        _ => throw new System.Diagnostics.UnreachableException(happened.ToString()),
    };
}
