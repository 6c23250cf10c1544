using Inkassio.Domain;
using Inkassio.Web.Parts;

namespace Inkassio.Web.Tests;

public sealed class Parts_
{
    static Money Euro(long euro) => new(euro * 100, Currency.EUR);

    [Fact]
    public async Task say_a_meaning_in_words_beside_the_colour() => Assert.Equal(
        "<span class=\"chip m-severe\">Letzte Mahnung</span>",
        await Shown.Of<Chip>(("Means", Meaning.Severe), ("ChildContent", Shown.Text("Letzte Mahnung"))));

    [Fact]
    public async Task give_each_age_its_share_of_the_bar()
    {
        var html = await Shown.Of<AgeBar>(("Slices", new AgeSlice[]
        {
            new(AgeBand.NotDue, "noch nicht fällig", Euro(50)), new(AgeBand.UpTo30, "1–30 Tage", Euro(0)),
            new(AgeBand.Older, "über 60 Tage", Euro(150)),
        }));
        Assert.Contains("<i class=\"age-0\" style=\"width:25%\">", html, StringComparison.Ordinal);
        Assert.Contains("<i class=\"age-3\" style=\"width:75%\">", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<i class=\"age-1\"", html, StringComparison.Ordinal);
        Assert.Contains("1–30 Tage", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task list_several_reasons_and_say_a_single_one()
    {
        var several = await Shown.Of<Why>(("Reasons", new[] { "Die Frist ist abgelaufen.", "7 Tage Abstand gelten." }));
        Assert.Contains(
            "<li>Die Frist ist abgelaufen.</li><li>7 Tage Abstand gelten.</li>", several, StringComparison.Ordinal);
        var single = await Shown.Of<Why>(("Reasons", new[] { "Die Frist ist abgelaufen." }));
        Assert.Contains("<span>Die Frist ist abgelaufen.</span>", single, StringComparison.Ordinal);
        Assert.StartsWith("<details class=\"why\">", single, StringComparison.Ordinal);
    }

    [Fact]
    public async Task keep_the_place_of_rows_that_are_still_loading()
    {
        var html = await Shown.Of<Skeleton>(("Rows", 3));
        Assert.Equal(3, html.Split("class=\"row\"").Length - 1);
        Assert.Contains("role=\"status\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task offer_a_way_out_beside_a_problem()
    {
        var html = await Shown.Of<Problem>(
            ("Sentence", "Die Bank antwortet nicht."), ("WayOut", Shown.Text("Noch einmal")));
        Assert.Contains("role=\"alert\"", html, StringComparison.Ordinal);
        Assert.Matches("Die Bank antwortet nicht\\.</p>\\s*<div class=\"out\">Noch einmal</div>", html);
    }
}
