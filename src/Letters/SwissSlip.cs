using Inkassio.Domain;
using Inkassio.Letters.Pdf;

namespace Inkassio.Letters;

/// <summary>
/// Draws receipt and payment part at the foot of a page: 210 x 105 mm, places and sizes of the style guide for the
/// Swiss QR bill.
/// </summary>
sealed class SwissSlip(SwissBill bill, LetterLanguage language, Sheet sheet)
{
    public const double Height = 105;
    public const double Top = 297 - Height;
    const double ReceiptWidth = 62;
    const double Margin = 5;
    const double CodeSide = 46;
    const double CodeX = ReceiptWidth + Margin;
    const double PartX = 118;               // the information of the payment part
    const double PartRight = 210 - Margin;
    const double AmountTop = 68;
    const double MmPerPoint = 25.4 / 72;

    static readonly Style Title = new(Font.SlipBold, 11, 11 * MmPerPoint, Ink: 0);
    static readonly Style Small = new(Font.SlipRegular, 7, 8 * MmPerPoint, Ink: 0);
    static readonly Sizes Receipt = new(HeadSize: 6, TextSize: 8, Points: 9);
    static readonly Sizes Part = new(HeadSize: 8, TextSize: 10, Points: 11);

    /// <param name="Points">From line to line.</param>
    readonly record struct Sizes(double HeadSize, double TextSize, double Points)
    {
        public Style Head => new(Font.SlipBold, HeadSize, Points * MmPerPoint, Ink: 0);
        public Style Text => new(Font.SlipRegular, TextSize, Points * MmPerPoint, Ink: 0);
        public Sizes Smaller => new(Math.Max(6, HeadSize - 0.5), TextSize - 0.5, Points - 0.6);
    }

    public static void Draw(Sheet sheet, SwissBill bill, LetterLanguage language) =>
        new SwissSlip(bill, language, sheet).Draw();

    void Draw()
    {
        Separation();
        Line(Margin, Margin, Words("Empfangsschein", "Receipt"), Title);
        Column(Margin, 12, ReceiptWidth - 2 * Margin, AmountTop - 13, Receipt, [.. Creditor(), .. Debtor()], 52, 20);
        Amount(Margin, 12, Receipt, boxX: 27, boxY: AmountTop, boxWidth: 30, boxHeight: 10);
        var accept = Words("Annahmestelle", "Acceptance point");
        Line(ReceiptWidth - Margin - Receipt.Head.Measure(accept), 82, accept, Receipt.Head);

        Line(CodeX, Margin, Words("Zahlteil", "Payment part"), Title);
        Code();
        Amount(CodeX, 15, Part, boxX: 78, boxY: AmountTop + 5, boxWidth: 40, boxHeight: 15);
        Column(PartX, Margin, PartRight - PartX, 85, Part, [.. Creditor(), .. Additional(), .. Debtor()], 65, 25);
        for (var i = 0; i < bill.Schemes.Count; i++)
            Line(CodeX, 91 + i * Small.Leading, Wrap.Lines(bill.Schemes[i], PartRight - CodeX, Small)[0], Small);
    }

    void Separation()
    {
        const double Weight = 0.75;
        sheet.Line(0, Top, 210, Top, Weight, Ink.Text);
        sheet.Line(ReceiptWidth, Top, ReceiptWidth, 297, Weight, Ink.Text);
        var note = Words("Vor der Einzahlung abzutrennen", "Separate before paying in");
        sheet.Text((210 - Small.Measure(note)) / 2, Top - 1.4, note, Small);
    }

    // The cross stands on the code; level M makes up for what it covers.
    void Code()
    {
        const double Y = Top + 17, Cross = 7, Black = 6, Long = 3.9, Thick = 1.17;
        sheet.Modules(CodeX, Y, CodeSide, bill.Modules());
        var (x, y) = (CodeX + CodeSide / 2, Y + CodeSide / 2);
        sheet.Fill(x - Cross / 2, y - Cross / 2, Cross, Cross, 1);
        sheet.Fill(x - Black / 2, y - Black / 2, Black, Black, 0);
        sheet.Fill(x - Thick / 2, y - Long / 2, Thick, Long, 1);
        sheet.Fill(x - Long / 2, y - Thick / 2, Long, Thick, 1);
    }

