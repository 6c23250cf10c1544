using System.Collections.Immutable;
using Inkassio.Letters.Pdf;

namespace Inkassio.Letters;

/// <summary>Turns the body of a letter into strips.</summary>
static class Body
{
    const double ParagraphGap = 2.6;
    const double BlockGap = 4.2;
    const double RoomForSignature = 14;
    const int KeptWithClosingMax = 5;

    public static List<Strip> Strips(LetterModel letter)
    {
        var strips = new List<Strip>(64);
        strips.AddRange(Subject(letter.Subject));
        for (var i = 0; i < letter.Body.Length; i++)
        {
            var isLast = i == letter.Body.Length - 1 && letter.Closing.Length > 0;
            strips.AddRange(letter.Body[i] switch
            {
                Paragraph p => Text(p, isLast, GapAbove(letter.Body, i)),
                ClaimTable t => ClaimTableStrips.Of(t, BlockGap),
                PaymentPart p => [PaymentStrip.Of(p, letter.Language, BlockGap) with { KeepsNext = isLast }],
                var other => throw new System.Diagnostics.UnreachableException(other.ToString()),
            });
        }
        strips.AddRange(Closing(letter));
        return strips;
    }

    static double GapAbove(ImmutableArray<Block> body, int i) => i > 0 && body[i - 1] is Paragraph ? ParagraphGap : BlockGap;

    static IEnumerable<Strip> Subject(string subject) =>
        Wrap.Lines(Printable.Text(subject), Din5008.Width, Typography.Subject)
            .Select(line => Strip.Line(line, Typography.Subject) with { KeepsNext = true })
            .Append(new Strip(1.6, (_, _) => { }) { KeepsNext = true });

    // No single line of a paragraph stays behind or goes ahead alone, and the last words stay with the greeting.
    static List<Strip> Text(Paragraph paragraph, bool isLast, double gap)
    {
        var style = paragraph.IsBold ? Typography.Bold : Typography.Body;
        var lines = Wrap.Lines(Printable.Text(paragraph.Text), Din5008.Width, style);
        var introduces = paragraph.Text.AsSpan().TrimEnd().EndsWith(':');
        var strips = new List<Strip>(lines.Count);
        for (var i = 0; i < lines.Count; i++)
        {
            var left = lines.Count - 1 - i;
            strips.Add(Strip.Line(lines[i], style) with
            {
                Gap = i == 0 ? gap : 0,
                KeepsNext = left switch
                {
                    0 => isLast || introduces || paragraph.IsBold,
                    1 => true,
                    _ => i == 0 || (isLast && lines.Count <= KeptWithClosingMax),
                },
            });
        }
        return strips;
    }

    static IEnumerable<Strip> Closing(LetterModel letter)
    {
        if (letter.Closing.Length == 0)
            yield break;
        yield return Strip.Line(Printable.Text(letter.Closing), Typography.Body) with
        {
            Gap = BlockGap,
            KeepsNext = letter.Signature.Length > 0,
        };
        for (var i = 0; i < letter.Signature.Length; i++)
            yield return Strip.Line(Printable.Text(letter.Signature[i]), i == 0 ? Typography.Bold : Typography.Body) with
            {
                Gap = i > 0 ? 0 : letter.IsSignedByHand ? RoomForSignature : ParagraphGap,
                KeepsNext = i < letter.Signature.Length - 1,
            };
    }
}

/// <summary>The box that says how to pay, with the GiroCode at its right.</summary>
static class PaymentStrip
{
    const double Side = 27;     // 45 modules of 0.6 mm: any telephone reads that from a hand's distance.
    const double Padding = 4;
    const double LabelWidth = 34;

    public static Strip Of(PaymentPart part, LetterLanguage language, double gap)
    {
        var style = Typography.Value with { Size = 9.2, Leading = 4.7 };
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
                sheet.Text(Din5008.Left + Padding, y + Padding + 3, Caption(language), Typography.SmallName with { Size = 8.6 });
                sheet.Modules(Din5008.Right - Padding - Side, y + (height - Side) / 2, Side, code);
            }
            Rows(sheet, y + (height - text) / 2 + captionHeight, rows, style);
        }) { Gap = gap };
    }

    static void Rows(Sheet sheet, double y, List<(string Label, List<string> Value)> rows, Style style)
    {
        foreach (var (label, lines) in rows)
        {
            sheet.Text(Din5008.Left + Padding, y + Strip.Baseline(style), label, Typography.Label with { Size = 8 });
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
