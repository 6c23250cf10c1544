using Inkassio.Letters.Pdf;

namespace Inkassio.Letters;

/// <summary>The box that says how to pay, with the GiroCode at its right.</summary>
static class PaymentStrip
{
    const double Side = 27;     // 45 modules of 0.6 mm: any telephone reads that from a hand's distance.
    const double Padding = 4;
    const double LabelWidth = 34;
    static readonly Style CaptionStyle = Typography.SmallName with { Size = 8.6 };
    static readonly Style LabelStyle = Typography.Label with { Size = 8 };
    static readonly Style ValueStyle = Typography.Value with { Size = 9.2, Leading = 4.7 };

    public static Strip Of(PaymentPart part, LetterLanguage language, double gap)
    {
        var style = ValueStyle;
        var codeRoom = part.Code is null ? 0 : Side + 2 * Padding;
        var valueWidth = Din5008.Width - 2 * Padding - LabelWidth - codeRoom;
        var rows = part.Rows.Select(row => (
            Label: Printable.Text(row.Label),
            Value: Wrap.Lines(Printable.Text(row.Value), valueWidth, style))).ToList();
        var captionHeight = part.Code is null ? 0 : 6.2;
        var text = captionHeight + rows.Sum(row => row.Value.Count) * style.Leading;
        var height = Math.Max(text, part.Code is null ? 0 : Side) + 2 * Padding;
        var modules = part.Code?.Modules();
        return new(height, (sheet, y) =>
        {
            Frame(sheet, y, height);
            if (modules is { } code)
            {
                sheet.Text(Din5008.Left + Padding, y + Padding + 3, Caption(language), CaptionStyle);
                sheet.Modules(Din5008.Right - Padding - Side, y + (height - Side) / 2, Side, code);
            }
            Rows(sheet, y + (height - text) / 2 + captionHeight, rows, style);
        }) { Gap = gap };
    }

    static void Rows(Sheet sheet, double y, List<(string Label, List<string> Value)> rows, Style style)
    {
        foreach (var (label, lines) in rows)
        {
            sheet.Text(Din5008.Left + Padding, y + Strip.Baseline(style), label, LabelStyle);
            foreach (var line in lines)
            {
                sheet.Text(Din5008.Left + Padding + LabelWidth, y + Strip.Baseline(style), line, style);
                y += style.Leading;
            }
        }
    }

    static void Frame(Sheet sheet, double y, double height)
    {
        sheet.Line(Din5008.Left, y, Din5008.Right, y, 0.5);
        sheet.Line(Din5008.Left, y + height, Din5008.Right, y + height, 0.5);
        sheet.Line(Din5008.Left, y, Din5008.Left, y + height, 0.5);
        sheet.Line(Din5008.Right, y, Din5008.Right, y + height, 0.5);
    }

    static string Caption(LetterLanguage language) => language switch
    {
        LetterLanguage.German => "Bequem bezahlen: QR-Code mit der Banking-App scannen",
        LetterLanguage.English => "Pay with ease: scan the QR code with your banking app",
        _ => throw new System.Diagnostics.UnreachableException(language.ToString()),
    };
}
