namespace Inkassio.Storage;

/// <summary>A row of the journal, field by field as it is stored. Final: history cannot be rewritten.</summary>
sealed record JournalRow(
    Guid Tenant, Guid Stream, StreamKind Kind, long Version, Guid Command, long Part, string Event, byte[] Body,
    Guid? Key, string By, string Reason, DateTimeOffset At, byte[] Hash)
{
    public static readonly Table Table = new("journal", keyCount: 3,
        Table.Uuid("tenant"), Table.Uuid("stream"), Table.Long("version"), Table.Text("kind"), Table.Uuid("command"),
        Table.Long("part"), Table.Text("event"), Table.Bytes("body"), Table.Uuid("key"), Table.Text("by"),
        Table.Text("reason"), Table.Instant("at"), Table.Bytes("hash")) { IsAppendOnly = true };

    public static readonly Table Heads = new("streams", keyCount: 2,
        Table.Uuid("tenant"), Table.Uuid("stream"), Table.Text("kind"), Table.Long("version"), Table.Bytes("hash"));

    public static JournalRow Of(Append append, Entry entry, Head head, int part)
    {
        var row = new JournalRow(
            append.Tenant.Value, append.Stream, append.Kind, head.Version + 1, append.Command, part,
            entry.Event, entry.Body, entry.Key, append.By, append.Reason, append.At, []);
        return row with { Hash = Chain.Hash(row, head.Hash) };
    }

    /// <summary>The columns that <see cref="Of(Row)"/> reads, in its order, of a journal named j.</summary>
    public static readonly FormattableString Selected =
        $"""
        j.tenant, j.stream, j.kind, j.version, j.command, j.part, j.event, j.body, j.key, j.by, j.reason, j.at, j.hash
        """;

    public const int SelectedCount = 13;

    public static JournalRow Of(Row row) => new(
        row.Uuid(0), row.Uuid(1), Kinds(row.Text(2)), row.Long(3), row.Uuid(4), row.Long(5), row.Text(6), row.Bytes(7),
        row.UuidOrNull(8), row.Text(9), row.Text(10), row.Instant(11), row.Bytes(12));

    public object?[] Values() =>
        [Tenant, Stream, Version, Word(Kind), Command, Part, Event, Body, Key, By, Reason, At, Hash];

    public static string Word(StreamKind kind) => kind == StreamKind.Debtor ? "debtor" : "tenant";

    static StreamKind Kinds(string word) => word == "debtor" ? StreamKind.Debtor : StreamKind.Tenant;
}
