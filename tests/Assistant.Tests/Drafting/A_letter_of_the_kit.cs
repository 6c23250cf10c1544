using System.Collections.Immutable;
using Inkassio.Assistant.Drafting;
using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Correspondence.Guard;
using Inkassio.Domain.Correspondence.Guard.Prose;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Segments;

namespace Inkassio.Assistant.Tests.Drafting;

/// <summary>The embedded engine writes every letter in every situation, and both guards have nothing to say.</summary>
public sealed class A_letter_of_the_kit
{
    public static TheoryData<LetterKind> Kinds => [.. Cases.Kinds];

    static readonly DraftTone?[] Tones = [null, .. Enum.GetValues<DraftTone>().Select(t => (DraftTone?)t)];

    [Theory, MemberData(nameof(Kinds))]
    public void passes_both_guards_in_every_situation(LetterKind kind)
    {
        var found = new List<string>();
        foreach (var (facts, n) in Cases.Facts(kind).Select((f, i) => (f, i)))
            found.AddRange(Findings(
                Cases.Of(facts, null, (Segment)(n % 4), Cases.Events[n / 4 % Cases.Events.Length]), facts, n));
        Assert.True(found.Count == 0, string.Join('\n', found.Distinct().Take(25)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void passes_them_in_every_tone_and_with_every_wish(LetterKind kind)
    {
        var found = new List<string>();
        foreach (var (facts, n) in Cases.Facts(kind).Where((_, i) => i % 11 == 0).Select((f, i) => (f, i)))
            foreach (var segment in Enum.GetValues<Segment>())
            {
                foreach (var tone in Tones)
                    found.AddRange(Findings(Cases.Of(facts, new() { Tone = tone }, segment), facts, n));
                foreach (var wish in Enum.GetValues<WritingWish>())
                    found.AddRange(Findings(Cases.Of(facts, Cases.Wish(wish), segment), facts, n));
            }
        Assert.True(found.Count == 0, string.Join('\n', found.Distinct().Take(25)));
    }

    static string Why(DraftCase about, int seed) => string.Join(" | ", TextKit.Tries(about, seed, [])
        .SelectMany(t => t.Findings).Where(f => f.Blocks).Select(f => $"{f.Fault} {f.Said}").Distinct().Take(4));

    static IEnumerable<string> Findings(DraftCase about, FactSheet facts, int seed)
    {
        var told = $"{about.Kind} {about.Register} {about.Country} {about.Segment} {about.Wish.Tone} "
            + $"[{string.Join(' ', about.Wish.Wishes)}] [{string.Join(' ', about.Flags.Order())}]";
        if (TextKit.Written(about, seed, []) is not { } prose) return [$"{told}: nothing written: {Why(about, seed)}"];
        var guard = about.ToGuard(CaseOfAccount.Names(facts));
        var (letter, lost) = Composition.Draft(facts, LetterText.Parse(prose.ToText()));
        return
        [
            .. ProseGuard.Check(guard, new(SpokenIn.Body, string.Join('\n', prose.Paragraphs)))
                .Select(f => $"{told}: {f.Rule} {f.Fault} {f.Said}"),
            .. lost.AddRange(LetterGuard.Check(facts, letter)).Select(f => $"{told}: {f.Rule} {f.Fault} {f.Said}"),
        ];
    }
}
