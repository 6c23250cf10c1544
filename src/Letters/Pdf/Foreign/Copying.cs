using System.Globalization;
using System.Text;

namespace Inkassio.Letters.Pdf.Foreign;

/// <summary>Takes values of a foreign file over into ours: only entries that are named, each object once.</summary>
// A list of what may come along, never of what may not: scripts, actions, layers, metadata stay behind unread.
partial class Copying(ForeignFile file, Writer writer)
{
    const int ObjectsMax = 3_000;
    const int PartsMax = 400_000;

    readonly Dictionary<(int Number, string As), int> known = [];
    int objects, parts;

    delegate string Copier(Part part);

    /// <summary>Writes an object anew as what it is used for; the pointer to it.</summary>
    string Shared(Part part, string use, Func<ForeignObject, string> copy)
    {
        var key = part is Part.Pointer(var to) ? (to, use) : default;
        if (key.to > 0 && known.TryGetValue(key, out var there))
            return there > 0 ? Pointer(there) : throw new StationeryException(StationeryFault.Loop);
        if (++objects > ObjectsMax) throw new StationeryException(StationeryFault.TooComplex);
        if (key.to > 0) known[key] = 0;
        var pointer = copy(file.Follow(part));
        if (key.to > 0) known[key] = int.Parse(pointer[..^4], CultureInfo.InvariantCulture);
        return pointer;
    }

    string Written(string words) => Pointer(writer.Object(Encoding.ASCII.GetBytes(words)));

    string Stream(string entries, byte[] bytes)
    {
        var number = writer.Reserve();
        writer.Compressed(number, bytes, Encoding.ASCII.GetBytes(entries));
        return Pointer(number);
    }

    static string Pointer(int number) => string.Create(CultureInfo.InvariantCulture, $"{number} 0 R");

    string Flow(Part part, string plain) => Shared(part, $"flow {plain}", one =>
        Stream(Entries(BookOf(one.Value), plain), file.Unpacked(one)));

    /// <summary>The entries that stand in a list of names, as far as they are there; each ends in a blank.</summary>
    string Entries(Part.Book book, string plain, params ReadOnlySpan<(string Key, Copier Copy)> others)
    {
        var words = new StringBuilder();
        foreach (var key in plain.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            if (Of(book, key) is { } value) words.Append($"{Spelling.OfName(key)} {Plain(value)} ");
        foreach (var (key, copy) in others)
            if (Of(book, key) is { } value) words.Append($"{Spelling.OfName(key)} {copy(value)} ");
        return words.ToString();
    }

    /// <summary>A value without any stream in it, written out where it is used.</summary>
    string Plain(Part part)
    {
        if (++parts > PartsMax) throw new StationeryException(StationeryFault.TooComplex);
        return file.Follow(part) switch
        {
            { Stream: not null } => throw Damaged(),
            { Value: Part.Word { Spelled: "true" or "false" or "null" } word } => word.Spelled,
            { Value: Part.Number(var number) } => Spelling.Of(number),
            { Value: Part.Name(var name) } => Spelling.OfName(name),
            { Value: Part.Text(var text) } => Spelling.Of(text),
            { Value: Part.List(var items) } => Nested(() => $"[{string.Join(' ', items.Select(Plain))}]"),
            { Value: Part.Book(var entries) } => Nested(() =>
                $"<< {string.Join(' ', entries.Select(e => $"{Spelling.OfName(e.Key)} {Plain(e.Value)}"))} >>"),
            _ => throw Damaged(),
        };
    }

    /// <summary>A list whose names are the file's own, for instance of fonts.</summary>
    Copier Each(Copier copy) => part => Nested(() =>
        $"<< {string.Join(' ', BookOf(part).Entries.Select(e => $"{Spelling.OfName(e.Key)} {copy(e.Value)}"))} >>");

    Copier All(Copier copy) => part => Nested(() =>
        $"[{string.Join(' ', ListOf(part).Select(one => copy(one)))}]");

    int nested;

    // Objects may lead in a circle without being shared by our reckoning; the depth ends that too.
    string Nested(Func<string> write)
    {
        const int NestedMax = 60;
        if (++nested > NestedMax || ++parts > PartsMax) throw new StationeryException(StationeryFault.Loop);
        var words = write();
        nested--;
        return words;
    }

    Part? Of(Part.Book book, string key) =>
        book.Entries.TryGetValue(key, out var value) && file.Follow(value).Value is not Part.Word { Spelled: "null" }
            ? value : null;

    Part.Book BookOf(Part part) => file.Follow(part).Value as Part.Book ?? throw Damaged();

    IReadOnlyList<Part> ListOf(Part part) => file.Follow(part).Value is Part.List(var items) ? items : throw Damaged();

    string NameOf(Part.Book book, string key) =>
        Of(book, key) is { } value && file.Follow(value).Value is Part.Name(var name) ? name : "";

    static StationeryException Damaged() => new(StationeryFault.Damaged);
}
