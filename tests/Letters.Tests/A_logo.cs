using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Inkassio.Letters.Tests;

public sealed class A_logo
{
    static LetterModel With(Picture logo) => Sample.Notice() with { Sender = Sample.Firm with { Logo = logo } };

    static Picture Read(byte[] file)
    {
        Assert.True(Picture.TryRead(file, out var picture, out var fault), fault.ToString());
        return picture;
    }

    // The PNG is made by a program of others, with every kind of row filter that its library chooses.
    [Theory]
    [InlineData("-gray", "pgm")]
    [InlineData("-cropbox", "ppm")] // Changes nothing here: the picture is in colour.
    public void keeps_every_pixel_of_a_png(string option, string suffix)
    {
        using var page = new PrintedPdf(Sample.Notice());
        var png = File.ReadAllBytes(page.Drawn(50, more: [option]));
        var pixels = PixelsOf(page.Drawn(50, option, suffix));
        using var letter = new PrintedPdf(With(Read(png)));
        Assert.Equal(pixels, PixelsOf(PictureIn(letter)));
    }

    static string PictureIn(PrintedPdf pdf)
    {
        pdf.Output("qpdf", "--check");
        Tool.Run("pdfimages", pdf.Folder, "letter.pdf", "logo");
        return Directory.GetFiles(pdf.Folder, "logo-000.p?m").Single();
    }

    [Theory]
    [InlineData(0, new byte[] { 7, 200, 100, 50 }, "7 200 100 50")]
    [InlineData(3, new byte[] { 0, 1, 2, 1 }, "255 0 0 0 255 0 0 0 255 0 255 0")]
    [InlineData(2, new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 }, "1 2 3 4 5 6 7 8 9 10 11 12")]
    [InlineData(6, new byte[] { 1, 2, 3, 0, 4, 5, 6, 255, 7, 8, 9, 255, 10, 11, 12, 128 },
        "1 2 3 4 5 6 7 8 9 10 11 12")]
    [InlineData(4, new byte[] { 7, 0, 200, 255, 100, 255, 50, 128 }, "7 200 100 50")]
    public void may_be_gray_coloured_a_palette_or_transparent(byte kind, byte[] pixels, string colours)
    {
        using var pdf = new PrintedPdf(With(Read(PngFile.Of(2, 2, kind, pixels))));
        var shown = PixelsOf(PictureIn(pdf));
        Assert.Equal(colours, string.Join(' ', shown.Select(b => b.ToString(CultureInfo.InvariantCulture))));
        var images = pdf.Output("pdfimages", "-list");
        Assert.Equal(kind is 4 or 6, images.Contains("smask", StringComparison.Ordinal));
    }

    [Fact]
    public void may_be_a_jpeg()
    {
        using var page = new PrintedPdf(Sample.Notice());
        var jpeg = File.ReadAllBytes(page.Drawn(40, "-jpeg", "jpg"));
        using var letter = new PrintedPdf(With(Read(jpeg)));
        Assert.Matches(@"image +331 +468 +rgb +3 +8 +jpeg", letter.Output("pdfimages", "-list"));
        Tool.Run("pdfimages", letter.Folder, "-j", "letter.pdf", "logo");
        Assert.Equal(jpeg, File.ReadAllBytes(Path.Combine(letter.Folder, "logo-000.jpg")));
    }

    [Fact]
    public void stands_once_in_a_print_run()
    {
        var noise = new byte[3 * 200 * 200];
        new Random(1).NextBytes(noise);
        using var merged = new MemoryStream();
        LetterPdf.Merged(Enumerable.Range(0, 10).Select(_ => With(Read(PngFile.Of(200, 200, 2, noise)))), merged);
        Assert.InRange(merged.Length, noise.Length, 2 * noise.Length);
    }

    [Fact]
    public void is_not_mistaken_for_another_of_the_same_colours()
    {
        var (clear, solid) = (Read(PngFile.Of(1, 1, 6, [1, 2, 3, 0])), Read(PngFile.Of(1, 1, 6, [1, 2, 3, 255])));
        using var merged = new MemoryStream();
        LetterPdf.Merged([With(clear), With(solid)], merged);
        using var pdf = new PrintedPdf(merged.ToArray());
        Tool.Run("pdfimages", pdf.Folder, "letter.pdf", "logo");
        byte Mask(string number) => PixelsOf(Directory.GetFiles(pdf.Folder, $"logo-{number}.*").Single())[0];
        Assert.Equal((0, 255), (Mask("001"), Mask("003")));
    }

    public static TheoryData<PictureFault, byte[]> Bad => new()
    {
        { PictureFault.UnknownFormat, Encoding.ASCII.GetBytes("<svg xmlns=\"http://www.w3.org/2000/svg\"/>") },
        { PictureFault.UnknownFormat, [] },
        { PictureFault.TooLarge, new byte[Picture.BytesMax + 1] },
        { PictureFault.TooManyPixels, PngFile.Of(2001, 2000, 0, []) },
        { PictureFault.TooManyPixels, PngFile.Of(int.MaxValue, int.MaxValue, 6, []) },
        { PictureFault.Damaged, PngFile.Of(0, 5, 0, []) },
        { PictureFault.Damaged, PngFile.Of(-2, -2, 0, []) },
        { PictureFault.Damaged, PngFile.Of(2, 2, 0, [1, 2]) },
        { PictureFault.Damaged, PngFile.Of(2, 2, 3, [0, 1, 2, 9]) },
        { PictureFault.Damaged, PngFile.Of(2, 2, 0, [1, 2, 3, 4])[..^30] },
        { PictureFault.UnusualPng, PngFile.Of(2, 2, 0, [1, 2, 3, 4], depth: 16) },
        { PictureFault.UnusualPng, PngFile.Of(2, 2, 0, [1, 2, 3, 4], interlace: 1) },
        { PictureFault.UnusualJpeg, [0xFF, 0xD8, 0xFF, 0xC0, 0, 20, 8, 0, 9, 0, 9, 4, 0, 0, 0, 0, 0, 0] },
        { PictureFault.TooManyPixels, [0xFF, 0xD8, 0xFF, 0xC0, 0, 17, 8, 0xFF, 0xFF, 0xFF, 0xFF, 3, 0, 0, 0, 0, 0, 0] },
        { PictureFault.Damaged, [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0] },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void that_cannot_be_printed_says_why(PictureFault expected, byte[] file)
    {
        Assert.False(Picture.TryRead(file, out _, out var fault));
        Assert.Equal(expected, fault);
    }

    [Fact]
    public void that_somebody_damaged_never_breaks_the_program()
    {
        var random = new Random(7);
        using var page = new PrintedPdf(Sample.Notice());
        byte[][] wholes =
        [
            PngFile.Of(16, 16, 6, [.. Enumerable.Range(0, 1024).Select(i => (byte)(i * 7))]),
            File.ReadAllBytes(page.Drawn(20, "-jpeg", "jpg")),
        ];
        for (var i = 0; i < 4000; i++)
        {
            var whole = wholes[i % 2];
            var file = whole[..random.Next(9, whole.Length + 1)];
            for (var hits = random.Next(1, 6); hits > 0; hits--)
                file[random.Next(2, Math.Min(file.Length, 400))] = (byte)random.Next(256);
            Assert.Equal(Picture.TryRead(file, out _, out var fault), fault == PictureFault.None);
        }
    }

    // After "P5" or "P6", width, height and the largest value follow; then the bytes. A gray picture written in
    // colour says everything three times.
    static byte[] PixelsOf(string path)
    {
        var file = File.ReadAllBytes(path);
        var at = 0;
        for (var fields = 0; fields < 4; at++)
            if (file[at] is (byte)'\n' or (byte)' ')
                fields++;
        var pixels = file[at..];
        var isGray = file[1] == '6' && pixels.Chunk(3).All(rgb => rgb[0] == rgb[1] && rgb[1] == rgb[2]);
        return isGray ? [.. pixels.Where((_, i) => i % 3 == 0)] : pixels;
    }
}

