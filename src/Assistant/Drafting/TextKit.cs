using System.Collections.Immutable;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Correspondence.Guard.Prose;
using Inkassio.Domain.Debtors;

namespace Inkassio.Assistant.Drafting;

/// <summary>Writes letters of our own sentences, without any model ("Baukasten"): always there, always the same for the
/// same case.</summary>
public sealed class TextKit : IDrafter
{
    /// <summary>So many wordings of a place are looked at for one letter: which ones, the seed says.</summary>
    const int Window = 3;

    const int WindowMax = 14, TriesMax = 30;

    /// <summary>So many more letters are tried once there is one that may go but has some advice against it.</summary>
    const int BetterMax = 12;

    /// <summary>The places whose wordings carry the tone: all of them are looked at where a tone is wished for.
    /// </summary>
    static readonly ImmutableArray<string> ToneBearing = ["bruecke", "appell", "dank", "schluss"];

    public DraftOrigin Origin => DraftOrigin.Kit;

    public Task<Prose?> Write(
        DraftCase about, int seed, ImmutableArray<ProseFinding> objections, CancellationToken stop) =>
        Task.FromResult(Written(about, seed, objections));

    public static Prose? Written(DraftCase about, int seed, ImmutableArray<ProseFinding> objections)
    {
        Prose? usable = null;
        var more = BetterMax;
        foreach (var (prose, findings) in Tries(about, seed, objections))
        {
            if (findings.IsEmpty) return prose;
            if (usable is not null && --more == 0) break;
            if (usable is null && findings.All(f => !f.Blocks)) usable = prose;
        }
        return usable;
    }

    /// <summary>Letters from the one that meets tone and wishes best to those that only meet the case, each with what
    /// the guard says.</summary>
    internal static IEnumerable<(Prose Prose, ImmutableArray<ProseFinding> Findings)> Tries(
        DraftCase about, int seed, ImmutableArray<ProseFinding> objections)
    {
        var guard = about.ToGuard([]);
        return
            from reach in Enum.GetValues<Reach>()
            let slots = SlotsOf(about, seed, objections, reach)
            from chosen in ByTone(slots.Slots, about, reach).Take(TriesMax)
            let prose = Of(slots.Paragraphs, slots.Slots, chosen, about.Country)
            select (prose, ProseGuard.Check(guard, new(SpokenIn.Body, string.Join('\n', prose.Paragraphs))));
    }

    /// <summary>How many wordings are looked at: more only where the few do not make a letter.</summary>
    enum Reach { Few, Tone, Any }

    static (string[] Paragraphs, (string Name, KitWording[] Choice)[] Slots) SlotsOf(
        DraftCase about, int seed, ImmutableArray<ProseFinding> objections, Reach reach)
    {
        var kit = Kit.For(about.Kind);
        var found = KitConditions.Of(about);
        string[] paragraphs = [.. kit.Paragraphs.Where(p => KitConditions.Fits(p, found)).Select(p => p.Text)];
        return (paragraphs,
        [
            .. paragraphs.SelectMany(Kit.SlotsIn).Distinct()
                .Select((name, at) => (name, Choice: Choice(
                    All(kit, name, about).Where(w => KitConditions.Fits(w.Wording, found) && !Says(w, objections)),
                    about, found, seed + (7 * at), reach, ToneBearing.Contains(name))))
                .Where(slot => slot.Choice.Length > 0),
        ]);
    }

    static ImmutableArray<KitWording> All(Kit kit, string slot, DraftCase about) =>
        slot != Kit.OfObjections ? kit.Slots.GetValueOrDefault(slot, [])
        : about.Objection is { } key ? Kit.Objections.GetValueOrDefault(key, []) : [];

    static Prose Of(
        string[] paragraphs, (string Name, KitWording[] Choice)[] slots, KitWording[] chosen, Country country)
    {
        var words = slots.Zip(chosen).ToDictionary(p => p.First.Name, p => p.Second.Text, StringComparer.Ordinal);
        return new(Prose.OwnSubject, [.. paragraphs
            .Select(p => country.Spelled(Kit.Filled(p, words))).Where(p => p.Length > 0)]);
    }

