using System.Buffers.Binary;

namespace Inkassio.Letters.Pdf;

/// <summary>A JPEG passes into the document as it is; only its size and its colours are read.</summary>
static class Jpeg
{
    public static PictureFault Read(ReadOnlySpan<byte> file, out Picture? picture)
    {
        picture = null;
        for (var at = 2; at + 9 < file.Length && file[at] == 0xFF;)
        {
            var marker = file[at + 1];
            if (IsFrame(marker))
                return Frame(file, at + 4, out picture);
            at += 2 + (marker == 0xFF ? -1 : BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]));
        }
        return PictureFault.Damaged;
    }

    // The frame headers are C0 to CF, but C4, C8 and CC among them are tables and reserved.
    static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    static PictureFault Frame(ReadOnlySpan<byte> file, int at, out Picture? picture)
    {
        picture = null;
        int height = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 1)..]);
        int width = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 3)..]);
        if (file[at] != 8 || file[at + 5] is not (1 or 3))
            return PictureFault.UnusualJpeg;
        if (Picture.Problem(width, height) is not PictureFault.None and var problem)
            return problem;
        picture = new(width, height, "DCTDecode", file[at + 5] == 1 ? "DeviceGray" : "DeviceRGB", file.ToArray());
        return PictureFault.None;
    }
}
