using System.Text;
using QRCoder;

namespace Inkassio.Letters;

/// <summary>The modules of a QR code: a square of dark and light, without the quiet zone.</summary>
readonly record struct QrModules(int Size, System.Collections.BitArray Dark)
{
    const int QuietZone = 4;

    /// <summary>A text as UTF-8 bytes, with error correction M as both payment standards want it.</summary>
    public static QrModules Of(string payload)
    {
        // As bytes: QRCoder's own choice for text would be Latin-1, while the codes promise UTF-8.
        using var code = QRCodeGenerator.GenerateQrCode(Encoding.UTF8.GetBytes(payload), QRCodeGenerator.ECCLevel.M);
        var size = code.ModuleMatrix.Count - 2 * QuietZone;
        var dark = new System.Collections.BitArray(size * size);
        for (var y = 0; y < size; y++)
            for (var x = 0; x < size; x++)
                dark[y * size + x] = code.ModuleMatrix[y + QuietZone][x + QuietZone];
        return new(size, dark);
    }

    public bool this[int x, int y] => Dark[y * Size + x];
}
