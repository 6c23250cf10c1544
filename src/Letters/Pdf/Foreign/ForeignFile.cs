using System.Buffers.Text;

namespace Inkassio.Letters.Pdf.Foreign;

/// <summary>A PDF that others made, opened without trust: the objects as they stand in the file, in their order.
/// </summary>
// The file's own table of places is not asked: it may be wrong or point anywhere. What we read here is what we write
// anew later, so another reader's opinion of the file does not matter.
sealed class ForeignFile
{
    const int ObjectsMax = 20_000;
    const int HopsMax = 16;

    readonly Dictionary<int, ForeignObject> objects = [];
    readonly ReadOnlyMemory<byte> bytes;

    public ForeignFile(ReadOnlyMemory<byte> bytes)
    {
        this.bytes = bytes;
        ReadObjects();
        Root = FindRoot();
        foreach (var packed in objects.Values.Where(o => Kind(o) == "ObjStm").OrderBy(o => o.At).ToArray())
            Unpack(packed);
    }

    public Part Root { get; }

    public Inflation Inflation { get; } = new();

    public IEnumerable<ForeignObject> Objects => objects.Values;

    public ForeignObject Follow(Part part)
    {
        var found = new ForeignObject(part, null, 0);
        for (var hops = 0; found.Value is Part.Pointer(var to); hops++)
        {
            if (hops > HopsMax) throw new StationeryException(StationeryFault.Damaged);
            found = objects.GetValueOrDefault(to) ?? new(Part.Nothing, null, 0);
        }
        return found;
    }

    public byte[] Unpacked(ForeignObject stream)
    {
        if (stream is not { Value: Part.Book words, Stream: { } packed })
            throw new StationeryException(StationeryFault.Damaged);
        return Inflation.Unpacked(packed, Filters(words), IsPredicted(words));
    }

    public IReadOnlyList<string> Filters(Part.Book words) =>
        Follow(words.Entries.GetValueOrDefault("Filter", Part.Nothing)).Value switch
        {
            Part.Name(var one) => [one],
            Part.List(var several) when several.Length <= 4 =>
                [.. several.Select(f => Follow(f).Value is Part.Name(var name) ? name : "")],
            Part.Word { Spelled: "null" } => [],
            _ => throw new StationeryException(StationeryFault.Damaged),
        };

    bool IsPredicted(Part.Book words)
    {
        var parms = Follow(words.Entries.GetValueOrDefault("DecodeParms", Part.Nothing)).Value;
        var each = parms is Part.List(var several) ? several.Select(p => Follow(p).Value) : [parms];
        return each.OfType<Part.Book>().Any(p =>
            Follow(p.Entries.GetValueOrDefault("Predictor", Part.Nothing)).Value is Part.Number { Value: > 1 });
    }

    Part Of(Part.Book words, string key) => Follow(words.Entries.GetValueOrDefault(key, Part.Nothing)).Value;

    static string Kind(ForeignObject one) =>
        one is { Value: Part.Book words } && words.Entries.GetValueOrDefault("Type") is Part.Name(var name) ? name : "";

    void ReadObjects()
    {
        var reader = new PartReader(bytes);
        while (FindObject(reader) is { } number)
        {
            var at = reader.At;
            var (value, then) = reader.Object();
            Keep(number, new(value, then == "stream" ? StreamOf(value, reader) : default(ReadOnlyMemory<byte>?), at));
        }
    }

    void Keep(int number, ForeignObject one)
    {
        objects[number] = one;
        if (objects.Count > ObjectsMax) throw new StationeryException(StationeryFault.TooComplex);
    }

    // "12 0 obj": the word first, then backwards over both numbers.
    int? FindObject(PartReader reader)
    {
        while (bytes.Span[reader.At..].IndexOf("obj"u8) is >= 0 and var found)
        {
            var at = reader.At + found;
            reader.Go(at + 3);
            var edge = at;
            if (Back(ref edge) is not null && Back(ref edge) is { } number and > 0) return number;
        }
        return null;
    }

