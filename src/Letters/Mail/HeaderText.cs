using System.Text;

namespace Inkassio.Letters.Mail;

/// <summary>Words in a header: ASCII as it stands where that is safe, else the encodings that headers have.</summary>
static class HeaderText
{
    const int WidthMax = 76, EncodedWordMax = 75;
    const string Start = "=?utf-8?Q?", End = "?=";

    /// <summary>Free text (RFC 2047): encoded if it is not short, plain ASCII, or if it could be taken for encoded.
    /// </summary>
    public static string Words(string text, int column) =>
        IsPlain(text) && column + text.Length <= WidthMax ? text : Encoded(text, column);

    public static string Mailbox(Mailbox mailbox)
    {
        if (mailbox.Name.Length == 0) return mailbox.Address.Text;
        var column = "Reply-To: ".Length;
        var quoted = "\"" + mailbox.Name.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
        var name = IsPlain(mailbox.Name) && column + quoted.Length <= WidthMax
            ? quoted : Encoded(mailbox.Name, column);
        return $"{name}\r\n <{mailbox.Address.Text}>";
    }

    /// <summary>The parameter with a file's name; beyond ASCII as RFC 2231 has it, in pieces if it is long.</summary>
    public static string FileName(string name)
    {
        const string ascii = ";\r\n filename=\"";
        if (IsPlain(name) && !name.Contains('"', StringComparison.Ordinal)
            && ascii.Length + name.Length < WidthMax) return ascii + name + "\"";
        var parts = new StringBuilder();
        var (piece, number) = (new StringBuilder("utf-8''"), 0);
        foreach (var octet in Encoding.UTF8.GetBytes(name))
        {
            if (piece.Length > 50) Flush(parts, piece, number++);
            if (char.IsAsciiLetterOrDigit((char)octet) || octet is (byte)'-' or (byte)'.' or (byte)'_')
                piece.Append((char)octet);
            else piece.Append('%').Append(Convert.ToHexString([octet]));
        }
        Flush(parts, piece, number);
        return parts.ToString();
    }

    static void Flush(StringBuilder parts, StringBuilder piece, int number)
    {
        parts.Append(";\r\n filename*").Append(number).Append("*=").Append(piece);
        piece.Clear();
    }

    static bool IsPlain(string text) =>
        text.All(c => c is >= ' ' and <= '~') && !text.Contains("=?", StringComparison.Ordinal);

    // Whole letters go into each word, and a fold stands between the words; a reader drops it again (RFC 2047 §6.2).
    static string Encoded(string text, int column)
    {
        var words = new StringBuilder(Start);
        var width = column + Start.Length;
        var wordWidth = Start.Length;
        foreach (var rune in text.EnumerateRunes())
        {
            var letter = Letter(rune);
            var needed = letter.Length + End.Length;
            if (wordWidth + needed > EncodedWordMax || width + needed > WidthMax)
            {
                words.Append(End).Append("\r\n ").Append(Start);
                (width, wordWidth) = (1 + Start.Length, Start.Length);
            }
            words.Append(letter);
            width += letter.Length;
            wordWidth += letter.Length;
        }
        return words.Append(End).ToString();
    }

    // The signs that are safe in a name as well as in a subject (RFC 2047 §5, rule 3).
    static string Letter(Rune rune)
    {
        if (rune.Value == ' ') return "_";
        if (rune.IsAscii && (char.IsAsciiLetterOrDigit((char)rune.Value) || "!*+-/".Contains((char)rune.Value,
            StringComparison.Ordinal))) return rune.ToString();
        var letter = new StringBuilder();
        foreach (var octet in Encoding.UTF8.GetBytes(rune.ToString())) QuotedPrintable.Escape(letter, octet);
        return letter.ToString();
    }
}
