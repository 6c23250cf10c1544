using System.Text;

namespace Inkassio.Letters.Mail;

/// <summary>Text as quoted-printable UTF-8 (RFC 2045 §6.7): readable where it is ASCII, never wider than 76.</summary>
static class QuotedPrintable
{
    const int WidthMax = 76;
    const string Hex = "0123456789ABCDEF";

    /// <summary>Writes all lines; every kind of line end becomes CRLF, and the last line has one.</summary>
    public static void Write(StringBuilder to, string text)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
        var count = lines is [.., _, ""] ? lines.Length - 1 : lines.Length;
        for (var i = 0; i < count; i++) Line(to, Encoding.UTF8.GetBytes(lines[i]));
    }

    static void Line(StringBuilder to, byte[] line)
    {
        var width = 0;
        for (var i = 0; i < line.Length; i++)
        {
            var isLast = i == line.Length - 1;
            var isPlain = line[i] is >= 33 and <= 126 and not (byte)'=' || line[i] is 32 or 9 && !isLast;
            var needed = isPlain ? 1 : 3;
            // One column stays free for the mark of a soft break.
            if (width + needed > WidthMax - (isLast ? 0 : 1))
            {
                to.Append("=\r\n");
                width = 0;
            }
            if (isPlain) to.Append((char)line[i]);
            else Escape(to, line[i]);
            width += needed;
        }
        to.Append("\r\n");
    }

    public static void Escape(StringBuilder to, byte octet) =>
        to.Append('=').Append(Hex[octet >> 4]).Append(Hex[octet & 15]);
}
