using System.Collections.Immutable;
using System.Globalization;

namespace Inkassio.Assistant;

/// <summary>The German (and some English) that the assistant understands: the files of prompts/assistant/grammar.
/// A file has sections "## area: value", and in each one pattern a line (see LIESMICH.md there).</summary>
public sealed class Grammar
{
    readonly Dictionary<string, List<Element>> groups = new(StringComparer.Ordinal);
    readonly List<Pattern> patterns = [];
    ILookup<string, Pattern> byArea;

    readonly List<(string Wish, string Text)> examples = [];
    readonly Lazy<Examples> likeness;

    Grammar()
    {
        byArea = patterns.ToLookup(p => p.Area, StringComparer.Ordinal);
        likeness = new(() => new(this, examples));
    }

    /// <summary>The example sentences, to be asked where the patterns are not sure.</summary>
    internal Examples Examples => likeness.Value;

    internal IEnumerable<string> Groups => groups.Keys;

    internal Lexicon Lexicon { get; } = new();

    static readonly Lazy<Grammar> OfTheHouse = new(() => Of(Embedded()));

    /// <summary>The grammar that is built in.</summary>
    public static Grammar BuiltIn => OfTheHouse.Value;

    /// <exception cref="FormatException">A line cannot be read, or names a group that does not exist.</exception>
    public static Grammar Of(IEnumerable<string> files)
    {
        var grammar = new Grammar();
        foreach (var file in files) grammar.Read(file);
        var missing = grammar.named.Except(grammar.groups.Keys, StringComparer.Ordinal).ToList();
        if (missing.Count > 0) throw new FormatException($"No such group: {string.Join(", ", missing)}");
        grammar.Lexicon.Close();
        grammar.byArea = grammar.patterns.OrderByDescending(p => p.Score)
            .ToLookup(p => p.Area, StringComparer.Ordinal);
        return grammar;
    }

    /// <summary>How many patterns and words there are, for the reports.</summary>
    public (int Patterns, int Words) Size => (patterns.Count, Lexicon.Count);

    internal ImmutableArray<Element> GroupParts(string name) => [.. groups[name]];

    /// <summary>The patterns of an area that fit, the strongest first.</summary>
    internal IEnumerable<Pattern> Fitting(string area, Sentence said) => byArea[area].Where(p => p.Fits(said));

    internal Pattern? Best(string area, Sentence said) => Fitting(area, said).FirstOrDefault();

    readonly HashSet<string> named = new(StringComparer.Ordinal);

    /// <summary>Areas where another form is another meaning: bestimmt, bestimmter.</summary>
    static readonly string[] Exact = ["ton", "wunsch", "sortierung", "stufe", "wahl", "register", "fortsetzung", "bejaht", "ausdruecklich_gleich"];

    bool isExact;

    void Read(string file)
    {
        string area = "", value = "";
        foreach (var line in file.Split('\n').Select(l => l.TrimEnd()))
            if (line.StartsWith("## ", StringComparison.Ordinal))
                (area, value) = line[3..].Split(':', 2, StringSplitOptions.TrimEntries) is [var a, var v]
                    ? (a, v) : (line[3..].Trim(), "");
            else if (line.StartsWith("- ", StringComparison.Ordinal) && area.Length > 0) Add(area, value, line[2..]);
    }

    void Add(string area, string value, string line)
    {
        if (area == "beispiel")
        {
            examples.Add((value, line));
            return;
        }
        isExact = Exact.Contains(area);
        if (area != "wort")
        {
            var (elements, bonus) = Line(line);
            patterns.Add(new(area, value, elements, bonus, line));
            return;
        }
        if (!groups.TryGetValue(value, out var parts)) groups[value] = parts = [];
        parts.AddRange(line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(Part));
    }

    (ImmutableArray<Element> Elements, int Bonus) Line(string line)
    {
        var bonus = 0;
        var elements = new List<Element>();
        foreach (var part in Pieces(line, ' '))
            if (part[0] is '+' or '-' && int.TryParse(part, CultureInfo.InvariantCulture, out var more)) bonus = more;
            else elements.Add(Part(part));
        return ([.. elements], bonus);
    }

    Element Part(string text)
    {
        if (text is "_") return new Element.AnyWord();
        switch (text[0])
        {
            case '!': return new Element.Without(Part(text[1..]));
            case '(': return new Element.AnyOf([.. Pieces(text[1..^1], '|').Select(Part)]);
            case '=': return new Element.Word(Lexicon.Add(text[1..], isExact: true));
            case '{': return new Element.Lifted(text[1..^1]);
            case '"': return new Element.Phrase([.. Pieces(text[1..^1], ' ').Select(Step)]);
            case '<':
                named.Add(text[1..^1]);
                return new Element.Group(text[1..^1], this);
            default: return new Element.Word(Lexicon.Add(text, isExact));
        }
    }

    (Element, bool) Step(string text) => text.EndsWith('?') ? (Part(text[..^1]), true) : (Part(text), false);

    /// <summary>Split at the separator, but not within brackets or quotes.</summary>
    static IEnumerable<string> Pieces(string text, char separator)
    {
        int start = 0, depth = 0;
        var quoted = false;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || text[i] == separator && depth == 0 && !quoted)
            {
                if (text[start..i].Trim() is { Length: > 0 } piece) yield return piece;
                start = i + 1;
                continue;
            }
            if (text[i] == '"') quoted = !quoted;
            else if (text[i] is '(' or '<' or '{') depth++;
            else if (text[i] is ')' or '>' or '}') depth--;
        }
        if (depth != 0 || quoted) throw new FormatException($"A bracket or quote stays open: {text}");
    }

    static IEnumerable<string> Embedded()
    {
        var assembly = typeof(Grammar).Assembly;
        foreach (var name in assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith("grammar.", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var text = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return text.ReadToEnd();
        }
    }
}
