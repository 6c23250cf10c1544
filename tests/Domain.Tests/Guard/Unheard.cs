using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Correspondence.Guard.Prose;
using Inkassio.Domain.Correspondence.Guard.Values;
using Inkassio.Domain.Debtors;

namespace Inkassio.Domain.Tests.Guard;

/// <summary>Lies, wrong values and clean paragraphs written by hand before the guard heard them.</summary>
public sealed class Unheard(ITestOutputHelper output)
{
    public static TheoryData<string> Lying => ["unheard.md", "unheard-2.md"];

    public static TheoryData<string> Wrong => ["unheard-values.md"];

    public static TheoryData<string> Clean => ["unheard-clean.md", "unheard-clean-2.md"];

    public static TheoryData<string> True => ["unheard-letters.md"];

    // A-05 with sentences that nobody wrote for the lists; each must be found where it stands.
    [Theory, MemberData(nameof(Lying))]
    public void lies_are_caught(string file)
    {
        var (told, missed) = (0, new List<string>());
        foreach (var kind in ProseCases.Lines(file))
            foreach (var (number, line) in kind.Index())
            {
                told++;
                var (register, lie) = Said(line);
                var before = ProseCases.Of(LetterKind.Notice1, register, "Einleitung")[number % 5];
                var draft = $"{before}\n{lie}\n{ProseCases.Of(LetterKind.Notice1, register, "Schluss")[number % 3]}";
                var about = ProseCases.Case(LetterKind.Notice1, register) with { IsWhole = false };
                if (!ProseGuard.Check(about, new(SpokenIn.Body, draft))
                    .Any(f => Lies.IsCaught(f, before.Length + 1, lie.Length))) missed.Add($"{kind.Key}: {line}");
            }
        output.WriteLine($"{file}: caught {told - missed.Count} of {told}");
        Assert.True(missed.Count == 0, string.Join('\n', missed));
    }

    // A-06 by hand.
    [Theory, MemberData(nameof(Wrong))]
    public void wrong_values_are_caught(string file)
    {
        var (told, missed) = (0, new List<string>());
        foreach (var kind in ProseCases.Lines(file))
            foreach (var line in kind)
            {
                told++;
                if (!Found(Plain(line)).Any(f => f.Blocks)) missed.Add($"{kind.Key}: {line}");
            }
        output.WriteLine($"{file}: caught {told - missed.Count} of {told}");
        Assert.True(missed.Count == 0, string.Join('\n', missed));
    }

    // A-07, mode S.
    [Theory, MemberData(nameof(Clean))]
    public void clean_paragraphs_pass(string file)
    {
        var (told, alarms) = (0, new List<string>());
        foreach (var section in ProseCases.Lines(file))
            foreach (var line in section)
            {
                told++;
                string[] heading = section.Key.Split(' ');
                var about = ProseCase.Of(KebabEnum<LetterKind>.Value(heading[0]), Enum.Parse<Register>(heading[1]),
                    heading[2..]);
                var found = ProseGuard.Blocking(about, new(SpokenIn.Body, Plain(line)));
                if (!found.IsEmpty)
                    alarms.Add($"{section.Key}: {string.Join(", ", found.Select(f => $"{f.Rule} „{f.Said}“"))} in: {line}");
            }
        foreach (var alarm in alarms) output.WriteLine(alarm);
        output.WriteLine($"{file}: {alarms.Count} false alarms in {told}");
        Assert.True(alarms.Count * 50 <= told, string.Join('\n', alarms));
    }

    // A-07, mode V.
    [Theory, MemberData(nameof(True))]
    public void clean_letters_pass(string file)
    {
        string[] lines = [.. ProseCases.Lines(file).SelectMany(g => g)];
        string[] alarms =
        [
            .. from line in lines
               let found = Found(Plain(line)).Where(f => f.Blocks).ToArray()
               where found.Length > 0
               select $"{string.Join(", ", found.Select(f => $"{f.Rule} {f.Fault} „{f.Said}“"))} in: {line}",
        ];
        foreach (var alarm in alarms) output.WriteLine(alarm);
        output.WriteLine($"{file}: {alarms.Length} false alarms in {lines.Length}");
        Assert.True(alarms.Length * 20 <= lines.Length, string.Join('\n', alarms));
    }

    static ImmutableArray<ProseFinding> Found(string text) => ValueGuard.Check(
        ProseCase.Of(LetterKind.Notice2), Reading_values.Facts, new(SpokenIn.Body, text));

    static (Register Register, string Lie) Said(string line) =>
        line.StartsWith("du: ", StringComparison.Ordinal) ? (Register.Du, Plain(line[4..])) : (Register.Sie, Plain(line));

    // \uXXXX is a sign that no editor shows; " | " is a new line.
    static string Plain(string line) => Regex.Replace(
        line.Replace(" | ", "\n", StringComparison.Ordinal), @"\\u(?<code>[0-9A-Fa-f]{4})",
        m => ((char)Convert.ToInt32(m.Groups["code"].Value, 16)).ToString(),
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);
}