    // What sounds as wished, of that what fits the case best, from the place in the row that the seed gives.
    static KitWording[] Choice(
        IEnumerable<KitWording> all, DraftCase about, HashSet<string> found, int seed, Reach reach, bool bearsTone)
    {
        KitWording[] fitting = [.. all];
        if (fitting.Length == 0) return [];
        fitting = reach == Reach.Any ? [.. fitting.Where(w => KitConditions.SoundOf(w.Wording, found) >= 0)]
            : Best(fitting, w => KitConditions.SoundOf(w.Wording, found));
        // Whom the most telling words did not please gets the plainer ones too.
        if (about.Wish.Again == 0 && (reach != Reach.Any || !bearsTone))
            fitting = Best(fitting, w => KitConditions.TellingOf(w.Wording));
        if (about.Wish.Wishes.Contains(WritingWish.Simpler) && reach == Reach.Few)
            fitting = [.. fitting.OrderBy(w => w.Words / w.Sentences).Take(Math.Max(2, fitting.Length / 3))];
        if (about.Wish.Wishes.Contains(WritingWish.Shorter) && reach != Reach.Any)
            fitting = [.. fitting.OrderBy(w => w.Words).Take(Math.Max(2, fitting.Length / 3))];
        var looked = reach != Reach.Few || (about.Wish.Tone is not null && bearsTone) ? WindowMax : Window;
        var from = (int)((uint)(seed + (Window * about.Wish.Again)) % (uint)Math.Max(1, fitting.Length));
        return [.. Enumerable.Range(from, Math.Min(looked, fitting.Length)).Select(i => fitting[i % fitting.Length])];
    }

    static KitWording[] Best(KitWording[] all, Func<KitWording, int> by) =>
        all.Length == 0 ? all : [.. all.GroupBy(by).MaxBy(g => g.Key)!];

    static bool Says(KitWording wording, ImmutableArray<ProseFinding> objections) => objections.Any(o =>
        o.Said.Length > 2 && wording.Text.Contains(o.Said, StringComparison.OrdinalIgnoreCase));

    // From the tone that is wished for outwards, and never beyond the band of the stage.
    static IEnumerable<KitWording[]> ByTone(
        (string Name, KitWording[] Choice)[] slots, DraftCase about, Reach reach)
    {
        var (min, max) = ToneRule.Band(about.Kind);
        var target = min + ((max - min) * Share(about.Wish.Tone));
        return Combinations([.. slots.Select(s => s.Choice)])
            .Select(chosen => (chosen, Hardness: HardnessOf(chosen)))
            // Too soft is only advice; but where more wordings can be looked at, some of them are firm enough.
            .Where(c => c.Hardness <= max && (c.Hardness >= min || reach == Reach.Any))
            .OrderBy(c => Math.Abs(c.Hardness - target)).Select(c => c.chosen);
    }

    static decimal HardnessOf(KitWording[] chosen) =>
        Math.Clamp(chosen.Sum(w => w.Weight) * 100 / Math.Max(chosen.Sum(w => w.Words), ToneRule.WordsMin), 0, 10);

    static decimal Share(DraftTone? tone) => tone switch
    {
        DraftTone.Milder => 0.05m,
        DraftTone.Friendly => 0.25m,
        DraftTone.FriendlyFirm => 0.4m,
        DraftTone.Firm => 0.7m,
        DraftTone.Sharper => 0.95m,
        _ => 0.5m,
    };

    static IEnumerable<KitWording[]> Combinations(KitWording[][] choices)
    {
        IEnumerable<KitWording[]> all = [[]];
        foreach (var choice in choices)
            all = all.SelectMany(_ => choice, (before, next) => (KitWording[])[.. before, next]);
        return all;
    }
}
