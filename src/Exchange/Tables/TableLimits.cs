namespace Inkassio.Exchange.Tables;

/// <summary>How much of a table is read. Each limit has its own sentence when it is passed.</summary>
// Memory while reading stays below about: file + 2 bytes per character + 5 bytes per cell + the shared strings.
public sealed record TableLimits
{
    public static TableLimits Standard { get; } = new();

    public int FileBytesMax { get; init; } = 50 * 1024 * 1024;

    public int RowsMax { get; init; } = 200_000;

    public int ColumnsMax { get; init; } = 200;

    /// <summary>Longer cells are cut after one character more, so that whoever reads the cell can say so.</summary>
    public int CellLengthMax { get; init; } = 4_000;

    public int CellsMax { get; init; } = 8_000_000;

    /// <summary>A workbook may name one long text a million times, so file size alone bounds nothing.</summary>
    public int TextLengthMax { get; init; } = 50_000_000;

    public long InflatedBytesMax { get; init; } = 512L << 20;

    public long EntryBytesMax { get; init; } = 400L << 20;

    /// <summary>Shared strings are held in memory while the sheet is read.</summary>
    public long SharedStringsBytesMax { get; init; } = 64L << 20;

    /// <summary>Inflated to packed size. Real sheets reach 10 to 50; bombs up to 1,030.</summary>
    public int RatioMax { get; init; } = 100;

    /// <summary>Small parts may shrink as far as they like.</summary>
    public long RatioFromBytes { get; init; } = 8L << 20;

    public int EntriesMax { get; init; } = 2_000;

    /// <summary>The longest stretch of XML without a tag; a cell holds 32,767 characters at most.</summary>
    public int MarkupStretchMax { get; init; } = 1 << 20;

    public int DepthMax { get; init; } = 32;
}
