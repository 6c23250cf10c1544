using System.Collections.Immutable;

namespace Inkassio.Letters.Pdf;

/// <summary>A PDF being written page by page. Fonts and pictures stand in it once for all pages.</summary>
sealed class Document
{
    readonly Writer writer;
    readonly int catalogue;
    readonly int pageTree;
    readonly int resources;
    readonly List<int> pages = [];
    readonly Dictionary<Font, (int Object, HashSet<ushort> Extras)> fonts = [];
    readonly Dictionary<string, int> pictures = new(StringComparer.Ordinal);
    readonly Dictionary<Stationery, int[]> stationeries = [];
    readonly Octets words = new(1024);

    public Document(Stream to)
    {
        writer = new(to);
        (catalogue, pageTree, resources) = (writer.Reserve(), writer.Reserve(), writer.Reserve());
        foreach (var font in new[] { Font.Regular, Font.SemiBold })
            Take(font);
    }

    void Take(Font font)
    {
        if (!fonts.ContainsKey(font)) fonts[font] = (writer.Reserve(), []);
    }

    /// <param name="under">The stationery that the sheet is laid over.</param>
    /// <param name="page">Which page of the letter it is, from 0.</param>
    public void Add(Sheet sheet, Stationery? under = null, int page = 0)
    {
        foreach (var font in sheet.Fonts)
            Take(font);
        foreach (var (font, glyph) in sheet.RareGlyphs)
            fonts[font].Extras.Add(glyph);
        foreach (var picture in sheet.Pictures)
            if (!pictures.ContainsKey(picture.Name))
                pictures[picture.Name] = picture.WriteTo(writer);
        var content = writer.Reserve();
        writer.Compressed(content, [.. Under(under, page), .. sheet.Content]);
        words.Clear();
        pages.Add(writer.Object(words.Raw("<< /Type /Page /Parent "u8).Whole(pageTree)
            .Raw(" 0 R /MediaBox [0 0 595.28 841.89] /Resources "u8).Whole(resources)
            .Raw(" 0 R /Contents "u8).Whole(content).Raw(" 0 R >>"u8).Written));
    }

    // Its first page lies under the first, its second under all that follow.
    byte[] Under(Stationery? stationery, int page)
    {
        if (stationery is null || (page > 0 && stationery.Pages == 1)) return [];
        if (!stationeries.TryGetValue(stationery, out var drawings))
            stationeries[stationery] = drawings = stationery.WriteTo(writer);
        return new Octets(32).Raw("q /S"u8).Whole(drawings[Math.Min(page, 1)]).Raw(" Do Q\n"u8).Written.ToArray();
    }

    /// <summary>The name by which pages call a picture.</summary>
    public static Octets Name(Octets into, string picture) => into.Raw("/P"u8).Ascii(picture);

    public static ReadOnlySpan<byte> Name(Font font) => font == Font.Regular ? "/F1"u8
        : font == Font.SemiBold ? "/F2"u8
        : font == Font.SlipRegular ? "/F3"u8 : "/F4"u8;

    public void Close(Particulars particulars, ImmutableArray<Enclosure> enclosures)
    {
        foreach (var (font, (number, extras)) in fonts)
            EmbeddedFont.Write(writer, number, font, GlyphSet.With(font, extras));
        WriteResources();
        WritePageTree();
        Archive.Close(writer, catalogue, pageTree, particulars, enclosures);
    }

    void WriteResources()
    {
        words.Clear();
        words.Raw("<< /Font << "u8);
        foreach (var (font, (number, _)) in fonts)
            words.Raw(Name(font)).Raw(" "u8).Whole(number).Raw(" 0 R "u8);
        words.Raw(">> /XObject << "u8);
        foreach (var (picture, number) in pictures)
            Name(words, picture).Raw(" "u8).Whole(number).Raw(" 0 R "u8);
        foreach (var drawing in stationeries.Values.SelectMany(all => all).Distinct())
            words.Raw("/S"u8).Whole(drawing).Raw(" "u8).Whole(drawing).Raw(" 0 R "u8);
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
