namespace Inkassio.Letters.Pdf.Foreign;

/// <summary>Finds the pages of a foreign file and what makes it unfit as a whole.</summary>
sealed class Sifting(ForeignFile file)
{
    const double MillimetresOff = 2;
    static readonly string[] Inherited = ["Resources", "MediaBox", "CropBox", "Rotate", "UserUnit"];

    public IReadOnlyList<Part.Book> Pages()
    {
        var root = Book(file.Root);
        Refuse(root);
        var pages = new List<Part.Book>();
        Take(Of(root, "Pages") ?? throw Damaged(), Empty, pages, depth: 0);
        return pages.Count > 0 ? pages : throw Damaged();
    }

    static readonly Part.Book Empty = new(System.Collections.Immutable.ImmutableDictionary<string, Part>.Empty);

    void Refuse(Part.Book root)
    {
        if (Of(root, "AcroForm") is { } form && (Of(Book(form), "XFA") is not null
            || Of(Book(form), "Fields") is { } fields && file.Follow(fields).Value is Part.List([_, ..])))
            throw new StationeryException(StationeryFault.Fields);
        if (Of(root, "OCProperties") is { } layers && Of(Book(layers), "D") is { } shown
            && (Of(Book(shown), "OFF") is { } off && file.Follow(off).Value is Part.List([_, ..])
                || Named(Book(shown), "BaseState") is "OFF" or "Unchanged"))
            throw new StationeryException(StationeryFault.Layers);
        foreach (var words in file.Objects.Select(o => o.Value).SelectMany(Within)) Refuse(words, Named(words, "S"));
    }

    void Refuse(Part.Book words, string action)
    {
        if (words.Entries.ContainsKey("JS") || words.Entries.ContainsKey("JavaScript")
            || action is "JavaScript" or "Launch" or "SubmitForm" or "ImportData" or "Rendition")
            throw new StationeryException(StationeryFault.Script);
        if (words.Entries.ContainsKey("EF") || words.Entries.ContainsKey("EmbeddedFiles")
            || Named(words, "Type") == "EmbeddedFile")
            throw new StationeryException(StationeryFault.Files);
    }

    // What is nested in an object; the reader has bounded how deep that can be.
    static IEnumerable<Part.Book> Within(Part part) => part switch
    {
        Part.Book book => book.Entries.Values.SelectMany(Within).Prepend(book),
        Part.List(var items) => items.SelectMany(Within),
        _ => [],
    };

    void Take(Part node, Part.Book above, List<Part.Book> pages, int depth)
    {
        const int DepthMax = 12;
        if (depth > DepthMax) throw new StationeryException(StationeryFault.Loop);
        var words = Book(node);
        words = new(words.Entries.AddRange(
            above.Entries.Where(e => Inherited.Contains(e.Key) && !words.Entries.ContainsKey(e.Key))));
        if (Of(words, "Kids") is not { } kids)
        {
            pages.Add(words);
            if (pages.Count > Stationery.PagesMax) throw new StationeryException(StationeryFault.TooManyPages);
            return;
        }
        if (file.Follow(kids).Value is not Part.List(var items)) throw Damaged();
        if (items.Length > Stationery.PagesMax) throw new StationeryException(StationeryFault.TooManyPages);
        foreach (var kid in items) Take(kid, words, pages, depth + 1);
    }

    /// <summary>The box and the matrix that set a page to A4 exactly.</summary>
    public string Box(Part.Book page)
    {
        if (Number(Of(page, "Rotate")) is not null and not 0) throw new StationeryException(StationeryFault.Turned);
        if (Number(Of(page, "UserUnit")) is not null and not 1) throw new StationeryException(StationeryFault.NotA4);
        foreach (var kind in new[] { "TrimBox", "CropBox", "MediaBox" })
            if (Corners(Of(page, kind)) is { } c && IsA4(c[2] - c[0], c[3] - c[1]))
            {
                var (x, y) = (595.28m / (c[2] - c[0]), 841.89m / (c[3] - c[1]));
                var box = string.Join(' ', c.Select(Spelling.Of));
                return $"/BBox [{box}] /Matrix [{Spelling.Of(x)} 0 0 {Spelling.Of(y)} "
                    + $"{Spelling.Of(-c[0] * x)} {Spelling.Of(-c[1] * y)}]";
            }
        throw new StationeryException(StationeryFault.NotA4);
    }

    static bool IsA4(decimal width, decimal height) =>
        Math.Abs((double)width / Sheet.PointsPerMm - 210) <= MillimetresOff
            && Math.Abs((double)height / Sheet.PointsPerMm - 297) <= MillimetresOff;

    decimal[]? Corners(Part? box)
    {
        const decimal PlaceMax = 20_000; // Points: beyond it no page ends.
        if (box is null || file.Follow(box).Value is not Part.List { Items.Length: 4 } four) return null;
        var c = four.Items.Select(Number).ToArray();
        if (c.Any(n => n is null || Math.Abs(n.Value) > PlaceMax)) return null;
        return [Math.Min(c[0]!.Value, c[2]!.Value), Math.Min(c[1]!.Value, c[3]!.Value),
            Math.Max(c[0]!.Value, c[2]!.Value), Math.Max(c[1]!.Value, c[3]!.Value)];
    }

    public byte[] Content(Part.Book page)
    {
        const int PiecesMax = 200;
        if (Of(page, "Contents") is not { } contents) return [];
        var pieces = file.Follow(contents).Value is Part.List(var several) ? several : [contents];
        if (pieces.Length > PiecesMax) throw new StationeryException(StationeryFault.TooComplex);
        using var all = new MemoryStream();
        foreach (var piece in pieces)
        {
            all.Write(file.Unpacked(file.Follow(piece)));
            all.WriteByte((byte)'\n');
        }
        return all.ToArray();
    }

    public Part.Book Resources(Part.Book page) => Of(page, "Resources") is { } own ? Book(own) : Empty;

    decimal? Number(Part? part) => part is not null && file.Follow(part).Value is Part.Number(var n) ? n : null;

    string Named(Part.Book book, string key) =>
        Of(book, key) is { } value && file.Follow(value).Value is Part.Name(var name) ? name : "";

    Part? Of(Part.Book book, string key) =>
        book.Entries.TryGetValue(key, out var value) && file.Follow(value).Value is not Part.Word { Spelled: "null" }
            ? value : null;

    Part.Book Book(Part part) => file.Follow(part).Value as Part.Book ?? throw Damaged();

    static StationeryException Damaged() => new(StationeryFault.Damaged);
}
