namespace Inkassio.Letters.Tests;

/// <summary>The file for the printer, made of letters that were released and may not change any more.</summary>
public sealed class Binding_released_letters
{
    static readonly DateTimeOffset Noon = new(2026, 3, 12, 12, 0, 0, TimeSpan.Zero);

    static byte[] Bound(params byte[][] letters)
    {
        using var to = new MemoryStream();
        var bound = new BoundLetters(to);
        foreach (var letter in letters) bound.Add(letter);
        bound.Close("Musterbau", Noon);
        return to.ToArray();
    }

    [Fact]
    public void keeps_every_page_as_it_was_released()
    {
        byte[][] letters = [.. new[] { 1, 90, 40, 2 }.Select(claims => LetterPdf.Of(Sample.Notice(claims)))];
        using var bound = new PrintedPdf(Bound(letters));
        Assert.Contains("No syntax", bound.Output("qpdf", "--check"), StringComparison.Ordinal);
        Assert.Matches("Title: +4 Briefe", bound.Output("pdfinfo"));
        var pages = letters.SelectMany(letter =>
        {
            using var one = new PrintedPdf(letter);
            return one.Pages;
        });
        Assert.Equal(pages, bound.Pages);
    }

    [Fact]
    public void looks_the_same_to_the_last_dot()
    {
        var letter = LetterPdf.Of(Sample.Notice());
        using var one = new PrintedPdf(letter);
        using var bound = new PrintedPdf(Bound(letter, LetterPdf.Of(Sample.Notice(40))));
        Assert.Equal(File.ReadAllBytes(one.Drawn(60)), File.ReadAllBytes(bound.Drawn(60)));
    }

    [Fact]
    public void holds_equal_fonts_and_logos_once()
    {
        var letter = LetterPdf.Of(Sample.Notice());
        Assert.InRange(Bound([.. Enumerable.Repeat(letter, 20)]).Length, letter.Length, 3 * letter.Length);
    }

    [Fact]
    public void gives_the_same_bytes_for_the_same_letters()
    {
        var letter = LetterPdf.Of(Sample.Notice());
        Assert.Equal(Bound(letter, letter), Bound(letter, letter));
    }

    [Fact]
    public void refuses_files_of_others_and_damaged_ones()
    {
        var letter = LetterPdf.Of(Sample.Notice());
        Assert.Throws<InvalidDataException>(() => Bound([1, 2, 3]));
        Assert.Throws<InvalidDataException>(() => Bound("%PDF-1.7\n%%EOF\n"u8.ToArray()));
        Assert.Throws<InvalidDataException>(() => Bound(letter[..^2_000]));
        Assert.Throws<InvalidDataException>(() => Bound([.. letter[..200], .. letter[300..]]));
        Assert.Throws<InvalidOperationException>(() => Bound());
    }
}
