using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Inkassio.Domain;

/// <summary>
/// A structured creditor reference (ISO 11649): RF, two check digits, up to 21 letters and digits.
/// A payer's bank hands it on unchanged, so a payment that carries one finds its claim by itself.
/// </summary>
[JsonConverter(typeof(CreditorReferenceText))]
public sealed record CreditorReference
{
    public const int BodyMax = 21;

    CreditorReference(string value) => Value = value;

    /// <summary>Without spaces, in capitals, for instance RF18539007547034.</summary>
    public string Value { get; }

    /// <summary>What follows RF and the check digits: the creditor's own number.</summary>
    public string Body => Value[4..];

    /// <summary>In groups of four, as the standard prints it.</summary>
    public string Printed => Mod97.InFours(Value);

    /// <summary>The reference for a creditor's own number; the check digits are worked out.</summary>
    /// <exception cref="ArgumentException">The number is empty, too long, or has other signs.</exception>
    public static CreditorReference For(string number)
    {
        var body = Mod97.Compact(number);
        if (body.Length is < 1 or > BodyMax || !body.All(char.IsAsciiLetterOrDigit))
            throw new ArgumentException(
                $"A creditor reference is made from 1 to {BodyMax} letters and digits, not from '{number}'.",
                nameof(number));
        var check = (98 - Mod97.Of(body + "RF00")).ToString("00", CultureInfo.InvariantCulture);
        return new($"RF{check}{body}");
    }

    /// <summary>The reference of an invoice, made so that no two numbers ever share one; null where a number is too
    /// long or has rare signs.</summary>
    // Letters and digits stand first, so that people know the number again. Signs that a reference cannot hold follow
    // behind a Z, each by its kind and its place: RE-2026-0117 is RE20260117 Z C H. A number with a Z of its own always
    // has that end, and places never use Z, so the last Z is always the right one.
    public static CreditorReference? ForInvoice(string number)
    {
        const string Signs = "-/. _:+#";
        const int PlacesMax = 25; // A to Y.
        if (number.Length > PlacesMax) return null;
        var (kept, ending) = (new StringBuilder(), new StringBuilder());
        foreach (var (at, sign) in number.Index())
        {
            var place = (char)('A' + at);
            if (char.IsAsciiLetterOrDigit(sign)) kept.Append(char.ToUpperInvariant(sign));
            if (char.IsAsciiDigit(sign) || char.IsAsciiLetterUpper(sign)) continue;
            var kind = char.IsAsciiLetterLower(sign) ? Signs.Length : Signs.IndexOf(sign, StringComparison.Ordinal);
            if (kind < 0) return null;
            // The hyphen is by far the commonest: its place alone says it.
            ending.Append(kind > 0 ? kind.ToString(CultureInfo.InvariantCulture) : "").Append(place);
        }
        if (kept.Length == 0) return null;
        var body = ending.Length > 0 || kept.ToString().Contains('Z', StringComparison.Ordinal)
            ? $"{kept}Z{ending}" : kept.ToString();
        return body.Length <= BodyMax ? For(body) : null;
    }

    /// <summary>Why a text is no creditor reference, as a sentence; null when it is one.</summary>
    public static string? Problem(string text)
    {
        var value = Mod97.Compact(text);
        if (!value.StartsWith("RF", StringComparison.Ordinal))
            return "A creditor reference begins with RF.";
        if (value.Length is < 5 or > 4 + BodyMax)
            return $"A creditor reference has 5 to {4 + BodyMax} characters.";
        if (!value.All(char.IsAsciiLetterOrDigit) || !value[2..4].All(char.IsAsciiDigit))
            return "A creditor reference has two check digits after RF, then letters and digits only.";
        return value[2..4] is "00" or "01" or "99" || Mod97.Of(value[4..] + value[..4]) != 1
            ? "The check digits of the creditor reference are wrong."
            : null;
    }

    /// <exception cref="ArgumentException">The text is no creditor reference; the message says why.</exception>
    public static CreditorReference Of(string text) => Problem(text) is { } problem
        ? throw new ArgumentException(problem, nameof(text))
        : new(Mod97.Compact(text));

    public static bool TryParse(
        [NotNullWhen(true)] string? text, [NotNullWhen(true)] out CreditorReference? reference)
    {
        reference = text is not null && Problem(text) is null ? new(Mod97.Compact(text)) : null;
        return reference is not null;
    }

    public override string ToString() => Value;
}

/// <summary>Stores a creditor reference as its bare characters.</summary>
public sealed class CreditorReferenceText : JsonConverter<CreditorReference>
{
    public override CreditorReference Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        CreditorReference.TryParse(reader.GetString(), out var reference)
            ? reference
            : throw new JsonException("This is no creditor reference.");

    public override void Write(
        Utf8JsonWriter writer, CreditorReference value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