/// <summary>Writes small PNG files as their standard says.</summary>
static class PngFile
{
    public static byte[] Of(int width, int height, byte kind, byte[] pixels, byte depth = 8, byte interlace = 0)
    {
        using var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9], head[12]) = (depth, kind, interlace);
        Chunk(file, "IHDR", head);
        if (kind == 3)
            Chunk(file, "PLTE", [255, 0, 0, 0, 255, 0, 0, 0, 255]);
        Chunk(file, "IDAT", Rows(height, pixels));
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    static byte[] Rows(int height, byte[] pixels)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            foreach (var row in pixels.Chunk(Math.Max(1, pixels.Length / Math.Max(1, height))))
                deflate.Write([0, .. row]);
        return packed.ToArray();
    }

    static void Chunk(Stream file, string tag, byte[] bytes)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        byte[] checkedPart = [.. Encoding.ASCII.GetBytes(tag), .. bytes];
        file.Write([.. length, .. checkedPart, .. Checksum(checkedPart)]);
    }

    // The cyclic redundancy check of PNG's annex D.
    static byte[] Checksum(byte[] bytes)
    {
        var rest = uint.MaxValue;
        foreach (var b in bytes)
        {
            rest ^= b;
            for (var bit = 0; bit < 8; bit++) rest = (rest & 1) == 0 ? rest >> 1 : rest >> 1 ^ 0xEDB88320;
        }
        var sum = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(sum, ~rest);
        return sum;
    }
}
