namespace Inkassio.Letters.Pdf.Foreign;

// An archive wants every font inside the file (ISO 19005-3, 6.2.11.4).
partial class Copying
{
    string Font(Part part) => Shared(part, nameof(Font), one =>
    {
        var font = BookOf(one.Value);
        return NameOf(font, "Subtype") switch
        {
            "Type0" => Written($"<< {Entries(font, "Type Subtype BaseFont", ("Encoding", NameOrFlow),
                ("DescendantFonts", All(Descendant)), ("ToUnicode", Unicode))}>>"),
            "Type1" or "MMType1" or "TrueType" => Written($"<< {Entries(
                Described(font), "Type Subtype BaseFont FirstChar LastChar Widths Encoding",
                ("FontDescriptor", Descriptor), ("ToUnicode", Unicode))}>>"),
            "Type3" => Drawn(font),
            _ => throw Damaged(),
        };
    });

    string Descendant(Part part) => Shared(part, nameof(Descendant), one =>
    {
        var font = Described(BookOf(one.Value));
        var kind = NameOf(font, "Subtype");
        if (kind is not ("CIDFontType0" or "CIDFontType2")) throw Damaged();
        var numbers = kind == "CIDFontType0" ? ""
            : Of(font, "CIDToGIDMap") is { } map ? $"/CIDToGIDMap {NameOrFlow(map)} " : "/CIDToGIDMap /Identity ";
        return Written($"<< {numbers}{Entries(
            font, "Type Subtype BaseFont CIDSystemInfo DW W DW2 W2", ("FontDescriptor", Descriptor))}>>");
    });

    Part.Book Described(Part.Book font) =>
        Of(font, "FontDescriptor") is not null ? font : throw NotEmbedded(font, "BaseFont");

    string Descriptor(Part part) => Shared(part, nameof(Descriptor), one =>
    {
        var words = BookOf(one.Value);
        if (new[] { "FontFile", "FontFile2", "FontFile3" }.All(key => Of(words, key) is null))
            throw NotEmbedded(words, "FontName");
        return Written($"<< {Entries(
            words, "Type FontName FontFamily FontStretch FontWeight Flags FontBBox ItalicAngle Ascent Descent Leading "
                + "CapHeight XHeight StemV StemH AvgWidth MaxWidth MissingWidth",
            ("FontFile", Program), ("FontFile2", Program), ("FontFile3", Program))}>>");
    });

    string Program(Part part) => Flow(part, "Length1 Length2 Length3 Subtype");

    string Unicode(Part part) => NameOrFlow(part);

    string NameOrFlow(Part part) =>
        file.Follow(part).Value is Part.Name(var name) ? Spelling.OfName(name)
        : Flow(part, "Type CMapName CIDSystemInfo WMode");

    // Each sign of such a font is a small drawing of its own.
    string Drawn(Part.Book font)
    {
        var resources = Of(font, "Resources") is { } own ? BookOf(own) : Nothing;
        return Written($"<< {Entries(
            font, "Type Subtype Name FontBBox FontMatrix FirstChar LastChar Widths Encoding",
            ("ToUnicode", Unicode), ("Resources", Resources),
            ("CharProcs", Each(sign => Shared(sign, nameof(Drawn), one => Stream("", Content(one, resources))))))}>>");
    }

    StationeryException NotEmbedded(Part.Book font, string key)
    {
        var name = NameOf(font, key);
        return new(StationeryFault.FontNotEmbedded, name is [_, _, _, _, _, _, '+', ..] ? name[7..] : name);
    }
}
