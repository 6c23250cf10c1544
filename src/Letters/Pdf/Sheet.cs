using System.Globalization;

namespace Inkassio.Letters.Pdf;

/// <summary>How dark something is printed, from 0 (black) to 1 (paper).</summary>
static class Ink
{
    public const double Text = 0.08;
    public const double Quiet = 0.36;   // 6.6 : 1 on white: small print stays readable.
    public const double Rule = 0.62;
}

/// <summary>How text looks. The size is in points, the leading (baseline to baseline) in millimetres.</summary>
readonly record struct Style(Font Font, double Size, double Leading, double Ink = Ink.Text, bool Tabular = false)
{
    /// <summary>The width of a text in millimetres.</summary>
    public double Measure(ReadOnlySpan<char> text) => Font.Measure(text, Size, Tabular) / Sheet.PointsPerMm;
}

/// <summary>One A4 page being drawn. All places are millimetres from the top left corner, as DIN 5008 counts.</summary>
sealed class Sheet
{
    public const double PointsPerMm = 72 / 25.4;
    const double HeightInPoints = 841.89;

    readonly Octets content = new(20480);
    readonly HashSet<(Font, ushort)> rareGlyphs = [];
    readonly HashSet<Picture> pictures = [];
    readonly HashSet<Font> fonts = [];
    double ink = -1;

    public ReadOnlySpan<byte> Content => content.Written;

    /// <summary>Glyphs outside the fonts' base sets.</summary>
    public IReadOnlyCollection<(Font Font, ushort Glyph)> RareGlyphs => rareGlyphs;

    public IReadOnlyCollection<Font> Fonts => fonts;

    public IReadOnlyCollection<Picture> Pictures => pictures;

    /// <summary>Writes a run of text from its left end on the baseline.</summary>
    public void Text(double x, double baseline, ReadOnlySpan<char> text, Style style)
    {
        if (text.IsEmpty)
            return;
        Use(style.Ink);
        fonts.Add(style.Font);
        content.Raw("BT "u8).Raw(Document.Name(style.Font)).Raw(" "u8).Number(style.Size).Raw("Tf "u8);
        Place(x, baseline);
        content.Raw("Td <"u8);
        for (var i = 0; i < text.Length; i++)
        {
            var glyph = style.Font.Glyph(Font.CodePoint(text, ref i), style.Tabular);
            if (!style.Font.Base.Contains(glyph))
                rareGlyphs.Add((style.Font, glyph));
            content.Hex(glyph);
        }
        content.Raw("> Tj ET\n"u8);
    }

    /// <summary>Writes a run of text that ends at <paramref name="right"/>.</summary>
    public void TextTo(double right, double baseline, ReadOnlySpan<char> text, Style style) =>
        Text(right - style.Measure(text), baseline, text, style);

    /// <param name="weight">The thickness in points.</param>
    public void Line(double x1, double y1, double x2, double y2, double weight, double gray = Ink.Rule)
    {
        content.Number(gray).Raw("G "u8).Number(weight).Raw("w "u8);
        Place(x1, y1);
        content.Raw("m "u8);
        Place(x2, y2);
        content.Raw("l S\n"u8);
    }

    /// <summary>A filled rectangle.</summary>
    public void Fill(double x, double y, double width, double height, double gray)
    {
        Use(gray);
        Place(x, y + height);
        content.Number(width * PointsPerMm).Number(height * PointsPerMm).Raw("re f\n"u8);
    }

    /// <summary>Draws a QR code as rectangles, so that it is sharp at any size.</summary>
    public void Modules(double x, double y, double side, QrModules modules)
    {
        Use(0);
        var scale = side * PointsPerMm / modules.Size;
        content.Raw("q "u8);
        content.Ascii(string.Create(CultureInfo.InvariantCulture, $"{scale:0.#####} 0 0 {-scale:0.#####} "));
        Place(x, y);
        content.Raw("cm\n"u8);
        for (var row = 0; row < modules.Size; row++)
            for (var from = 0; from < modules.Size; from++)
            {
                var to = from;
                while (to < modules.Size && modules[to, row])
                    to++;
                if (to == from)
                    continue;
                content.Whole(from).Raw(" "u8).Whole(row).Raw(" "u8).Whole(to - from).Raw(" 1 re\n"u8);
                from = to;
            }
        content.Raw("f Q\n"u8);
    }

    /// <summary>Draws a picture into a box of its own proportions.</summary>
    public void Draw(double x, double y, double width, double height, Picture picture)
    {
        pictures.Add(picture);
        content.Raw("q "u8).Number(width * PointsPerMm).Raw("0 0 "u8).Number(height * PointsPerMm);
        Place(x, y + height);
        content.Raw("cm "u8);
        Document.Name(content, picture.Name).Raw(" Do Q\n"u8);
    }

    void Use(double gray)
    {
        if (gray == ink)
            return;
        content.Number(gray).Raw("g\n"u8);
        ink = gray;
    }

    void Place(double x, double y) =>
        content.Number(x * PointsPerMm).Number(HeightInPoints - y * PointsPerMm);
}
