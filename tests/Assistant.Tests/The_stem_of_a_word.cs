namespace Inkassio.Assistant.Tests;

public sealed class The_stem_of_a_word
{
    [Theory]
    [InlineData("rechnungen", "rechnung")]
    [InlineData("schuldner", "schuldnern")]
    [InlineData("freundliche", "freundlichen")]
    [InlineData("erinnerung", "erinnerungen")]
    [InlineData("fristen", "frist")]
    public void is_one_for_all_its_forms(string one, string other) => Assert.Equal(Stem.Of(one), Stem.Of(other));

    // From the published word list of the algorithm.
    [Theory]
    [InlineData("aufeinander", "aufeinand")]
    [InlineData("kategorischer", "kategor")]
    [InlineData("aufgeschlossenheit", "aufgeschloss")]
    public void is_the_published_one(string word, string stem) => Assert.Equal(stem, Stem.Of(word));

    [Fact]
    public void takes_three_spellings_of_an_umlaut_for_one() =>
        Assert.Equal((Fold.Loose("Müller"), Fold.Loose("Mueller")), (Fold.Loose("Muller"), "muller"));
}
