using Inkassio.Domain.Dunning;

namespace Inkassio.Domain.Tests;

/// <summary>When a run or an import is so far from usual that a person should look at it first.</summary>
public sealed class A_second_look
{
    [Theory]
    [InlineData("", null)]
    [InlineData("10 20", null)] // Two days tell nothing yet.
    [InlineData("10 20 90", 20)]
    [InlineData("10 20 30 90", 25)]
    [InlineData("10 0 0 20 0 90", 20)] // Days without letters are no runs to compare with.
    [InlineData("5 5 5 5 5 5 5 5 5 5 900 900 900 900 900 900 900 900 900 900 900", 5)] // The newest ten alone.
    public void measures_against_the_median_of_the_last_days(string sizes, int? usual) => Assert.Equal(
        usual, RunSize.UsualOf(sizes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)));

    [Theory]
    [InlineData(75, 75, 25, null)] // Exactly three times is still usual.
    [InlineData(76, 76, 25, RunDoubt.RunIsLarge)]
    [InlineData(40, 76, 25, RunDoubt.DayIsLarge)]
    [InlineData(20, 20, 1, null)] // A handful is never too much.
    [InlineData(21, 21, 1, RunDoubt.RunIsLarge)]
    public void is_due_above_three_times_the_usual(int letters, int ofDay, int usual, RunDoubt? doubt) =>
        Assert.Equal(doubt, new RunSize(letters, ofDay, ByThemselves: 0, usual).Doubt);

    [Theory]
    [InlineData(21, RunDoubt.NothingToCompare)]
    [InlineData(20, null)]
    public void is_due_for_many_automatic_letters_while_nothing_is_known(int automatic, RunDoubt? doubt) =>
        Assert.Equal(doubt, new RunSize(5_000, 5_000, automatic, Usual: null).Doubt);

    [Theory]
    [InlineData(80, 20, 20, false)] // Exactly a fifth.
    [InlineData(80, 20, 21, true)]
    [InlineData(0, 100, 100, false)] // A firm that begins.
    [InlineData(19, 100, 100, false)]
    [InlineData(20, 0, 0, false)]
    public void is_due_when_an_import_makes_more_than_a_fifth_overdue(
        long before, long added, long overdue, bool needed) =>
        Assert.Equal(needed, new ImportSize(before, added, overdue).NeedsLook);
}
