using System.Security.Cryptography;

namespace Inkassio.Storage;

/// <summary>The heads of all of a tenant's streams at one moment, signed with the master key. Kept outside the
/// database.</summary>
/// <remarks>
/// A chain alone accepts a cut end, a missing stream or a journal that was recomputed as a whole; a seal does not.
/// Its form: <c>INKS1</c>, tenant (16 bytes), instant (8), then stream (16), version (8) and hash (32) of each
/// stream by id, and at the end the HMAC-SHA-256 of all before it.
/// </remarks>
public sealed class Seal
{
    internal Seal(DateTimeOffset at, Dictionary<Guid, Head> heads) => (At, Heads) = (at, heads);

    public DateTimeOffset At { get; }

    public int Streams => Heads.Count;

    internal Dictionary<Guid, Head> Heads { get; }
}

/// <summary>Makes and reads seals, and verifies a journal against its chain and a seal.</summary>
public static class Seals
{
    const int HeadSize = 16 + 8 + 32, SignatureSize = 32;

    static readonly byte[] Form = "INKS1"u8.ToArray();

    /// <summary>The bytes to keep somewhere that an intruder in the database cannot reach.</summary>
    public static async Task<byte[]> Make(TenantDb db, CancellationToken stop)
    {
        var heads = await Chain.Heads(db, stop);
        using var bytes = new MemoryStream();
        bytes.Write(Form);
        bytes.Write(db.Tenant.Value.ToByteArray(bigEndian: true));
        bytes.Write(Big(Instants.Micros(db.Now)));
        foreach (var (stream, head) in heads.Where(pair => pair.Value.Version > 0).OrderBy(pair => pair.Key))
        {
            bytes.Write(stream.ToByteArray(bigEndian: true));
            bytes.Write(Big(head.Version));
            bytes.Write(head.Hash);
        }
        bytes.Write(db.Database.Master.Sign(bytes.ToArray()));
        return bytes.ToArray();
    }

    /// <exception cref="InvalidDataException">Not a seal of this tenant, or not signed with this master
    /// key.</exception>
    public static Seal Read(TenantDb db, ReadOnlySpan<byte> bytes)
    {
        var start = Form.Length + 16 + 8;
        if (bytes.Length < start + SignatureSize || (bytes.Length - start - SignatureSize) % HeadSize != 0
            || !CryptographicOperations.FixedTimeEquals(
                db.Database.Master.Sign(bytes[..^SignatureSize].ToArray()), bytes[^SignatureSize..])
            || new Guid(bytes.Slice(Form.Length, 16), bigEndian: true) != db.Tenant.Value)
            throw new InvalidDataException("This is no seal of this tenant, or it was changed.");
        var heads = new Dictionary<Guid, Head>();
        for (var at = start; at < bytes.Length - SignatureSize; at += HeadSize)
            heads[new Guid(bytes.Slice(at, 16), bigEndian: true)] = new Head(
                System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(bytes[(at + 16)..]),
                bytes.Slice(at + 24, 32).ToArray());
        var micros = System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(bytes[(Form.Length + 16)..]);
        return new Seal(DateTimeOffset.UnixEpoch.AddTicks(micros * TimeSpan.TicksPerMicrosecond), heads);
    }

    /// <summary>The first bad place of each stream; none means that the journal is what was written.</summary>
    public static Task<IReadOnlyList<ChainFault>> Verify(TenantDb db, Seal? seal, CancellationToken stop) =>
        Chain.Verify(db, seal, stop);

    static byte[] Big(long number)
    {
        var bytes = new byte[8];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        return bytes;
    }
}
