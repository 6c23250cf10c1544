using System.Globalization;
using Inkassio.Domain;

namespace Inkassio.Web.Parts;

/// <summary>An amount as a person types it: 1.234,56, 1’234.56, 1234,5 or 80 €.</summary>
public static class TypedAmount
{
    const int LengthMax = 24;

    /// <summary>Null when the text is no amount, or when it could be two.</summary>
    public static Money? Of(string? typed, Currency currency)
    {
        var text = Bare(typed ?? "");
        if (text.Length is 0 or > LengthMax || !char.IsAsciiDigit(text[0])) return null;
        var mark = text.LastIndexOfAny([',', '.']);
        var decimals = mark < 0 ? 0 : text.Length - mark - 1;
        if (IsTwofold(text, mark, currency)) return null;
        // Three digits after the last mark are thousands, one or two are cents.
        var (whole, cents) = decimals is 1 or 2 ? (text[..mark], text[(mark + 1)..]) : (text, "");
        if (Grouped(whole) is not { } digits) return null;
        var isNumber = decimal.TryParse(
            $"{digits}.{cents}0", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount);
        return isNumber && amount <= Money.CentsMax / 100m ? Money.Exact(amount, currency) : null;
    }

    /// <summary>Why the text cannot be taken as an amount; null when it can.</summary>
    public static string? Problem(string? typed, Currency currency)
    {
        if (Of(typed, currency) is not null) return null;
        var text = Bare(typed ?? "");
        if (text.Length <= LengthMax && IsTwofold(text, text.LastIndexOfAny([',', '.']), currency))
            return $"„{typed!.Trim()}“ kann zweierlei heißen. Bitte mit Cents schreiben, zum Beispiel "
                + (currency == Currency.CHF ? "1’234.00 oder 1.23." : "1.234,00 oder 1,23.");
        return "Bitte geben Sie den Betrag so an: " + (currency == Currency.CHF ? "1’234.56" : "1.234,56");
    }

    // One comma with three digits behind: a thousand to some, a slip of the finger to others. In francs a point is
    // as open, for there it parts the cents.
    static bool IsTwofold(string text, int mark, Currency currency) =>
        mark > 0 && text.Length - mark - 1 == 3 && text.IndexOfAny([',', '.', '\'']) == mark
        && (text[mark] == ',' || currency == Currency.CHF) && text.Where(char.IsAsciiDigit).Count() == text.Length - 1;

    static string Bare(string typed) => typed.Replace("€", "", StringComparison.Ordinal)
        .Replace("EUR", "", StringComparison.OrdinalIgnoreCase)
        .Replace("CHF", "", StringComparison.OrdinalIgnoreCase)
        .Replace("\u00A0", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).Replace('’', '\'');

    // Groups of three after the first, all with the same mark.
    static string? Grouped(string whole)
    {
        var marks = whole.Where(letter => !char.IsAsciiDigit(letter)).Distinct().ToArray();
        if (marks.Length == 0) return whole;
        if (marks is not ['.' or ',' or '\'']) return null;
        var groups = whole.Split(marks[0]);
        return groups[0].Length is >= 1 and <= 3 && groups.Skip(1).All(group => group.Length == 3)
            ? string.Concat(groups) : null;
    }
}
