using System.Globalization;

namespace Inkassio.Domain;

/// <summary>
/// The reference of a Swiss QR bill that goes with a QR-IBAN: 26 digits and a check digit (modulo 10, recursive).
/// </summary>
public sealed record QrReference
{
    public const int Length = 27;
    const int BodyMax = Length - 1;

    // The one row of the table from which all others follow by rotation (Swiss implementation guidelines).
    static readonly int[] Carry = [0, 9, 4, 6, 8, 2, 7, 1, 3, 5];

    QrReference(string value) => Value = value;

    /// <summary>27 digits without blanks.</summary>
    public string Value { get; }

    /// <summary>Two digits, then groups of five, as the slip prints it.</summary>
    public string Printed => Value[..2] + " "
        + string.Join(' ', Enumerable.Range(0, 5).Select(i => Value.Substring(2 + 5 * i, 5)));

    /// <summary>The reference for a creditor's own number; zeros before it, the check digit behind it.</summary>
    /// <exception cref="ArgumentException">Not 1 to 26 digits.</exception>
    public static QrReference For(string digits) =>
        digits.Length is < 1 or > BodyMax || !digits.All(char.IsAsciiDigit)
            ? throw new ArgumentException(
                $"Eine QR-Referenz entsteht aus 1 bis {BodyMax} Ziffern, nicht aus „{digits}“.", nameof(digits))
            : new(digits.PadLeft(BodyMax, '0') + Check(digits).ToString(CultureInfo.InvariantCulture));

    /// <summary>Why a text is no QR reference, as a sentence; null when it is one. Blanks do not matter.</summary>
    public static string? Problem(string text)
    {
        var value = Mod97.Compact(text);
        return value.Length != Length || !value.All(char.IsAsciiDigit)
            ? $"Eine QR-Referenz hat {Length} Ziffern."
            : Check(value[..^1]) != value[^1] - '0' ? "Die Prüfziffer der QR-Referenz stimmt nicht." : null;
    }

    /// <exception cref="ArgumentException">The text is no QR reference; the message says why.</exception>
    public static QrReference Of(string text) => Problem(text) is { } problem
        ? throw new ArgumentException(problem, nameof(text))
        : new(Mod97.Compact(text));

    static int Check(string digits) => (10 - digits.Aggregate(0, (carry, c) => Carry[(carry + c - '0') % 10])) % 10;

    public override string ToString() => Value;
}
