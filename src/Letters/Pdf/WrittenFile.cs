using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Inkassio.Letters.Pdf;

/// <summary>A file that our own <see cref="Writer"/> wrote, opened again object by object.</summary>
// It knows the writer's form and no other: one table of objects, dictionaries without binary parts, the length of a
// stream as its last entry. Anything else is refused, so a foreign or damaged file can never be printed half.
sealed partial class WrittenFile
{
    const int TailMax = 64;
    const int EntryLength = 20;

    readonly byte[] bytes;
    readonly int[] offsets;

    /// <exception cref="InvalidDataException">The file is not one of ours, or it is damaged.</exception>
    public WrittenFile(byte[] bytes)
    {
        this.bytes = bytes;
        if (!bytes.AsSpan().StartsWith("%PDF-1.7\n"u8)) throw Damaged();
        offsets = Offsets(out var trailer);
        var catalogue = Body(Only(Root().Match(trailer))).Words;
        PageTree = Only(Tree().Match(catalogue));
        Pages = [.. References(Kids().Match(Body(PageTree).Words).Value)];
        if (Pages.Count == 0) throw Damaged();
    }

    public int PageTree { get; }

    /// <summary>The objects of the pages, in their order.</summary>
    public IReadOnlyList<int> Pages { get; }

    /// <summary>A dictionary, and the bytes of its stream as they stand in the file; null when it has none.</summary>
    public (string Words, ReadOnlyMemory<byte>? Stream) Body(int number)
    {
        if (number < 1 || number >= offsets.Length) throw Damaged();
        var rest = bytes.AsSpan(offsets[number]);
        var head = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n"));
        if (!rest.StartsWith(head)) throw Damaged();
        rest = rest[head.Length..];
        var end = rest.IndexOf("\nendobj\n"u8);
        if (end < 0) throw Damaged();
        var begin = rest[..end].IndexOf("\nstream\n"u8);
        if (begin < 0) return (Encoding.Latin1.GetString(rest[..end]), null);
        var words = Encoding.Latin1.GetString(rest[..begin]);
        var length = Only(StreamLength().Match(words));
        var start = offsets[number] + head.Length + begin + "\nstream\n".Length;
        if (length > bytes.Length - start || !bytes.AsSpan(start + length).StartsWith("\nendstream\nendobj\n"u8))
            throw Damaged();
        return (words, bytes.AsMemory(start, length));
    }

    /// <summary>The numbers of all objects that a dictionary points to.</summary>
    public static IEnumerable<int> References(string words) => Reference().Matches(words).Select(Only);

    /// <summary>The same dictionary, pointing to other numbers.</summary>
    public static string Renumbered(string words, Func<int, int> number) => Reference().Replace(words, match =>
        string.Create(CultureInfo.InvariantCulture, $"{number(Only(match))} 0 R"));

    /// <summary>The entries of a stream's dictionary as the writer takes them: without brackets and length.</summary>
    public static string Entries(string words) => StreamLength().Replace(words["<< ".Length..], "");

    int[] Offsets(out string trailer)
    {
        var tail = bytes.AsSpan(Math.Max(0, bytes.Length - TailMax));
        var mark = tail.LastIndexOf("startxref\n"u8);
        if (mark < 0 || !Utf8Parser.TryParse(tail[(mark + "startxref\n".Length)..], out int start, out _)
            || start < 0 || start >= bytes.Length) throw Damaged();
        var table = bytes.AsSpan(start);
        if (!table.StartsWith("xref\n0 "u8)
            || !Utf8Parser.TryParse(table["xref\n0 ".Length..], out int count, out var used)) throw Damaged();
        table = table[("xref\n0 ".Length + used + 1)..];
        if (count < 1 || count > table.Length / EntryLength) throw Damaged();
        var found = new int[count];
        for (var i = 1; i < count; i++)
            if (!Utf8Parser.TryParse(table.Slice(i * EntryLength, 10), out found[i], out _)
                || found[i] <= 0 || found[i] >= start) throw Damaged();
        trailer = Encoding.Latin1.GetString(table[(count * EntryLength)..]);
        return found;
    }

    static int Only(Match match) => match.Success
        && int.TryParse(match.Groups["n"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number : throw Damaged();

    static InvalidDataException Damaged() => new("This file was not written by our own writer, or it is damaged.");

    [GeneratedRegex(@"\b(?<n>\d{1,9}) 0 R\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Reference();

    [GeneratedRegex(@"/Root (?<n>\d{1,9}) 0 R", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Root();

    [GeneratedRegex(@"/Pages (?<n>\d{1,9}) 0 R", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Tree();

    [GeneratedRegex(@"/Kids \[[^\]]*\]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Kids();

    [GeneratedRegex(@" /Length (?<n>\d{1,9}) >>$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex StreamLength();
}
