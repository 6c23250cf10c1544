using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Inkassio.Exchange.Tests;

/// <summary>Makes workbooks: honest ones with the Open XML SDK, hostile ones part by part.</summary>
static class Workbook
{
    const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>One sheet per entry; text, numbers and days become cells of their kind.</summary>
    public static byte[] Of(params (string Name, object?[][] Rows)[] sheets)
    {
        using var bytes = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(new Sheets());
            var styles = book.AddNewPart<WorkbookStylesPart>();
            styles.Stylesheet = new Stylesheet(
                new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "dd\\.mm\\.yyyy" }),
                new Fonts(new Font()), new Fills(new Fill()), new Borders(new Border()),
                new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 164 }));
            var shared = book.AddNewPart<SharedStringTablePart>();
            shared.SharedStringTable = new SharedStringTable();
            foreach (var (name, rows) in sheets) AddSheet(book, shared.SharedStringTable, name, rows);
        }
        return bytes.ToArray();
    }

    static void AddSheet(WorkbookPart book, SharedStringTable shared, string name, object?[][] rows)
    {
        var part = book.AddNewPart<WorksheetPart>();
        part.Worksheet = new Worksheet(new SheetData(rows.Select((cells, r) =>
            new Row(cells.Select((cell, c) => CellOf(cell, (char)('A' + c), r + 1, shared)).OfType<Cell>())
            { RowIndex = (uint)r + 1 })));
        var sheets = book.Workbook.Sheets!;
        sheets.Append(new DocumentFormat.OpenXml.Spreadsheet.Sheet
        {
            Name = name,
            SheetId = (uint)sheets.Count() + 1,
            Id = book.GetIdOfPart(part),
        });
    }

    static Cell? CellOf(object? value, char column, int row, SharedStringTable shared)
    {
        if (value is null) return null;
        var cell = value switch
        {
            DateOnly day => new Cell { StyleIndex = 1, CellValue = new CellValue(day.ToDateTime(default).ToOADate()) },
            Formula f => new Cell { CellFormula = new CellFormula(f.Text), CellValue = new CellValue(f.Cached) },
            IFormattable number => new Cell
            {
                CellValue = new CellValue(number.ToString(null, System.Globalization.CultureInfo.InvariantCulture)),
            },
            _ => new Cell { DataType = CellValues.SharedString, CellValue = new CellValue(shared.Count()) },
        };
        if (value is string text) shared.Append(new SharedStringItem(new Text(text)));
        cell.CellReference = $"{column}{row}";
        return cell;
    }

    public sealed record Formula(string Text, string Cached);

    /// <summary>A package with one sheet whose XML the test writes itself, and more parts if it likes.</summary>
    public static byte[] Raw(string sheetData, params (string Name, string Text)[] more) => Zip(
    [
        ("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"r\"><sheets>"
            + "<sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/>"
            + "</Relationships>"),
        ("xl/worksheets/sheet1.xml", sheetData),
        .. more,
    ]);

    public static string Sheet(string rows) =>
        $"<worksheet xmlns=\"{Main}\"><sheetData>{rows}</sheetData></worksheet>";

    public static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in parts)
            {
                using var stream = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
        return bytes.ToArray();
    }
}
