using System.Net;

namespace Inkassio.Web.Tests;

public sealed class Every_answer(Product product) : IClassFixture<Product>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/anmelden")]
    [InlineData("/css/tokens.css")]
    [InlineData("/_framework/blazor.web.js")]
    [InlineData("/heute")]
    [InlineData("/gibt-es-nicht")]
    public async Task allows_scripts_and_connections_to_this_host_only(string path)
    {
        using var visitor = product.Visitor();
        using var answer = await visitor.GetAsync(path, TestContext.Current.CancellationToken);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'self'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/heute")]
    [InlineData("/einstellungen")]
    [InlineData("/gibt-es-nicht")]
    public async Task is_closed_to_people_who_are_not_signed_in(string path)
    {
        using var visitor = product.Visitor();
        using var answer = await visitor.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/anmelden", answer.Headers.Location!.AbsolutePath);
    }

    [Fact]
    public async Task opens_no_circuit_for_people_who_are_not_signed_in()
    {
        using var visitor = product.Visitor();
        using var answer = await visitor.PostAsync(
            "/_blazor/negotiate?negotiateVersion=1", content: null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task speaks_german_whatever_the_browser_asks_for()
    {
        using var visitor = product.Visitor();
        visitor.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en-US,en;q=0.9");
        var html = await visitor.Read("/");
        Assert.Contains("Ihr Geld kommt.", html, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"de\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task says_in_words_that_a_page_does_not_exist()
    {
        using var visitor = product.Visitor();
        using var demo = await visitor.Send("/", "/demo");
        using var answer = await visitor.GetAsync("/gibt-es-nicht", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("Diese Seite gibt es nicht", await answer.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task leads_from_each_place_in_the_menu_to_a_page()
    {
        using var visitor = product.Visitor();
        using var demo = await visitor.Send("/", "/demo");
        foreach (var place in Shell.Place.All)
        {
            using var answer = await visitor.GetAsync(place.Path, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
        Assert.True(Shell.Place.All.Count(place => place.OnPhone) <= 5);
    }
}
