using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Inkassio.House.Tests;

/// <summary>What a reader can hold in the head: lines, functions, files.</summary>
public sealed partial class Sizes
{
    const int LineMax = 120, FunctionMax = 60, FileMax = 300;

    // Closed lists, which are read entry by entry and get worse when they are cut up. Anything else has no place here.
    static readonly string[] ClosedLists =
    [
        "src/Domain/Debtors/DebtorEvent.cs", "src/Domain/Debtors/DebtorCommand.cs", "src/Domain/Debtors/Refusal.cs",
        "src/Web/Texts/RefusalText.cs",
    ];

    [Fact]
    public void of_files_stay_small() => Guard.Holds(Source.All.Select(s => s.File).SelectMany(LongFiles));

    [Fact]
    public void of_long_files_are_found() => Guard.Sees("301 lines",
        LongFiles(new("src/Domain/Long.cs", string.Concat(Enumerable.Repeat("//\n", 301)))));

    [Fact]
    public void of_closed_lists_may_be_long() => Guard.Holds(
        LongFiles(new(ClosedLists[0], string.Concat(Enumerable.Repeat("//\n", 301)))));

    [Fact]
    public void of_lines_stay_small() => Guard.Holds(Source.All.SelectMany(LongLines));

    [Fact]
    public void of_long_lines_are_found() =>
        Guard.Sees("Planted.cs:2: 121", LongLines(Source.Planted($"class A {{ }}\n//{new string('x', 119)}")));

    [Fact]
    public void of_lines_count_letters_and_not_bytes() =>
        Guard.Holds(LongLines(Source.Planted($"//{new string('ä', 118)}")));

    [Fact]
    public void of_functions_stay_small() => Guard.Holds(Source.All.SelectMany(LongFunctions));

    [Theory]
    [InlineData("class A { void B() {", "} }", "B has 61 lines")]
    [InlineData("class A { A() {", "} }", "A has 61 lines")]
    [InlineData("void B() {", "} B();", "B has 61 lines")]
    public void of_long_functions_are_found(string start, string end, string naming) => Guard.Sees(naming,
        LongFunctions(Source.Planted(start + string.Concat(Enumerable.Repeat("\n", 60)) + end)));

    static IEnumerable<string> LongFiles(RepoFile file)
    {
        var lines = file.Lines.Length - (file.Text.EndsWith('\n') ? 1 : 0);
        return lines <= FileMax || ClosedLists.Contains(file.Path)
            ? []
            : [$"{file.Path}: {lines} lines; at most {FileMax}, unless it is a closed list."];
    }

    static IEnumerable<string> LongLines(Source source) => OfCode(source.File.Lines)
        .Where(line => WithoutText(line.Item.TrimEnd('\r')).Length > LineMax)
        .Select(line => $"{source.File.Path}:{line.Index + 1}: {line.Item.Length} characters; at most {LineMax}.");

    // What is longer for the sake of one text (a sentence, a statement, a record) cannot be broken to any use.
    static string WithoutText(string line) =>
        line.Contains("\"\"\"", StringComparison.Ordinal) ? line : Texts().Replace(line, "\"\"");

    [System.Text.RegularExpressions.GeneratedRegex("\"(\\\\.|[^\"\\\\])*\"",
        System.Text.RegularExpressions.RegexOptions.NonBacktracking
            | System.Text.RegularExpressions.RegexOptions.ExplicitCapture)]
    private static partial System.Text.RegularExpressions.Regex Texts();

    // Lines within a raw text are the text's own.
    static IEnumerable<(int Index, string Item)> OfCode(string[] lines)
    {
        var isText = false;
        foreach (var (index, line) in lines.Index())
        {
            var marks = line.Split("\"\"\"").Length - 1;
            if (!isText) yield return (index, line);
            if (marks % 2 == 1) isText = !isText;
        }
    }

    static IEnumerable<string> LongFunctions(Source source) =>
        from node in source.Root.DescendantNodes()
        let name = node switch
        {
            MethodDeclarationSyntax method => method.Identifier.Text,
            ConstructorDeclarationSyntax made => made.Identifier.Text,
            LocalFunctionStatementSyntax local => local.Identifier.Text,
            AccessorDeclarationSyntax accessor => accessor.Keyword.Text,
            OperatorDeclarationSyntax sign => sign.OperatorToken.Text,
            _ => null,
        }
        where name is not null
        let span = node.GetLocation().GetLineSpan()
        let lines = span.EndLinePosition.Line - span.StartLinePosition.Line + 1
        where lines > FunctionMax
        select source.At(node, $"{name} has {lines} lines; at most {FunctionMax}.");
}
