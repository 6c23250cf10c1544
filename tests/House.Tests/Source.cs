using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Inkassio.House.Tests;

/// <summary>A C# file with its syntax: guards ask for words of code, of strings or of comments.</summary>
public sealed class Source(RepoFile file)
{
    // The sources are compiled with DEBUG or without: guards read both sides.
    static readonly CSharpParseOptions Options = new(LanguageVersion.Preview, preprocessorSymbols: ["DEBUG"]);

    static readonly Lazy<Source[]> Product = new(() => [.. Repo.Files("src", ".cs").Select(f => new Source(f))]);
    static readonly Lazy<Source[]> Tests = new(() => [.. Repo.Files("tests", ".cs").Select(f => new Source(f))]);

    readonly Lazy<SyntaxNode> root = new(() => CSharpSyntaxTree.ParseText(file.Text, Options).GetRoot());

    public static IReadOnlyList<Source> OfProduct => Product.Value;

    public static IReadOnlyList<Source> OfTests => Tests.Value;

    public static IEnumerable<Source> All => OfProduct.Concat(OfTests);

    public RepoFile File => file;

    public SyntaxNode Root => root.Value;

    public IEnumerable<T> Nodes<T>() where T : SyntaxNode => Root.DescendantNodes(descendIntoTrivia: false).OfType<T>();

    public IEnumerable<SyntaxTrivia> Comments => Root.DescendantTrivia(descendIntoTrivia: false)
        .Where(t => t.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
            or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia);

    /// <summary>The texts in quotes; of an interpolated one the whole, holes included.</summary>
    public IEnumerable<SyntaxNode> Strings => Root.DescendantNodes().Where(n =>
        n is InterpolatedStringExpressionSyntax || n is LiteralExpressionSyntax literal
        && literal.Kind() is SyntaxKind.StringLiteralExpression or SyntaxKind.Utf8StringLiteralExpression);

    public static Source Planted(string text, string path = "src/Domain/Planted.cs") => new(new RepoFile(path, text));

    /// <summary>A finding at a place in this file.</summary>
    public string At(SyntaxNodeOrToken place, string wrong) => At(place.GetLocation(), wrong);

    public string At(Location? place, string wrong) =>
        $"{file.Path}:{place?.GetLineSpan().StartLinePosition.Line + 1}: {wrong}";
}
