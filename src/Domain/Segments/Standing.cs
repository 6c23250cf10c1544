namespace Inkassio.Domain.Segments;

/// <summary>The segment of a debtor: as computed, and as a person set it.</summary>
/// <param name="Score">0 to 100, the higher the better; null before the first look.</param>
/// <param name="ByHand">A person knows better; null when nobody said so.</param>
/// <param name="Until">The last day of what the person said; null until he takes it back.</param>
public sealed record Standing(Segment Computed, int? Score, Segment? ByHand, DateOnly? Until)
{
    public static Standing Unknown { get; } = new(Segment.New, Score: null, ByHand: null, Until: null);

    public Segment On(DateOnly day) => ByHand is { } set && !(Until < day) ? set : Computed;
}
