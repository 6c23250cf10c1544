using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using Inkassio.Exchange.Invoices;

namespace Inkassio.Exchange.Tables;

/// <summary>Reads a table from a file that somebody gave us: CSV, TSV, TXT or Excel, told apart by content.</summary>
public static class TableFile
{
    /// <summary>Reads at most one byte more than allowed, however long the stream is.</summary>
    public static TableReading Read(Stream stream, string fileName, TableLimits? limits = null)
    {
        limits ??= TableLimits.Standard;
        using var copy = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (copy.Length <= limits.FileBytesMax && stream.Read(buffer, 0, buffer.Length) is > 0 and var read)
            copy.Write(buffer, 0, read);
        return Read(copy.GetBuffer().AsMemory(0, (int)copy.Length), fileName, limits);
    }

    /// <summary>Never throws because of what the file holds: what cannot be read is a problem with words.</summary>
    public static TableReading Read(ReadOnlyMemory<byte> bytes, string fileName, TableLimits? limits = null)
    {
        limits ??= TableLimits.Standard;
        if (bytes.IsEmpty) return new ImportProblem(ImportProblemKind.FileEmpty);
        if (bytes.Length > limits.FileBytesMax)
            return new ImportProblem(ImportProblemKind.FileTooLarge, Detail: Megabytes(limits.FileBytesMax));
        try
        {
            return Sort(bytes.Span) is { } strange ? strange : ReadKnown(bytes, fileName, limits);
        }
        catch (UnreadableException e)
        {
            return e.Why;
        }
        // What the zip and XML readers of the runtime throw at broken bytes. Text is never the cause.
        catch (Exception e) when (e is InvalidDataException or XmlException or IOException or NotSupportedException
            or ArgumentException or OverflowException)
        {
            return new ImportProblem(ImportProblemKind.Damaged);
        }
    }

    static ReadOnlySpan<byte> MarkAndBlanks => [0xEF, 0xBB, 0xBF, 0x20, 0x09, 0x0D, 0x0A];

    static string Megabytes(int bytes) =>
        Math.Max(1, bytes / (1024 * 1024)).ToString(CultureInfo.InvariantCulture);

    /// <summary>Files that are certainly no table we read, by their first bytes.</summary>
    static ImportProblem? Sort(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("%PDF"u8)) return new ImportProblem(ImportProblemKind.NotATable, Detail: "ein PDF");
        if (bytes is [0xD0, 0xCF, 0x11, 0xE0, ..])
            return new ImportProblem(HoldsEncryptedPackage(bytes)
                ? ImportProblemKind.EncryptedWorkbook
                : ImportProblemKind.OldExcel);
        var start = bytes.IndexOfAnyExcept(MarkAndBlanks);
        var text = start < 0 ? default : bytes[start..];
        return text.StartsWith("<?xml"u8) || text.StartsWith("<!"u8) || text.StartsWith("<html"u8)
            ? new ImportProblem(ImportProblemKind.NotATable, Detail: "ein XML- oder HTML-Text")
            : null;
    }

    // [MS-OFFCRYPTO] 2.3.4.4: the stream of that name holds the encrypted workbook.
    static bool HoldsEncryptedPackage(ReadOnlySpan<byte> bytes) =>
        bytes.IndexOf("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"u8) >= 0;

    static TableReading ReadKnown(ReadOnlyMemory<byte> bytes, string fileName, TableLimits limits)
    {
        var builder = new RowBuilder(limits);
        var format = bytes.Span.StartsWith("PK\x03\x04"u8) || bytes.Span.StartsWith("PK\x05\x06"u8)
            ? Sheet.Read(bytes, builder, limits)
            : TextTable.Read(bytes, builder, ColumnNames.Knows);
        return builder.Refusal is { } why ? why : WithHeader(builder.Rows, fileName, format, limits);
    }

    static TableReading WithHeader(List<TableRow> rows, string fileName, string format, TableLimits limits)
    {
        var at = HeaderRow(rows);
        if (at < 0) return new ImportProblem(ImportProblemKind.NoHeader);
        var header = rows[at];
        var below = rows.GetRange(at + 1, rows.Count - at - 1);
        if (below.Count == 0) return new ImportProblem(ImportProblemKind.NoRows);
        if (below.Count > limits.RowsMax)
            return new ImportProblem(ImportProblemKind.TooManyRows,
                Detail: limits.RowsMax.ToString("N0", CultureInfo.GetCultureInfo("de-DE")));
        var width = Math.Max(header.Count, below.Max(row => row.Count));
        return new Table(fileName, format, header.Number, Headers(header, width), below);
    }

    /// <summary>The row that names most known columns; else the first with two or more words and no number.</summary>
    static int HeaderRow(List<TableRow> rows)
    {
        var (best, most) = (-1, 1);
        for (var i = 0; i < Math.Min(rows.Count, RowBuilder.RowsAboveHeaderMax); i++)
            if (Cells(rows[i]).Count(ColumnNames.Knows) is var known && known > most) (best, most) = (i, known);
        return best >= 0 ? best
            : rows.Take(RowBuilder.RowsAboveHeaderMax).ToList().FindIndex(row => Cells(row).Count(HasLetters) >= 2
                && !Cells(row).Any(cell => cell.Length > 0 && cell.All(c => !char.IsLetter(c))));
    }

    static IEnumerable<string> Cells(TableRow row) =>
        Enumerable.Range(0, row.Count).Select(i => row[i].Trim().ToString());

    static bool HasLetters(string cell) => cell.Any(char.IsLetter);

    static ImmutableArray<string> Headers(TableRow header, int width)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var names = ImmutableArray.CreateBuilder<string>(width);
        for (var i = 0; i < width; i++)
        {
            var plain = ProblemList.Shown(header[i].Trim()).Trim();
            if (plain.Length == 0) plain = string.Create(CultureInfo.InvariantCulture, $"Spalte {i + 1}");
            var name = plain;
            for (var n = 2; !taken.Add(name); n++) name = string.Create(CultureInfo.InvariantCulture, $"{plain} ({n})");
            names.Add(name);
        }
        return names.MoveToImmutable();
    }
}
