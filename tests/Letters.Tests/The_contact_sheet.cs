using System.Globalization;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;

namespace Inkassio.Letters.Tests;

/// <summary>All kinds of letter in all countries side by side, small: a picture for docs/letters.</summary>
public sealed class The_contact_sheet
{
    const int DotsPerInch = 32, Gap = 8;
    const byte Desk = 214;

    // INKASSIO_CONTACT_SHEET=docs/letters/contact-sheet.png writes it; a run without only checks that it can be drawn.
    static string? To => Environment.GetEnvironmentVariable("INKASSIO_CONTACT_SHEET");

    [Fact]
    public void shows_the_first_page_of_every_kind_for_every_country()
    {
        byte[][] rows = [.. Enum.GetValues<Country>().Select(country => Row(country))];
        Assert.All(rows, row => Assert.Equal(rows[0].Length, row.Length));
        var width = Enum.GetValues<NoticeKind>().Length * (PageWidth + Gap) + Gap;
        byte[] all = [.. rows.SelectMany(row => row), .. Enumerable.Repeat(Desk, Gap * width)];
        var picture = PngFile.Of(width, all.Length / width, 0, all);
        Assert.InRange(picture.Length, 10_000, 300_000);
        if (To is { } path) File.WriteAllBytes(path, picture);
    }

    static int PageWidth => (int)Math.Ceiling(595.28 / 72 * DotsPerInch);

    static byte[] Row(Country country)
    {
        var pages = Enum.GetValues<NoticeKind>().Select(kind => Drawn(kind, country)).ToArray();
        var (height, width) = (pages[0].Length / PageWidth, pages.Length * (PageWidth + Gap) + Gap);
        var row = new byte[(height + Gap) * width];
        Array.Fill(row, Desk);
        foreach (var (i, page) in pages.Index())
            for (var y = 0; y < height; y++)
                page.AsSpan(y * PageWidth, PageWidth)
                    .CopyTo(row.AsSpan((y + Gap) * width + Gap + i * (PageWidth + Gap)));
        return row;
    }

    static byte[] Drawn(NoticeKind kind, Country country)
    {
        using var pdf = new PrintedPdf(SampleFacts.Letter(SampleFacts.Of(new Random(3), kind, country, claims: 1)));
        var file = File.ReadAllBytes(pdf.Drawn(DotsPerInch, "-gray", "pgm"));
        var head = System.Text.Encoding.ASCII.GetString(file, 0, 20).Split([' ', '\n'], 5);
        Assert.Equal(PageWidth.ToString(CultureInfo.InvariantCulture), head[1]);
        return file[head[..4].Sum(part => part.Length + 1)..];
    }
}
