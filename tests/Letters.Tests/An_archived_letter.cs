using System.Text;

namespace Inkassio.Letters.Tests;

/// <summary>A letter is kept for years: the file is PDF/A-3b.</summary>
public sealed class An_archived_letter
{
    static readonly Enclosure Invoice = Enclosure.Of(
        "Rechnung Nº 117.pdf", "application/pdf", LetterPdf.Of(Sample.Notice()), EnclosureRole.Source, "Rechnung");

    static readonly Enclosure Figures = Enclosure.Of(
        "brief.json", "application/json", "{}"u8.ToArray(), EnclosureRole.Data);

    static LetterModel WithFiles() => Sample.Notice() with { Enclosures = [Invoice, Figures] };

    public static TheoryData<string> Letters => ["short", "long", "rare names", "logo", "files", "bound", "for print"];

    static byte[] Written(string which) => which switch
    {
        "short" => LetterPdf.Of(Sample.Notice()),
        "long" => LetterPdf.Of(Sample.Notice(90)),
        "rare names" => LetterPdf.Of(Sample.Notice() with
        {
            Body = [new Paragraph("Nguyễn Thị, 田中, \u0007\ud800, <Łódź> & Co.")], Subject = "A & B < \"C\"",
        }),
        "logo" => LetterPdf.Of(Sample.Notice() with { Sender = Sample.Firm with { Logo = Logo() } }),
        "files" => LetterPdf.Of(WithFiles()),
        "bound" => Bound(LetterPdf.Of(WithFiles()), LetterPdf.Of(Sample.Notice(40))),
        _ => Merged(),
    };

    static Picture Logo() =>
        Picture.TryRead(PngFile.Of(2, 2, 2, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]), out var logo, out _)
            ? logo : throw new InvalidOperationException();

    static byte[] Merged()
    {
        using var merged = new MemoryStream();
        LetterPdf.Merged([WithFiles(), Sample.Notice(3)], merged);
        return merged.ToArray();
    }

    static byte[] Bound(params byte[][] letters)
    {
        using var to = new MemoryStream();
        var bound = new BoundLetters(to);
        foreach (var letter in letters) bound.Add(letter);
        bound.Close("", Sample.WrittenAt);
        return to.ToArray();
    }

    [Theory, MemberData(nameof(Letters))]
    public void keeps_the_clauses_of_its_standard(string which) => Assert.Empty(ArchiveRules.Broken(Written(which)));

    // Each damage keeps the length, so that only the clause itself is broken.
    [Theory]
    [InlineData("<pdfaid:part>3<", "<pdfaid:part>2<", "6.6.4")]
    [InlineData("/S /GTS_PDFA1", "/S /GTS_PDFX1", "6.2.3")]
    [InlineData("/OutputIntents", "/OutputIntentz", "6.2.3")]
    [InlineData("/AFRelationship /Data", "/AFRelationship /Date", "6.8")]
    [InlineData("/AF [", "/AG [", "6.8")]
    [InlineData("/Subtype /application#2Fjson", "/Subtype /application-2Fjson", "6.8")]
    [InlineData("/FontFile2", "/FontFile7", "6.2.11.4")]
    [InlineData("/Metadata 1", "/Metadatb 1", "6.6.2")]
    [InlineData("<xmp:ModifyDate>2026", "<xmp:ModifyDate>2025", "6.6.3 the same day of change")]
    [InlineData("/DisplayDocTitle true", "/OpenAction      true", "/OpenAction")]
    [InlineData("[689.94 ", "[699.94 ", "6.2.11.5")]
    [InlineData("/ID [", "/IE [", "6.1.3")]
    public void that_breaks_a_clause_is_found(string right, string wrong, string clause)
    {
        var pdf = Encoding.Latin1.GetString(Written("files"));
        Assert.Contains(right, pdf, StringComparison.Ordinal);
        var broken = Encoding.Latin1.GetBytes(pdf.Replace(right, wrong, StringComparison.Ordinal));
        Assert.Contains(ArchiveRules.Broken(broken), found => found.Contains(clause, StringComparison.Ordinal));
    }

    [Fact]
    public void carries_its_files_byte_for_byte()
    {
        using var pdf = new PrintedPdf(WithFiles());
        Assert.Contains("2 embedded files", pdf.Output("pdfdetach", "-list"), StringComparison.Ordinal);
        Tool.Run("pdfdetach", pdf.Folder, "-save", "1", "-o", "one", "letter.pdf");
        Assert.Equal(Invoice.Bytes, File.ReadAllBytes(Path.Combine(pdf.Folder, "one")));
    }

    [Theory]
    [InlineData("", "application/pdf", 1, "1 bis 120")]
    [InlineData("../x.pdf", "application/pdf", 1, "../x.pdf")]
    [InlineData("x.pdf", "pdf", 1, "Dateiart")]
    [InlineData("x.pdf", "application/pdf", 0, "leer")]
    [InlineData("x.pdf", "application/pdf", Enclosure.BytesMax + 1, "5 MB")]
    public void refuses_files_that_it_cannot_carry(string name, string mediaType, int bytes, string why) =>
        Assert.Contains(why, Assert.Throws<ArgumentException>(() =>
            Enclosure.Of(name, mediaType, new byte[bytes], EnclosureRole.Source)).Message, StringComparison.Ordinal);

    [Fact]
    public void refuses_more_than_a_mailbox_takes()
    {
        var big = Enclosure.Of("big.bin", "a/b", new byte[Enclosure.BytesMax], EnclosureRole.Source);
        var other = Enclosure.Of("other.bin", "a/b", new byte[Enclosure.BytesMax], EnclosureRole.Source);
        Assert.Contains("8 MB", Refusal(big, other), StringComparison.Ordinal);
        Assert.Contains("heißen gleich", Refusal(Figures, Figures), StringComparison.Ordinal);
        Assert.Contains("höchstens 10", Refusal([.. Enumerable.Range(0, 11).Select(i =>
            Enclosure.Of($"{i}.json", "a/b", [1], EnclosureRole.Data))]), StringComparison.Ordinal);
    }

    static string Refusal(params Enclosure[] files) => Assert.Throws<ArgumentException>(
        () => LetterPdf.Of(Sample.Notice() with { Enclosures = [.. files] })).Message;
}
