using System.Collections.Immutable;

namespace Inkassio.Assistant;

/// <summary>What patterns and examples together make of an utterance: a wish, a refusal, or neither.</summary>
/// <param name="Pattern">The strongest pattern's own wish, which the dialogue goes by.</param>
/// <param name="Intent">The likeliest wish; null when nothing of ours was said.</param>
/// <param name="Refusal">Why it is refused.</param>
/// <param name="Score">How strong the pattern is; an example alone counts little.</param>
sealed record Wish(Pattern? Pattern, string? Intent, string? Refusal, int Score)
{
    const string Refused = "ablehnen ", Foreign = "sachfremd";

    /// <summary>A pattern is believed while the examples give it this part of the likeliest wish's share.</summary>
    const float Believed = 0.8f;

    /// <summary>Reasons whose words are everyday ones; the examples may know better.</summary>
    static readonly ImmutableHashSet<string> Mild =
        ImmutableHashSet.Create(StringComparer.Ordinal, "datenschutz", "dritte", "sachfremd", "taeuschung");

    public static Wish Of(Reading reading)
    {
        var grammar = reading.Grammar;
        var pattern = reading.Wishes.FirstOrDefault();
        var refusal = reading.Refusal;
        var likely = grammar.Examples.Of(reading);
        if (likely.Length == 0) return new(pattern, pattern?.Value, refusal?.Value, pattern?.Score ?? 0);
        var top = likely[0];
        var refused = likely.Where(l => IsRefusal(l.Wish)).Sum(l => l.Share);
        // What a note says is data, whatever it says.
        if (pattern is { Value: "notiz", Score: >= 20 } && reading.Said.HasLifted("doppelpunkt")) refusal = null;
        if (refusal is not null && !(Mild.Contains(refusal.Value) && top.Share > 0.8f && refused < 0.06f
            && !IsRefusal(top.Wish)))
            return new(pattern, null, refusal.Value, 0);
        if (IsAboutSomethingElse(reading, pattern, likely)) return new(pattern, null, Foreign, 0);
        var share = pattern is null ? 0 : likely.First(l => l.Wish == pattern.Value).Share;
        if (pattern is not null && share >= top.Share * Believed) return new(pattern, pattern.Value, null,
            pattern.Score);
        if (Reason(likely, refused, share) is { } reason) return new(pattern, null, reason, 0);
        var wish = likely.First(l => !IsRefusal(l.Wish));
        if (IsLikely(wish.Share, likely.First(l =>
            IsRefusal(l.Wish)).Share, reading) && (pattern is null || wish.Share > share))
            return new(pattern, wish.Wish, null, pattern?.Score ?? 16);
        return new(pattern, pattern?.Value, null, pattern?.Score ?? 0);
    }

    /// <summary>Like the sentences that are none of ours, for all its words.</summary>
    public static bool IsForeign(Reading reading) =>
        reading.Grammar.Examples.Of(reading) is [{ Wish: Foreign, Share: > 0.6f }, ..];

    // "Schick meiner Frau Blumen", "Das Büro ist zu kalt": a draft is open, but nobody speaks of it.
    static bool IsAboutSomethingElse(
        Reading reading, Pattern? pattern, ImmutableArray<(string Wish, float Share)> likely)
    {
        if (pattern?.Value.StartsWith("entwurf", StringComparison.Ordinal) != true) return false;
        var said = reading.Said;
        if (said.HasLifted("fremd") && likely.First(l => l.Wish == Foreign).Share >= 0.2f) return true;
        return said.Count > 3 && reading.Key(0) is "das" or "der" or "die" or "mein" or "meine" or "the" or "my"
            && said.Tokens.Length > 2 && said.Tokens[1].IsCapital && reading.Key(2) is "ist" or "sind" or "war" or "is"
            && said.GroupAt("schreibteil", 1, reading.Grammar) == 0;
    }

    static bool IsRefusal(string wish) => wish == Foreign || wish.StartsWith(Refused, StringComparison.Ordinal);

    /// <summary>Like what is refused, and like nothing else.</summary>
    static string? Reason(ImmutableArray<(string Wish, float Share)> likely, float refused, float share)
    {
        var reason = likely.FirstOrDefault(l => l.Wish.StartsWith(Refused, StringComparison.Ordinal));
        var own = refused - likely.First(l => l.Wish == Foreign).Share;
        return own >= 0.5f && share < 0.25f && reason.Share >= 0.2f ? reason.Wish[Refused.Length..] : null;
    }

    static bool IsLikely(float share, float refused, Reading reading) => share >= 0.13f && share > refused * 1.3f
        && (reading.Has("fach") || reading.Said.HasLifted("schuldner") || reading.Said.HasLifted("person") || share > 0.4f);
}
