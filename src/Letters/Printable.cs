using System.Buffers;
using System.Globalization;
using System.Text;
using Inkassio.Letters.Pdf;

namespace Inkassio.Letters;

/// <summary>Makes any text printable without losing a visible character.</summary>
static class Printable
{
    // Nearly every text of a letter is made of these, and passes as it is.
    static readonly SearchValues<char> Plain = SearchValues.Create(
        [.. Enumerable.Range(' ', 95).Concat(Enumerable.Range(0xA0, 96)).Select(c => (char)c)
            .Where(c => c != '\u00AD').Concat("€–—‘’‚“”„…•\n")]);

    /// <summary>
    /// Composed (NFC), line ends as line feeds, other controls as blanks, without invisible format characters.
    /// What the font cannot show stays and is later drawn as its substitute.
    /// </summary>
    public static string Text(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(Plain))
            return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes()) // A lone surrogate comes out as U+FFFD.
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.Control:
                    clean.Append(rune.Value == '\n' ? '\n' : ' ');
                    break;
                // Soft hyphens, joiners, marks of direction and of emoji style: nothing that a reader would see.
                case UnicodeCategory.Format or UnicodeCategory.NonSpacingMark when IsInvisible(rune):
                    break;
                default:
                    clean.Append(rune.ToString());
                    break;
            }
        return clean.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>The characters of a text that no letter can show.</summary>
    public static IEnumerable<Rune> Missing(string text) =>
        Text(text).EnumerateRunes().Where(rune => rune.Value is not '\n' && !Font.Regular.Has(rune));

    static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format || rune.Value is >= 0xFE00 and <= 0xFE0F;
}

/// <summary>Breaks text into lines.</summary>
static class Wrap
{
    /// <summary>The lines of a printable text, none wider than <paramref name="width"/> millimetres.</summary>
    public static List<string> Lines(string text, double width, Style style)
    {
        var lines = new List<string>();
        foreach (var part in text.Split('\n'))
            Break(part, width, style, lines);
        return lines;
    }

    static void Break(string text, double width, Style style, List<string> lines)
    {
        var room = width + 0.001;
        var start = 0;
        while (style.Measure(text.AsSpan(start)) > room)
        {
            var (end, next) = LastFitting(text, start, room, style);
            lines.Add(text[start..end]);
            start = next;
        }
        lines.Add(text[start..]);
    }

    // Where the line that begins at start ends, and where the next one begins.
    static (int End, int Next) LastFitting(string text, int start, double room, Style style)
    {
        var (end, next) = (0, 0);
        var used = 0.0;
        for (var i = start; i < text.Length; i++)
        {
            var from = i;
            Font.CodePoint(text, ref i);
            var width = style.Measure(text.AsSpan(from, i + 1 - from));
            if (text[i] == ' ')
                (end, next) = (from, i + 1);
            else if (used + width > room)
                // A word longer than the line, an IBAN run together for instance, is broken where it must be.
                return next > start ? (end, next) : from > start ? (from, from) : (i + 1, i + 1);
            used += width;
            if (text[i] is '-' or '@' or '/' or '–' && used <= room)
                (end, next) = (i + 1, i + 1);
        }
        return (text.Length, text.Length);
    }
}
