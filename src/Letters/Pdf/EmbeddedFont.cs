namespace Inkassio.Letters.Pdf;

/// <summary>
/// A font as PDF wants it: glyph numbers as codes (Identity-H), the subset's outlines, the way back to text.
/// </summary>
static class EmbeddedFont
{
    public static void Write(Writer writer, int number, Font font, GlyphSet glyphs)
    {
        var (program, length) = glyphs.Program;
        var (file, map) = (writer.Reserve(), writer.Reserve());
        writer.Stream(file, new Octets().Raw("/Filter /FlateDecode /Length1 "u8).Whole(length).Written, program);
        writer.Stream(map, "/Filter /FlateDecode"u8, glyphs.CharacterMap);
        var descriptor = writer.Object(Descriptor(font, glyphs.Name, file).Written);
        var descendant = writer.Object(new Octets()
            .Raw("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /"u8).Ascii(glyphs.Name)
            .Raw(" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"u8)
            .Raw(" /CIDToGIDMap /Identity /DW 0 /FontDescriptor "u8).Whole(descriptor)
            .Raw(" 0 R /W "u8).Raw(glyphs.WidthArray).Raw(" >>"u8).Written);
        writer.Object(number, new Octets()
            .Raw("<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /BaseFont /"u8).Ascii(glyphs.Name)
            .Raw(" /DescendantFonts ["u8).Whole(descendant).Raw(" 0 R] /ToUnicode "u8).Whole(map)
            .Raw(" 0 R >>"u8).Written);
    }

    static Octets Descriptor(Font font, string name, int file)
    {
        const int Symbolic = 4; // Codes are glyph numbers, so no standard character set applies.
        var words = new Octets()
            .Raw("<< /Type /FontDescriptor /FontName /"u8).Ascii(name).Raw(" /Flags "u8).Whole(Symbolic)
            .Raw(" /FontBBox ["u8);
        for (var i = 0; i < 4; i++)
            words.Number(font.Bound(i) * 1000.0 / font.UnitsPerEm);
        return words.Raw("] /ItalicAngle 0 /Ascent "u8).Number(1000 * font.Ascent)
            .Raw("/Descent "u8).Number(1000 * font.Descent)
            .Raw("/CapHeight "u8).Number(1000 * font.CapHeight)
            .Raw("/StemV "u8).Whole(font.Weight / 5).Raw(" /FontFile2 "u8).Whole(file).Raw(" 0 R >>"u8);
    }
}
