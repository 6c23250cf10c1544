using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Inkassio.Letters.Pdf;
using Inkassio.Letters.Pdf.Foreign;

namespace Inkassio.Letters;

/// <summary>A firm's own stationery: one drawing that lies under the first page, perhaps another under the rest.
/// </summary>
// An uploaded file is read once, and only what draws is taken over into a file of our own; that one is stored and
// shown. So no letter depends on a file that others made, and what was checked is what is printed.
public sealed partial class Stationery
{
    public const int BytesMax = 2_000_000;
    public const int PagesMax = 2;

    readonly WrittenFile file;
    readonly int[] drawings;

    Stationery(byte[] written)
    {
        file = new(written);
        drawings = [.. file.Pages.Select(DrawingOf)];
        Bytes = written;
    }

    /// <summary>The stationery alone, as a file of ours: what is stored, and what a preview shows.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    public int Pages => drawings.Length;

    /// <summary>Reads a PDF that somebody uploaded; a fault says why it will not do.</summary>
    /// <param name="detail">What the fault is about, for instance the name of a font; often empty.</param>
    public static bool TryRead(
        ReadOnlyMemory<byte> uploaded, [NotNullWhen(true)] out Stationery? stationery, out StationeryFault fault,
        out string detail)
    {
        (stationery, fault, detail) = (null, StationeryFault.None, "");
        if (uploaded.Length > BytesMax) fault = StationeryFault.TooLarge;
        else if (uploaded.Span[..Math.Min(1024, uploaded.Length)].IndexOf("%PDF-"u8) < 0) fault = StationeryFault.NoPdf;
        else
            try
            {
                stationery = new(Rewritten(new ForeignFile(uploaded)));
            }
            catch (StationeryException e)
            {
                (fault, detail) = (e.Fault, e.Detail);
            }
        return stationery is not null;
    }

    /// <summary>Opens what <see cref="TryRead"/> made.</summary>
    /// <exception cref="InvalidDataException">The file is not one of ours, or it is damaged.</exception>
    public static Stationery Open(byte[] stored) => new(stored);

    static byte[] Rewritten(ForeignFile foreign)
    {
        using var to = new MemoryStream();
        var writer = new Writer(to);
        var (catalogue, tree) = (writer.Reserve(), writer.Reserve());
        var (sifting, copying) = (new Sifting(foreign), new Copying(foreign, writer));
        var pages = new List<int>();
        foreach (var page in sifting.Pages())
        {
            var drawing = copying.Page(sifting.Resources(page), sifting.Content(page), sifting.Box(page));
            var content = writer.Reserve();
            writer.Compressed(content, "/S Do"u8);
            pages.Add(writer.Object(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture,
                $"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 595.28 841.89] "
                + $"/Resources << /XObject << /S {drawing} >> >> /Contents {content} 0 R >>"))));
        }
        var kids = string.Join(' ', pages.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p} 0 R")));
        writer.Object(tree, Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $"<< /Type /Pages /Count {pages.Count} /Kids [{kids}] >>")));
        Archive.Close(writer, catalogue, tree, new("Briefpapier", "", "de", DateTimeOffset.UnixEpoch), []);
        return to.ToArray();
    }

    /// <summary>Puts the drawings into a file, each once; the numbers of their objects.</summary>
    internal int[] WriteTo(Writer writer)
    {
        var moving = new Moving(writer);
        var moved = new Dictionary<int, int>();
        return [.. drawings.Select(drawing => moving.Move(file, drawing, moved))];
    }

    int DrawingOf(int page)
    {
        var match = Drawing().Match(file.Body(page).Words);
        return match.Success && int.TryParse(match.Groups["n"].Value, CultureInfo.InvariantCulture, out var number)
            ? number : throw new InvalidDataException("A page of the stationery has no drawing.");
    }

    [GeneratedRegex(@"/S (?<n>\d{1,9}) 0 R", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Drawing();
}
