using System.Buffers.Binary;
using System.Reflection;
using System.Text;

namespace Inkassio.Letters.Pdf;

/// <summary>A TrueType font: which glyph shows a character, how wide it is, and its outlines for embedding.</summary>
// Read once per process from our own embedded files, so a broken table is a bug and throws.
sealed class Font
{
    public static readonly Font Regular = new("Inter-Regular", weight: 400);
    public static readonly Font SemiBold = new("Inter-SemiBold", weight: 600);

    /// <summary>For the Swiss slip, whose style guide allows four typefaces only.</summary>
    public static readonly Font SlipRegular = new("LiberationSans-Regular", weight: 400);
    public static readonly Font SlipBold = new("LiberationSans-Bold", weight: 700);

    readonly byte[] file;
    readonly Dictionary<string, (int At, int Length)> tables = new(StringComparer.Ordinal);
    readonly Dictionary<int, ushort> glyphs = [];
    readonly ushort[] glyphsOfBmp = new ushort[0x10000];
    readonly ushort[] advances;
    readonly ushort[] tabular;
    readonly Dictionary<ushort, int> characters = [];

    Font(string name, int weight)
    {
        (Name, Weight) = (name, weight);
        file = Embedded(name + ".ttf");
        for (var i = 0; i < U16(4); i++)
            tables[Encoding.ASCII.GetString(file, 12 + 16 * i, 4)] = (I32(20 + 16 * i), I32(24 + 16 * i));
        UnitsPerEm = U16(At("head") + 18);
        GlyphCount = U16(At("maxp") + 4);
        advances = ReadAdvances();
        ReadCharacters();
        tabular = Tabular.Figures(this, At("GSUB"), GlyphCount);
        // The stand-ins have numbers of private use in the font, which would spoil copied text.
        foreach (var (glyph, character) in characters.ToArray())
            if (tabular[glyph] != glyph)
                characters[tabular[glyph]] = character;
        Substitute = glyphsOfBmp['□'];
        Base = new GlyphSet(this, UsualCharacters);
    }

    public string Name { get; }
    public int Weight { get; }
    public int UnitsPerEm { get; }
    public int GlyphCount { get; }

    /// <summary>Shown in place of a character that the font has not: an empty square, □.</summary>
    public ushort Substitute { get; }

    /// <summary>The glyphs that nearly every German or English letter needs, embedded in each document.</summary>
    // One set for all letters: it is cut out and compressed once, not once per letter.
    public GlyphSet Base { get; }

    static IEnumerable<char> UsualCharacters =>
        Enumerable.Range(0x20, 0x5F).Select(c => (char)c).Concat("\u00A0ÄÖÜäöüßéèáàçñ§€°·«»–—‘’‚“”„…•×−□");

    public double Ascent => I16(At("hhea") + 4) / (double)UnitsPerEm;
    public double Descent => I16(At("hhea") + 6) / (double)UnitsPerEm;
    public double CapHeight => I16(At("OS/2") + 88) / (double)UnitsPerEm;

    public short Bound(int index) => I16(At("head") + 36 + 2 * index);

    public bool Has(Rune character) => Lookup(character.Value) != 0;

    /// <summary>The glyph for a code point; the substitute when the font has none.</summary>
    public ushort Glyph(int character, bool asTabular)
    {
        var glyph = Lookup(character);
        // Figures only: the feature would also widen hyphens and points, and "RE-2026-0117" would fall apart.
        return glyph == 0 ? Substitute : asTabular && character is >= '0' and <= '9' ? tabular[glyph] : glyph;
    }

    /// <summary>In thousandths of the font size, as PDF counts widths.</summary>
    public double Width(ushort glyph) => advances[glyph] * 1000.0 / UnitsPerEm;

    /// <summary>The code point that a glyph stands for when text is copied out of the document.</summary>
    public int Character(ushort glyph) => characters.GetValueOrDefault(glyph, 0xFFFD);

