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

    /// <summary>What happens to a row that is there already: it is replaced, or (journal, queues) it is a
    /// fault.</summary>
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
    readonly List<Change> all = [];

    public bool IsEmpty => all.Count == 0;

    public void Put(Table table, params object?[] row) => all.Add(new Change(table, row, IsGone: false));

    public void Remove(Table table, params object?[] key) => all.Add(new Change(table, key, IsGone: true));

    /// <summary>Adds later changes on top.</summary>
    public void Then(Changes later) => all.AddRange(later.all);

    /// <summary>Hands everything over: removals first, so that a number that was given up can be taken again.</summary>
    public async Task Write(Writing writing, CancellationToken stop)
    {
        var tables = ByTable();
        foreach (var (table, changes) in tables)
            await writing.Remove(table, Rows(changes, areGone: true), stop);
        foreach (var (table, changes) in tables)
            await writing.Put(table, Rows(changes, areGone: false), stop);
    }

    // Tables keep the order in which they were first written: foreign keys lead back to earlier ones.
    Dictionary<Table, List<Change>> ByTable()
    {
        var tables = new Dictionary<Table, List<Change>>();
        foreach (var change in all)
            if (tables.TryGetValue(change.Table, out var changes)) changes.Add(change);
            else tables[change.Table] = [change];
        return tables.ToDictionary(
            pair => pair.Key, pair => pair.Key.IsAppendOnly ? pair.Value : LastWords(pair.Value));
    }

    static List<Change> LastWords(List<Change> changes)
    {
        var last = new Dictionary<RowKey, int>(changes.Count);
        for (var i = 0; i < changes.Count; i++) last[changes[i].Table.KeyOf(changes[i].Row)] = i;
        return last.Count == changes.Count ? changes : [.. last.Values.Order().Select(i => changes[i])];
    }

    static List<object?[]> Rows(List<Change> changes, bool areGone)
    {
        var rows = new List<object?[]>();
        foreach (var change in changes)
            if (change.IsGone == areGone) rows.Add(change.Row);
        return rows;
    }

    readonly record struct Change(Table Table, object?[] Row, bool IsGone);
}
