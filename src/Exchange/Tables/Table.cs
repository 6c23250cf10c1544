using System.Collections.Immutable;

namespace Inkassio.Exchange.Tables;

/// <summary>What a workbook says about a cell. Text files know only text.</summary>
// Numbers are written as in the workbook (1234.5, 1E3), dates as yyyy-MM-dd.
public enum CellKind : byte { Text, Number, Date }

/// <summary>A table as it stands in a file: headers, and the rows below them.</summary>
/// <param name="Format">What was detected, for people: "CSV, Semikolon, Windows-1252" or "Excel, Blatt ‚OP‘".</param>
/// <param name="HeaderRow">The row in the file that holds the headers, counted from 1.</param>
/// <param name="Headers">Unique and never empty: a second "Betrag" is "Betrag (2)", a nameless one "Spalte 5".</param>
public sealed record Table(
    string FileName, string Format, int HeaderRow, ImmutableArray<string> Headers, IReadOnlyList<TableRow> Rows);

/// <summary>One row. Its cells lie in one string, which takes a third of the memory of a string for each.</summary>
public sealed class TableRow
{
    readonly string text;
    readonly int[] ends;
    readonly CellKind[]? kinds;

    internal TableRow(int number, string text, int[] ends, CellKind[]? kinds) =>
        (Number, this.text, this.ends, this.kinds) = (number, text, ends, kinds);

    /// <summary>The row in the sheet, or the line in the text file where it begins; counted from 1.</summary>
    public int Number { get; }

    /// <summary>How many cells there are; empty ones at the end are not kept.</summary>
    public int Count => ends.Length;

    /// <summary>The cell as it stands, spaces included; empty beyond the last.</summary>
    public ReadOnlySpan<char> this[int column]
    {
        get
        {
            if ((uint)column >= (uint)ends.Length) return default;
            var start = column == 0 ? 0 : ends[column - 1];
            return text.AsSpan(start, ends[column] - start);
        }
    }

    public CellKind KindOf(int column) =>
        kinds is { } known && (uint)column < (uint)known.Length ? known[column] : CellKind.Text;
}

/// <summary>A table, or the reasons why there is none.</summary>
public sealed record TableReading(Table? Table, ImmutableArray<ImportProblem> Problems)
{
    public static implicit operator TableReading(Table table) => new(table, []);

    public static implicit operator TableReading(ImportProblem problem) => new(null, [problem]);
}
