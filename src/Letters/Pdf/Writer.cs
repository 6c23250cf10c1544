using System.IO.Compression;
using System.Security.Cryptography;

namespace Inkassio.Letters.Pdf;

/// <summary>
/// Writes one PDF 1.7 file from front to back. Objects leave at once, so a print run of thousands of letters needs
/// no more memory than one of them. The same calls give the same bytes: no clock, no chance.
/// </summary>
sealed class Writer
{
    readonly Stream to;
    readonly Octets head = new(512);
    readonly MemoryStream squeezed = new();
    readonly List<long> offsets = [0];
    readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    long position;

    public Writer(Stream to)
    {
        this.to = to;
        // The four bytes above 127 tell transfer programs that the file is not text.
        Put("%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n"u8);
    }

    /// <summary>The number of an object that will be written later.</summary>
    public int Reserve()
    {
        offsets.Add(0);
        return offsets.Count - 1;
    }

    public int Object(ReadOnlySpan<byte> body)
    {
        var number = Reserve();
        Object(number, body);
        return number;
    }

    public void Object(int number, ReadOnlySpan<byte> body)
    {
        Begin(number);
        Put(body);
        Put("\nendobj\n"u8);
    }

    /// <summary>A stream of bytes that are as they should stand in the file.</summary>
    /// <param name="entries">The dictionary without its length, for instance "/Filter /DCTDecode".</param>
    public void Stream(int number, ReadOnlySpan<byte> entries, ReadOnlySpan<byte> bytes)
    {
        Begin(number);
        head.Clear();
        Put(head.Raw("<< "u8).Raw(entries).Raw(" /Length "u8).Whole(bytes.Length).Raw(" >>\nstream\n"u8).Written);
        Put(bytes);
        Put("\nendstream\nendobj\n"u8);
    }

    /// <summary>A stream that is compressed on the way.</summary>
    /// <param name="entries">More of the dictionary, ending in a blank.</param>
    public void Compressed(int number, ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> entries = default)
    {
        squeezed.SetLength(0);
        using (var deflate = new ZLibStream(squeezed, CompressionLevel.Fastest, leaveOpen: true))
            deflate.Write(bytes);
        Stream(number, [.. entries, .. "/Filter /FlateDecode"u8], squeezed.GetBuffer().AsSpan(0, (int)squeezed.Length));
    }

    /// <summary>The table of objects and the way to the catalogue. Nothing can be written after it.</summary>
    public void Close(int catalogue, int particulars)
    {
        var start = position;
        var table = new Octets(20 * offsets.Count + 400);
        table.Raw("xref\n0 "u8).Whole(offsets.Count).Raw("\n0000000000 65535 f \n"u8);
        foreach (var offset in offsets.Skip(1))
            Padded(table, offset).Raw(" 00000 n \n"u8);
        // The identity is the hash of all that precedes it: equal letters are equal files.
        var identity = Convert.ToHexString(hash.GetCurrentHash().AsSpan(0, 16));
        table.Raw("trailer\n<< /Size "u8).Whole(offsets.Count).Raw(" /Root "u8).Whole(catalogue)
            .Raw(" 0 R /Info "u8).Whole(particulars).Raw(" 0 R /ID [<"u8).Ascii(identity).Raw("> <"u8).Ascii(identity)
            .Raw(">] >>\nstartxref\n"u8).Whole(start).Raw("\n%%EOF\n"u8);
        Put(table.Written);
        to.Flush();
        hash.Dispose();
    }

    static Octets Padded(Octets table, long offset)
    {
        for (var unit = 1_000_000_000L; unit > 0; unit /= 10)
            table.Whole(offset / unit % 10);
        return table;
    }

    void Begin(int number)
    {
        offsets[number] = position;
        head.Clear();
        Put(head.Whole(number).Raw(" 0 obj\n"u8).Written);
    }

    void Put(ReadOnlySpan<byte> bytes)
    {
        to.Write(bytes);
        hash.AppendData(bytes);
        position += bytes.Length;
    }
}
