using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Inkassio.Web.Support;

/// <summary>German, or English when the reader chose it or the browser asks for it first.</summary>
public static class Languages
{
    public static readonly CultureInfo German = new("de-DE");
    public static readonly CultureInfo English = new("en-GB");

    public static void UseLanguages(this WebApplication app)
    {
        app.UseRequestLocalization(options =>
        {
            options.DefaultRequestCulture = new(German);
            options.SupportedCultures = options.SupportedUICultures = [German, English];
            options.RequestCultureProviders =
            [
                new CookieRequestCultureProvider { CookieName = "sprache" },
                new CustomRequestCultureProvider(http => Task.FromResult(Asked(http))),
            ];
        });
    }

    public static void MapLanguages(this WebApplication app) =>
        app.MapPost("/sprache", (HttpContext http, [FromForm] string wish, [FromForm] string? back) =>
        {
            var culture = wish == "en" ? English : German;
            http.Response.Cookies.Append(
                "sprache", CookieRequestCultureProvider.MakeCookieValue(new(culture)),
                new() { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, IsEssential = true });
            return Results.LocalRedirect(LocalPath.Or(back, "/"));
        }).AllowAnonymous();

    static ProviderCultureResult? Asked(HttpContext http) =>
        http.Request.GetTypedHeaders().AcceptLanguage is [var first, ..]
        && first.Value.StartsWith("en", StringComparison.OrdinalIgnoreCase)
            ? new(English.Name)
            : null;
}
