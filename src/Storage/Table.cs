namespace Inkassio.Storage;

/// <summary>What a column holds, in the words of neither engine.</summary>
enum Holds { Uuid, Text, Long, Day, Instant, Bytes, Flag }

sealed record Column(string Name, Holds Holds);

/// <summary>A table that is written many rows at a time. The first column is always the tenant.</summary>
/// <param name="keyCount">How many of the first columns are the primary key, the tenant included; at most four.</param>
sealed class Table(string name, int keyCount, params Column[] columns)
{
    public string Name => name;

    public Column[] Columns => columns;

    public int KeyCount => keyCount;

    /// <summary>What happens to a row that is there already: it is replaced, or (journal, queues) it is a fault.</summary>
    public bool IsAppendOnly { get; init; }

    public static Column Uuid(string name) => new(name, Holds.Uuid);

    public static Column Text(string name) => new(name, Holds.Text);

    public static Column Long(string name) => new(name, Holds.Long);

    public static Column Day(string name) => new(name, Holds.Day);

    public static Column Instant(string name) => new(name, Holds.Instant);

    public static Column Bytes(string name) => new(name, Holds.Bytes);

    public static Column Flag(string name) => new(name, Holds.Flag);

    public RowKey KeyOf(object?[] row) => new(
        row[0], KeyCount > 1 ? row[1] : null, KeyCount > 2 ? row[2] : null, KeyCount > 3 ? row[3] : null);

    public IEnumerable<string> Keys => Columns.Take(KeyCount).Select(column => column.Name);

    /// <summary>The end of an insert: replace what may change.</summary>
    public string OnConflict => IsAppendOnly || KeyCount == Columns.Length
        ? ""
        : $" on conflict ({string.Join(", ", Keys)}) do update set "
          + string.Join(", ", Columns.Skip(KeyCount).Select(column => $"{column.Name} = excluded.{column.Name}"));
}

readonly record struct RowKey(object? A, object? B, object? C, object? D);

/// <summary>Rows to write and rows to remove, the last word on each row winning.</summary>
sealed class Changes
{
    readonly Dictionary<Table, Dictionary<RowKey, (object?[] Row, bool IsGone)>> tables = [];

    public bool IsEmpty => tables.Count == 0;

    public void Put(Table table, params object?[] row) => Of(table)[table.KeyOf(row)] = (row, false);

    public void Remove(Table table, params object?[] key) => Of(table)[table.KeyOf(key)] = (key, true);

    /// <summary>Adds later changes on top.</summary>
    public void Then(Changes later)
    {
        foreach (var (table, rows) in later.tables)
            foreach (var (key, change) in rows)
                Of(table)[key] = change;
    }

    /// <summary>Hands everything over: removals first, so that a number that was given up can be taken again.</summary>
    public async Task Write(Writing writing, CancellationToken stop)
    {
        foreach (var (table, rows) in tables)
            await writing.Remove(table, [.. rows.Values.Where(change => change.IsGone).Select(change => change.Row)], stop);
        foreach (var (table, rows) in tables)
            await writing.Put(table, [.. rows.Values.Where(change => !change.IsGone).Select(change => change.Row)], stop);
    }

    Dictionary<RowKey, (object?[] Row, bool IsGone)> Of(Table table) =>
        tables.TryGetValue(table, out var rows) ? rows : tables[table] = [];
}