    int? Back(ref int edge)
    {
        var span = bytes.Span;
        var end = edge;
        while (end > 0 && PartReader.IsBlank(span[end - 1])) end--;
        var start = end;
        while (start > 0 && end - start < 9 && span[start - 1] is >= (byte)'0' and <= (byte)'9') start--;
        edge = start;
        return Utf8Parser.TryParse(span[start..end], out int number, out _) ? number : null;
    }

    ReadOnlyMemory<byte> StreamOf(Part value, PartReader reader)
    {
        var start = reader.At;
        if (bytes.Span[start..] is [(byte)'\r', (byte)'\n', ..]) start += 2;
        else if (bytes.Span[start..] is [(byte)'\n' or (byte)'\r', ..]) start++;
        var end = EndByLength(value, start) ?? EndByWord(start);
        reader.Go(Math.Min(bytes.Length, end + "endstream".Length));
        return bytes[start..end];
    }

    int? EndByLength(Part value, int start)
    {
        if (value is not Part.Book words || words.Entries.GetValueOrDefault("Length") is not Part.Number(var length)
            || length < 0 || length > bytes.Length - start) return null;
        var end = start + (int)length;
        return bytes.Span[end..].TrimStart("\r\n "u8).StartsWith("endstream"u8) ? end : null;
    }

    int EndByWord(int start)
    {
        var found = bytes.Span[start..].IndexOf("endstream"u8);
        if (found < 0) throw new StationeryException(StationeryFault.Damaged);
        var span = bytes.Span.Slice(start, found);
        return start + (span.EndsWith("\r\n"u8) ? found - 2 : span is [.., (byte)'\n' or (byte)'\r'] ? found - 1 : found);
    }

    Part FindRoot()
    {
        var tables = objects.Values.Where(o => Kind(o) == "XRef").Select(o => (o.At, o.Value)).ToList();
        var reader = new PartReader(bytes);
        while (bytes.Span[reader.At..].IndexOf("trailer"u8) is >= 0 and var found)
        {
            var at = reader.At + found;
            reader.Go(at + "trailer".Length);
            if (reader.Next() is Part.Book words) tables.Add((at, words));
        }
        var books = tables.OrderBy(t => t.At).Select(t => t.Value).OfType<Part.Book>().ToArray();
        if (books.Any(b => b.Entries.ContainsKey("Encrypt"))) throw new StationeryException(StationeryFault.Encrypted);
        return books.LastOrDefault(b => b.Entries.ContainsKey("Root"))?.Entries["Root"]
            ?? throw new StationeryException(StationeryFault.Damaged);
    }

    // Each value may reach as far as the next one begins, so no byte is read twice.
    void Unpack(ForeignObject packed)
    {
        var words = (Part.Book)packed.Value;
        if (Of(words, "N") is not Part.Number { Value: >= 0 and <= ObjectsMax } n
            || Of(words, "First") is not Part.Number { Value: >= 0 } first)
            throw new StationeryException(StationeryFault.Damaged);
        var text = Unpacked(packed).AsMemory();
        var heads = new PartReader(text);
        var places = new List<(int Number, int At)>();
        for (var i = 0; i < n.Value; i++)
            places.Add((Whole(heads.Next()), Whole(heads.Next()) + (int)Math.Min(first.Value, text.Length)));
        foreach (var (i, (number, at)) in places.Index())
        {
            var end = i + 1 < places.Count ? places[i + 1].At : text.Length;
            if (at > end || end > text.Length) throw new StationeryException(StationeryFault.Damaged);
            if (objects.TryGetValue(number, out var known) && known.At > packed.At) continue;
            Keep(number, new(new PartReader(text[at..end]).Object().Value, null, packed.At));
        }
    }

    static int Whole(Part? part) => part is Part.Number { Value: >= 0 and <= Stationery.BytesMax * 64L } number
        ? (int)number.Value : throw new StationeryException(StationeryFault.Damaged);
}
