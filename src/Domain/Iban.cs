using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Inkassio.Domain;

/// <summary>An account number (ISO 13616) whose length and check digits are right. Equal by its characters.</summary>
[JsonConverter(typeof(IbanText))]
public sealed record Iban
{
    const int LengthMin = 15;
    const int LengthMax = 34;

    // Lengths of the SEPA countries. Others are accepted at any length when their check digits are right.
    static readonly Dictionary<string, int> Lengths = new(StringComparer.Ordinal)
    {
        ["AD"] = 24, ["AT"] = 20, ["BE"] = 16, ["BG"] = 22, ["CH"] = 21, ["CY"] = 28, ["CZ"] = 24, ["DE"] = 22,
        ["DK"] = 18, ["EE"] = 20, ["ES"] = 24, ["FI"] = 18, ["FR"] = 27, ["GB"] = 22, ["GI"] = 23, ["GR"] = 27,
        ["HR"] = 21, ["HU"] = 28, ["IE"] = 22, ["IS"] = 26, ["IT"] = 27, ["LI"] = 21, ["LT"] = 20, ["LU"] = 20,
        ["LV"] = 21, ["MC"] = 27, ["MT"] = 31, ["NL"] = 18, ["NO"] = 15, ["PL"] = 28, ["PT"] = 25, ["RO"] = 24,
        ["SE"] = 24, ["SI"] = 19, ["SK"] = 24, ["SM"] = 27, ["VA"] = 22,
    };

    Iban(string value) => Value = value;

    /// <summary>Without spaces, in capitals.</summary>
    public string Value { get; }

    public string Country => Value[..2];

    /// <summary>A Swiss or Liechtenstein account, which a QR bill can pay into.</summary>
    public bool IsSwiss => Country is "CH" or "LI";

    /// <summary>A Swiss account for payments with a QR reference only: bank numbers 30000 to 31999.</summary>
    public bool IsQr => IsSwiss && Value[4] == '3' && Value[5] is ('0' or '1');

    /// <summary>In groups of four, as banks print it.</summary>
    public string Printed => Mod97.InFours(Value);

    /// <summary>Why a text is no IBAN, as a sentence; null when it is one. Spaces and case do not matter.</summary>
    public static string? Problem(string text)
    {
        var value = Mod97.Compact(text);
        if (value.Length < 4 || !value[..2].All(char.IsAsciiLetterUpper) || !value[2..4].All(char.IsAsciiDigit))
            return "An IBAN begins with a country code and two check digits.";
        if (!value.All(char.IsAsciiLetterOrDigit))
            return "An IBAN has letters and digits only.";
        if (Lengths.TryGetValue(value[..2], out var length) && value.Length != length)
            return $"An IBAN of {value[..2]} has {length} characters, not {value.Length}.";
        if (value.Length is < LengthMin or > LengthMax)
            return $"An IBAN has {LengthMin} to {LengthMax} characters.";
        // 98 minus a remainder lies in 02..98, so 00, 01 and 99 satisfy mod 97 without ever being issued.
        return value[2..4] is "00" or "01" or "99" || Mod97.Of(value[4..] + value[..4]) != 1
            ? "The check digits of the IBAN are wrong."
            : null;
    }

    /// <exception cref="ArgumentException">The text is no IBAN; the message says why.</exception>
    public static Iban Of(string text) => Problem(text) is { } problem
        ? throw new ArgumentException(problem, nameof(text))
        : new(Mod97.Compact(text));

    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Iban? iban)
    {
        iban = text is not null && Problem(text) is null ? new(Mod97.Compact(text)) : null;
        return iban is not null;
    }

    public override string ToString() => Value;
}

/// <summary>The arithmetic that IBANs and creditor references share (ISO 7064, MOD 97-10).</summary>
static class Mod97
{
    /// <summary>The remainder of the digits, a letter counting as 10 to 35.</summary>
    public static int Of(string text) => text.Aggregate(0, (rest, c) => char.IsAsciiDigit(c)
        ? (rest * 10 + (c - '0')) % 97
        : (rest * 100 + (c - 'A' + 10)) % 97);

    /// <summary>Without any white space, in capitals.</summary>
    public static string Compact(string text) =>
        string.Concat(text.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();

    public static string InFours(string value) =>
        string.Join(' ', value.Chunk(4).Select(group => new string(group)));
}

/// <summary>Stores an IBAN as its bare characters.</summary>
public sealed class IbanText : JsonConverter<Iban>
{
    public override Iban Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Iban.TryParse(reader.GetString(), out var iban) ? iban : throw new JsonException("This is no IBAN.");

    public override void Write(Utf8JsonWriter writer, Iban value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
