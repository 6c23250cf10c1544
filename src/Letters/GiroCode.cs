using System.Globalization;
using System.Text;
using Inkassio.Domain;

namespace Inkassio.Letters;

/// <summary>
/// A SEPA credit transfer as a QR code (EPC069-12, version 002, UTF-8). Scanned with a banking app it fills in
/// the transfer, so that neither amount nor reference can be mistyped. A value of this type is always valid.
/// </summary>
public sealed record GiroCode
{
    /// <summary>The guideline's limit, and all that a QR code of version 13 holds at level M.</summary>
    public const int BytesMax = 331;
    public const int NameMax = 70;
    public const int TextMax = 140;
    public const int NoteMax = 70;
    const string NoBreak = "No part of a GiroCode may hold a line break.";
    const long CentsMax = 99_999_999_999;

    GiroCode(string payload) => Payload = payload;

    /// <summary>The lines that the code holds, separated by line feeds, without a last line feed.</summary>
    public string Payload { get; }

    /// <summary>Either a reference or a text may say what the money is for, not both.</summary>
    /// <param name="bic">May be empty within the European Economic Area.</param>
    /// <param name="purpose">Up to four letters or digits of ISO 20022, for instance GDDS; mostly empty.</param>
    /// <exception cref="ArgumentException">An input breaks the guideline; the message says which and why.</exception>
    public static GiroCode Of(
        string beneficiary, Iban iban, Money amount, CreditorReference? reference = null,
        string text = "", string bic = "", string purpose = "", string note = "")
    {
        Refuse(beneficiary.Length is 0 or > NameMax, nameof(beneficiary), $"A name has 1 to {NameMax} characters.");
        Refuse(amount.Currency != Currency.EUR, nameof(amount), "A GiroCode pays euros only.");
        Refuse(amount.Cents is < 1 or > CentsMax, nameof(amount), "A GiroCode pays 0.01 to 999999999.99 euros.");
        Refuse(reference is not null && text.Length > 0, nameof(text), "A GiroCode has a reference or a text.");
        Refuse(text.Length > TextMax, nameof(text), $"A text has at most {TextMax} characters.");
        Refuse(note.Length > NoteMax, nameof(note), $"A note has at most {NoteMax} characters.");
        Refuse(bic.Length is not (0 or 8 or 11) || !bic.All(IsCapitalOrDigit), nameof(bic),
            "A BIC has 8 or 11 capitals or digits.");
        Refuse(purpose.Length > 4 || !purpose.All(IsCapitalOrDigit), nameof(purpose),
            "A purpose has up to 4 capitals or digits.");
        // A line feed within a line would shift all lines below it: the text could become the amount.
        Refuse(beneficiary.Any(char.IsControl), nameof(beneficiary), NoBreak);
        Refuse(text.Any(char.IsControl), nameof(text), NoBreak);
        Refuse(note.Any(char.IsControl), nameof(note), NoBreak);
        string[] lines =
        [
            "BCD", "002", "1", "SCT", bic, beneficiary, iban.Value,
            string.Create(CultureInfo.InvariantCulture, $"EUR{amount.Amount:0.00}"),
            purpose, reference?.Value ?? "", text, note,
        ];
        var payload = string.Join('\n', lines).TrimEnd('\n');
        Refuse(Encoding.UTF8.GetByteCount(payload) > BytesMax, nameof(text),
            $"A GiroCode holds at most {BytesMax} bytes.");
        return new(payload);
    }

    /// <summary>The dark and light squares, without the quiet zone, which is four modules wide.</summary>
    internal QrModules Modules() => QrModules.Of(Payload);

    static bool IsCapitalOrDigit(char c) => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c);

    static void Refuse(bool wrong, string input, string why)
    {
        if (wrong)
            throw new ArgumentException(why, input);
    }
}
