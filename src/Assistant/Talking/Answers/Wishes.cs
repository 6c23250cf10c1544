using System.Collections.Frozen;
using System.Collections.Immutable;
using Inkassio.Assistant.Drafting;
using Inkassio.Domain.Debtors;

namespace Inkassio.Assistant.Talking.Answers;

/// <summary>What a sentence wishes of a letter, in the words of the public form.</summary>
static class Wishes
{
    static readonly FrozenDictionary<string, WritingWish> ByWord = new Dictionary<string, WritingWish>()
    {
        ["kuerzer"] = WritingWish.Shorter, ["laenger"] = WritingWish.Longer, ["lockerer"] = WritingWish.Looser,
        ["foermlicher"] = WritingWish.MoreFormal, ["einfacher"] = WritingWish.Simpler,
        ["sachlicher"] = WritingWish.MoreMatterOfFact, ["persoenlicher"] = WritingWish.MorePersonal,
        ["mit_dank"] = WritingWish.WithThanks, ["mit_ratenhinweis"] = WritingWish.WithInstalments,
        ["mit_rechnungskopie"] = WritingWish.WithInvoiceCopy, ["mit_rueckrufbitte"] = WritingWish.WithCallBack,
        ["mit_zinsen"] = WritingWish.WithInterest, ["ohne_frist"] = WritingWish.WithoutDeadline,
        ["ohne_zinsen"] = WritingWish.WithoutInterest, ["ohne_gebuehr"] = WritingWish.WithoutFee,
        ["ohne_klausel"] = WritingWish.WithoutClause,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    static readonly (WritingWish, WritingWish)[] Opposites =
    [
        (WritingWish.Shorter, WritingWish.Longer), (WritingWish.Looser, WritingWish.MoreFormal),
        (WritingWish.WithInterest, WritingWish.WithoutInterest),
        (WritingWish.MorePersonal, WritingWish.MoreMatterOfFact),
    ];

    public static DraftTone? Tone(Asked asked) => asked.Slot("ton") switch
    {
        "freundlich" => DraftTone.Friendly,
        "freundlich_bestimmt" => DraftTone.FriendlyFirm,
        "bestimmt" => DraftTone.Firm,
        "schaerfer" => DraftTone.Sharper,
        "milder" => DraftTone.Milder,
        _ => null,
    };

    public static string Word(DraftTone tone) => tone switch
    {
        DraftTone.Milder => "milder",
        DraftTone.Friendly => "freundlich",
        DraftTone.FriendlyFirm => "freundlich, aber bestimmt",
        DraftTone.Firm => "bestimmt",
        DraftTone.Sharper => "schärfer",
        _ => throw new System.Diagnostics.UnreachableException(tone.ToString()),
    };

    /// <summary>What was wished before, with what this sentence adds or changes.</summary>
    public static DraftWish Of(Asked asked, DraftWish before)
    {
        var wishes = before.Wishes;
        foreach (var word in asked.Several("wunsch"))
            if (ByWord.TryGetValue(word, out var wish)) wishes = wishes.Except(OppositeOf(wish)).Add(wish);
        if (asked.Day("frist") is not null) wishes = wishes.Remove(WritingWish.WithoutDeadline);
        return before with
        {
            Tone = Moved(before.Tone, Tone(asked)),
            Wishes = wishes,
            Register = asked.Slot("register") switch
            {
                "du" => Register.Du, "sie" => Register.Sie, _ => before.Register,
            },
            DeadlineOn = wishes.Contains(WritingWish.WithoutDeadline) ? null : asked.Day("frist") ?? before.DeadlineOn,
            By = asked.Slot("kanal") switch { "brief" => Channel.Post, "email" => Channel.Email, _ => before.By },
        };
    }

    static IEnumerable<WritingWish> OppositeOf(WritingWish wish) => Opposites
        .Where(pair => pair.Item1 == wish || pair.Item2 == wish)
        .Select(pair => pair.Item1 == wish ? pair.Item2 : pair.Item1);

    // "Milder" after "bestimmt" is one step down and no new start.
    static DraftTone? Moved(DraftTone? before, DraftTone? now) => (before, now) switch
    {
        (_, null) => before,
        (DraftTone.Firm or DraftTone.Sharper, DraftTone.Milder) => DraftTone.FriendlyFirm,
        (DraftTone.FriendlyFirm, DraftTone.Milder) => DraftTone.Friendly,
        (DraftTone.Milder or DraftTone.Friendly, DraftTone.Sharper) => DraftTone.FriendlyFirm,
        (DraftTone.FriendlyFirm, DraftTone.Sharper) => DraftTone.Firm,
        _ => now,
    };

    public static ImmutableArray<string> Words(Asked asked) => asked.Several("wunsch") is { IsEmpty: false } said
        ? [.. said.Select(w => w.Replace('_', ' ').Replace("kuerzer", "kürzer", StringComparison.Ordinal)
            .Replace("laenger", "länger", StringComparison.Ordinal)
                .Replace("foermlicher", "förmlicher", StringComparison.Ordinal)
            .Replace("persoenlicher", "persönlicher", StringComparison.Ordinal)
            .Replace("gebuehr", "Gebühr", StringComparison.Ordinal)
                .Replace("rueckrufbitte", "Rückrufbitte", StringComparison.Ordinal))]
        : [];
}
