using System.Globalization;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;

namespace Inkassio.Letters.Tests;

/// <summary>All kinds of letter in all countries side by side, small: a picture for docs/letters.</summary>
public sealed class The_contact_sheet
{
    const int DotsPerInch = 50, Gap = 8;
    const byte Desk = 214;

    // INKASSIO_CONTACT_SHEET=docs/letters/contact-sheet.png writes it; a run without only checks that it can be drawn.
    static string? To => Environment.GetEnvironmentVariable("INKASSIO_CONTACT_SHEET");

    // The three countries in German, and English as a German firm writes it.
    static readonly (Country Country, Language Language)[] Rows =
        [(Country.DE, Language.De), (Country.AT, Language.De), (Country.CH, Language.De), (Country.DE, Language.En)];

    [Fact]
    public void shows_the_first_page_of_every_kind_for_every_country_and_language()
    {
        byte[][] rows = [.. Rows.Select(row => Row(row.Country, row.Language))];
        Assert.All(rows, row => Assert.Equal(rows[0].Length, row.Length));
        var width = Enum.GetValues<LetterKind>().Length * (PageWidth + Gap) + Gap;
        byte[] all = [.. rows.SelectMany(row => row), .. Enumerable.Repeat(Desk, Gap * width)];
        var picture = PngFile.Of(width, all.Length / width, 0, all);
        Assert.InRange(picture.Length, 10_000, 1_500_000);
        if (To is { } path) File.WriteAllBytes(path, picture);
    }

    [Fact]
    public void quotes_the_law_of_each_row()
    {
        foreach (var (country, section) in new[]
        {
            (Country.DE, "§ 288 Abs. 2 BGB"), (Country.AT, "§ 456 UGB"), (Country.CH, "Art. 104 Abs. 1 OR"),
        })
        {
            using var pdf = new PrintedPdf(Letter(LetterKind.LastNotice, country, Language.De));
            Assert.Contains(section, pdf.Text, StringComparison.Ordinal);
            if (country == Country.CH) Assert.DoesNotContain("BGB", pdf.Text, StringComparison.Ordinal);
        }
    }

    static int PageWidth => (int)Math.Ceiling(595.28 / 72 * DotsPerInch);

    static byte[] Row(Country country, Language language)
    {
        var pages = Enum.GetValues<LetterKind>().Select(kind => Drawn(kind, country, language)).ToArray();
        var (height, width) = (pages[0].Length / PageWidth, pages.Length * (PageWidth + Gap) + Gap);
        var row = new byte[(height + Gap) * width];
        Array.Fill(row, Desk);
        foreach (var (i, page) in pages.Index())
            for (var y = 0; y < height; y++)
                page.AsSpan(y * PageWidth, PageWidth)
                    .CopyTo(row.AsSpan((y + Gap) * width + Gap + i * (PageWidth + Gap)));
        return row;
    }

    static LetterModel Letter(LetterKind kind, Country country, Language language)
    {
        var facts = kind.Notice() is { } notice
            ? SampleFacts.Of(new Random(3), notice, country, claims: 1) with { Language = language }
            : Inkassio.Domain.Correspondence.SampleFacts.Usual(kind, language, SampleFacts.FirmOf(country));
        return NoticeLetter.Of(facts, Composition.Of(facts, LetterText.For(kind, language)), logo: null);
    }

    static byte[] Drawn(LetterKind kind, Country country, Language language)
    {
        using var pdf = new PrintedPdf(Letter(kind, country, language));
        var file = File.ReadAllBytes(pdf.Drawn(DotsPerInch, "-gray", "pgm"));
        var head = System.Text.Encoding.ASCII.GetString(file, 0, 20).Split([' ', '\n'], 5);
        Assert.Equal(PageWidth.ToString(CultureInfo.InvariantCulture), head[1]);
        return file[head[..4].Sum(part => part.Length + 1)..];
    }
}
