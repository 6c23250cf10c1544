using System.Globalization;
using Inkassio.Web.Texts;

namespace Inkassio.Web.SignIn;

/// <summary>Whether an IBAN can be one (ISO 13616: length, mod 97), and if not, why, in words.</summary>
public static class IbanCheck
{
    // Lengths from the SWIFT IBAN registry for SEPA countries; our customers' banks are there.
    static readonly Dictionary<string, int> Lengths = new(StringComparer.Ordinal)
    {
        ["AD"] = 24, ["AT"] = 20, ["BE"] = 16, ["BG"] = 22, ["CH"] = 21, ["CY"] = 28, ["CZ"] = 24, ["DE"] = 22,
        ["DK"] = 18, ["EE"] = 20, ["ES"] = 24, ["FI"] = 18, ["FR"] = 27, ["GB"] = 22, ["GI"] = 23, ["GR"] = 27,
        ["HR"] = 21, ["HU"] = 28, ["IE"] = 22, ["IS"] = 26, ["IT"] = 27, ["LI"] = 21, ["LT"] = 20, ["LU"] = 20,
        ["LV"] = 21, ["MC"] = 27, ["MT"] = 31, ["NL"] = 18, ["NO"] = 15, ["PL"] = 28, ["PT"] = 25, ["RO"] = 24,
        ["SE"] = 24, ["SI"] = 19, ["SK"] = 24, ["SM"] = 27, ["VA"] = 22,
    };

    /// <summary>Without spaces and in capitals, as it is stored.</summary>
    public static string Bare(string typed) =>
        string.Concat(typed.Where(letter => !char.IsWhiteSpace(letter))).ToUpperInvariant();

    /// <summary>In groups of four, as people read it.</summary>
    public static string Grouped(string iban) => string.Join(' ', Bare(iban).Chunk(4).Select(four => new string(four)));

    /// <summary>The sentence to show, or null when the IBAN will do.</summary>
    public static string? Problem(string typed)
    {
        var iban = Bare(typed);
        if (iban.Length == 0) return Words.IbanMissing;
        if (iban.Length < 5 || !iban.All(char.IsAsciiLetterOrDigit) || !iban[..2].All(char.IsAsciiLetter)
            || !iban[2..4].All(char.IsAsciiDigit)) return Words.IbanNotIban;
        if (!Lengths.TryGetValue(iban[..2], out var length)) return Words.IbanCountry(iban[..2]);
        if (iban.Length != length) return Words.IbanLength(iban[..2], length, iban.Length);
        return Remainder(iban) == 1 ? null : Words.IbanCheck;
    }

    // ISO 7064: the first four go to the end, letters count from A = 10, the whole leaves 1 over 97.
    static int Remainder(string iban) => (iban[4..] + iban[..4])
        .SelectMany(letter => (char.IsAsciiDigit(letter) ? letter - '0' : letter - 'A' + 10)
            .ToString(CultureInfo.InvariantCulture))
        .Aggregate(0, (rest, digit) => (rest * 10 + (digit - '0')) % 97);
}
