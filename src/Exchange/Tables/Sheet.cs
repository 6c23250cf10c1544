using System.Globalization;

namespace Inkassio.Exchange.Tables;

/// <summary>Reads one sheet of an .xlsx file as a stream (ECMA-376, 18.3.1.73 and 18.3.1.4).</summary>
sealed class Sheet(RowBuilder rows, TableLimits limits, List<string> shared, List<bool> dateStyles, bool from1904)
{
    // 1990-01-01 and 2100-12-31 as days since the end of 1899: outside, a serial is left as the number it is.
    const double SerialMin = 32874;
    const double SerialMax = 73415.999;
    const int DaysFrom1900To1904 = 1462;

    int row;
    int column;

    public static string Read(ReadOnlyMemory<byte> bytes, RowBuilder rows, TableLimits limits)
    {
        using var package = new Package(bytes, limits);
        if (package.Has("xl/workbook.bin")) throw new UnreadableException(ImportProblemKind.BinaryExcel);
        if (package.Has("content.xml") && package.Has("mimetype"))
            throw new UnreadableException(ImportProblemKind.OpenDocument);
        if (!package.Has("xl/workbook.xml"))
            throw new UnreadableException(new ImportProblem(ImportProblemKind.NotATable, Detail: "ein ZIP-Archiv"));
        var parts = new WorkbookParts(package, limits);
        var (name, part) = parts.LargestSheet();
        var sheet = new Sheet(rows, limits, parts.SharedStrings(), parts.DateStyles(), parts.CountsFrom1904);
        using var xml = new BoundedXml(package.Open(part), limits);
        sheet.Read(xml);
        return $"Excel, Blatt „{ProblemList.Shown(name)}“";
    }

    void Read(BoundedXml xml)
    {
        while (rows.Refusal is null && xml.Next())
            if (xml.IsStart("row"))
            {
                row = xml.Number("r") is > 0 and var number ? number : row + 1;
                column = 0;
            }
            else if (xml.IsEnd("row")) rows.EndRow(row);
            else if (xml.IsStart("c")) Cell(xml);
    }

    void Cell(BoundedXml xml)
    {
        var (place, type, style) = (xml.Attribute("r"), xml.Attribute("t"), xml.Number("s"));
        if (ColumnOf(place) is { } named && named >= column) column = named;
        var (text, inline) = xml.IsEmpty ? ("", "") : Content(xml);
        if (text.Length + inline.Length > 0)
        {
            rows.SkipTo(column);
            rows.EndCell(Put(type, style, text, inline));
        }
        column++;
    }

    /// <summary>The cached value, and the text of an inline string. The formula itself is never read.</summary>
    (string Value, string Inline) Content(BoundedXml xml)
    {
        var (value, inline, within) = ("", "", false);
        while (xml.Next() && !xml.IsEnd("c"))
            if (xml.IsStart("v")) within = !xml.IsEmpty;
            else if (xml.IsEnd("v")) within = false;
            else if (xml.IsStart("is")) inline = xml.TextWithin("is", limits.CellLengthMax + 1);
            else if (within && xml.IsText && value.Length <= limits.CellLengthMax) value += xml.Value;
        return (value, inline);
    }

    CellKind Put(string type, int style, string value, string inline)
    {
        var isDate = style >= 0 && style < dateStyles.Count && dateStyles[style];
        var (text, kind) = type switch
        {
            "s" => (Shared(value), CellKind.Text),
            "inlineStr" => (inline, CellKind.Text),
            "str" or "e" => (value, CellKind.Text),
            "b" => (value == "1" ? "ja" : "nein", CellKind.Text),
            "d" => (value, CellKind.Text),
            _ when isDate && DayOf(value) is { } day => (day, CellKind.Date),
            _ => (value, CellKind.Number),
        };
        rows.Append(text);
        return kind;
    }

    string Shared(string index) =>
        int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < shared.Count
            ? shared[i]
            : throw new UnreadableException(ImportProblemKind.Damaged);

    string? DayOf(string serial)
    {
        if (!double.TryParse(serial, NumberStyles.Float, CultureInfo.InvariantCulture, out var days)) return null;
        if (from1904) days += DaysFrom1900To1904;
        return days is >= SerialMin and <= SerialMax
            ? DateOnly.FromDateTime(DateTime.FromOADate(days)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;
    }

    /// <summary>"AB12" is column 27, counted from 0; nothing for what is no such name.</summary>
    static int? ColumnOf(string place)
    {
        var index = 0;
        foreach (var c in place)
            if (c is >= 'A' and <= 'Z' && index < 100_000) index = index * 26 + (c - 'A' + 1);
            else break;
        return index > 0 ? index - 1 : null;
    }
}
