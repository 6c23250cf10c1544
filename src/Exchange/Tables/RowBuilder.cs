using System.Globalization;

namespace Inkassio.Exchange.Tables;

/// <summary>Takes cells one after the other and makes rows of them, until a limit is passed.</summary>
sealed class RowBuilder(TableLimits limits)
{
    /// <summary>A header may have so many rows above it: titles, an address, empty lines are not counted.</summary>
    public const int RowsAboveHeaderMax = 20;

    readonly List<int> ends = [];
    readonly List<CellKind> kinds = [];
    char[] text = new char[1024];
    int length;
    int cellStart;
    bool typed;
    long cells;
    long characters;

    public List<TableRow> Rows { get; } = [];

    /// <summary>Set once a limit is passed; whoever reads must stop then.</summary>
    public ImportProblem? Refusal { get; private set; }

    public void Append(char c)
    {
        if (length - cellStart > limits.CellLengthMax) return;
        if (length == text.Length) Array.Resize(ref text, text.Length * 2);
        text[length++] = c;
    }

    public void Append(ReadOnlySpan<char> part)
    {
        foreach (var c in part) Append(c);
    }

    public void EndCell(CellKind kind = CellKind.Text)
    {
        if (ends.Count < limits.ColumnsMax)
        {
            typed |= kind != CellKind.Text;
            ends.Add(length);
            kinds.Add(kind);
        }
        else
        {
            // Spreadsheets like to write empty cells far to the right; only a filled one is too many.
            if (!text.AsSpan(cellStart, length - cellStart).IsWhiteSpace())
                Refuse(ImportProblemKind.TooManyColumns, limits.ColumnsMax);
            length = cellStart;
        }
        cellStart = length;
    }

    /// <summary>Puts a cell at a place of its own, as workbooks do; earlier places stay empty.</summary>
    public void SkipTo(int column)
    {
        for (var last = Math.Min(column, limits.ColumnsMax); ends.Count < last;) EndCell();
    }

    /// <summary>Ends the row; an empty one is forgotten.</summary>
    public void EndRow(int number)
    {
        while (ends is [.., var end] && end == (ends.Count > 1 ? ends[^2] : 0)) ends.RemoveAt(ends.Count - 1);
        if (ends.Count > 0) Keep(number);
        ends.Clear();
        kinds.Clear();
        (length, cellStart, typed) = (0, 0, false);
    }

    void Keep(int number)
    {
        var row = text.AsSpan(0, ends[^1]);
        cells += ends.Count;
        characters += row.Length;
        if (Rows.Count > limits.RowsMax + RowsAboveHeaderMax) Refuse(ImportProblemKind.TooManyRows, limits.RowsMax);
        else if (cells > limits.CellsMax) Refuse(ImportProblemKind.TooManyCells, limits.CellsMax);
        else if (characters > limits.TextLengthMax) Refuse(ImportProblemKind.TooMuchText, limits.TextLengthMax);
        else if (!row.IsWhiteSpace())
            Rows.Add(new TableRow(number, new string(row), [.. ends], typed ? [.. kinds.Take(ends.Count)] : null));
    }

    public void Refuse(ImportProblem why) => Refusal ??= why;

    void Refuse(ImportProblemKind kind, int limit) =>
        Refuse(new ImportProblem(kind, Detail: limit.ToString("N0", CultureInfo.GetCultureInfo("de-DE"))));
}
