using System.Reflection;
using System.Text.RegularExpressions;
using Inkassio.Domain.Correspondence.Guard.Prose;

namespace Inkassio.Domain.Tests.Guard;

/// <summary>A-08: take one entry of a list, or one branch of a pattern, away, and a case of words.md or patterns.md
/// tells.</summary>
public sealed class Mutants(ITestOutputHelper output)
{
    static readonly string[] Files = ["threats", "claims", "values", "names", "tone"];

    static string Key(string file, WordList list) => $"{file}: {list.Rule} {list.Title}";

    static ProseText Read(string text) => new(new(text), []);

    static bool Hears(WordList list, string sentence) =>
        new Lexicon([list]).In(Read(sentence)).Length > 0;

    static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "Guard", "cases", file);

    // The words stand in a file of their own: who drops an entry of a list finds its case still there.
    [Fact]
    public void of_the_word_lists_are_killed()
    {
        var cases = ProseCases.Lines("words.md");
        var (mutants, alive) = (0, new List<string>());
        foreach (var file in Files)
            foreach (var list in Lexicon.Named(file).Lists)
            {
                var texts = cases[Key(file, list)].Select(Read).ToArray();
                foreach (var text in texts.Where(t => new Lexicon([list]).In(t).IsEmpty))
                    alive.Add($"{Key(file, list)} no longer hears „{text.Text}“");
                foreach (var phrase in list.Phrases)
                {
                    mutants++;
                    var without = new Lexicon([list with { Phrases = list.Phrases.Remove(phrase) }]);
                    if (texts.All(t => without.In(t).Length > 0)) alive.Add($"{Key(file, list)}: {phrase}");
                }
            }
        output.WriteLine($"{mutants} mutants of lists, {mutants - alive.Count} killed");
        Assert.True(alive.Count == 0, string.Join('\n', alive.Take(400)));
    }

    [Fact]
    public void of_the_patterns_are_killed()
    {
        var cases = ProseCases.Lines("patterns.md");
        var (mutants, alive) = (0, new List<string>());
        foreach (var (name, regex) in Patterns())
        {
            string[] texts = [.. cases[name]];
            // The same language without the slow building of an automaton for each mutant.
            var options = regex.Options & ~(RegexOptions.NonBacktracking | RegexOptions.Compiled);
            string[] found = [.. texts.Select(t => Found(regex, t))];
            foreach (var mutant in Branches(regex.ToString()))
            {
                mutants++;
                Regex other = new(mutant, options, TimeSpan.FromSeconds(5));
                if (texts.Select(t => Found(other, t)).SequenceEqual(found, StringComparer.Ordinal)) alive.Add($"{name}: {mutant}");
            }
        }
        output.WriteLine($"{mutants} mutants of patterns, {mutants - alive.Count} killed");
        Assert.True(alive.Count == 0, string.Join('\n', alive));
    }

    static string Found(Regex regex, string text) => string.Join('|', regex.Matches(text).Select(m =>
        $"{m.Index}-{m.Length}:{string.Join(',', m.Groups.Values.Skip(1).Select(g => $"{g.Success}{g.Value}"))}"));

    static IEnumerable<(string Name, Regex Regex)> Patterns() =>
        from type in typeof(ProseGuard).Assembly.GetTypes()
        where type.Namespace?.Contains("Correspondence.Guard", StringComparison.Ordinal) == true
        from method in type.GetMethods(
            BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly)
        where method.ReturnType == typeof(Regex) && method.GetParameters().Length == 0
            && method.GetCustomAttribute<GeneratedRegexAttribute>() is not null
        orderby type.Name, method.Name
        select ($"{type.Name}.{method.Name}", (Regex)method.Invoke(null, null)!);

    // Each choice of each group left out, one at a time; and the whole, that finds nothing.
    static IEnumerable<string> Branches(string pattern)
    {
        yield return @"[^\s\S]";
        foreach (var (from, to) in Choices(pattern)) yield return pattern[..from] + pattern[to..];
    }

    static IEnumerable<(int From, int To)> Choices(string pattern)
    {
        var open = new Stack<List<int>>([[0]]);
        for (var at = 0; at < pattern.Length; at++)
            switch (pattern[at])
            {
                case '\\': at++; break;
                case '[': at = Class(pattern, at); break;
                case '(': open.Push([at + Head(pattern, at)]); break;
                case '|': open.Peek().Add(at + 1); break;
                case ')':
                    foreach (var choice in Between(open.Pop(), at)) yield return choice;
                    break;
            }
        foreach (var choice in Between(open.Pop(), pattern.Length)) yield return choice;
    }

    // Branch i with its bar; a group of one branch has none to leave out.
    static IEnumerable<(int From, int To)> Between(List<int> starts, int end)
    {
        if (starts.Count < 2) yield break;
        for (var i = 0; i < starts.Count; i++)
            yield return i + 1 < starts.Count ? (starts[i], starts[i + 1]) : (starts[i] - 1, end);
    }

    static int Class(string pattern, int at)
    {
        for (at++; pattern[at] != ']'; at++)
            if (pattern[at] == '\\') at++;
        return at;
    }

    static int Head(string pattern, int at) => !pattern.AsSpan(at + 1).StartsWith("?", StringComparison.Ordinal) ? 1
        : pattern[at + 2] is '<' && pattern.IndexOf('>', at) is var end ? end - at + 1
        : pattern.IndexOf(':', at) - at + 1;

    /// <summary>Writes words.md anew and names what another entry of its list already hears.</summary>
    [Fact(Explicit = true)]
    public void are_given_a_case_each()
    {
        var (lines, idle) = (new List<string> { "# Je Eintrag einer Liste ein Wort, das nur er hört", "" }, new List<string>());
        foreach (var file in Files)
            foreach (var list in Lexicon.Named(file).Lists)
            {
                lines.Add($"## {Key(file, list)}");
                var left = list;
                foreach (var phrase in list.Phrases)
                {
                    var without = left with { Phrases = left.Phrases.Remove(phrase) };
                    if (Spoken(phrase).FirstOrDefault(s => Hears(left, s) && !Hears(without, s)) is { } only)
                        lines.Add($"- {only}");
                    else (left, _) = (without, Add(idle, $"{file}.md\t{list.Title}\t{phrase}"));
                }
                lines.Add("");
            }
        var folder = Environment.GetEnvironmentVariable("INKASSIO_CASES") ?? Path.GetTempPath();
        File.WriteAllLines(Path.Combine(folder, "words.md"), lines);
        File.WriteAllLines(Path.Combine(folder, "idle.txt"), idle);
        output.WriteLine($"{idle.Count} entries are idle");
    }

    static bool Add(List<string> to, string line)
    {
        to.Add(line);
        return true;
    }

    // An open end is given letters, so that its star is needed as well.
    static IEnumerable<string> Spoken(WordPhrase phrase)
    {
        foreach (var (before, after) in ((string, string)[])[("vor", "en"), ("vor", ""), ("", "en"), ("", ""), ("x", "x")])
        {
            yield return string.Join(' ', phrase.Words.Select((w, i) => (phrase.Gaps[i] > 0 ? "xyz " : "")
                + (w.IsOpenBefore ? before : "") + w.Stem + (w.IsOpenAfter ? after : "")));
        }
    }
}
