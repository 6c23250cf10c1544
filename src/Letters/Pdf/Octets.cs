using System.Buffers.Text;

namespace Inkassio.Letters.Pdf;

/// <summary>A growing run of bytes, with the few forms in which PDF writes names, numbers and glyphs.</summary>
// Letters are written by the hundred per second, so nothing here makes a string on the way to the file.
sealed class Octets(int capacity = 4096)
{
    byte[] bytes = new byte[capacity];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public Octets Raw(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Room(text.Length));
        Length += text.Length;
        return this;
    }

    /// <summary>ASCII text; anything else is a bug in the caller.</summary>
    public Octets Ascii(string text)
    {
        var room = Room(text.Length);
        for (var i = 0; i < text.Length; i++)
            room[i] = text[i] < 128 ? (byte)text[i] : throw new ArgumentException("Only ASCII.", nameof(text));
        Length += text.Length;
        return this;
    }

    public Octets Whole(long number)
    {
        Utf8Formatter.TryFormat(number, Room(20), out var count);
        Length += count;
        return this;
    }

    /// <summary>A number with at most two decimals (a hundredth of a point is 4 µm), then a blank.</summary>
    public Octets Number(double value)
    {
        var hundredths = (long)Math.Round(value * 100, MidpointRounding.AwayFromZero);
        if (hundredths < 0)
            Raw("-"u8);
        var (units, rest) = Math.DivRem(Math.Abs(hundredths), 100);
        Whole(units);
        if (rest > 0)
        {
            var room = Room(3);
            room[0] = (byte)'.';
            room[1] = (byte)('0' + rest / 10);
            room[2] = (byte)('0' + rest % 10);
            Length += rest % 10 == 0 ? 2 : 3;
        }
        return Raw(" "u8);
    }

    /// <summary>Four hexadecimal digits: one glyph, or one UTF-16 unit.</summary>
    public Octets Hex(ushort value)
    {
        var digits = "0123456789ABCDEF"u8;
        var room = Room(4);
        for (var i = 3; i >= 0; i--, value >>= 4)
            room[i] = digits[value & 15];
        Length += 4;
        return this;
    }

    /// <summary>A PDF text string of any characters: UTF-16 with its mark, in hexadecimal.</summary>
    public Octets Text(string text)
    {
        Raw("<FEFF"u8);
        foreach (var unit in text)
            Hex(unit);
        return Raw(">"u8);
    }

    Span<byte> Room(int count)
    {
        if (Length + count > bytes.Length)
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + count));
        return bytes.AsSpan(Length);
    }
}
