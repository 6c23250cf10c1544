using System.Collections.Immutable;
using System.Globalization;
using Inkassio.Letters.Pdf;

namespace Inkassio.Letters;

/// <param name="BeginsPage">Stands at the top of a new page.</param>
public sealed record DossierChapter(string Title, ImmutableArray<Block> Blocks, bool BeginsPage = false);

/// <summary>A file on a case, to be read from front to back: a cover, then chapters of text and tables.</summary>
/// <param name="Owner">The firm, in small print at the head of every page.</param>
/// <param name="Subtitles">Below the title on the first page, each a line.</param>
/// <param name="WrittenAt">Passed in, so that the same dossier is always the same bytes.</param>
public sealed record Dossier(
    string Title, string Owner, ImmutableArray<string> Subtitles, ImmutableArray<DossierChapter> Chapters,
    DateTimeOffset WrittenAt)
{
    const double HeadY = 16, Top = 27, CoverTop = 34, Bottom = 277, FootY = 286, ChapterGap = 9, TitleGap = 2.2;

    public byte[] Pdf()
    {
        using var bytes = new MemoryStream(80_000);
        var document = new Document(bytes);
        var sheets = Laid();
        for (var page = 0; page < sheets.Count; page++)
        {
            Frame(sheets[page], page + 1, sheets.Count);
            document.Add(sheets[page]);
        }
        document.Close(new(Title, Owner, "de", WrittenAt), enclosures: []);
        return bytes.ToArray();
    }

    List<Sheet> Laid()
    {
        var sheets = new List<Sheet>();
        var flow = new Flow(CoverTop, Top, Bottom, gaps: 1);
        flow.Add([.. Cover()]);
        foreach (var chapter in Chapters)
        {
            if (chapter.BeginsPage)
            {
                sheets.AddRange(flow.Sheets);
                flow = new Flow(Top, Top, Bottom, gaps: 1);
            }
            flow.Add(Strips(chapter));
        }
        return [.. sheets, .. flow.Sheets];
    }

    IEnumerable<Strip> Cover() =>
    [
        .. Wrap.Lines(Printable.Text(Title), Din5008.Width, Typography.Name)
            .Select(line => Strip.Line(line, Typography.Name)),
        .. Subtitles.SelectMany(line => Wrap.Lines(Printable.Text(line), Din5008.Width, Typography.Body))
            .Select((line, i) => Strip.Line(line, Typography.Body) with { Gap = i == 0 ? TitleGap : 0 }),
    ];

    // A letter without its form: the chapter's title is its subject, then the same text and tables.
    static List<Strip> Strips(DossierChapter chapter)
    {
        var strips = Body.Strips(new()
        {
            Sender = new("", [], []),
            Recipient = [],
            Subject = chapter.Title,
            Body = chapter.Blocks,
            WrittenAt = default,
        }, apart: 0);
        if (strips.Count > 0) strips[0] = strips[0] with { Gap = ChapterGap };
        return strips;
    }

    void Frame(Sheet sheet, int page, int pages)
    {
        sheet.Text(Din5008.Left, HeadY, Printable.Text(Owner), Typography.Small);
        sheet.TextTo(Din5008.Right, HeadY, Printable.Text(Title), Typography.Small);
        sheet.Line(Din5008.Left, HeadY + 2.2, Din5008.Right, HeadY + 2.2, 0.5);
        sheet.TextTo(Din5008.Right, FootY, string.Create(
            CultureInfo.InvariantCulture, $"Seite {page} von {pages}"), Typography.Foot);
    }
}
