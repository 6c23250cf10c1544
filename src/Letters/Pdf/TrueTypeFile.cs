using System.Buffers.Binary;
using System.Text;

namespace Inkassio.Letters.Pdf;

/// <summary>Puts tables together into a TrueType file.</summary>
static class TrueTypeFile
{
    /// <param name="tables">In the order of their names, as the format demands.</param>
    public static byte[] Of(params (string Tag, byte[] Bytes)[] tables)
    {
        var head = 12 + 16 * tables.Length;
        var file = new byte[head + tables.Sum(t => Padded(t.Bytes.Length))];
        BinaryPrimitives.WriteInt32BigEndian(file, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(4), (ushort)tables.Length);
        var power = (int)Math.Log2(tables.Length);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(6), (ushort)(16 << power));
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(8), (ushort)power);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(10), (ushort)(16 * tables.Length - (16 << power)));
        var (record, at) = (12, head);
        foreach (var (tag, bytes) in tables)
        {
            Encoding.ASCII.GetBytes(tag, file.AsSpan(record));
            bytes.CopyTo(file, at);
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(record + 4), Sum(file.AsSpan(at, Padded(bytes.Length))));
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(record + 8), at);
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(record + 12), bytes.Length);
            (record, at) = (record + 16, at + Padded(bytes.Length));
        }
        return file;
    }

    static int Padded(int length) => (length + 3) & ~3;

    static uint Sum(ReadOnlySpan<byte> bytes)
    {
        var sum = 0u;
        for (var i = 0; i < bytes.Length; i += 4)
            sum += BinaryPrimitives.ReadUInt32BigEndian(bytes[i..]);
        return sum;
    }
}
