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
