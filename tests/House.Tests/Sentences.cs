using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Inkassio.House.Tests;

/// <summary>A test reads as a sentence: its class is the subject, its method finishes it.</summary>
public sealed partial class Sentences
{
    [Fact]
    public void are_what_tests_are_called() => Guard.Holds(Source.OfTests.SelectMany(Findings));

    [Fact]
    public void are_found_at_all() => Assert.NotEmpty(Source.OfTests.SelectMany(TestsIn));

    [Theory]
    [InlineData("class Recording_a_payment { [Fact] public void Works() { } }", "Works")]
    [InlineData("class Recording_a_payment { [Fact] public void TestShrinksTheClaim() { } }", "TestShrinksTheClaim")]
    [InlineData("class Recording_a_payment { [Theory] public void should_shrink_the_claim() { } }", "should_shrink")]
    [InlineData("class PaymentTests { [Fact] public void shrinks_the_claim() { } }", "PaymentTests")]
    public void that_are_none_are_found(string planted, string naming) =>
        Guard.Sees(naming, Findings(Source.Planted(planted, "tests/Planted.cs")));

    [Theory]
    [InlineData("class Recording_a_payment { [Fact] public void shrinks_the_claim() { } void Check() { } }")]
    [InlineData("class Debtor_laws { [Fact] public void Any_command_sent_twice_happens_once() { } }")]
    public void that_read_well_are_let_be(string harmless) =>
        Guard.Holds(Findings(Source.Planted(harmless, "tests/Planted.cs")));

    static IEnumerable<string> Findings(Source source) => TestsIn(source).SelectMany(test =>
    {
        var subject = (test.Parent as TypeDeclarationSyntax)?.Identifier.Text ?? "";
        return (string[])
        [
            .. subject.EndsWith("Test", StringComparison.Ordinal) || subject.EndsWith("Tests", StringComparison.Ordinal)
                ? new[] { source.At(test, $"{subject} is no subject of a sentence.") } : [],
            .. IsSentence().IsMatch(test.Identifier.Text) && !Phrases().IsMatch(test.Identifier.Text)
                ? Array.Empty<string>() : [source.At(test, $"{test.Identifier.Text} does not finish a sentence.")],
        ];
    });

    static IEnumerable<MethodDeclarationSyntax> TestsIn(Source source) => source.Nodes<MethodDeclarationSyntax>()
        .Where(m => m.AttributeLists.SelectMany(list => list.Attributes)
            .Any(a => a.Name.ToString().EndsWith("Fact", StringComparison.Ordinal)
                || a.Name.ToString().EndsWith("Theory", StringComparison.Ordinal)));

    [GeneratedRegex(@"^[A-Za-z0-9]+(_[A-Za-z0-9]+)+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IsSentence();

    [GeneratedRegex("^(test|should)_", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Phrases();
}
