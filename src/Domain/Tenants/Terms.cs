using System.Collections.Immutable;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.HandOver;
using Inkassio.Domain.Law;
using Inkassio.Domain.Segments;

namespace Inkassio.Domain.Tenants;

/// <summary>A tenant's rules, as every decision about a debtor needs them.</summary>
public sealed record Terms(Profile Sender, Ladder Ladder)
{
    public LegalChoices Legal { get; init; } = LegalChoices.Usual;

    /// <summary>The tenant's own ladders for segments; where one is missing, it follows from the tenant's ladder.
    /// </summary>
    public ImmutableDictionary<Segment, Ladder> SegmentLadders { get; init; } =
        ImmutableDictionary<Segment, Ladder>.Empty;

    /// <summary>What a court or an agency asks about the tenant.</summary>
    public FirmFacts FirmFacts { get; init; } = FirmFacts.Unknown;

    // Null until these terms are made for a segment; then the ladder that they were made from.
    Ladder? Usual { get; init; }

    /// <summary>The terms for a debtor of a segment: another ladder, the same law.</summary>
    public Terms For(Segment segment) => LadderFor(segment) is var ladder && ladder == Ladder
        ? this
        : this with { Ladder = ladder, Usual = Usual ?? Ladder };

    public Ladder LadderFor(Segment segment) => SegmentLadders.TryGetValue(segment, out var own) ? own : segment switch
    {
        Segment.Good => (Usual ?? Ladder).ForGood(),
        Segment.Risky => (Usual ?? Ladder).ForRisky(),
        Segment.New or Segment.Standard => Usual ?? Ladder,
        _ => throw new System.Diagnostics.UnreachableException(segment.ToString()),
    };

    /// <summary>The base rates as they are known today.</summary>
    public BaseRates Rates { get; init; } = BaseRates.Shipped;

    /// <summary>The tenant's own texts.</summary>
    public OwnTexts Texts { get; init; } = OwnTexts.None;

    /// <summary>The text of a letter: the tenant's own where there is one, else ours.</summary>
    public LetterText Text(LetterKind kind, Language language) =>
        Texts.Newest(kind, language) is { IsShipped: false } own ? own.Parsed : LetterText.For(kind, language);

    public LetterText Text(FactSheet facts) => Text(facts.Kind, facts.Language);

    /// <summary>Null for the text that we ship.</summary>
    public int? TextVersion(LetterKind kind, Language language) =>
        Texts.Newest(kind, language) is { IsShipped: false } own ? own.Version : null;

    /// <summary>Where the tenant is paid: it decides which days are holidays (§ 193 BGB).</summary>
    public Place Place => new(Sender.Country, RegionOf(Sender));

    /// <summary>The day itself if people work on it, else the next day on which they do.</summary>
    public DateOnly WorkingDayFrom(DateOnly day)
    {
        while (!IsWorkingDay(day)) day = day.AddDays(1);
        return day;
    }

    public bool IsWorkingDay(DateOnly day) => Law.Deadline.IsWorkingDay(day, Place);

    // A land that we do not know leaves the holidays of the whole country.
    static string RegionOf(Profile sender) =>
        Holidays.Regions(sender.Country).Contains(sender.Region, StringComparer.Ordinal) ? sender.Region : "";

    /// <summary>The deadline of a letter: a working day, at least the step's days after the letter's date.</summary>
    public DateOnly Deadline(DateOnly issuedOn, Step step) => WorkingDayFrom(issuedOn.AddDays(step.DaysToPay));
}
