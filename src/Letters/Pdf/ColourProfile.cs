using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Inkassio.Letters.Pdf;

/// <summary>
/// The colours of a letter as an archive wants them told: the ICC profile of sRGB (IEC 61966-2-1), version 2.
/// </summary>
// Made from the standard's own figures, so there is no file of others to carry. Greys are its neutral colours.
static class ColourProfile
{
    public const string Name = "sRGB IEC61966-2.1";
    const int HeadLength = 128;
    const int Steps = 256; // One for each value that a channel of 8 bits can have: nothing lies between them.

    // The primaries as seen under D50, the white to which profiles relate (ICC.1, annex on sRGB).
    static readonly double[] White = [0.9642, 1, 0.8249];
    static readonly double[] Red = [0.4360747, 0.2225045, 0.0139322];
    static readonly double[] Green = [0.3850649, 0.7168786, 0.0971045];
    static readonly double[] Blue = [0.1430804, 0.0606169, 0.7141733];

    static readonly Lazy<byte[]> Once = new(Compressed);

    public static int WriteTo(Writer writer)
    {
        var number = writer.Reserve();
        writer.Stream(number, "/N 3 /Alternate /DeviceRGB /Filter /FlateDecode"u8, Once.Value);
        return number;
    }

    /// <summary>The profile as a file of its own.</summary>
    public static byte[] File()
    {
        var curve = Curve();
        (string Tag, byte[] Bytes)[] tags =
        [
            ("cprt", [.. Signed("text"), .. Encoding.ASCII.GetBytes("No copyright, use freely\0")]),
            ("desc", Description()), ("wtpt", Colour(White)),
            ("rXYZ", Colour(Red)), ("gXYZ", Colour(Green)), ("bXYZ", Colour(Blue)),
            ("rTRC", curve), ("gTRC", curve), ("bTRC", curve),
        ];
        var table = HeadLength + 4 + 12 * tags.Length;
        var places = new Dictionary<byte[], int>(ReferenceEqualityComparer.Instance);
        using var body = new MemoryStream();
        foreach (var (_, bytes) in tags)
            if (places.TryAdd(bytes, table + (int)body.Length)) // The three channels share one curve.
            {
                body.Write(bytes);
                body.SetLength(body.Position = (body.Length + 3) & ~3);
            }
        var file = new byte[table + body.Length];
        Head(file);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(HeadLength), tags.Length);
        for (var i = 0; i < tags.Length; i++)
        {
            var record = file.AsSpan(HeadLength + 4 + 12 * i);
            Encoding.ASCII.GetBytes(tags[i].Tag, record);
            BinaryPrimitives.WriteInt32BigEndian(record[4..], places[tags[i].Bytes]);
            BinaryPrimitives.WriteInt32BigEndian(record[8..], tags[i].Bytes.Length);
        }
        body.ToArray().CopyTo(file, table);
        return file;
    }

    static void Head(byte[] file)
    {
        BinaryPrimitives.WriteInt32BigEndian(file, file.Length);
        file[8] = 2;        // Version 2.1, which every reader of PDF/A knows.
        file[9] = 0x10;
        Encoding.ASCII.GetBytes("mntrRGB XYZ ", file.AsSpan(12));
        short[] made = [2026, 1, 1];
        for (var i = 0; i < made.Length; i++)
            BinaryPrimitives.WriteInt16BigEndian(file.AsSpan(24 + 2 * i), made[i]);
        Encoding.ASCII.GetBytes("acsp", file.AsSpan(36));
        Triple(White).CopyTo(file, 68);
    }

    static byte[] Colour(double[] xyz) => [.. Signed("XYZ "), .. Triple(xyz)];

    static byte[] Triple(double[] xyz)
    {
        var bytes = new byte[12];
        for (var i = 0; i < 3; i++)
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4 * i), (int)Math.Round(xyz[i] * 65536));
        return bytes;
    }

    static byte[] Curve()
    {
        var bytes = new byte[12 + 2 * Steps];
        Signed("curv").CopyTo(bytes, 0);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(8), Steps);
        for (var i = 0; i < Steps; i++)
        {
            var c = i / (double)(Steps - 1);
            var light = c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(12 + 2 * i), (ushort)Math.Round(light * 65535));
        }
        return bytes;
    }

    // The text in ASCII, then empty fields for Unicode and for Macintosh, which version 2 wants all the same.
    static byte[] Description()
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, Name.Length + 1);
        return [.. Signed("desc"), .. length, .. Encoding.ASCII.GetBytes(Name + "\0"), .. new byte[4 + 4 + 2 + 1 + 67]];
    }

    static byte[] Signed(string type) => [.. Encoding.ASCII.GetBytes(type), 0, 0, 0, 0];

    static byte[] Compressed()
    {
        using var into = new MemoryStream();
        using (var deflate = new ZLibStream(into, CompressionLevel.SmallestSize, leaveOpen: true))
            deflate.Write(File());
        return into.ToArray();
    }
}
