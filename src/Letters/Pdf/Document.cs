namespace Inkassio.Letters.Pdf;

/// <summary>A PDF being written page by page. Fonts and pictures stand in it once, however many pages use them.</summary>
sealed class Document
{
    readonly Writer writer;
    readonly int catalogue;
    readonly int pageTree;
    readonly int resources;
    readonly List<int> pages = [];
    readonly Dictionary<Font, (int Object, HashSet<ushort> Extras)> fonts = [];
    readonly Dictionary<Picture, int> pictures = [];
    readonly Octets words = new(1024);

    public Document(Stream to)
    {
        writer = new(to);
        (catalogue, pageTree, resources) = (writer.Reserve(), writer.Reserve(), writer.Reserve());
        foreach (var font in new[] { Font.Regular, Font.SemiBold })
            fonts[font] = (writer.Reserve(), []);
    }

    public void Add(Sheet sheet)
    {
        foreach (var (font, glyph) in sheet.RareGlyphs)
            fonts[font].Extras.Add(glyph);
        foreach (var picture in sheet.Pictures)
            if (!pictures.ContainsKey(picture))
                pictures[picture] = picture.WriteTo(writer);
        var content = writer.Reserve();
        writer.Compressed(content, sheet.Content);
        words.Clear();
        pages.Add(writer.Object(words.Raw("<< /Type /Page /Parent "u8).Whole(pageTree)
            .Raw(" 0 R /MediaBox [0 0 595.28 841.89] /Resources "u8).Whole(resources)
            .Raw(" 0 R /Contents "u8).Whole(content).Raw(" 0 R >>"u8).Written));
    }

    /// <summary>The name by which pages call a picture.</summary>
    public static void Name(Octets into, Picture picture) => into.Raw("/P"u8).Ascii(picture.Name);

    public static ReadOnlySpan<byte> Name(Font font) => font == Font.Regular ? "/F1"u8 : "/F2"u8;

    public void Close(Particulars particulars)
    {
        foreach (var (font, (number, extras)) in fonts)
            EmbeddedFont.Write(writer, number, font, GlyphSet.With(font, extras));
        WriteResources();
        WritePageTree();
        var metadata = writer.Reserve();
        writer.Stream(metadata, "/Type /Metadata /Subtype /XML"u8, particulars.Xmp());
        words.Clear();
        writer.Object(catalogue, words.Raw("<< /Type /Catalog /Pages "u8).Whole(pageTree)
            .Raw(" 0 R /Metadata "u8).Whole(metadata).Raw(" 0 R /Lang "u8).Text(particulars.Language)
            .Raw(" /ViewerPreferences << /DisplayDocTitle true >> >>"u8).Written);
        writer.Close(catalogue, writer.Object(particulars.Dictionary().Written));
    }

    void WriteResources()
    {
        words.Clear();
        words.Raw("<< /Font << "u8);
        foreach (var (font, (number, _)) in fonts)
            words.Raw(Name(font)).Raw(" "u8).Whole(number).Raw(" 0 R "u8);
        words.Raw(">> /XObject << "u8);
        foreach (var (picture, number) in pictures)
        {
            Name(words, picture);
            words.Raw(" "u8).Whole(number).Raw(" 0 R "u8);
        }
        writer.Object(resources, words.Raw(">> >>"u8).Written);
    }

    void WritePageTree()
    {
        words.Clear();
        words.Raw("<< /Type /Pages /Count "u8).Whole(pages.Count).Raw(" /Kids ["u8);
        foreach (var page in pages)
            words.Whole(page).Raw(" 0 R\n"u8);
        writer.Object(pageTree, words.Raw("] >>"u8).Written);
    }
}

/// <summary>A font as PDF wants it: glyph numbers as codes (Identity-H), the subset's outlines, the way back to text.</summary>
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
