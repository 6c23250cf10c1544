using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Inkassio.Letters.Pdf;

/// <summary>The part of a font that a document embeds: some glyphs, under their own numbers.</summary>
sealed class GlyphSet
{
    // Names from many languages would otherwise fill the memory of a process that writes letters for years.
    const int CachedMax = 512;
    static readonly ConcurrentDictionary<(string Font, string Extras), GlyphSet> Cached = [];

    readonly Font font;
    readonly bool[] has;
    readonly Lazy<(byte[] Program, int Length, string Tag)> cut;
    readonly Lazy<byte[]> widths;
    readonly Lazy<byte[]> toUnicode;

    public GlyphSet(Font font, IEnumerable<char> characters)
        : this(font, characters.SelectMany(c => new[] { font.Glyph(c, false), font.Glyph(c, true) }))
    {
    }

    GlyphSet(Font font, IEnumerable<ushort> glyphs)
    {
        this.font = font;
        has = new bool[font.GlyphCount];
        has[0] = true; // Every font begins with the glyph for nothing.
        foreach (var glyph in glyphs)
            has[glyph] = true;
        cut = new(Cut);
        widths = new(() => Widths().Written.ToArray());
        toUnicode = new(() => Compressed(ToUnicode().Written));
    }

    public bool Contains(ushort glyph) => has[glyph];

    /// <summary>The TrueType file of the subset, compressed, and its length before.</summary>
    public (byte[] Program, int Length) Program => (cut.Value.Program, cut.Value.Length);

    /// <summary>The font's name with the six letters that mark a subset.</summary>
    public string Name => $"{cut.Value.Tag}+{font.Name}";

    /// <summary>The array of widths that PDF calls /W.</summary>
    public byte[] WidthArray => widths.Value;

    /// <summary>The map from glyphs to characters, compressed: what makes text copyable and searchable.</summary>
    public byte[] CharacterMap => toUnicode.Value;

    /// <summary>The base set and some more glyphs.</summary>
    public static GlyphSet With(Font font, IReadOnlyCollection<ushort> extras)
    {
        if (extras.Count == 0)
            return font.Base;
        var key = (font.Name, string.Create(extras.Count, extras.Order(), (text, glyphs) =>
        {
            var i = 0;
            foreach (var glyph in glyphs)
                text[i++] = (char)glyph;
        }));
        if (Cached.TryGetValue(key, out var known))
            return known;
        var all = Enumerable.Range(0, font.GlyphCount).Select(g => (ushort)g).Where(font.Base.Contains).Concat(extras);
        var set = new GlyphSet(font, all);
        if (Cached.Count < CachedMax)
            Cached.TryAdd(key, set);
        return set;
    }

    IEnumerable<ushort> Glyphs =>
        Enumerable.Range(0, font.GlyphCount).Where(g => has[g]).Select(g => (ushort)g);

    (byte[] Program, int Length, string Tag) Cut()
    {
        var kept = WithParts();
        var count = Array.LastIndexOf(kept, true) + 1;
        var (outlines, offsets) = Outlines(kept, count);
        var maxp = font.Table("maxp").ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(maxp.AsSpan(4), (ushort)count);
        var hhea = font.Table("hhea").ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(hhea.AsSpan(34), (ushort)count);
        // Instructions of the outlines, where the font has some, need their values and functions.
        var program = TrueTypeFile.Of(
        [
            .. Tables("cvt ", "fpgm"), ("glyf", outlines), .. Tables("head"), ("hhea", hhea),
            ("hmtx", font.Table("hmtx")[..(4 * count)].ToArray()), ("loca", offsets), ("maxp", maxp), .. Tables("prep"),
        ]);
        var tag = string.Concat(SHA256.HashData(program).Take(6).Select(b => (char)('A' + b % 26)));
        return (Compressed(program), program.Length, tag);
    }

    IEnumerable<(string, byte[])> Tables(params string[] tags) =>
        tags.Where(font.HasTable).Select(tag => (tag, font.Table(tag).ToArray()));

    // Accented letters are put together from parts, and these must come along.
    bool[] WithParts()
    {
        var kept = (bool[])has.Clone();
        var open = new Stack<ushort>(Glyphs);
        while (open.TryPop(out var glyph))
            foreach (var part in Parts(font.Outline(glyph)))
                if (!kept[part])
                {
                    kept[part] = true;
                    open.Push(part);
                }
        return kept;
    }

    static List<ushort> Parts(ReadOnlySpan<byte> outline)
    {
        var parts = new List<ushort>();
        if (outline.Length < 2 || BinaryPrimitives.ReadInt16BigEndian(outline) >= 0)
            return parts; // Its own contours, no parts.
        var (at, flags) = (10, MoreParts);
        while ((flags & MoreParts) != 0)
        {
            flags = BinaryPrimitives.ReadUInt16BigEndian(outline[at..]);
            parts.Add(BinaryPrimitives.ReadUInt16BigEndian(outline[(at + 2)..]));
            at += 4 + ((flags & 0x1) != 0 ? 4 : 2)
                + ((flags & 0x8) != 0 ? 2 : (flags & 0x40) != 0 ? 4 : (flags & 0x80) != 0 ? 8 : 0);
        }
        return parts;
    }

    const int MoreParts = 0x20;

    (byte[] Outlines, byte[] Offsets) Outlines(bool[] kept, int count)
    {
        using var outlines = new MemoryStream();
        var offsets = new byte[4 * (count + 1)];
        for (var g = 0; g < count; g++)
        {
            BinaryPrimitives.WriteInt32BigEndian(offsets.AsSpan(4 * g), (int)outlines.Length);
            if (!kept[g])
                continue;
            outlines.Write(font.Outline(g));
            while (outlines.Length % 4 != 0)
                outlines.WriteByte(0);
        }
        BinaryPrimitives.WriteInt32BigEndian(offsets.AsSpan(4 * count), (int)outlines.Length);
        return (outlines.ToArray(), offsets);
    }

    Octets Widths()
    {
        var array = new Octets().Raw("["u8);
        var last = -2;
        foreach (var glyph in Glyphs)
        {
            if (glyph != last + 1)
                array.Raw(last < 0 ? ""u8 : "]"u8).Whole(glyph).Raw("["u8);
            array.Number(font.Width(glyph));
            last = glyph;
        }
        return array.Raw("]]"u8);
    }

    Octets ToUnicode()
    {
        var map = new Octets().Raw("""
            /CIDInit /ProcSet findresource begin 12 dict begin begincmap
            /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
            /CMapName /Adobe-Identity-UCS def /CMapType 2 def
            1 begincodespacerange <0000> <FFFF> endcodespacerange

            """u8);
        foreach (var hundred in Glyphs.Where(g => g != 0).Chunk(100)) // A hundred is the limit of one block.
        {
            map.Whole(hundred.Length).Raw(" beginbfchar\n"u8);
            foreach (var glyph in hundred)
            {
                map.Raw("<"u8).Hex(glyph).Raw("> <"u8);
                foreach (var unit in char.ConvertFromUtf32(font.Character(glyph)))
                    map.Hex(unit);
                map.Raw(">\n"u8);
            }
            map.Raw("endbfchar\n"u8);
        }
        return map.Raw("endcmap CMapName currentdict /CMap defineresource pop end end\n"u8);
    }

    static byte[] Compressed(ReadOnlySpan<byte> bytes)
    {
        using var into = new MemoryStream();
        using (var deflate = new ZLibStream(into, CompressionLevel.SmallestSize, leaveOpen: true))
            deflate.Write(bytes);
        return into.ToArray();
    }
}