    /// <summary>How wide a text is, in the unit of the size.</summary>
    public double Measure(ReadOnlySpan<char> text, double size, bool asTabular = false)
    {
        var units = 0;
        for (var i = 0; i < text.Length; i++)
            units += advances[Glyph(CodePoint(text, ref i), asTabular)];
        return units * size / UnitsPerEm;
    }

    /// <summary>The code point at an index, which moves to its last unit; a lone surrogate stays as it is.</summary>
    public static int CodePoint(ReadOnlySpan<char> text, ref int i) =>
        char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])
            ? char.ConvertToUtf32(text[i], text[++i])
            : text[i];

    public bool HasTable(string tag) => tables.ContainsKey(tag);

    public ReadOnlySpan<byte> Table(string tag) => file.AsSpan(tables[tag].At, tables[tag].Length);

    public ReadOnlySpan<byte> Outline(int glyph)
    {
        var (from, to) = (I32(At("loca") + 4 * glyph), I32(At("loca") + 4 * glyph + 4));
        return file.AsSpan(At("glyf") + from, to - from);
    }

    public ushort U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at));

    short I16(int at) => BinaryPrimitives.ReadInt16BigEndian(file.AsSpan(at));

    public int I32(int at) => BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));

    int At(string tag) => tables[tag].At;

    ushort Lookup(int character) => character < 0x10000
        ? glyphsOfBmp[character]
        : glyphs.GetValueOrDefault(character);

    ushort[] ReadAdvances()
    {
        var measured = U16(At("hhea") + 34);
        return [.. Enumerable.Range(0, GlyphCount).Select(g => U16(At("hmtx") + 4 * Math.Min(g, measured - 1)))];
    }

    void ReadCharacters()
    {
        var cmap = At("cmap");
        var subtables = Enumerable.Range(0, U16(cmap + 2)).Select(i => cmap + I32(cmap + 4 + 8 * i + 4)).ToArray();
        if (subtables.FirstOrDefault(at => U16(at) == 12) is > 0 and var whole) ReadGroups(whole);
        else ReadSegments(subtables.First(at => U16(at) == 4));
    }

    // The table of format 12 covers all of Unicode in runs of (first, last, glyph of the first).
    void ReadGroups(int subtable)
    {
        for (var group = subtable + 16; group < subtable + 16 + 12 * I32(subtable + 12); group += 12)
            for (var c = I32(group); c <= I32(group + 4); c++)
                Add(c, (ushort)(I32(group + 8) + c - I32(group)));
    }

    // Format 4 covers the first plane: columns of last, first, shift, and for some segments an array of glyphs.
    void ReadSegments(int subtable)
    {
        int length = U16(subtable + 6); // twice the number of segments
        for (var last = subtable + 14; last < subtable + 14 + length; last += 2)
        {
            var (first, shift, array) = (last + 2 + length, last + 2 + 2 * length, last + 2 + 3 * length);
            for (int c = U16(first); c <= U16(last) && c < 0xFFFF; c++)
            {
                var glyph = U16(array) == 0 ? c : U16(array + U16(array) + 2 * (c - U16(first)));
                if (glyph != 0) Add(c, (ushort)(glyph + U16(shift)));
            }
        }
    }

    void Add(int character, ushort glyph)
    {
        if (character < 0x10000)
            glyphsOfBmp[character] = glyph;
        else
            glyphs[character] = glyph;
        // Several characters may share a glyph. The lowest one is copied out, unless it is a phonetic sign: what
        // looks like an apostrophe in a letter is one.
        if (!characters.TryAdd(glyph, character) && characters[glyph] is >= 0x0250 and <= 0x02FF)
            characters[glyph] = character;
    }

    static byte[] Embedded(string name)
    {
        using var from = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        var bytes = new byte[from.Length];
        from.ReadExactly(bytes);
        return bytes;
    }
}
