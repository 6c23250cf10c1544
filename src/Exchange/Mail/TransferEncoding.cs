namespace Inkassio.Exchange.Mail;

/// <summary>Undoes what a mail's bytes were packed into (RFC 2045 §6); damaged places are read as well as they can be.
/// </summary>
static class TransferEncoding
{
    public static byte[] Unpack(ReadOnlySpan<byte> bytes, string encoding) => encoding switch
    {
        "quoted-printable" => QuotedPrintable(bytes),
        "base64" => Base64(bytes),
        _ => bytes.ToArray(),
    };

    public static byte[] QuotedPrintable(ReadOnlySpan<byte> bytes)
    {
        var unpacked = new List<byte>(bytes.Length);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] != '=')
            {
                unpacked.Add(bytes[i]);
                continue;
            }
            var rest = bytes[(i + 1)..];
            if (rest is [var high, var low, ..] && Digit(high) is >= 0 and var h && Digit(low) is >= 0 and var l)
            {
                unpacked.Add((byte)(h << 4 | l));
                i += 2;
            }
            else if (SoftBreak(rest) is > 0 and var width) i += width;
            else unpacked.Add((byte)'=');
        }
        return [.. unpacked];
    }

    // Mail servers may have put blanks before the end of the line (RFC 2045 §6.7, rule 3). A soft break takes the rest.
    static int SoftBreak(ReadOnlySpan<byte> rest)
    {
        const int blanksMax = 80;
        var at = 0;
        while (at < rest.Length && at < blanksMax && rest[at] is (byte)' ' or (byte)'\t') at++;
        if (at < rest.Length && rest[at] == '\r') at++;
        return at < rest.Length && rest[at] == '\n' ? at + 1 : 0;
    }

    static int Digit(byte octet) => octet switch
    {
        >= (byte)'0' and <= (byte)'9' => octet - '0',
        >= (byte)'A' and <= (byte)'F' => octet - 'A' + 10,
        >= (byte)'a' and <= (byte)'f' => octet - 'a' + 10,
        _ => -1,
    };

    /// <summary>Foreign signs are passed over; the first padding ends it.</summary>
    public static byte[] Base64(ReadOnlySpan<byte> bytes)
    {
        var unpacked = new List<byte>(bytes.Length * 3 / 4);
        var (gathered, bits) = (0, 0);
        foreach (var octet in bytes)
        {
            if (octet == '=') break;
            if (Six(octet) is var six && six < 0) continue;
            (gathered, bits) = (gathered << 6 | six, bits + 6);
            if (bits < 8) continue;
            bits -= 8;
            unpacked.Add((byte)(gathered >> bits));
            gathered &= (1 << bits) - 1;
        }
        return [.. unpacked];
    }

    static int Six(byte octet) => octet switch
    {
        >= (byte)'A' and <= (byte)'Z' => octet - 'A',
        >= (byte)'a' and <= (byte)'z' => octet - 'a' + 26,
        >= (byte)'0' and <= (byte)'9' => octet - '0' + 52,
        (byte)'+' => 62,
        (byte)'/' => 63,
        _ => -1,
    };
}
