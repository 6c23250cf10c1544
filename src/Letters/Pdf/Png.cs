using System.Buffers.Binary;
using System.IO.Compression;

namespace Inkassio.Letters.Pdf;

/// <summary>Unpacks PNG files of 8 bits per channel: gray, colour or palette, transparent or not.</summary>
// The size is known from the header before anything is inflated, so a small file cannot swell without bounds.
static class Png
{
    const int Palette = 3;

    public static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    readonly record struct Header(int Width, int Height, byte Depth, byte Kind, byte Interlace)
    {
        /// <summary>Bytes per pixel in the file.</summary>
        public int Channels => Kind switch { 0 or Palette => 1, 2 => 3, 4 => 2, 6 => 4, _ => 0 };
        public bool IsUsual => Depth == 8 && Interlace == 0 && Channels > 0;
    }

    public static PictureFault Read(ReadOnlySpan<byte> file, out Picture? picture)
    {
        picture = null;
        if (file.Length < 33 || !file.Slice(12, 4).SequenceEqual("IHDR"u8))
            return PictureFault.Damaged;
        var header = new Header(
            BinaryPrimitives.ReadInt32BigEndian(file[16..]), BinaryPrimitives.ReadInt32BigEndian(file[20..]),
            file[24], file[25], file[28]);
        if (!header.IsUsual)
            return PictureFault.UnusualPng;
        if (Picture.Problem(header.Width, header.Height) is not PictureFault.None and var problem)
            return problem;
        byte[] palette = [], opacity = [];
        using var packed = new MemoryStream();
        for (var at = 8; at + 12 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file[at..]);
            if (length < 0 || length > file.Length - at - 12)
                return PictureFault.Damaged;
            var tag = file.Slice(at + 4, 4);
            var bytes = file.Slice(at + 8, length);
            if (tag.SequenceEqual("PLTE"u8))
                palette = bytes.ToArray();
            else if (tag.SequenceEqual("tRNS"u8) && header.Kind == Palette)
                opacity = bytes.ToArray();
            else if (tag.SequenceEqual("IDAT"u8))
                packed.Write(bytes);
            at += 12 + length;
        }
        packed.Position = 0;
        return Unpack(header, packed, palette, opacity, out picture);
    }

    static PictureFault Unpack(Header header, Stream packed, byte[] palette, byte[] opacity, out Picture? picture)
    {
        picture = null;
        var stride = header.Width * header.Channels;
        var rows = new byte[header.Height * (stride + 1)];
        try
        {
            using var inflate = new ZLibStream(packed, CompressionMode.Decompress);
            if (inflate.ReadAtLeast(rows, rows.Length, throwOnEndOfStream: false) < rows.Length)
                return PictureFault.Damaged;
        }
        catch (InvalidDataException)
        {
            return PictureFault.Damaged;
        }
        if (!Unfilter(rows, stride, header.Channels))
            return PictureFault.Damaged;
        var planes = Separate(header, rows, stride, palette, opacity);
        if (planes is not var (colour, alpha))
            return PictureFault.Damaged;
        var space = header.Kind is 0 or 4 ? "DeviceGray" : "DeviceRGB";
        var mask = alpha is null ? null : Packed(alpha);
        picture = new(header.Width, header.Height, "FlateDecode", space, Packed(colour), mask);
        return PictureFault.None;
    }

    // Each row says how it differs from its neighbours: left, above, their mean, or the likeliest of three.
    static bool Unfilter(byte[] rows, int stride, int channels)
    {
        for (var row = 0; row < rows.Length; row += stride + 1)
        {
            var method = rows[row];
            if (method > 4)
                return false;
            for (var i = 1; i <= stride; i++)
            {
                int left = i > channels ? rows[row + i - channels] : 0;
                int above = row > 0 ? rows[row - stride - 1 + i] : 0;
                int corner = row > 0 && i > channels ? rows[row - stride - 1 + i - channels] : 0;
                rows[row + i] += (byte)(method switch
                {
                    1 => left,
                    2 => above,
                    3 => (left + above) / 2,
                    4 => Likeliest(left, above, corner),
                    _ => 0,
                });
            }
        }
        return true;
    }

    static int Likeliest(int left, int above, int corner)
    {
        var guess = left + above - corner;
        var (l, a, c) = (Math.Abs(guess - left), Math.Abs(guess - above), Math.Abs(guess - corner));
        return l <= a && l <= c ? left : a <= c ? above : corner;
    }

    // PDF keeps colour and transparency apart. Null when a pixel names a colour that the palette has not.
    static (byte[] Colour, byte[]? Alpha)? Separate(
        Header header, byte[] rows, int stride, byte[] palette, byte[] opacity)
    {
        var pixels = header.Width * header.Height;
        var perColour = header.Kind is 0 or 4 ? 1 : 3;
        var colour = new byte[pixels * perColour];
        var alpha = header.Kind >= 4 || opacity.Length > 0 ? new byte[pixels] : null;
        for (var pixel = 0; pixel < pixels; pixel++)
        {
            var at = pixel / header.Width * (stride + 1) + 1 + pixel % header.Width * header.Channels;
            var entry = rows[at];
            if (header.Kind == Palette && 3 * entry + 3 > palette.Length)
                return null;
            var source = header.Kind == Palette ? palette.AsSpan(3 * entry, 3) : rows.AsSpan(at, perColour);
            source.CopyTo(colour.AsSpan(pixel * perColour));
            if (alpha is not null)
                alpha[pixel] = header.Kind == Palette
                    ? entry < opacity.Length ? opacity[entry] : (byte)255
                    : rows[at + perColour];
        }
        return (colour, alpha);
    }

    static byte[] Packed(byte[] bytes)
    {
        using var into = new MemoryStream();
        using (var deflate = new ZLibStream(into, CompressionLevel.SmallestSize, leaveOpen: true))
            deflate.Write(bytes);
        return into.ToArray();
    }
}
