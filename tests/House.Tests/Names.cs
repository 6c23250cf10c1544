using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Inkassio.House.Tests;

/// <summary>Names are words of the trade; words that fit everything say nothing.</summary>
public sealed partial class Names
{
    // A framework's interface that we implement prescribes its names, as a base class does for overrides.
    static readonly (string Interface, string[] Methods)[] Prescribed =
    [
        ("IAsyncDisposable", ["DisposeAsync"]),
        ("IHostedService", ["StartAsync", "StopAsync"]),
        ("IHostedLifecycleService", ["StartingAsync", "StartedAsync", "StoppingAsync", "StoppedAsync"]),
        ("IGrainBase", ["OnActivateAsync", "OnDeactivateAsync"]),
        ("IChatClient", ["GetResponseAsync", "GetStreamingResponseAsync"]),
    ];

    [Fact]
    public void of_types_are_words_of_the_trade() => Guard.Holds(Source.All.SelectMany(EmptyTypeNames));

    [Theory]
    [InlineData("class InvoiceManager { }", "InvoiceManager")]
    [InlineData("record DebtorInfo(int A);", "DebtorInfo")]
    [InlineData("static class MoneyUtils { }", "MoneyUtils")]
    [InlineData("interface ISender { } struct Outer { enum ClaimData { A } }", "ClaimData")]
    [InlineData("delegate void PaymentHandler();", "PaymentHandler")]
    public void of_types_that_say_nothing_are_found(string planted, string naming) =>
        Guard.Sees(naming, EmptyTypeNames(Source.Planted(planted)));

    [Fact]
    public void that_only_end_in_the_same_letters_are_let_be() => Guard.Holds(EmptyTypeNames(Source.Planted(
        "class Database { } record Score; class Dialect { } // a manager in a comment")));

    [Fact]
    public void of_files_are_words_of_the_trade() =>
        Guard.Holds(Files("src").Concat(Files("tests")).SelectMany(EmptyFileNames));

    [Theory]
    [InlineData("src/Storage/JournalService.cs")]
    [InlineData("src/Web/Pages/AgingBase.razor")]
    [InlineData("src/Domain/Common.cs")]
    [InlineData("src/Domain/Debtor.Misc.cs")]
    public void of_files_that_say_nothing_are_found(string path) =>
        Guard.Sees(path, EmptyFileNames(new RepoFile(path, "")));

    [Fact]
    public void of_methods_do_not_say_Async() => Guard.Holds(
        Source.OfProduct.SelectMany(AsyncNames).Concat(Repo.Files("src", ".razor").SelectMany(AsyncInPages)));

    [Theory]
    [InlineData("class A { Task LoadAsync() => x; }", "LoadAsync")]
    [InlineData("class A { void B() { Task LoadAsync() => x; } }", "LoadAsync")]
    [InlineData("class A { ValueTask DisposeAsync() => default; }", "DisposeAsync")]
    public void that_say_Async_are_found(string planted, string naming) =>
        Guard.Sees(naming, AsyncNames(Source.Planted(planted)));

    [Fact]
    public void that_say_Async_are_found_in_pages() => Guard.Sees("LoadAsync",
        AsyncInPages(new("src/Web/Pages/A.razor", "@code {\n  async Task<int> LoadAsync() => 1;\n}")));

    [Theory]
    [InlineData("class A { protected override Task OnInitializedAsync() => x; }")]
    [InlineData("class A : IAsyncDisposable { public ValueTask DisposeAsync() => default; }")]
    [InlineData("class A { Task IOther.RunAsync() => x; void B() => c.LoadAsync(); }")]
    public void that_a_framework_prescribes_may_say_Async(string harmless) =>
        Guard.Holds(AsyncNames(Source.Planted(harmless)));

    [Fact]
    public void of_interfaces_stand_for_two_real_things() => Guard.Holds(LonelyInterfaces(Source.OfProduct));

    [Fact]
    public void of_interfaces_with_one_implementation_are_found() => Guard.Sees("IStore",
        LonelyInterfaces([Source.Planted("interface IStore { } class Store : IStore { }")]));

    [Theory]
    [InlineData("interface IStore { } class A : IStore { } class B : C, IStore { }")]
    [InlineData("interface IId<TSelf> where TSelf : struct, IId<TSelf> { }")]
    [InlineData("interface IDebtorGrain : IGrainWithStringKey { } class A : IDebtorGrain { }")]
    public void of_interfaces_with_two_or_of_a_type_itself_are_let_be(string harmless) =>
        Guard.Holds(LonelyInterfaces([Source.Planted(harmless)]));

