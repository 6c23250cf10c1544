using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Inkassio.Domain.Correspondence.Guard.Prose;

/// <summary>A slot found in a text; <see cref="Known"/> is null when there is none of that name.</summary>
public sealed record FoundSlot(string Name, int From, int To, ProseSlot? Known);

/// <summary>Words as the guard reads them: plain, and with the slots that we fill ourselves blotted out.</summary>
public sealed partial class ProseReading
{
    readonly List<(Lexicon Asked, ImmutableArray<LexiconHit> Hits)> read = [];

    public ProseReading(ProseCase about, Spoken spoken)
    {
        (Case, In) = (about, spoken.In);
        Plain = new(spoken.Text);
        Slots = [.. Slot().Matches(Plain.Text).Where(IsAsWritten)
            .Select(m => new FoundSlot(m.Groups["name"].Value, m.Index, m.Index + m.Length,
                ProseSlot.Named(m.Groups["name"].Value)))];
        Text = new(Plain, [.. Slots.Where(s => s.Known is not null).Select(s => (s.From, s.To))]);
    }

    public ProseCase Case { get; }

    public SpokenIn In { get; }

    public PlainText Plain { get; }

    public ProseText Text { get; }

    public ImmutableArray<FoundSlot> Slots { get; }

    /// <summary>It is the text of a letter itself, and not only a line about it.</summary>
    public bool IsBody => In == SpokenIn.Body;

    /// <summary>What the text says of a file's lists; read once, however many rules ask.</summary>
    public ImmutableArray<LexiconHit> Said(Lexicon lexicon)
    {
        foreach (var (asked, hits) in read)
            if (ReferenceEquals(asked, lexicon)) return hits;
        var found = lexicon.In(Text);
        read.Add((lexicon, found));
        return found;
    }

    public ProseFinding At(string rule, ProseFault fault, int from, int to)
    {
        var (start, end) = Plain.Place(from, to);
        return new(rule, fault, start, end, Plain.Text[from..to]);
    }

    public ProseFinding At(string rule, ProseFault fault, in ProseWord word) => At(rule, fault, word.From, word.To);

    /// <summary>A finding without a place, as something is missing or is about the whole.</summary>
    public ProseFinding Whole(string rule, ProseFault fault, string what) =>
        new(rule, fault, Plain.Original.Length, Plain.Original.Length, what);

    // Braces in other signs would not be filled: they are no slot but markup.
    bool IsAsWritten(Match match) =>
        Plain.Place(match.Index, match.Index + match.Length) is var (from, to)
        && Plain.Original[from..to] == match.Value;

    [GeneratedRegex(@"\{\{(?<name>[a-z]+:[a-z0-9-]+)\}\}",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Slot();
}

/// <summary>One rule for prose.</summary>
public sealed record ProseRule(string Id, string Name, Func<ProseReading, IEnumerable<ProseFinding>> Find);
