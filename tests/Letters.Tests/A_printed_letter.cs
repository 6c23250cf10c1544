using System.Text;
using Inkassio.Domain;

namespace Inkassio.Letters.Tests;

public sealed class A_printed_letter
{
    static LetterModel Saying(params string[] paragraphs) =>
        Sample.Notice() with { Body = [.. paragraphs.Select(p => new Paragraph(p))] };

    [Fact]
    public void gives_every_word_back()
    {
        using var pdf = new PrintedPdf(Sample.Notice(5));
        var text = pdf.Text;
        foreach (var printed in Sample.Notice(5).Texts().Where(t => t.Length > 0))
            foreach (var word in printed.Split(' ', '@'))
                Assert.Contains(word, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Größe äöü ÄÖÜ ß ẞ € 1’234.56 „Anführung“ ‚halb‘ – — …")]
    [InlineData("Łukasz Żółkiewski, Kędzierzyn-Koźle")]
    [InlineData("Şükrü Öztürk, İzmir, ığdır")]
    [InlineData("Nguyễn Thị Ánh Tuyết, Đồng Nai")]
    [InlineData("Škoda Čeština Ďábel Űrhajó Őriszentpéter Țepeș Ģirts Ødegård Þór")]
    [InlineData("Ελληνικά Кириллица")]
    public void shows_the_names_of_many_languages(string names)
    {
        using var pdf = new PrintedPdf(Saying(names));
        Assert.Contains(names, pdf.Text, StringComparison.Ordinal);
        Assert.Empty(LetterPdf.Unprintable(Saying(names)));
    }

    // Text can be copied even where nothing is drawn, so this looks at the ink.
    [Theory]
    [InlineData("aouAOU eE sS", "äöüÄÖÜ éÉ šŠ")]
    [InlineData("oooooooo eeeeee", "ốồổỗộớờợ ếềểễệẽ")]
    [InlineData("", "□□□□□□□□")]
    public void prints_the_accents_and_not_only_the_letters(string plain, string accented)
    {
        using var without = new PrintedPdf(Saying(plain));
        using var with = new PrintedPdf(Saying(accented));
        Assert.InRange(InkOf(with) - InkOf(without), 1000, 100_000);
    }

    static int InkOf(PrintedPdf pdf) =>
        File.ReadAllBytes(pdf.Drawn(100, "-gray", "pgm")).Skip(20).Sum(pixel => 255 - pixel);

    [Fact]
    public void composes_letters_that_come_in_two_parts()
    {
        using var pdf = new PrintedPdf(Saying("Mu\u0308ller und Ngu\u0079e\u0302\u0303n"));
        Assert.Contains("Müller und Nguyễn".Normalize(), pdf.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void puts_a_visible_sign_where_its_font_has_no_character()
    {
        var letter = Saying("Herr 田中 aus \U0001F3E0 Köln");
        using var pdf = new PrintedPdf(letter);
        Assert.Contains("Herr □□ aus □ Köln", pdf.Text, StringComparison.Ordinal);
        Assert.Equal("田中\U0001F3E0", string.Concat(LetterPdf.Unprintable(letter)));
    }

    [Fact]
    public void takes_text_that_is_broken_without_losing_what_is_around_it()
    {
        const string broken = "vor\ud800nach, Tab\there, Zeile\r\nneu, weich\u00ADes, (Klammer) \\ >>";
        using var pdf = new PrintedPdf(Saying(broken));
        Assert.Contains(
            "vor□nach, Tab here, Zeile neu, weiches, (Klammer) \\ >>", pdf.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void is_sound_to_a_strict_reader()
    {
        using var pdf = new PrintedPdf(Sample.Notice(60));
        Assert.Contains("No syntax or stream encoding errors", pdf.Output("qpdf", "--check"), StringComparison.Ordinal);
    }

    [Fact]
    public void carries_its_fonts_as_subsets()
    {
        using var pdf = new PrintedPdf(Saying("Nguyễn Thị"));
        var fonts = pdf.Output("pdffonts").Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..];
        Assert.Equal(2, fonts.Length);
        Assert.All(fonts, font => Assert.Matches(@"^[A-Z]{6}\+Inter-\w+ +CID TrueType +Identity-H +yes yes yes", font));
    }

    [Fact]
    public void stays_small() => Assert.InRange(LetterPdf.Of(Sample.Notice(5)).Length, 10_000, 45_000);

    [Fact]
    public void has_a_code_that_a_banking_app_reads()
    {
        using var pdf = new PrintedPdf(Sample.Notice());
        Assert.Equal(Sample.Code.Payload, Scanned(pdf));
    }

    [Fact]
    public void has_a_code_with_umlauts_that_a_banking_app_reads()
    {
        var code = GiroCode.Of(
            "Müller & Söhne Straßenbau KG", Sample.Account, new(123456, Currency.EUR),
            text: "Übergabe Größe – 1’000 €");
        using var pdf = new PrintedPdf(Sample.Notice() with { Body = [new PaymentPart([], code)] });
        Assert.Equal(code.Payload, Scanned(pdf));
    }

    static string Scanned(PrintedPdf pdf) => Tool.Run(
        "zbarimg", pdf.Folder, "--raw", "-q", "-Sdisable", "-Sqrcode.enable", pdf.Drawn(150)).TrimEnd('\n');

    [Fact]
    public void is_the_same_bytes_each_time()
    {
        var first = LetterPdf.Of(Sample.Notice(30));
        Parallel.For(0, 20, _ => Assert.Equal(first, LetterPdf.Of(Sample.Notice(30))));
        Assert.NotEqual(LetterPdf.Of(Sample.Notice(30)), LetterPdf.Of(Sample.Notice(31)));
    }

    [Fact]
    public void says_what_it_is_in_what_language_and_who_wrote_it_when()
    {
        using var pdf = new PrintedPdf(Sample.Notice());
        var facts = pdf.Output("pdfinfo", "-isodates");
        Assert.Matches("Title: +Zweite Mahnung: Rechnung RE-2026-0117", facts);
        Assert.Matches("Author: +Musterbau Handwerks GmbH", facts);
        Assert.Matches("CreationDate: +2026-06-19T08:00:00Z", facts);
        Assert.Matches(@"Page size: +595\.28 x 841\.89 pts \(A4\)", facts);
        var metadata = pdf.Output("pdfinfo", "-meta");
        Assert.Contains("<rdf:li>de</rdf:li>", metadata, StringComparison.Ordinal);
        Assert.Contains("2026-06-19T08:00:00Z", metadata, StringComparison.Ordinal);
    }

    [Fact]
    public void never_names_the_program_that_wrote_it()
    {
        using var pdf = new PrintedPdf(Sample.Notice());
        var all = pdf.Text + pdf.Output("pdfinfo") + pdf.Output("pdfinfo", "-meta")
            + Encoding.Latin1.GetString(LetterPdf.Of(Sample.Notice()));
        Assert.DoesNotContain("inkass", all, StringComparison.OrdinalIgnoreCase);
    }
}