    static IEnumerable<RepoFile> Files(string under) => Repo.Files(under, ".cs", ".razor", ".sql", ".js", ".css");

    static IEnumerable<string> EmptyTypeNames(Source source) => source.Root.DescendantNodes()
        .Select(node => node switch
        {
            BaseTypeDeclarationSyntax type => type.Identifier,
            DelegateDeclarationSyntax type => type.Identifier,
            _ => default,
        })
        .Where(name => name.Text is { } text && EmptyWords().IsMatch(text))
        .Select(name => source.At(name, $"{name.Text} is no name of the trade."));

    static IEnumerable<string> EmptyFileNames(RepoFile file) =>
        file.Name.Split('.')[..^1].Any(EmptyWords().IsMatch) ? [$"{file.Path}: no name of the trade."] : [];

    static IEnumerable<string> AsyncNames(Source source) =>
    [
        .. source.Nodes<MethodDeclarationSyntax>()
            .Where(m => SaysAsync(m.Identifier) && !m.Modifiers.Any(SyntaxKind.OverrideKeyword)
                && m.ExplicitInterfaceSpecifier is null && !IsPrescribed(m))
            .Select(m => source.At(m.Identifier, $"{m.Identifier.Text} needs no 'Async'.")),
        .. source.Nodes<LocalFunctionStatementSyntax>().Where(f => SaysAsync(f.Identifier))
            .Select(f => source.At(f.Identifier, $"{f.Identifier.Text} needs no 'Async'.")),
    ];

    static bool SaysAsync(SyntaxToken name) => name.Text.EndsWith("Async", StringComparison.Ordinal);

    // A partial class names its interfaces in one file; the method belongs beside them.
    static bool IsPrescribed(MethodDeclarationSyntax method) =>
        method.Parent is TypeDeclarationSyntax type && Prescribed.Any(p =>
            p.Methods.Contains(method.Identifier.Text) && BasesOf(type).Contains(p.Interface));

    static IEnumerable<string> AsyncInPages(RepoFile page) => page.Lines.Index()
        .Where(line => DeclaredInPage().IsMatch(line.Item)
            && !line.Item.Contains("override ", StringComparison.Ordinal))
        .Select(line => $"{page.Path}:{line.Index + 1}: no 'Async' in a name: {line.Item.Trim()}");

    static IEnumerable<string> LonelyInterfaces(IReadOnlyCollection<Source> sources)
    {
        var bases = sources.SelectMany(s => s.Nodes<TypeDeclarationSyntax>())
            .Where(t => t is not InterfaceDeclarationSyntax).SelectMany(BasesOf).CountBy(name => name)
            .ToDictionary(StringComparer.Ordinal);
        return
            from source in sources
            from declared in source.Nodes<InterfaceDeclarationSyntax>()
            let name = declared.Identifier.Text
            where !IsOfTypeItself(declared) && !IsOfGrain(declared) && bases.GetValueOrDefault(name) < 2
            select source.At(declared.Identifier, $"{name} has fewer than two implementations.");
    }

    static IEnumerable<string> BasesOf(TypeDeclarationSyntax type) => type.BaseList is null ? [] :
        type.BaseList.Types.SelectMany(b => b.Type.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().TakeLast(1))
            .Select(name => name.Identifier.Text);

    // Such as IId<TSelf>: it lets generic code make a value, and every id is an implementation.
    static bool IsOfTypeItself(InterfaceDeclarationSyntax declared) =>
        declared.TypeParameterList?.Parameters.Any(p => p.Identifier.Text == "TSelf") == true;

    // The cluster asks for one, and makes the second implementation itself: the reference that callers hold.
    static bool IsOfGrain(InterfaceDeclarationSyntax declared) =>
        BasesOf(declared).Any(name => name.StartsWith("IGrainWith", StringComparison.Ordinal));

    [GeneratedRegex(
        "(Service|Manager|Helper|Util|Handler|Processor|Base|Impl|Data|Info|Dto|DTO|Common|Core|Misc)s?$",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EmptyWords();

    [GeneratedRegex(@"\b(Task|ValueTask|void)(<.+>)?\s+\w+Async\s*\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DeclaredInPage();
}
