using System.Globalization;
using System.Text;

namespace Inkassio.Storage.Tables;

/// <summary>Text as it is searched and sorted: lower case, umlauts spelled out, accents gone, one space between
/// words.</summary>
static class SearchText
{
    /// <summary>What is longer is cut off: enough for a name, a number and a town.</summary>
    public const int LengthMax = 300;

    public static string Of(string text)
    {
        var plain = new StringBuilder(text.Length + 8);
        foreach (var c in text.Normalize(NormalizationForm.FormC)) Add(plain, char.ToLowerInvariant(c));
        if (plain.Length > 0 && plain[^1] == ' ') plain.Length--;
        return plain.Length > LengthMax ? plain.ToString(0, LengthMax) : plain.ToString();
    }

    static void Add(StringBuilder plain, char c)
    {
        if (c < 128 && !char.IsWhiteSpace(c) && !char.IsControl(c)) plain.Append(c);
        else if (char.IsWhiteSpace(c) || char.IsControl(c)) Space(plain);
        else if (Spelled(c) is { } spelled) plain.Append(spelled);
        else if (!char.IsSurrogate(c)) plain.Append(Bare(c));
    }

    static void Space(StringBuilder plain)
    {
        if (plain.Length > 0 && plain[^1] != ' ') plain.Append(' ');
    }

    static string? Spelled(char c) => c switch
    {
        'ä' or 'æ' => "ae",
        'ö' or 'ø' or 'œ' => "oe",
        'ü' => "ue",
        'ß' => "ss",
        _ => null,
    };

    static string Bare(char c) => string.Concat(c.ToString().Normalize(NormalizationForm.FormD)
        .Where(part => CharUnicodeInfo.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark));
}
