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

    /// <param name="apart">How many workings follow on a page of their own, see <see cref="Appendix"/>.</param>
    public static List<Strip> Strips(LetterModel letter, int apart)
    {
        var strips = new List<Strip>(64);
        strips.AddRange(Heading(letter.Subject));
        var gone = Gone(letter, apart);
        ImmutableArray<Block> blocks = [.. letter.Body.SelectMany(block =>
            block is not Working working ? [block] : gone.Contains(working) ? working.InPlace : working.Blocks)];
        strips.AddRange(Strips(blocks, letter.Language, endsInClosing: letter.Closing.Length > 0));
        strips.AddRange(Closing(letter));
        return strips;
    }

    /// <summary>The pages behind the letter.</summary>
    public static List<Strip> Appendix(LetterModel letter, int apart) =>
    [
        .. Gone(letter, apart).SelectMany((working, i) =>
            Heading(working.Title).Select(strip => i > 0 ? strip with { Gap = 2 * BlockGap } : strip)
                .Concat(Strips(working.Blocks, letter.Language, endsInClosing: false))),
    ];

    static Working[] Gone(LetterModel letter, int apart) => [.. letter.Body.OfType<Working>().TakeLast(apart)];

    static IEnumerable<Strip> Strips(ImmutableArray<Block> blocks, LetterLanguage language, bool endsInClosing)
    {
        for (var i = 0; i < blocks.Length; i++)
        {
            var isLast = endsInClosing && i == blocks.Length - 1;
            IEnumerable<Strip> strips = blocks[i] switch
            {
                Paragraph p => Text(p, isLast, GapAbove(blocks, i)),
                ClaimTable t => ClaimTableStrips.Of(t, BlockGap),
                PaymentPart p => [PaymentStrip.Of(p, language, BlockGap) with { KeepsNext = isLast }],
                var other => throw new System.Diagnostics.UnreachableException(other.ToString()),
            };
            foreach (var strip in strips) yield return strip;
        }
    }

    static double GapAbove(ImmutableArray<Block> body, int i) =>
        i > 0 && body[i - 1] is Paragraph ? ParagraphGap : BlockGap;

    static IEnumerable<Strip> Heading(string subject) =>
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
        {
            var style = i == 0 ? Typography.Bold : Typography.Body;
            yield return Strip.Line(Printable.Text(letter.Signature[i]), style) with
            {
                Gap = i > 0 ? 0 : letter.IsSignedByHand ? RoomForSignature : ParagraphGap,
                KeepsNext = i < letter.Signature.Length - 1 || letter.SmallPrint.Length > 0,
            };
        }
        foreach (var (i, line) in SmallPrint(letter).Index())
            yield return Strip.Line(line, Typography.Small) with { Gap = i == 0 ? ParagraphGap : 0 };
    }

    static List<string> SmallPrint(LetterModel letter) => letter.SmallPrint.Length == 0 ? []
        : Wrap.Lines(Printable.Text(letter.SmallPrint), Din5008.Width, Typography.Small);
}
