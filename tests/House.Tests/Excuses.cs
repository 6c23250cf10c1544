using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Inkassio.House.Tests;

/// <summary>Nothing is put off and nothing is silenced without saying why.</summary>
public sealed partial class Excuses
{
    [Fact]
    public void for_unfinished_work_are_not_made() => Guard.Holds(
    [
        .. Source.All.SelectMany(PutOff),
        .. Repo.Files("src", ".razor", ".sql", ".css", ".js", ".csproj").Concat(Repo.Files("prompts", ".md", ".yaml"))
            .SelectMany(PutOffInText),
    ]);

    [Theory]
    [InlineData("class A { } // TODO: later", "put off")]
    [InlineData("/* FIXME */ class A { }", "put off")]
    [InlineData("/// <summary>A HACK.</summary>\nclass A { }", "put off")]
    [InlineData("class A { int B() => throw new NotImplementedException(); }", "NotImplementedException")]
    public void for_unfinished_work_are_found(string planted, string naming) =>
        Guard.Sees(naming, PutOff(Source.Planted(planted)));

    [Fact]
    public void for_unfinished_work_are_found_in_other_files() =>
        Guard.Sees(".razor:2", PutOffInText(new("src/Web/A.razor", "<p/>\n@* TODO *@")));

    [Fact]
    public void for_silence_have_a_reason() => Guard.Holds(Source.All.SelectMany(Silenced));

    [Theory]
    [InlineData("#pragma warning disable CA1000\nclass A { }", "pragma")]
    [InlineData("[SuppressMessage(\"a\", \"b\")] class A { }", "SuppressMessage")]
    public void for_silence_without_a_reason_are_found(string planted, string naming) =>
        Guard.Sees(naming, Silenced(Source.Planted(planted)));

    [Theory]
    [InlineData("#pragma warning disable CA1000 // The framework asks for it.\nclass A { }")]
    [InlineData("// The framework asks for it.\n#pragma warning disable CA1000\nclass A { }")]
    [InlineData("[SuppressMessage(\"a\", \"b\", Justification = \"The framework asks for it.\")] class A { }")]
    [InlineData("class A { string b = \"TODO\"; int TODO_list; }")]
    public void with_a_reason_are_let_be(string harmless) =>
        Guard.Holds(Silenced(Source.Planted(harmless)).Concat(PutOff(Source.Planted(harmless))));

    static IEnumerable<string> PutOff(Source source) =>
    [
        .. source.Comments.Where(c => PutOffWords().IsMatch(c.ToString()))
            .Select(c => source.At(c.GetLocation(), "work is put off in a comment.")),
        .. source.Nodes<SimpleNameSyntax>().Where(n => n.Identifier.Text == "NotImplementedException")
            .Select(n => source.At(n, "NotImplementedException: write it or leave it out.")),
    ];

    static IEnumerable<string> PutOffInText(RepoFile file) => file.Lines.Index()
        .Where(line => PutOffWords().IsMatch(line.Item))
        .Select(line => $"{file.Path}:{line.Index + 1}: work is put off: {line.Item.Trim()}");

    static IEnumerable<string> Silenced(Source source) =>
    [
        .. source.Root.DescendantNodes(descendIntoTrivia: true).OfType<PragmaWarningDirectiveTriviaSyntax>()
            .Where(p => p.DisableOrRestoreKeyword.IsKind(SyntaxKind.DisableKeyword) && !HasReason(source, p))
            .Select(p => source.At(p, "a pragma turns a warning off without a reason.")),
        .. source.Nodes<AttributeSyntax>()
            .Where(a => a.Name.ToString().EndsWith("SuppressMessage", StringComparison.Ordinal)
                && a.ArgumentList?.ToString().Contains("Justification", StringComparison.Ordinal) != true)
            .Select(a => source.At(a, "SuppressMessage without a Justification.")),
    ];

    // On the same line, or a comment on the line above.
    static bool HasReason(Source source, PragmaWarningDirectiveTriviaSyntax pragma)
    {
        if (pragma.ToFullString().Contains("//", StringComparison.Ordinal)) return true;
        var line = pragma.GetLocation().GetLineSpan().StartLinePosition.Line;
        return line > 0 && source.File.Lines[line - 1].TrimStart().StartsWith("//", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PutOffWords();
}
