using Inkassio.Domain.Tenants;

namespace Inkassio.Letters;

/// <summary>Where the parts of a letter stand on A4 (DIN 5008), in millimetres from the top left corner.</summary>
/// <param name="WindowY">The upper edge of the address field, which is 85 mm wide and 45 mm high.</param>
/// <param name="BlockY">The upper edge of the information block.</param>
/// <param name="FoldY">The two folding marks.</param>
public sealed record Din5008(double WindowY, double BlockY, double FoldY1, double FoldY2)
{
    public const double PageWidth = 210;
    public const double PageHeight = 297;
    public const double Left = 25;
    public const double Right = 190;
    public const double Width = Right - Left;
    public const double AddressWidth = 80;  // From the text's edge to the window's.
    public const double HeadX = 125;        // The sender's lines in the letterhead.
    const double RightAddressX = 118;       // In sight of a window at the right, however the sheet lies in it.
    public const double HoleY = 148.5;
    public const double RecipientPitch = 4.23;   // Twelve points: six lines fill the recipient's zone.

    // Return address and annotations share the upper 17.7 mm of the window, the recipient has the lower 27.3 mm.
    const double UpperZone = 17.7;
    const double WindowHeight = 45;

    /// <summary>Form A: a low letterhead, more room for text.</summary>
    public static Din5008 FormA { get; } = new(WindowY: 27, BlockY: 32, FoldY1: 87, FoldY2: 192);

    /// <summary>Form B: a letterhead of 45 mm. The usual form.</summary>
    public static Din5008 FormB { get; } = new(WindowY: 45, BlockY: 50, FoldY1: 105, FoldY2: 210);

    /// <summary>The left edge of the address.</summary>
    public double AddressX { get; private init; } = Left;

    /// <summary>The left edge of the information block, which takes the side that the address leaves.</summary>
    public double BlockX { get; private init; } = HeadX;

    /// <summary>Swiss envelopes mostly have their window at the right; sheets are folded once, in the middle.</summary>
    public static Din5008 Of(LetterForm form, AddressSide side)
    {
        var usual = form == LetterForm.A ? FormA : FormB;
        return side == AddressSide.Left ? usual
            : usual with { AddressX = RightAddressX, BlockX = Left, FoldY1 = HoleY, FoldY2 = HoleY };
    }

    public double RecipientY => WindowY + UpperZone;

    public double SubjectY => WindowY + WindowHeight + 2 * RecipientPitch;
}
