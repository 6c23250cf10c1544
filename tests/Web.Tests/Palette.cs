using System.Globalization;
using System.Text.RegularExpressions;

namespace Inkassio.Web.Tests;

/// <summary>Contrast as WCAG 2.2 counts it, over the colours that stand in tokens.css.</summary>
public sealed partial class Palette
{
    static readonly Dictionary<string, (string Light, string Dark)> Tokens = Pairs()
        .Matches(File.ReadAllText(Path.Combine(WebFolder.Path, "wwwroot/css/tokens.css")))
        .Select(match => match.Groups)
        .ToDictionary(parts => parts["name"].Value, parts => (parts["light"].Value, parts["dark"].Value));

    public static TheoryData<string, string> Texts => new()
    {
        { "ink", "bg" }, { "ink", "surface" }, { "ink-2", "bg" }, { "ink-2", "surface" }, { "ink-3", "bg" },
        { "ink-3", "surface" }, { "ink-3", "raised" }, { "brand", "bg" }, { "brand", "surface" },
        { "brand", "brand-soft" }, { "brand-strong", "brand-soft" }, { "ink", "brand-soft" }, { "on-brand", "brand" },
        { "on-brand", "brand-strong" }, { "ok", "ok-soft" }, { "warn", "warn-soft" }, { "bad", "bad-soft" },
        { "bad", "surface" }, { "ink", "bad-soft" }, { "info", "info-soft" }, { "assist", "assist-soft" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void keeps_every_text_readable_on_its_ground(string text, string ground)
    {
        Assert.True(Contrast(Tokens[text].Light, Tokens[ground].Light) >= 4.5, "light");
        Assert.True(Contrast(Tokens[text].Dark, Tokens[ground].Dark) >= 4.5, "dark");
    }

    [Theory]
    [InlineData("surface")]
    [InlineData("bg")]
    public void keeps_the_edge_of_a_field_visible(string ground)
    {
        Assert.True(Contrast(Tokens["field-line"].Light, Tokens[ground].Light) >= 3, "light");
        Assert.True(Contrast(Tokens["field-line"].Dark, Tokens[ground].Dark) >= 3, "dark");
    }

    static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    static double Luminance(string hex)
    {
        double Part(int at)
        {
            var share = int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
        }
        return 0.2126 * Part(0) + 0.7152 * Part(2) + 0.0722 * Part(4);
    }

    [GeneratedRegex(
        "--(?<name>[a-z0-9-]+): light-dark\\(#(?<light>[0-9A-F]{6}), #(?<dark>[0-9A-F]{6})\\)",
        RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pairs();
}
