using System.Globalization;
using System.IO.Compression;
using System.Text;
using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Tenants;

namespace Inkassio.Letters.Tests;

/// <summary>A firm's own PDF under its letters: made by programs of others, and by people who mean harm.</summary>
public sealed class A_stationery
{
    const string Html = """
        <html><style>@page{size:A4;margin:0} body{margin:0;font-family:'DejaVu Sans',sans-serif}
        .head{height:38mm;background:linear-gradient(90deg,#0b5,#15c);color:#fff;padding:6mm;box-sizing:border-box}
        .foot{position:absolute;top:270mm;left:25mm;font-size:8pt;color:rgba(0,60,120,.7)}
        .second{page-break-before:always;height:18mm;background:#15c;color:#fff}</style>
        <div class=head>Musterhaus am Markt</div><div class=foot>HRB 4711 · Geschäftsführerin Erika Muster</div>
        <div class=second>Folgeseite</div></html>
        """;

    static Stationery Read(byte[] pdf)
    {
        var isRead = Stationery.TryRead(pdf, out var stationery, out var fault, out var detail);
        Assert.True(isRead, $"{fault} {detail}");
        return stationery!;
    }

    static byte[] Made(string name, string content, string program, Func<string, string[]> arguments)
    {
        var folder = Directory.CreateTempSubdirectory("stationery-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, name), content);
            Tool.Run(program, folder.FullName, arguments(folder.FullName));
            return File.ReadAllBytes(Path.Combine(folder.FullName, "made.pdf"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static readonly Lazy<byte[]> Printed = new(() => Made("made.html", Html, "chromium", _ =>
        ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--print-to-pdf=made.pdf", "made.html"]));

    // Its pages are drawn as a Level 2 program; the page has no fonts inside where the option says so.
    static byte[] Distilled(string postscript, params string[] options) => Made("made.ps", postscript, "gs", _ =>
        [.. options, "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", "-sOutputFile=made.pdf", "made.ps"]);

    static string Postscript(string body, int width = 595, int height = 842) =>
        $"%!PS\n<< /PageSize [{width} {height}] >> setpagedevice\n{body}\nshowpage\n";

    const string Word = "/Helvetica findfont 20 scalefont setfont 72 780 moveto (Kopf) show";

    static LetterModel On(Stationery stationery, LetterModel letter) => letter with
    {
        Sender = letter.Sender with { Paper = new(stationery, 30, 30, "Musterbau GmbH · Werkstraße 1 · 50823 Köln") },
    };

    [Fact]
    public void lies_under_every_page_and_leaves_the_archive_rules_whole()
    {
        var stationery = Read(Printed.Value);
        var letter = LetterPdf.Of(On(stationery, Sample.Notice(rows: 60)));
        Assert.Empty(ArchiveRules.Broken(stationery.Bytes.ToArray()));
        Assert.Empty(ArchiveRules.Broken(letter));
        using var pdf = new PrintedPdf(letter);
        var pages = Tool.Run("pdftotext", pdf.Folder, "letter.pdf", "-").Split('\f');
        Assert.True(pages.Length > 3);
        Assert.Contains("Musterhaus am Markt", pages[0], StringComparison.Ordinal);
        Assert.All(pages[1..^1], page => Assert.Contains("Folgeseite", page, StringComparison.Ordinal));
    }

    [Fact]
    public void of_one_page_leaves_the_others_white()
    {
        var stationery = Read(Distilled(Postscript(Word), "-dPDFSETTINGS=/prepress"));
        Assert.Equal(1, stationery.Pages);
        using var pdf = new PrintedPdf(On(stationery, Sample.Notice(rows: 60)));
        var pages = Tool.Run("pdftotext", pdf.Folder, "letter.pdf", "-").Split('\f');
        Assert.Contains("Kopf", pages[0], StringComparison.Ordinal);
        Assert.All(pages[1..], page => Assert.DoesNotContain("Kopf", page, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Country.DE)]
    [InlineData(Country.CH)]
    public void takes_no_fact_from_a_letter(Country country)
    {
        var facts = SampleFacts.Of(new Random(3), Domain.Dunning.NoticeKind.Notice1, country, claims: 2);
        var bytes = Read(Printed.Value).Bytes.ToArray();
        var sender = facts.Sender with { Paper = new("", 30, 30) };
        var letter = Composition.Of(facts, LetterText.For(facts.Kind));
        using var pdf = new PrintedPdf(NoticeLetter.Of(facts with { Sender = sender }, letter, logo: null, bytes));
        var text = Bare(pdf.Text);
        string[] told =
        [
            letter.Subject, letter.Salutation, .. letter.Paragraphs, letter.Closing, facts.Sender.Name,
            facts.Sender.Address.Street, facts.Sender.LegalLine, facts.Sender.Contact, facts.Debtor.Number,
            Iban.Of(facts.Account.Iban).Printed, .. facts.Claims.Select(c => c.Number),
        ];
        Assert.All(told, said => Assert.Contains(Bare(said), text, StringComparison.Ordinal));
    }

    static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c))).Normalize();

    [Fact]
    public void stands_once_in_a_pile_of_letters()
    {
        var stationery = Read(Printed.Value);
        var one = LetterPdf.Of(On(stationery, Sample.Notice()));
        using var pile = new MemoryStream();
        var bound = new BoundLetters(pile);
        for (var i = 0; i < 20; i++) bound.Add(one);
        bound.Close("Muster", DateTimeOffset.UnixEpoch);
        Assert.InRange(pile.Length, one.Length, one.Length + 20 * 12_000);
        using var pdf = new PrintedPdf(pile.ToArray());
        pdf.Output("qpdf", "--check");
    }

    [Fact]
    public void may_be_packed_as_other_programs_pack_it()
    {
        using var pdf = new PrintedPdf(Printed.Value);
        foreach (var way in (string[][])[["--object-streams=generate"], ["--linearize"], ["--object-streams=disable",
            "--stream-data=uncompress"]])
        {
            Tool.Run("qpdf", pdf.Folder, [.. way, "letter.pdf", "other.pdf"]);
            Assert.Equal(2, Read(File.ReadAllBytes(Path.Combine(pdf.Folder, "other.pdf"))).Pages);
        }
    }

    [Fact]
    public void that_is_locked_is_refused()
    {
        using var pdf = new PrintedPdf(Printed.Value);
        Tool.Run("qpdf", pdf.Folder, "--encrypt", "", "owner", "256", "--", "letter.pdf", "locked.pdf");
        Assert.Equal(StationeryFault.Encrypted, FaultOf(File.ReadAllBytes(Path.Combine(pdf.Folder, "locked.pdf"))));
    }

    [Fact]
    public void says_which_font_is_not_inside()
    {
        // The distiller leaves the fourteen usual fonts out when it is asked to.
        var pdf = Distilled(Postscript(Word), "-dEmbedAllFonts=false", "-dCompatibilityLevel=1.4");
        Assert.False(Stationery.TryRead(pdf, out _, out var fault, out var detail));
        Assert.Equal((StationeryFault.FontNotEmbedded, "Helvetica"), (fault, detail));
    }

    [Fact]
    public void with_press_colours_is_refused() => Assert.Equal(
        StationeryFault.PressColours,
        FaultOf(Distilled(Postscript("0.2 0.9 0 0 setcmykcolor 0 700 595 142 rectfill"))));

    [Fact]
    public void must_be_upright_a4()
    {
        Assert.Equal(StationeryFault.NotA4, FaultOf(Distilled(Postscript("", 612, 792))));
        var three = Postscript("") + Postscript("") + Postscript("");
        Assert.Equal(StationeryFault.TooManyPages, FaultOf(Distilled(three)));
        Assert.Equal(StationeryFault.Turned, FaultOf(Made_up.Pdf(page: "/Rotate 90")));
    }

    static StationeryFault FaultOf(byte[] pdf)
    {
        Assert.False(Stationery.TryRead(pdf, out _, out var fault, out _));
        return fault;
    }

    public static TheoryData<string, StationeryFault, byte[]> Hostile() => new()
    {
        { "nothing", StationeryFault.NoPdf, [] },
        { "a web page", StationeryFault.NoPdf, Encoding.ASCII.GetBytes("<html></html>") },
        { "too much", StationeryFault.TooLarge, new byte[Stationery.BytesMax + 1] },
        { "a head alone", StationeryFault.Damaged, Encoding.ASCII.GetBytes("%PDF-1.7\n") },
        { "a script", StationeryFault.Script, Made_up.Pdf(root: "/OpenAction << /S /JavaScript /JS (app.alert(1)) >>") },
        { "a start", StationeryFault.Script, Made_up.Pdf(page: "/AA << /O << /S /Launch /F (x) >> >>") },
        { "a file", StationeryFault.Files, Made_up.Pdf(root: "/Names << /EmbeddedFiles << /Names [] >> >>") },
        { "a field", StationeryFault.Fields, Made_up.Pdf(root: "/AcroForm << /Fields [3 0 R] >>") },
        { "a hidden layer", StationeryFault.Layers, Made_up.Pdf(root: "/OCProperties << /D << /OFF [9 0 R] >> >>") },
        { "a form in itself", StationeryFault.Loop, Made_up.Pdf(
            "/F Do", resources: "/XObject << /F 9 0 R >>",
            more: Made_up.Stream(9, "/Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F 9 0 R >> >>", "/F Do"u8)) },
        { "pages in themselves", StationeryFault.Loop, Made_up.Pdf(kids: "2 0 R") },
        { "a list in itself", StationeryFault.Loop, Made_up.Pdf(
            resources: "/ExtGState << /G << /D 9 0 R >> >>", more: "9 0 obj [9 0 R 9 0 R] endobj\n"u8.ToArray()) },
        { "a pointer to itself", StationeryFault.Damaged, Made_up.Pdf(
            resources: "/Font 9 0 R", more: "9 0 obj 9 0 R endobj\n"u8.ToArray()) },
        { "doubling", StationeryFault.TooComplex, Made_up.Pdf(
            resources: "/ExtGState << /G << /D 9 0 R >> >>", more: Made_up.Doubling(9, 40)) },
        { "a bomb", StationeryFault.TooComplex, Made_up.Pdf(
            "/F Do", resources: "/XObject << /F 9 0 R >>",
            more: Made_up.Stream(9, "/Subtype /Form /BBox [0 0 9 9] /Filter /FlateDecode", Made_up.Bomb())) },
        { "a bomb in a bomb", StationeryFault.TooComplex, Made_up.Pdf(
            "/F Do", resources: "/XObject << /F 9 0 R >>",
            more: Made_up.Stream(9, "/Subtype /Form /BBox [0 0 9 9] /Filter [/FlateDecode /FlateDecode]",
                Made_up.Packed(Made_up.Bomb()))) },
        { "a picture of a country", StationeryFault.TooComplex, Made_up.Pdf(
            "/F Do", resources: "/XObject << /F 9 0 R >>",
            more: Made_up.Stream(9, "/Subtype /Image /Width 90000 /Height 90000 /BitsPerComponent 8 "
                + "/ColorSpace /DeviceRGB /Filter /DCTDecode", "x"u8)) },
        { "brackets", StationeryFault.TooComplex, Made_up.Pdf(page: "/X " + new string('[', 500_000)) },
        { "an open string", StationeryFault.Damaged, Made_up.Pdf(page: "/X (" + new string('(', 500_000)) },
        { "too many Q", StationeryFault.Damaged, Made_up.Pdf("Q Q 1 0 0 RG") },
        { "an unknown operator", StationeryFault.Damaged, Made_up.Pdf("1 2 boom") },
        { "a font that is not there", StationeryFault.Damaged, Made_up.Pdf("BT /F9 9 Tf (x) Tj ET") },
        { "press colours in a word", StationeryFault.PressColours, Made_up.Pdf("0 0 0 1 k 0 0 9 9 re f") },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void that_means_harm_is_refused(string what, StationeryFault expected, byte[] pdf)
    {
        var fault = FaultOf(pdf);
        Assert.True(expected == fault, $"{what}: {fault} instead of {expected}");
    }

    [Fact]
    public void keeps_its_ink_to_itself()
    {
        // A state that is never given back and a layer's mark: the letter's own ink must not be red, nor moved.
        var stationery = Read(Made_up.Pdf("q 1 0 0 rg 3 0 0 3 0 0 cm /OC /Layer BDC 0 0 9 9 re f EMC"));
        using var pdf = new PrintedPdf(On(stationery, Sample.Notice()));
        pdf.Output("qpdf", "--check");
        using var plain = new PrintedPdf(Sample.Notice());
        Assert.Contains("Mahnung", pdf.Text, StringComparison.Ordinal);
        Assert.Empty(ArchiveRules.Broken(LetterPdf.Of(On(stationery, Sample.Notice()))));
    }

    [Fact]
    public void that_somebody_damaged_never_breaks_the_program()
    {
        var random = new Random(11);
        byte[][] wholes = [Printed.Value, Made_up.Pdf("q 1 0 0 rg 0 0 9 9 re f Q")];
        for (var i = 0; i < 1500; i++)
        {
            var whole = wholes[i % 2];
            var file = whole[..random.Next(9, whole.Length + 1)];
            for (var hits = random.Next(1, 8); hits > 0; hits--)
                file[random.Next(file.Length)] = (byte)random.Next(256);
            if (!Stationery.TryRead(file, out var stationery, out var fault, out _)) Assert.NotEqual(default, fault);
            else LetterPdf.Of(On(stationery, Sample.Notice()));
        }
    }

    [Fact]
    public void is_read_within_a_moment()
    {
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        foreach (var row in Hostile()) Stationery.TryRead(row.Data.Item3, out _, out _, out _);
        Assert.InRange(System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 20);
    }
}

/// <summary>Small PDF files written by hand, so that they may be as wrong as a test wants.</summary>
static class Made_up
{
    public static byte[] Pdf(
        string content = "", string page = "", string resources = "", string root = "", string kids = "3 0 R",
        byte[]? more = null)
    {
        var text = $"""
            %PDF-1.7
            1 0 obj << /Type /Catalog /Pages 2 0 R {root} >> endobj
            2 0 obj << /Type /Pages /Count 1 /Kids [{kids}] >> endobj
            3 0 obj << /Type /Page /MediaBox [0 0 595 842] /Resources << {resources} >> /Contents 4 0 R {page} >> endobj

            """;
        return
        [
            .. Encoding.Latin1.GetBytes(text), .. Stream(4, "", Encoding.Latin1.GetBytes(content)), .. more ?? [],
            .. "trailer << /Root 1 0 R >>\n%%EOF\n"u8,
        ];
    }

    public static byte[] Stream(int number, string entries, ReadOnlySpan<byte> bytes) =>
    [
        .. Encoding.Latin1.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $"{number} 0 obj << {entries} /Length {bytes.Length} >>\nstream\n")),
        .. bytes, .. "\nendstream\nendobj\n"u8,
    ];

    // Each list holds the next one twice: thirty objects say a billion values.
    public static byte[] Doubling(int first, int count) => Encoding.ASCII.GetBytes(string.Concat(
        Enumerable.Range(first, count).Select(n => string.Create(CultureInfo.InvariantCulture,
            $"{n} 0 obj [{n + 1} 0 R {n + 1} 0 R] endobj\n"))));

    public static byte[] Bomb() => Packed(new byte[200_000_000]);

    public static byte[] Packed(byte[] bytes)
    {
        using var to = new MemoryStream();
        using (var deflate = new ZLibStream(to, CompressionLevel.Fastest, leaveOpen: true)) deflate.Write(bytes);
        return to.ToArray();
    }
}
