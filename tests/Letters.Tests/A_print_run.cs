namespace Inkassio.Letters.Tests;

/// <summary>Many letters in one document.</summary>
public sealed class A_print_run
{
    [Fact]
    public void has_the_pages_of_all_letters_each_counted_on_its_own()
    {
        LetterModel[] letters = [Sample.Notice(1), Sample.Notice(90), Sample.Notice(40), Sample.Notice(2)];
        using var merged = new MemoryStream();
        var pages = LetterPdf.Merged(letters, merged);
        Assert.Equal(letters.Sum(letter => LetterPdf.Write(letter, Stream.Null)), pages);
        using var pdf = new PrintedPdf(merged.ToArray());
        Assert.Equal(pages, pdf.Pages.Length);
        Assert.Contains("Seite 1 von 1", pdf.Pages[0], StringComparison.Ordinal);
        Assert.Contains("Seite 1 von 4", pdf.Pages[1], StringComparison.Ordinal);
        Assert.Contains("Seite 4 von 4", pdf.Pages[4], StringComparison.Ordinal);
        Assert.Contains("Seite 1 von 2", pdf.Pages[5], StringComparison.Ordinal);
        Assert.Contains("Seite 1 von 1", pdf.Pages[7], StringComparison.Ordinal);
        Assert.Contains("No syntax", pdf.Output("qpdf", "--check"), StringComparison.Ordinal);
        Assert.Matches("Title: +4 Briefe", pdf.Output("pdfinfo"));
    }

    [Fact]
    public void shares_fonts_and_logo_among_its_letters()
    {
        var one = LetterPdf.Of(Sample.Notice()).Length;
        using var merged = new MemoryStream();
        LetterPdf.Merged(Enumerable.Repeat(Sample.Notice(), 20), merged);
        Assert.InRange(merged.Length, one, 5 * one);
    }

    [Fact]
    public void of_no_letters_is_refused() =>
        Assert.Throws<ArgumentException>(() => LetterPdf.Merged([], Stream.Null));

    // Memory must not grow with the run: the letters are made and written one by one.
    [Fact]
    public void takes_its_letters_one_by_one()
    {
        var alive = new List<WeakReference>();
        LetterPdf.Merged(Made(), Stream.Null);

        IEnumerable<LetterModel> Made()
        {
            for (var i = 0; i < 50; i++)
            {
                GC.Collect();
                Assert.True(alive.Count(reference => reference.IsAlive) <= 4);
                var letter = Sample.Notice();
                alive.Add(new(letter));
                yield return letter;
            }
        }
    }
}
