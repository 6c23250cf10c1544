using System.Collections.Immutable;
using Inkassio.Letters.Pdf;

namespace Inkassio.Letters;

/// <summary>
/// Fits an address into the window: long lines are wrapped while lines are free, then all are set smaller.
/// </summary>
static class AddressFit
{
    /// <summary>From the text's edge to the window's, in millimetres.</summary>
    public const double Width = Din5008.AddressWidth;
    const double SizeMin = 6.5;
    const double Step = 0.25;

    /// <exception cref="ArgumentException">More lines than the window shows, or too long at any size.</exception>
    public static (List<string> Lines, Style Style) Of(ImmutableArray<string> recipient)
    {
        if (recipient.Length is < 1 or > LetterModel.RecipientLinesMax)
            throw new ArgumentException(
                $"An address has 1 to {LetterModel.RecipientLinesMax} lines, not {recipient.Length}.",
                nameof(recipient));
        for (var style = Typography.Address; style.Size >= SizeMin; style = style with { Size = style.Size - Step })
        {
            var lines = recipient.SelectMany(line => Wrap.Lines(Printable.Text(line), Width, style)).ToList();
            if (lines.Count <= LetterModel.RecipientLinesMax)
                return (lines, style);
        }
        throw new ArgumentException("The address is too long for the window of an envelope.", nameof(recipient));
    }
}
