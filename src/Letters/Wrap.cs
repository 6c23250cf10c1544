using Inkassio.Letters.Pdf;

namespace Inkassio.Letters;

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
