using System.Text;
using System.Text.Unicode;

namespace Inkassio.Exchange.Tables;

/// <summary>Text files: finds encoding and separator, then reads.</summary>
static class TextTable
{
    const int SampleBytes = 64 * 1024;
    const int SampleRows = 60;

    // Not registered for the whole process: only this room reads old code pages.
    static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    static readonly (char Sign, string Name)[] Separators =
        [(';', "Semikolon"), (',', "Komma"), ('\t', "Tabulator"), ('|', "Senkrechtstrich")];

    public static string Read(ReadOnlyMemory<byte> bytes, RowBuilder rows, Func<string, bool> isKnownHeader)
    {
        var encoding = EncodingOf(bytes.Span);
        var separator = DeclaredSeparator(bytes, encoding) ?? LikelySeparator(bytes, encoding, isKnownHeader);
        using var reader = Reader(bytes, encoding);
        new SeparatedText(separator, rows).Read(reader, int.MaxValue);
        if (rows.Rows is [var first, ..] && IsDeclaration(first)) rows.Rows.RemoveAt(0);
        var name = encoding.Equals(Windows1252) ? "Windows-1252" : encoding.WebName.ToUpperInvariant();
        return $"Text, {Array.Find(Separators, s => s.Sign == separator).Name ?? "Trennzeichen"}, {name}";
    }

    /// <summary>The byte order mark, else UTF-16 by its zeros, else UTF-8 if it is, else Windows-1252.</summary>
    static Encoding EncodingOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0xFF, 0xFE, ..]) return Encoding.Unicode;
        if (bytes is [0xFE, 0xFF, ..]) return Encoding.BigEndianUnicode;
        var sample = bytes[..Math.Min(bytes.Length, 4096)];
        int even = 0, odd = 0;
        for (var i = 0; i < sample.Length; i++)
            if (sample[i] == 0 && (i & 1) == 0) even++;
            else if (sample[i] == 0) odd++;
        // Text in our alphabets has a zero in nearly every second byte.
        if (odd > sample.Length / 4 && even == 0) return Encoding.Unicode;
        if (even > sample.Length / 4 && odd == 0) return Encoding.BigEndianUnicode;
        return Utf8.IsValid(bytes) || bytes is [0xEF, 0xBB, 0xBF, ..] ? Encoding.UTF8 : Windows1252;
    }

    /// <summary>Excel's own "sep=;" on the first line.</summary>
    static char? DeclaredSeparator(ReadOnlyMemory<byte> bytes, Encoding encoding)
    {
        using var reader = Reader(bytes[..Math.Min(bytes.Length, 64)], encoding);
        return reader.ReadLine() is ['s' or 'S', 'e' or 'E', 'p' or 'P', '=', var sign] ? sign : null;
    }

    static bool IsDeclaration(TableRow row) => row[0].StartsWith("sep=", StringComparison.OrdinalIgnoreCase);

    /// <summary>The separator that finds most known headers; else the one that cuts most rows alike.</summary>
    static char LikelySeparator(ReadOnlyMemory<byte> bytes, Encoding encoding, Func<string, bool> isKnownHeader)
    {
        var sample = bytes[..Math.Min(bytes.Length, SampleBytes)];
        var separators = Array.ConvertAll(Separators, s => s.Sign);
        return separators.MaxBy(s => Likelihood(Sample(sample, encoding, s), isKnownHeader));
    }

    static List<TableRow> Sample(ReadOnlyMemory<byte> sample, Encoding encoding, char separator)
    {
        var rows = new RowBuilder(TableLimits.Standard);
        using var reader = Reader(sample, encoding);
        new SeparatedText(separator, rows).Read(reader, SampleRows);
        return rows.Rows;
    }

    static (int Known, int Alike, int Width) Likelihood(List<TableRow> rows, Func<string, bool> isKnownHeader)
    {
        if (rows.Count == 0) return default;
        var known = rows.Take(RowBuilder.RowsAboveHeaderMax).Max(row => Known(row, isKnownHeader));
        var widths = rows.Where(row => row.Count > 1).CountBy(row => row.Count).ToList();
        if (widths.Count == 0) return (known, 0, 0);
        var (width, alike) = widths.MaxBy(w => w.Value);
        return (known, alike * 10 / rows.Count, width);
    }

    static int Known(TableRow row, Func<string, bool> isKnownHeader) =>
        Enumerable.Range(0, row.Count).Count(i => isKnownHeader(row[i].ToString()));

    static StreamReader Reader(ReadOnlyMemory<byte> bytes, Encoding encoding) =>
        new(new MemoryBytes(bytes), encoding, detectEncodingFromByteOrderMarks: true);
}
