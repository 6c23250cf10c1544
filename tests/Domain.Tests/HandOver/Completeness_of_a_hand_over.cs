using System.Collections.Immutable;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.HandOver;
using Inkassio.Domain.Law;
using Inkassio.Domain.Tests.Law;
using Inkassio.Domain.Words;

namespace Inkassio.Domain.Tests.HandOver;

public sealed class Completeness_of_a_hand_over
{
    [Fact]
    public void follows_the_table()
    {
        var told = 0;
        foreach (var row in CaseFile.Rows("completeness.csv", "HandOver"))
            foreach (var target in row["targets"].Split(' ').Select(Enum.Parse<HandOverTarget>))
            {
                var lacking = Completeness.Of(Changes.Applied(Handed.Over(target), row["change"]), target);
                Assert.Equal((row["id"], target, row["blocking"]), (row["id"], target, Names(lacking.Blocking)));
                Assert.Equal((row["id"], target, row["advised"]), (row["id"], target, Names(lacking.Advised)));
                Assert.All(lacking.All, gap => Assert.NotEmpty(gap.Sentence(Country.DE) + gap.Where.Word()));
                told++;
            }
        Assert.True(told >= 150);
    }

    [Fact]
    public void lets_no_file_be_made_of_what_is_not_complete()
    {
        var package = Changes.Applied(Handed.Over(HandOverTarget.Agency), "contract=");
        var refused = Assert.Throws<InvalidOperationException>(
            () => Completeness.Require(package, HandOverTarget.Agency));
        Assert.Contains("ContractDayMissing", refused.Message, StringComparison.Ordinal);
        Completeness.Require(Handed.Over(HandOverTarget.Agency), HandOverTarget.Agency);
    }

    [Fact]
    public void says_which_claim_lacks_something_and_where_to_enter_it()
    {
        var gap = Completeness.Of(
            Changes.Applied(Handed.Over(HandOverTarget.Agency), "contract="), HandOverTarget.Agency).Blocking.Single();
        Assert.Equal((Handed.Invoice, "RE-1"), gap is Gap.OfClaim g ? (g.Invoice, g.Number) : default);
        Assert.Equal("Angaben zur Übergabe", gap.Where.Word());
        Assert.StartsWith("RE-1: Das Datum des Vertrags fehlt.", gap.Sentence(Country.DE), StringComparison.Ordinal);
    }

    static string Names(ImmutableArray<Gap> gaps) =>
        string.Join(' ', gaps.Select(g => g.GetType().Name).Distinct().Order(StringComparer.Ordinal));
}
