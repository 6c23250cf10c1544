using System.Globalization;
using System.Text;
using Inkassio.Letters.Pdf;

namespace Inkassio.Letters;

/// <summary>Released letters bound into one file for the printer, page by page exactly as they were released.</summary>
// Nothing is laid out or written anew: the pages' own bytes move over, and only the numbers that point from one
// object to another change. Fonts and logos that are equal to the byte stand in the file once.
public sealed class BoundLetters
{
    readonly Writer writer;
    readonly int catalogue;
    readonly int pageTree;
    readonly List<int> pages = [];
    readonly Moving moving;
    int letters;

    public BoundLetters(Stream to)
    {
        writer = new(to);
        moving = new(writer);
        (catalogue, pageTree) = (writer.Reserve(), writer.Reserve());
    }

    /// <summary>Takes all pages of a letter, in their order.</summary>
    /// <param name="letter">A file as <see cref="LetterPdf"/> wrote it.</param>
    /// <exception cref="InvalidDataException">The file is not one of ours, or it is damaged. Print nothing.</exception>
    public void Add(byte[] letter)
    {
        var file = new WrittenFile(letter);
        var moved = new Dictionary<int, int> { [file.PageTree] = pageTree };
        // A page is never shared, even with an equal one: each is a sheet of its own.
        foreach (var page in file.Pages)
        {
            if (file.Body(page) is not (var words, null)) throw new InvalidDataException("A page has no stream.");
            pages.Add(writer.Object(Encoding.Latin1.GetBytes(moving.Moved(file, words, moved))));
        }
        letters++;
    }

    /// <summary>Ends the file and says how many pages it has.</summary>
    /// <param name="named">What the file is called in readers; null counts the letters.</param>
    /// <exception cref="InvalidOperationException">There is no letter in it.</exception>
    public int Close(string author, DateTimeOffset writtenAt, string? named = null)
    {
        if (letters == 0) throw new InvalidOperationException("There is no letter to print.");
        var title = letters == 1 ? "1 Brief" : string.Create(CultureInfo.InvariantCulture, $"{letters} Briefe");
        var particulars = new Particulars(named ?? title, author, "de", writtenAt);
        var words = new Octets().Raw("<< /Type /Pages /Count "u8).Whole(pages.Count).Raw(" /Kids ["u8);
        foreach (var page in pages) words.Whole(page).Raw(" 0 R\n"u8);
        writer.Object(pageTree, words.Raw("] >>"u8).Written);
        // Files that letters carry are for their readers; paper has no room for them.
        Archive.Close(writer, catalogue, pageTree, particulars, enclosures: []);
        return pages.Count;
    }
}
