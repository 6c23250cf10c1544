using System.Globalization;
using System.Text;
using Inkassio.Domain;

namespace Inkassio.Exchange;

/// <summary>One cell of an exported list. Only text can be mistaken for a formula, so only text is guarded.</summary>
public readonly record struct TableCell
{
    readonly string? written;

    TableCell(string? written, bool isText) => (this.written, IsText) = (written, isText);

    internal bool IsText { get; }

    internal string Written => written ?? "";

    public static implicit operator TableCell(string? text) => new(text, isText: true);

    /// <summary>Two decimals, a comma, no currency: what a German spreadsheet takes for a number.</summary>
    public static implicit operator TableCell(Money amount) =>
        new(amount.Amount.ToString("0.00", CultureInfo.InvariantCulture).Replace('.', ','), isText: false);

    public static implicit operator TableCell(DateOnly? day) =>
        new(day?.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture), isText: false);

    public static implicit operator TableCell(DateOnly day) => (DateOnly?)day;

    public static implicit operator TableCell(long number) =>
        new(number.ToString(CultureInfo.InvariantCulture), isText: false);
}

/// <summary>Writes lists as CSV that spreadsheets open without running anything (OWASP ASVS 1.2.10).</summary>
public static class TableText
{
    const char Separator = ';';

    /// <summary>UTF-8 with byte order mark, semicolons, CRLF: what German Excel opens by a double click.</summary>
    public static byte[] Write(IEnumerable<string> headers, IEnumerable<IReadOnlyList<TableCell>> rows)
    {
        using var bytes = new MemoryStream();
        using (var writer = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
            Write(writer, headers, rows);
        return bytes.ToArray();
    }

    public static void Write(
        TextWriter writer, IEnumerable<string> headers, IEnumerable<IReadOnlyList<TableCell>> rows)
    {
        WriteRow(writer, [.. headers.Select(header => (TableCell)header)]);
        foreach (var row in rows) WriteRow(writer, row);
    }

    /// <summary>The text with an apostrophe before it if a spreadsheet would calculate it.</summary>
    public static string Neutral(string text) => text.Length > 0 && BeginsFormula(text[0]) ? "'" + text : text;

    // Spreadsheets take the full-width signs of East Asian keyboards as well.
    internal static bool BeginsFormula(char c) =>
        c is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '\0' or '＝' or '＋' or '－' or '＠';

    static void WriteRow(TextWriter writer, IReadOnlyList<TableCell> cells)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            if (i > 0) writer.Write(Separator);
            writer.Write(cells[i].IsText ? Quoted(Neutral(cells[i].Written)) : cells[i].Written);
        }
        writer.Write("\r\n");
    }

    static string Quoted(string text)
    {
        // A NUL would make the file unreadable, for us too.
        if (text.Contains('\0', StringComparison.Ordinal)) text = text.Replace("\0", "", StringComparison.Ordinal);
        return text.AsSpan().IndexOfAny(";,\t|\"\r\n'") >= 0
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
