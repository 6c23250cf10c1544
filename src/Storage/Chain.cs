using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Inkassio.Storage;

/// <summary>The hash that ties every journal row to the one before it in its stream.</summary>
/// <remarks>
/// <c>hash = SHA-256(previous hash ‖ canonical row)</c>; the previous hash of a first row is empty. The canonical
/// row is the fields in this order, each as its length in bytes (4 bytes, most significant first) and its bytes:
/// the text <c>inkassio-journal-1</c>, tenant, stream, kind, version, command, part, event, body, key, by, reason,
/// at. Ids are 16 bytes in network order; version, part and at (microseconds since 1970 UTC) are 8 bytes, most
/// significant first; texts are UTF-8; a missing key is empty. The body is hashed as it is stored, that is,
/// encrypted where it is: so the chain stays valid when a key has been destroyed.
/// </remarks>
static partial class Chain
{
    static readonly byte[] Form = "inkassio-journal-1"u8.ToArray();

    public static byte[] Hash(JournalRow row, byte[] previous)
    {
        var texts = 3 * (row.Event.Length + row.By.Length + row.Reason.Length + 8);
        var buffer = ArrayPool<byte>.Shared.Rent(previous.Length + row.Body.Length + texts + 256);
        previous.CopyTo(buffer, 0);
        var end = Fields(row, buffer, previous.Length);
        var hash = SHA256.HashData(buffer.AsSpan(0, end));
        ArrayPool<byte>.Shared.Return(buffer);
        return hash;
    }

    static int Fields(JournalRow row, byte[] buffer, int at)
    {
        at = Put(buffer, at, Form);
        at = Put(buffer, at, row.Tenant);
        at = Put(buffer, at, row.Stream);
        at = Put(buffer, at, JournalRow.Word(row.Kind));
        at = Put(buffer, at, row.Version);
        at = Put(buffer, at, row.Command);
        at = Put(buffer, at, row.Part);
        at = Put(buffer, at, row.Event);
        at = Put(buffer, at, row.Body);
        at = row.Key is { } key ? Put(buffer, at, key) : Put(buffer, at, (byte[])[]);
        at = Put(buffer, at, row.By);
        at = Put(buffer, at, row.Reason);
        return Put(buffer, at, Instants.Micros(row.At));
    }

    static int Put(byte[] buffer, int at, byte[] value)
    {
        BinaryPrimitives.WriteInt32BigEndian(buffer.AsSpan(at), value.Length);
        value.CopyTo(buffer, at + 4);
        return at + 4 + value.Length;
    }

    static int Put(byte[] buffer, int at, string text)
    {
        var length = Encoding.UTF8.GetBytes(text, buffer.AsSpan(at + 4));
        BinaryPrimitives.WriteInt32BigEndian(buffer.AsSpan(at), length);
        return at + 4 + length;
    }

    static int Put(byte[] buffer, int at, Guid id)
    {
        BinaryPrimitives.WriteInt32BigEndian(buffer.AsSpan(at), 16);
        id.TryWriteBytes(buffer.AsSpan(at + 4), bigEndian: true, out _);
        return at + 20;
    }

    static int Put(byte[] buffer, int at, long number)
    {
        BinaryPrimitives.WriteInt32BigEndian(buffer.AsSpan(at), 8);
        BinaryPrimitives.WriteInt64BigEndian(buffer.AsSpan(at + 4), number);
        return at + 12;
    }
}

/// <summary>Instants as they are stored: in UTC, in whole microseconds, so that both engines give back the
/// same.</summary>
static class Instants
{
    public static DateTimeOffset Stored(DateTimeOffset instant) =>
        new(instant.UtcTicks - instant.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);

    public static long Micros(DateTimeOffset instant) =>
        (instant.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;
}
