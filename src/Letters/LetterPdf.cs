using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Inkassio.Letters.Pdf;

namespace Inkassio.Letters;

/// <summary>Prints letters. The same letter always gives the same bytes.</summary>
public static class LetterPdf
{
    /// <summary>Writes one letter and says how many pages it has.</summary>
    /// <exception cref="ArgumentException">Something does not fit on the form; the message says what.</exception>
    public static int Write(LetterModel letter, Stream to)
    {
        Enclosure.RefuseTooMany(letter.Enclosures);
        return Print([letter], to, letter.Enclosures);
    }

    public static byte[] Of(LetterModel letter)
    {
        using var bytes = new MemoryStream(40_000);
        Write(letter, bytes);
        return bytes.ToArray();
    }

    /// <summary>
    /// Writes many letters into one document for the printer and says how many pages it has. Each letter counts its
    /// own pages. They are taken one by one, so the run may be as long as it likes.
    /// </summary>
    // Files attached to letters stay out of it: it goes to paper.
    public static int Merged(IEnumerable<LetterModel> letters, Stream to) => Print(letters, to, enclosures: []);

    static int Print(IEnumerable<LetterModel> letters, Stream to, ImmutableArray<Enclosure> enclosures)
    {
        var document = new Document(to);
        var (count, pages) = (0, 0);
        LetterModel? first = null;
        foreach (var letter in letters)
        {
            first ??= letter;
            count++;
            var sheets = new LetterPages(letter, Din5008.Of(letter.Form, letter.AddressSide)).Lay();
            foreach (var (page, sheet) in sheets.Index())
            {
                document.Add(sheet, letter.Sender.Paper?.Under, page);
                pages++;
            }
        }
        if (first is null)
            throw new ArgumentException("There is no letter to print.", nameof(letters));
        document.Close(new(Title(first, count), first.Sender.Name, Tag(first.Language), first.WrittenAt), enclosures);
        return pages;
    }

    /// <summary>The characters of a letter that its font has not; they are printed as □.</summary>
    public static IReadOnlyCollection<Rune> Unprintable(LetterModel letter) =>
        [.. letter.Texts().SelectMany(Printable.Missing).Distinct()];

    static string Title(LetterModel first, int count) => (count, first.Language) switch
    {
        (1, _) => first.Subject,
        (_, LetterLanguage.German) => string.Create(CultureInfo.InvariantCulture, $"{count} Briefe"),
        (_, _) => string.Create(CultureInfo.InvariantCulture, $"{count} letters"),
    };

    static string Tag(LetterLanguage language) => language == LetterLanguage.German ? "de" : "en";
}
