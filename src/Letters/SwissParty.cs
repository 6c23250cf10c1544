using System.Text;
using Inkassio.Domain.Debtors;

namespace Inkassio.Letters;

/// <summary>Creditor or debtor of a Swiss QR bill: a structured address (S), alone allowed since 11/2025.</summary>
public sealed record SwissParty(
    string Name, string Street, string HouseNumber, string Postcode, string Town, string Country)
{
    public const int NameMax = 70;
    public const int StreetMax = 70;
    public const int HouseNumberMax = 16;
    public const int PostcodeMax = 16;
    public const int TownMax = 35;

    /// <summary>From an address whose street ends in its number; what is too long or foreign is brought in.</summary>
    // The payment must not fail because a name is long or Vietnamese: bank and debtor know it all the same.
    public static SwissParty Of(string name, Address address)
    {
        var street = Clean(address.Street);
        var cut = street.LastIndexOf(' ');
        // "Dorfstrasse 7 a": a letter on its own belongs to the number before it.
        if (cut > 0 && street.Length - cut == 2 && char.IsAsciiLetter(street[^1]))
            cut = street.LastIndexOf(' ', cut - 1) is var before && before > 0 && char.IsAsciiDigit(street[before + 1])
                ? before : cut;
        var hasNumber = cut > 0 && char.IsAsciiDigit(street[cut + 1]) && street.Length - cut - 1 <= HouseNumberMax;
        return new(
            Cut(Clean(name), NameMax), Cut(hasNumber ? street[..cut] : street, StreetMax),
            hasNumber ? street[(cut + 1)..] : "", Cut(Clean(address.Postcode), PostcodeMax),
            Cut(Clean(address.Town), TownMax), address.Country);
    }

    /// <summary>The seven lines of the code.</summary>
    internal string[] Lines => ["S", Name, Street, HouseNumber, Postcode, Town, Country];

    /// <summary>As the slip prints it.</summary>
    internal string[] Printed =>
    [
        Name, .. Street.Length + HouseNumber.Length > 0 ? new[] { $"{Street} {HouseNumber}".Trim() } : [],
        $"{Postcode} {Town}",
    ];

    /// <summary>Why these parts are no address of a QR bill, as a sentence; null when they are.</summary>
    internal string? Problem(string who) =>
        Length(Name, 1, NameMax) ? $"Der Name ({who}) hat 1 bis {NameMax} Zeichen."
        : Length(Street, 0, StreetMax) ? $"Die Strasse ({who}) hat höchstens {StreetMax} Zeichen."
        : Length(HouseNumber, 0, HouseNumberMax) ? $"Die Hausnummer ({who}) hat höchstens {HouseNumberMax} Zeichen."
        : Length(Postcode, 1, PostcodeMax) ? $"Die Postleitzahl ({who}) hat 1 bis {PostcodeMax} Zeichen."
        : Length(Town, 1, TownMax) ? $"Der Ort ({who}) hat 1 bis {TownMax} Zeichen."
        : Country.Length != 2 || !Country.All(char.IsAsciiLetterUpper)
            ? $"Das Land ({who}) ist kein Kürzel aus zwei Grossbuchstaben wie CH."
        : Lines.Any(line => !line.All(IsAllowed)) ? $"In Name oder Adresse ({who}) steht ein Zeichen, das die QR-Rechnung "
            + "nicht kennt."
        : null;

    static bool Length(string text, int min, int max) => text.Trim().Length < min || text.Length > max;

    /// <summary>The characters of a QR bill (guidelines 2.3): Latin with its European accents, and the euro.</summary>
    internal static bool IsAllowed(char c) =>
        c is >= ' ' and <= '~' or >= '\u00A0' and <= '\u017F' and not '\u00AD' or >= '\u0218' and <= '\u021B' or '€';

    /// <summary>The same text in allowed characters: an accent too many goes, foreign letters become points.</summary>
    internal static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in Printable.Text(text).Normalize())
            if (IsAllowed(c)) clean.Append(c);
            else if (c == '\n') clean.Append(' ');
            else if (c is '–' or '—') clean.Append('-');
            else if (c is '‘' or '’' or '‚') clean.Append('\'');
            else if (c is '“' or '”' or '„') clean.Append('"');
            else clean.Append(Plain(c));
        return clean.ToString().Trim();
    }

    static string Plain(char c)
    {
        if (char.IsSurrogate(c)) return char.IsHighSurrogate(c) ? "." : "";
        var parts = c.ToString().Normalize(NormalizationForm.FormD);
        return IsAllowed(parts[0]) ? parts[..1] : ".";
    }

    static string Cut(string text, int max) => text.Length <= max ? text : text[..max].TrimEnd();
}
