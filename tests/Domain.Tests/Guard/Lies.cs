using Inkassio.Domain.Correspondence.Guard.Prose;

namespace Inkassio.Domain.Tests.Guard;

/// <summary>Makes lies of twenty kinds and dresses them up: with invisible signs, other alphabets, Swiss and Austrian
/// ways. Always the same ones for the same seed.</summary>
sealed class Lies(int seed)
{
    static readonly ILookup<string, string> Written = ProseCases.Lines("lies.md");
    static readonly string[] Days = ["Montag", "Dienstag", "Donnerstag", "Freitag", "Samstag", "Sonnabend"];
    static readonly string[] Months = ["Jänner", "Februar", "März", "Mai", "Juni", "August", "Dezember", "Feber"];

    static readonly string[] Numbers =
    [
        "fünfhundert", "zwölf", "dreiundzwanzig", "eintausendzweihundert", "zwei", "neunundneunzig", "FÜNFZIG",
        "hunderteins", "siebentausendvierhundertzwölf", "fuenfzehn", "dreissig", "tausend",
    ];

    // Looks the same, is another letter.
    const string Latin = "aceopxyiABEHKMOPTX", Strange = "асеорхуіАВЕНКМОРТХ";

    readonly Random random = new(seed);

    public static IEnumerable<string> Kinds => Written.Select(g => g.Key);

    public string Of(string kind)
    {
        string[] lines = [.. Written[kind]];
        return Dressed(Filled(lines[random.Next(lines.Length)]));
    }

    string Filled(string line) => line
        .Replace("{n}", $"{random.Next(2, 9999)}", StringComparison.Ordinal)
        .Replace("{m}", $"{random.Next(10, 28)}", StringComparison.Ordinal)
        .Replace("{w}", Numbers[random.Next(Numbers.Length)], StringComparison.Ordinal)
        .Replace("{d}", Days[random.Next(Days.Length)], StringComparison.Ordinal)
        .Replace("{s}", Months[random.Next(Months.Length)], StringComparison.Ordinal)
        .Replace("{zw}", "\u200B", StringComparison.Ordinal)
        .Replace("{tag}", "\U000E0041\U000E0042", StringComparison.Ordinal);

    string Dressed(string lie) => random.Next(7) switch
    {
        0 => Split(lie),
        1 => string.Concat(lie.Select(c =>
            Latin.IndexOf(c) is >= 0 and var at && random.Next(3) == 0 ? Strange[at] : c)),
        2 => lie.Replace("ß", "ss", StringComparison.Ordinal).Replace(" ", "\u00A0", StringComparison.Ordinal),
        3 => string.Concat(lie.Select(c => char.IsAsciiLetterOrDigit(c) ? (char)(c - '!' + '！') : c)),
        4 => lie.Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal)
            .Replace("ü", "ue", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal),
        _ => lie,
    };

    string Split(string lie)
    {
        var marks = "\u200B\u200C\u200D\u2060\u00AD\uFEFF\u202E";
        var at = random.Next(1, lie.Length - 1);
        return lie.Insert(at, $"{marks[random.Next(marks.Length)]}");
    }

    /// <summary>The lie in a clean draft, as a paragraph of its own or behind another.</summary>
    public string Planted(string draft, string lie)
    {
        var lines = draft.Split('\n').ToList();
        var at = random.Next(lines.Count);
        if (random.Next(2) == 0 || lines[at].StartsWith("{{", StringComparison.Ordinal)) lines.Insert(at + 1, lie);
        else lines[at] += " " + lie;
        return string.Join('\n', lines);
    }

    /// <summary>Whether the draft can hide the lie: the finding has to lie upon it.</summary>
    public static bool IsCaught(ProseFinding finding, int from, int length) =>
        finding.Blocks && finding.To > from && finding.From < from + length;
}
