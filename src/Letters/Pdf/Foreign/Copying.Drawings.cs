using System.Collections.Immutable;
using System.Text;

namespace Inkassio.Letters.Pdf.Foreign;

partial class Copying
{
    const int PixelsMax = 40_000_000;     // A4 at 600 dots per inch is 35 million.

    static readonly Part.Book Nothing = new(ImmutableDictionary<string, Part>.Empty);

    /// <summary>Puts a page into our file as one drawing that letters are laid over; the pointer to it.</summary>
    /// <param name="box">Form space to page: the six numbers that set it to A4.</param>
    public string Page(Part.Book resources, byte[] content, string box) => Stream(
        $"/Type /XObject /Subtype /Form {box} /Resources {Resources(resources)} ",
        Drawing.Checked(content, Knows(resources)));

    string Resources(Part part) => Nested(() => $"<< {Entries(BookOf(part), "",
        ("Font", Each(Font)), ("XObject", Each(Picture)), ("ExtGState", Each(State)),
        ("ColorSpace", Each(Space)), ("Pattern", Each(Pattern)), ("Shading", Each(Shading)))}>>");

    Func<string, string, bool> Knows(Part.Book resources) => (kind, name) =>
        Of(resources, kind) is { } list && Of(BookOf(list), name) is not null;

    byte[] Content(ForeignObject one, Part.Book resources) => Drawing.Checked(file.Unpacked(one), Knows(resources));

    string Picture(Part part) => Shared(part, nameof(Picture), one => NameOf(BookOf(one.Value), "Subtype") switch
    {
        "Form" => Form(one),
        "Image" => Image(one),
        _ => throw Damaged(),
    });

    string Form(ForeignObject one)
    {
        var words = BookOf(one.Value);
        var resources = Of(words, "Resources") is { } own ? BookOf(own) : Nothing;
        return Stream(
            $"/Type /XObject /Subtype /Form /Resources {Resources(resources)} "
                + Entries(words, "BBox Matrix", ("Group", Group)),
            Content(one, resources));
    }

    string Group(Part part) => $"<< /Type /Group {Entries(BookOf(part), "S I K", ("CS", Space))}>>";

    // Unlike all else, a picture keeps its packing: JPEG and fax are sizes smaller so, and lose nothing.
    string Image(ForeignObject one)
    {
        var words = BookOf(one.Value);
        if (one.Stream is not { } bytes || Size(words, "Width") * Size(words, "Height") > PixelsMax)
            throw new StationeryException(StationeryFault.TooComplex);
        var entries = "/Type /XObject /Subtype /Image " + Entries(
            words, "Width Height BitsPerComponent ImageMask Decode Intent",
            ("ColorSpace", Space), ("SMask", Picture), ("Mask", MaskOf));
        var filters = file.Filters(words);
        var parms = Entries(words, "DecodeParms");
        if (filters is [.., "DCTDecode" or "CCITTFaxDecode" or "RunLengthDecode"])
            return Kept(entries + parms + Entries(words, "Filter"), bytes);
        if (filters is not ["FlateDecode"]) return Stream(entries, file.Unpacked(one));
        file.Inflation.Unpacked(bytes, filters, isPredicted: false); // Only to see that it ends.
        return Kept($"{entries}{parms}/Filter /FlateDecode ", bytes);
    }

    string Kept(string entries, ReadOnlyMemory<byte> bytes)
    {
        var number = writer.Reserve();
        writer.Stream(number, Encoding.ASCII.GetBytes(entries.TrimEnd()), bytes.Span);
        return Pointer(number);
    }

    decimal Size(Part.Book words, string key) =>
        Of(words, key) is { } side && file.Follow(side).Value is Part.Number { Value: > 0 and < 100_000 } number
            ? number.Value : throw Damaged();

    string MaskOf(Part part) => file.Follow(part).Stream is null ? Plain(part) : Picture(part);

    string State(Part part)
    {
        var words = BookOf(part);
        var blend = Of(words, "BM") is { } value && file.Follow(value).Value is Part.List([var first, ..])
            ? Plain(first) : null;
        return $"<< {(blend is null ? "" : $"/BM {blend} ")}{Entries(
            words, $"LW LC LJ ML D RI SA CA ca AIS TK{(blend is null ? " BM" : "")}", ("SMask", SoftMask))}>>";
    }

    string SoftMask(Part part) => file.Follow(part).Value is Part.Name ? "/None"
        : $"<< /Type /Mask {Entries(BookOf(part), "S BC", ("G", Picture))}>>";

    string Pattern(Part part) => Shared(part, nameof(Pattern), one =>
    {
        var words = BookOf(one.Value);
        if (one.Stream is null)
            return Written($"<< {Entries(words, "Type PatternType Matrix", ("Shading", Shading), ("ExtGState", State))}>>");
        var resources = Of(words, "Resources") is { } own ? BookOf(own) : Nothing;
        return Stream(
            $"/Resources {Resources(resources)} "
                + Entries(words, "Type PatternType PaintType TilingType BBox XStep YStep Matrix"),
            Content(one, resources));
    });

    string Shading(Part part) => Shared(part, nameof(Shading), one =>
    {
        var entries = Entries(
            BookOf(one.Value), "ShadingType Background BBox AntiAlias Domain Matrix Coords Extend BitsPerCoordinate "
                + "BitsPerComponent BitsPerFlag Decode VerticesPerRow",
            ("ColorSpace", Space), ("Function", FunctionOrSeveral));
        return one.Stream is null ? Written($"<< {entries}>>") : Stream(entries, file.Unpacked(one));
    });

    string FunctionOrSeveral(Part part) => file.Follow(part).Value is Part.List ? All(Function)(part) : Function(part);

    string Function(Part part) => Shared(part, nameof(Function), one =>
    {
        var entries = Entries(
            BookOf(one.Value), "FunctionType Domain Range C0 C1 N Bounds Encode Size BitsPerSample Order Decode",
            ("Functions", All(Function)));
        return one.Stream is null ? Written($"<< {entries}>>") : Stream(entries, file.Unpacked(one));
    });

    // RGB and grey are what the file's own profile explains; press colours would need another one.
    string Space(Part part)
    {
        if (file.Follow(part).Value is Part.Name(var name))
            return name switch
            {
                "DeviceGray" or "DeviceRGB" or "Pattern" => Spelling.OfName(name),
                "DeviceCMYK" => throw new StationeryException(StationeryFault.PressColours),
                _ => throw Damaged(),
            };
        var said = ListOf(part);
        var kind = said is [var first, ..] && file.Follow(first).Value is Part.Name(var named) ? named : "";
        return Nested(() => (kind, said) switch
        {
            ("ICCBased", [_, var profile]) => $"[/ICCBased {Flow(profile, "N Range")}]",
            ("CalGray" or "CalRGB" or "Lab", [_, var how]) => $"[/{kind} {Plain(how)}]",
            ("Indexed", [_, var on, var last, var table]) => $"[/Indexed {Space(on)} {Plain(last)} {Table(table)}]",
            ("Separation", [_, var ink, var seen, var how]) =>
                $"[/Separation {Plain(ink)} {Space(seen)} {Function(how)}]",
            ("DeviceN", [_, var inks, var seen, var how, ..]) => $"[/DeviceN {Plain(inks)} {Space(seen)} {Function(how)}]",
            ("Pattern", [_, var under]) => $"[/Pattern {Space(under)}]",
            ("Pattern" or "DeviceGray" or "DeviceRGB", [_]) => $"/{kind}",
            _ => throw Damaged(),
        });
    }

    string Table(Part part) => file.Follow(part).Stream is null ? Plain(part) : Flow(part, "");
}
