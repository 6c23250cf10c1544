using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Inkassio.House.Tests;

/// <summary>Time and chance enter through ports, so that a test can say which day it is.</summary>
// The analyzer of banned symbols does the work while building; here we see that it is told what to ban.
public sealed class Ports
{
    static readonly string[] Banned =
    [
        "P:System.DateTime.Now", "P:System.DateTime.UtcNow", "P:System.DateTime.Today",
        "P:System.DateTimeOffset.Now", "P:System.DateTimeOffset.UtcNow",
        "M:System.Random.#ctor", "P:System.Random.Shared",
    ];

    // Where the product starts; what stands there is handed on as a TimeProvider. People sign in by the real clock.
    static readonly string[] Starts =
        ["src/Web/Program.cs", "src/Cli/Program.cs", "src/Web/SignIn/SignInSetup.cs"];

    [Fact]
    public void for_time_and_chance_are_the_only_ones() => Guard.Holds(Unbanned(Repo.Read("BannedSymbols.txt")));

    [Fact]
    public void left_open_are_found() => Assert.Equal(
        Banned.Length, Unbanned(new("BannedSymbols.txt", "T:System.Console;M:System.Random.#ctor(x)")).Count());

    [Fact]
    public void for_chance_are_seeded() => Guard.Holds(Source.OfProduct.SelectMany(Unseeded));

    [Theory]
    [InlineData("class A { Random r = new Random(); }", "seed")]
    [InlineData("class A { Random r = new(); }", "seed")]
    [InlineData("class A { int b = Random.Shared.Next(); }", "Shared")]
    [InlineData("class A { Random r = new Random(17); }", "seed")]
    public void for_chance_without_a_seed_are_found(string planted, string naming) =>
        Guard.Sees(naming, Unseeded(Source.Planted(planted)));

    [Fact]
    public void for_chance_with_a_seed_are_let_be() => Guard.Holds(Unseeded(
        Source.Planted("class A(int seed) { Random r = new(seed); Random s = new Random(seed + 1); }")));

    [Fact]
    public void for_time_open_where_the_product_starts() => Guard.Holds(Source.OfProduct.SelectMany(RealClocks));

    [Fact]
    public void for_time_elsewhere_are_found() => Guard.Sees("TimeProvider.System",
        RealClocks(Source.Planted("class A { DateTimeOffset b = TimeProvider.System.GetUtcNow(); }")));

    static IEnumerable<string> Unbanned(RepoFile list)
    {
        var listed = list.Lines.Select(line => line.Split(';')[0].Trim()).ToHashSet(StringComparer.Ordinal);
        return Banned.Where(symbol => !listed.Contains(symbol))
            .Select(symbol => $"{list.Path}: {symbol} is not banned.");
    }

    static IEnumerable<string> Unseeded(Source source) =>
    [
        .. source.Nodes<MemberAccessExpressionSyntax>()
            .Where(m => m.ToString() is "Random.Shared" or "System.Random.Shared")
            .Select(m => source.At(m, "Random.Shared cannot be replayed.")),
        .. source.Nodes<BaseObjectCreationExpressionSyntax>().Where(made => IsRandom(made) && !HasSeed(made))
            .Select(made => source.At(made, "a Random takes its seed from outside.")),
    ];

    static bool IsRandom(BaseObjectCreationExpressionSyntax made) => made switch
    {
        ObjectCreationExpressionSyntax named => named.Type.ToString() is "Random" or "System.Random",
        _ => made.FirstAncestorOrSelf<VariableDeclarationSyntax>()?.Type.ToString() is "Random" or "Random?",
    };

    static bool HasSeed(BaseObjectCreationExpressionSyntax made) =>
        made.ArgumentList?.ToString().Contains("seed", StringComparison.OrdinalIgnoreCase) == true;

    static IEnumerable<string> RealClocks(Source source) => Starts.Contains(source.File.Path) ? [] :
        source.Nodes<MemberAccessExpressionSyntax>().Where(m => m.ToString() == "TimeProvider.System")
            .Select(m => source.At(m, "TimeProvider.System is asked for where the product starts, and handed on."));
}