    void Amount(
        double x, double currencyWidth, Sizes sizes, double boxX, double boxY, double boxWidth, double boxHeight)
    {
        Line(x, AmountTop, Words("Währung", "Currency"), sizes.Head);
        Line(x + currencyWidth, AmountTop, Words("Betrag", "Amount"), sizes.Head);
        var below = AmountTop + (sizes.Points + 1) * MmPerPoint;
        Line(x, below, bill.Currency.ToString(), sizes.Text);
        if (bill.Amount is { } amount) Line(x + currencyWidth, below, Printed(amount), sizes.Text);
        else Corners(boxX, boxY, boxWidth, boxHeight);
    }

    // Blanks between thousands, a point before the cents: 4 646.06
    static string Printed(Money amount) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"{amount.Amount:#,0.00}").Replace(',', ' ');

    // A heading and its lines; no lines stand for a field to fill in by hand.
    IEnumerable<(string Head, string[] Lines)> Creditor()
    {
        yield return (Words("Konto / Zahlbar an", "Account / Payable to"),
            [bill.Account.Printed, .. bill.Creditor.Printed]);
        if (bill.Reference.Length > 0) yield return (Words("Referenz", "Reference"), [bill.PrintedReference]);
    }

    IEnumerable<(string Head, string[] Lines)> Additional()
    {
        string[] lines = [.. new[] { bill.Message, bill.Billing }.Where(line => line.Length > 0)];
        if (lines.Length > 0) yield return (Words("Zusätzliche Informationen", "Additional information"), lines);
    }

    IEnumerable<(string Head, string[] Lines)> Debtor()
    {
        yield return bill.Debtor is { } debtor
            ? (Words("Zahlbar durch", "Payable by"), debtor.Printed)
            : (Words("Zahlbar durch (Name/Adresse)", "Payable by (name/address)"), []);
    }

    // What does not fit is set closer, then smaller: nothing of a payment may be left out.
    void Column(double x, double top, double width, double room, Sizes sizes,
        (string Head, string[] Lines)[] groups, double boxWidth, double boxHeight)
    {
        var gap = sizes.Points;
        while (Needed(groups, width, sizes, gap, boxHeight) > room)
            if (gap > 3) gap -= 1;
            else if (sizes.TextSize > 6) sizes = sizes.Smaller;
            else break;
        var y = top;
        foreach (var (head, lines) in groups)
        {
            y = Line(x, y, head, sizes.Head);
            foreach (var line in lines.SelectMany(text => Wrap.Lines(Printable.Text(text), width, sizes.Text)))
                y = Line(x, y, line, sizes.Text);
            if (lines.Length == 0) Corners(x, y + 0.5, boxWidth, boxHeight);
            y += gap * MmPerPoint;
        }
    }

    static double Needed(
        (string Head, string[] Lines)[] groups, double width, Sizes sizes, double gap, double boxHeight) =>
        groups.Sum(g => sizes.Head.Leading + (g.Lines.Length == 0 ? boxHeight : sizes.Text.Leading
            * g.Lines.Sum(line => Wrap.Lines(Printable.Text(line), width, sizes.Text).Count)))
        + (groups.Length - 1) * gap * MmPerPoint;

    // The upper edge of a line lies where its leading begins; the lower part of it is for descenders.
    double Line(double x, double top, string text, Style style)
    {
        sheet.Text(x, Top + top + style.Size * 0.76 * MmPerPoint, text, style);
        return top + style.Leading;
    }

    void Corners(double x, double y, double width, double height)
    {
        const double Length = 3, Weight = 0.75;
        foreach (var (cornerX, towardsX) in new[] { (x, 1), (x + width, -1) })
            foreach (var (cornerY, towardsY) in new[] { (Top + y, 1), (Top + y + height, -1) })
            {
                sheet.Line(cornerX, cornerY, cornerX + towardsX * Length, cornerY, Weight, gray: 0);
                sheet.Line(cornerX, cornerY, cornerX, cornerY + towardsY * Length, Weight, gray: 0);
            }
    }

    string Words(string german, string english) => language == LetterLanguage.German ? german : english;
}
