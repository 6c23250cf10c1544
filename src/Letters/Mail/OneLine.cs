using System.Globalization;
using System.Text;

namespace Inkassio.Letters.Mail;

/// <summary>Text made fit for one header line: whatever ends a line becomes a space, what hides or turns text goes.
/// </summary>
static class OneLine
{
    /// <summary>Control characters, line ends of every kind (CR, LF, NUL, U+0085, U+2028, U+2029), and the invisible
    /// marks that turn or join text, with which a name can pass for another.</summary>
    public static bool IsUnprintable(char c) => char.GetUnicodeCategory(c)
        is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.Format;

    public static string Of(string text, int lengthMax)
    {
        var line = new StringBuilder();
        foreach (var rune in text.EnumerateRunes()) // Half a surrogate pair comes out as U+FFFD.
        {
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format) continue;
            var isBlank = Rune.IsWhiteSpace(rune) || rune.IsBmp && IsUnprintable((char)rune.Value);
            if (isBlank && (line.Length == 0 || line[^1] == ' ')) continue;
            if (line.Length + rune.Utf16SequenceLength > lengthMax) break;
            if (isBlank) line.Append(' ');
            else line.Append(rune.ToString());
        }
        return line.ToString().TrimEnd(' ');
    }
}
