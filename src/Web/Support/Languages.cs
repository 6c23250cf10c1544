using System.Globalization;

namespace Inkassio.Web.Support;

/// <summary>The product speaks German; amounts and days follow the firm's country, never the browser.</summary>
public static class Languages
{
    public static readonly CultureInfo German = new("de-DE");

    public static void UseGerman(this WebApplication app) => app.UseRequestLocalization(options =>
    {
        options.DefaultRequestCulture = new(German);
        options.SupportedCultures = options.SupportedUICultures = [German];
        options.RequestCultureProviders = [];
    });
}
