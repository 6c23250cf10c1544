using System.Buffers.Binary;
using System.IO.Compression;
using System.Xml;

namespace Inkassio.Exchange.Tables;

/// <summary>Thrown inside this room only, and turned into a sentence at its door.</summary>
sealed class UnreadableException(ImportProblem why) : Exception(why.Kind.ToString())
{
    public UnreadableException(ImportProblemKind kind) : this(new ImportProblem(kind)) { }

    public ImportProblem Why { get; } = why;
}

/// <summary>The parts of an .xlsx file. Every part is inflated and counted before anything parses it.</summary>
// Declared sizes may lie, so only inflated bytes count. Names of parts are looked up and never become paths,
// so "../../etc/passwd" is just a part that nobody asks for.
sealed class Package : IDisposable
{
    const int EndRecordLength = 22;
    const int DirectoryEntryLength = 46;

    readonly ZipArchive zip;
    readonly TableLimits limits;
    readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, PartScan> scans = new(StringComparer.OrdinalIgnoreCase);
    long inflated;

    public Package(ReadOnlyMemory<byte> bytes, TableLimits limits)
    {
        this.limits = limits;
        RefuseHugeDirectory(bytes.Span);
        zip = new ZipArchive(new MemoryBytes(bytes), ZipArchiveMode.Read);
        foreach (var entry in zip.Entries) parts.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
    }

    public bool Has(string name) => parts.ContainsKey(name);

    /// <summary>Inflates a part once, counts it, and refuses what no spreadsheet program writes.</summary>
    public PartScan Scan(string name)
    {
        if (scans.TryGetValue(name, out var known)) return known;
        if (!parts.TryGetValue(name, out var entry)) throw new UnreadableException(ImportProblemKind.Damaged);
        var isShared = name.EndsWith("sharedStrings.xml", StringComparison.OrdinalIgnoreCase);
        var max = Math.Min(isShared ? limits.SharedStringsBytesMax : limits.EntryBytesMax,
            limits.InflatedBytesMax - inflated);
        using var stream = entry.Open();
        var scan = PartScan.Of(stream, entry.CompressedLength, max, limits);
        inflated += scan.Bytes;
        return scans[name] = scan;
    }

    /// <summary>A part as XML, after it was scanned. No DTD, nothing from outside.</summary>
    public XmlReader Open(string name)
    {
        Scan(name);
        return XmlReader.Create(parts[name].Open(), new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            CloseInput = true,
            NameTable = new BoundedNames(),
            MaxCharactersInDocument = limits.InflatedBytesMax,
        });
    }

    public void Dispose() => zip.Dispose();

    // ZipArchive keeps an object for every entry of the directory, so its length is looked at first.
    void RefuseHugeDirectory(ReadOnlySpan<byte> bytes)
    {
        var tail = bytes[Math.Max(0, bytes.Length - EndRecordLength - ushort.MaxValue)..];
        var end = tail.LastIndexOf("PK\x05\x06"u8);
        if (end < 0 || end + EndRecordLength > tail.Length) throw new UnreadableException(ImportProblemKind.Damaged);
        var start = BinaryPrimitives.ReadUInt32LittleEndian(tail[(end + 16)..]);
        var length = bytes.Length - tail.Length + end - (long)start;
        if (length < 0) throw new UnreadableException(ImportProblemKind.Damaged);
        if (length > (long)limits.EntriesMax * DirectoryEntryLength * 4)
            throw new UnreadableException(ImportProblemKind.InflatesTooMuch);
    }
}

/// <summary>What a first look at the inflated bytes of a part showed.</summary>
/// <param name="Rows">Row elements, whatever their prefix.</param>
readonly record struct PartScan(long Bytes, int Rows)
{
    /// <exception cref="UnreadableException">Too large, too dense, a DTD, a comment, CDATA, or not UTF-8.</exception>
    public static PartScan Of(Stream stream, long packed, long bytesMax, TableLimits limits)
    {
        var buffer = new byte[64 * 1024];
        long bytes = 0, stretch = 0;
        int rows = 0, kept = 0;
        while (stream.Read(buffer, kept, buffer.Length - kept) is > 0 and var read)
        {
            if (bytes == 0 && IsUtf16(buffer)) throw new UnreadableException(ImportProblemKind.ForeignMarkup);
            bytes += read;
            if (bytes > bytesMax || bytes > limits.RatioFromBytes && bytes / limits.RatioMax > packed)
                throw new UnreadableException(ImportProblemKind.InflatesTooMuch);
            var available = buffer.AsSpan(0, kept + read);
            rows += Tags(available, limits.MarkupStretchMax, ref stretch);
            // A tag that the buffer cuts is looked at again with what follows.
            var tail = available[^Math.Min(TagHead, available.Length)..];
            kept = tail.IndexOf((byte)'<') is >= 0 and var cut ? tail.Length - cut : 0;
            available[^kept..].CopyTo(buffer);
            if (kept > 0) stretch = 0;
        }
        return new PartScan(bytes, rows);
    }

    // "<x:row>" is the longest head that we look for; prefixes of more than a few letters do not occur.
    const int TagHead = 12;

    static int Tags(Span<byte> available, int stretchMax, ref long stretch)
    {
        var rows = 0;
        while (available.IndexOf((byte)'<') is >= 0 and var next)
        {
            if (stretch + next > stretchMax) throw new UnreadableException(ImportProblemKind.InflatesTooMuch);
            available = available[(next + 1)..];
            stretch = 0;
            // No program writes DTD, comments or CDATA into these parts.
            if (available is [(byte)'!', ..]) throw new UnreadableException(ImportProblemKind.ForeignMarkup);
            if (available.Length >= TagHead && IsRow(available)) rows++;
        }
        stretch += available.Length;
        if (stretch > stretchMax) throw new UnreadableException(ImportProblemKind.InflatesTooMuch);
        return rows;
    }

    static bool IsRow(ReadOnlySpan<byte> tag)
    {
        var head = tag[..TagHead];
        if (head.IndexOf((byte)':') is >= 0 and < 8 and var colon) head = head[(colon + 1)..];
        return head.StartsWith("row"u8) && head[3] is (byte)' ' or (byte)'>' or (byte)'/';
    }

    static bool IsUtf16(ReadOnlySpan<byte> bytes) => bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, ..]
        || bytes is [(byte)'<', 0, ..];
}
