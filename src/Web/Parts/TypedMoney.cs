using System.Globalization;
using Inkassio.Domain;

namespace Inkassio.Web.Parts;

/// <summary>An amount as people type it: 1.234,56 or 1234.5 or 1’234.50 €, always whole cents.</summary>
public static class TypedMoney
{
    public const int LengthMax = 30;

    /// <summary>Null when it is no amount, or when its separators can be read in two ways.</summary>
    public static Money? Read(string? typed, Currency currency)
    {
        var text = (typed ?? "").Trim();
        if (text.Length is 0 or > LengthMax) return null;
        foreach (var word in (string[])["€", "EUR", "CHF", "Fr.", "\u00A0", "\u202F", " ", "'", "’"])
            text = text.Replace(word, "", StringComparison.OrdinalIgnoreCase);
        var (whole, fraction) = Parts(text);
        var plain = whole.Replace(".", "", StringComparison.Ordinal);
        if (plain.Length == 0 || fraction.Length > 2 || !IsGrouped(whole)) return null;
        if (!plain.All(char.IsAsciiDigit) || !fraction.All(char.IsAsciiDigit)) return null;
        const NumberStyles plainly = NumberStyles.AllowDecimalPoint;
        return decimal.TryParse($"{plain}.{fraction}0", plainly, CultureInfo.InvariantCulture, out var amount)
            && amount <= Money.CentsMax ? Money.Exact(amount, currency) : null;
    }

    // With a comma it is the comma; a single point with one or two digits behind it is a decimal point.
    static (string Whole, string Fraction) Parts(string text)
    {
        var at = text.LastIndexOf(',');
        var point = text.IndexOf('.');
        if (at < 0 && point >= 0 && point == text.LastIndexOf('.') && text.Length - point is 2 or 3) at = point;
        return at < 0 ? (text, "") : (text[..at], text[(at + 1)..]);
    }

    static bool IsGrouped(string whole) => whole.Split('.') is [var first, .. var groups]
        && (groups.Length == 0 || first.Length is >= 1 and <= 3) && groups.All(g => g.Length == 3);
}
