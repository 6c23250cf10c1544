using System.Net;
using System.Text.RegularExpressions;

namespace Inkassio.Web.Tests;

/// <summary>The door by plain HTTP, as a browser without scripts sees it.</summary>
public sealed class Signing_in(Product product) : IClassFixture<Product>
{
    static readonly (string, string)[] Firm =
    [
        ("Form.Password", "ein kurzer satz"), ("Form.FirmName", "Zimmerei Ahorn"), ("Form.Street", "Dorfstraße 1"),
        ("Form.Postcode", "1010"), ("Form.Town", "Wien"), ("Form.Country", "AT"), ("Form.Land", "AT-9"),
        ("Form.Iban", "AT61 1904 3002 3457 3201"), ("Form.Contact", "Eva Ahorn"), ("Form.Phone", "01 5551234"),
        ("Form.ContactEmail", "post@ahorn.example"),
    ];

    static async Task Open(HttpClient visitor, string email)
    {
        using var opened = await visitor.Send("/firma-anlegen", "/firma-anlegen", [("Form.Email", email), .. Firm]);
        Assert.Equal(visitor.Goal("/heute"), opened.Goal(visitor));
    }

    static async Task<string> SignIn(HttpClient visitor, string email, string password)
    {
        using var answer = await visitor.Send(
            "/anmelden", "/anmelden", ("Form.Email", email), ("Form.Password", password));
        return answer.StatusCode == HttpStatusCode.Redirect ? "in" : await answer.Words();
    }

    [Fact]
    public async Task lets_a_firm_open_leave_and_come_back()
    {
        using var visitor = product.Visitor();
        await Open(visitor, "eva@ahorn.example");
        Assert.Contains("Guten", await visitor.Read("/heute"), StringComparison.Ordinal);
        Assert.Contains("Zimmerei Ahorn", await visitor.Read("/heute"), StringComparison.Ordinal);
        using var left = await visitor.Send("/heute", "/abmelden");
        using var closed = await visitor.GetAsync("/heute", TestContext.Current.CancellationToken);
        Assert.StartsWith($"{product.Address}anmelden", closed.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal("in", await SignIn(visitor, "EVA@ahorn.example", "ein kurzer satz"));
    }

    [Fact]
    public async Task says_the_same_to_a_wrong_password_and_to_an_unknown_address()
    {
        using var visitor = product.Visitor();
        await Open(visitor, "otto@ahorn.example");
        using var stranger = product.Visitor();
        var wrong = await SignIn(stranger, "otto@ahorn.example", "falsch");
        var unknown = await SignIn(stranger, "niemand@ahorn.example", "falsch");
        Assert.Contains("E-Mail-Adresse oder Passwort stimmt nicht.", wrong, StringComparison.Ordinal);
        Assert.Equal(Bare(wrong, "otto@ahorn.example"), Bare(unknown, "niemand@ahorn.example"));
    }

    [Fact]
    public async Task rests_after_five_wrong_passwords_without_saying_so()
    {
        using var visitor = product.Visitor();
        await Open(visitor, "pia@ahorn.example");
        using var guesser = product.Visitor();
        var answers = new List<string>();
        for (var guess = 0; guess < 5; guess++) answers.Add(await SignIn(guesser, "pia@ahorn.example", "falsch"));
        answers.Add(await SignIn(guesser, "pia@ahorn.example", "ein kurzer satz"));
        Assert.DoesNotContain("in", answers);
        Assert.Single(answers.Select(answer => Bare(answer, "")).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task refuses_a_form_without_its_antiforgery_token()
    {
        using var visitor = product.Visitor();
        foreach (var door in new[] { "/demo", "/abmelden", "/anmelden" })
        {
            using var answer = await visitor.PostAsync(
                door, new FormUrlEncodedContent([new("_handler", "sign-in")]), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
    }

    [Fact]
    public async Task never_leads_to_another_host_afterwards()
    {
        using var visitor = product.Visitor();
        await Open(visitor, "ute@ahorn.example");
        using var stranger = product.Visitor();
        using var answer = await stranger.Send(
            "/anmelden?zurueck=%2F%2Fboese.example", "/anmelden?zurueck=%2F%2Fboese.example",
            ("Form.Email", "ute@ahorn.example"), ("Form.Password", "ein kurzer satz"));
        Assert.Equal(stranger.Goal("/heute"), answer.Goal(stranger));
    }

    [Fact]
    public async Task shows_the_demo_only_where_it_is_configured()
    {
        using var visitor = product.Visitor();
        using var demo = await visitor.Send("/", "/demo");
        Assert.Equal(visitor.Goal("/heute"), demo.Goal(visitor));
        Assert.Contains("Musterbau Handwerks GmbH", await visitor.Read("/heute"), StringComparison.Ordinal);

        await using var strict = new Product { Settings = ["Inkassio:Demo=false"], Environment = "Development" };
        await strict.Start();
        using var other = strict.Visitor();
        Assert.DoesNotContain("Demo ansehen", await other.Read("/"), StringComparison.Ordinal);
        using var none = await other.PostAsync("/demo", content: null, TestContext.Current.CancellationToken);
        Assert.NotEqual(HttpStatusCode.OK, none.StatusCode);
        Assert.DoesNotContain("/heute", none.Headers.Location?.OriginalString ?? "", StringComparison.Ordinal);
    }

    // Without what differs in every answer: tokens, and the address that was typed.
    static string Bare(string html, string typed)
    {
        var start = html.IndexOf("<main", StringComparison.Ordinal);
        var main = Regex.Replace(
            html[start..], "value=\"[^\"]*\"|<!--.*?-->", "", RegexOptions.None, TimeSpan.FromSeconds(1));
        return typed.Length == 0 ? main : main.Replace(typed, "", StringComparison.Ordinal);
    }
}
