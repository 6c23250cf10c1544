namespace Inkassio.Letters.Mail;

/// <summary>A message as it goes over the line: dots at the start of a line are doubled (RFC 5321 §4.5.2).</summary>
static class DottedBody
{
    const int LineMax = 998; // RFC 5322 §2.1.1.

    /// <exception cref="ArgumentException">The bytes would mean something else to another server: a bare CR or LF
    /// ("SMTP smuggling"), a NUL, an eighth bit, a line that is too long, or no line end at the end.</exception>
    public static byte[] Of(ReadOnlySpan<byte> message)
    {
        var body = new List<byte>(message.Length + 64);
        var width = 0;
        for (var i = 0; i < message.Length; i++)
        {
            var octet = message[i];
            if (octet == '\r' && i + 1 < message.Length && message[i + 1] == '\n')
            {
                body.AddRange("\r\n"u8);
                (width, i) = (0, i + 1);
                continue;
            }
            if (octet is (byte)'\r' or (byte)'\n' or 0 or > 126 || ++width > LineMax)
                throw new ArgumentException($"The message has an octet {octet} or a line over {LineMax} at {i}.",
                    nameof(message));
            if (width == 1 && octet == '.') body.Add((byte)'.');
            body.Add(octet);
        }
        return body.Count > 0 && width == 0 ? [.. body]
            : throw new ArgumentException("The message does not end in a line end.", nameof(message));
    }
}
