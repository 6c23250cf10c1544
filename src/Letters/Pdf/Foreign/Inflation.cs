using System.IO.Compression;

namespace Inkassio.Letters.Pdf.Foreign;

/// <summary>Unpacks the streams of one file. All of them together may only grow so far.</summary>
sealed class Inflation
{
    /// <summary>What a whole file may unpack to: pages of pictures fit in, a bomb does not.</summary>
    public const int BytesMax = 64_000_000;

    int left = BytesMax;

    /// <summary>A stream's own bytes. Only packings without loss are undone here.</summary>
    public byte[] Unpacked(ReadOnlyMemory<byte> packed, IReadOnlyList<string> filters, bool isPredicted)
    {
        // Predictors are for pictures and tables of places, and we unpack neither.
        if (isPredicted) throw new StationeryException(StationeryFault.Unusual);
        var bytes = packed.ToArray();
        foreach (var filter in filters)
            bytes = filter switch
            {
                "FlateDecode" or "Fl" => Inflated(bytes),
                "ASCII85Decode" or "A85" => Of85(bytes),
                "ASCIIHexDecode" or "AHx" => OfHex(bytes),
                _ => throw new StationeryException(StationeryFault.Unusual, filter),
            };
        return filters.Count > 0 ? bytes : Counted(bytes);
    }

    byte[] Inflated(byte[] packed)
    {
        using var to = new MemoryStream();
        try
        {
            using var from = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
            var piece = new byte[32_768];
            for (int read; (read = from.Read(piece)) > 0;)
            {
                if ((left -= read) < 0) throw new StationeryException(StationeryFault.TooComplex);
                to.Write(piece, 0, read);
            }
        }
        catch (InvalidDataException)
        {
            throw new StationeryException(StationeryFault.Damaged);
        }
        return to.ToArray();
    }

    byte[] Of85(byte[] text)
    {
        var bytes = new List<byte>(text.Length);
        var (group, count) = (0UL, 0);
        foreach (var sign in text.Where(c => !PartReader.IsBlank(c)).TakeWhile(c => c != '~'))
        {
            if (sign == 'z' && count == 0) bytes.AddRange([0, 0, 0, 0]);
            else
            {
                if (sign is < (byte)'!' or > (byte)'u') throw new StationeryException(StationeryFault.Damaged);
                group = group * 85 + sign - '!';
                if (++count < 5) continue;
                Add(bytes, group, 4);
                (group, count) = (0, 0);
            }
        }
        for (var i = count; i is > 0 and < 5; i++) group = group * 85 + 84;
        if (count > 1) Add(bytes, group, count - 1);
        return Counted([.. bytes]);
    }

    static void Add(List<byte> bytes, ulong group, int count)
    {
        for (var i = 0; i < count; i++) bytes.Add((byte)(group >> (24 - 8 * i)));
    }

    byte[] OfHex(byte[] text)
    {
        var digits = text.Where(c => !PartReader.IsBlank(c)).TakeWhile(c => c != '>').Select(c => (char)c).ToArray();
        if (!digits.All(char.IsAsciiHexDigit)) throw new StationeryException(StationeryFault.Damaged);
        return Counted(Convert.FromHexString(digits.Length % 2 == 0 ? digits : [.. digits, '0']));
    }

    byte[] Counted(byte[] bytes) =>
        (left -= bytes.Length) < 0 ? throw new StationeryException(StationeryFault.TooComplex) : bytes;
}
