using System.Data.Common;
using System.Globalization;

namespace Inkassio.Storage;

/// <summary>One row of an answer, read by position. Hides how the two engines store days, instants and ids.</summary>
public readonly struct Row(DbDataReader reader)
{
    /// <summary>How SQLite keeps an instant: sortable text in UTC with microseconds, PostgreSQL's own
    /// precision.</summary>
    internal const string InstantFormat = "yyyy-MM-ddTHH:mm:ss.ffffffZ";

    public bool IsNull(int at) => reader.IsDBNull(at);

    public Guid Uuid(int at) => reader.GetGuid(at);

    public Guid? UuidOrNull(int at) => IsNull(at) ? null : Uuid(at);

    public string Text(int at) => reader.GetString(at);

    public string? TextOrNull(int at) => IsNull(at) ? null : Text(at);

    /// <summary>An enum, stored as its word.</summary>
    public T Word<T>(int at) where T : struct, Enum => Enum.Parse<T>(Text(at));

    // Sums are numeric on PostgreSQL, hence the conversion.
    public long Long(int at) => Convert.ToInt64(reader.GetValue(at), CultureInfo.InvariantCulture);

    public long? LongOrNull(int at) => IsNull(at) ? null : Long(at);

    public bool Flag(int at) => reader.GetBoolean(at);

    public DateOnly Day(int at) => reader.GetFieldValue<DateOnly>(at);

    public DateOnly? DayOrNull(int at) => IsNull(at) ? null : Day(at);

    public byte[] Bytes(int at) => reader.GetFieldValue<byte[]>(at);

    public byte[]? BytesOrNull(int at) => IsNull(at) ? null : Bytes(at);

    public DateTimeOffset Instant(int at) => reader.GetFieldType(at) == typeof(string)
        ? DateTimeOffset.ParseExact(
            Text(at), InstantFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
        : reader.GetFieldValue<DateTimeOffset>(at);

    public DateTimeOffset? InstantOrNull(int at) => IsNull(at) ? null : Instant(at);
}
