namespace Inkassio.Letters.Pdf;

/// <summary>Reads from a font which glyphs stand in for figures of equal width (OpenType feature tnum).</summary>
static class Tabular
{
    public static ushort[] Figures(Font font, int gsub, int glyphCount)
    {
        var map = new ushort[glyphCount];
        for (var g = 0; g < glyphCount; g++)
            map[g] = (ushort)g;
        var features = gsub + font.U16(gsub + 6);
        for (var record = features + 2; record < features + 2 + 6 * font.U16(features); record += 6)
            if (font.I32(record) == 0x746E756D) // "tnum"
                Follow(font, gsub, features + font.U16(record + 4), map);
        return map;
    }

    static void Follow(Font font, int gsub, int feature, ushort[] map)
    {
        var lookups = gsub + font.U16(gsub + 8);
        for (var i = 0; i < font.U16(feature + 2); i++)
        {
            var lookup = lookups + font.U16(lookups + 2 + 2 * font.U16(feature + 4 + 2 * i));
            for (var j = 0; j < font.U16(lookup + 4); j++)
                Substitute(font, lookup + font.U16(lookup + 6 + 2 * j), map);
        }
    }

    // Single substitution of format 2: a list of covered glyphs and, in the same order, their stand-ins.
    static void Substitute(Font font, int table, ushort[] map)
    {
        if (font.U16(table) != 2)
            return;
        var standIn = table + 6;
        foreach (var glyph in Covered(font, table + font.U16(table + 2)))
        {
            map[glyph] = font.U16(standIn);
            standIn += 2;
        }
    }

    static IEnumerable<int> Covered(Font font, int coverage)
    {
        var byRange = font.U16(coverage) == 2;
        for (var i = 0; i < font.U16(coverage + 2); i++)
        {
            var at = coverage + 4 + (byRange ? 6 : 2) * i;
            var (first, last) = byRange ? (font.U16(at), font.U16(at + 2)) : (font.U16(at), font.U16(at));
            for (var glyph = first; glyph <= last; glyph++)
                yield return glyph;
        }
    }
}
