using System.Collections.Immutable;
using System.Globalization;
using Inkassio.Letters.Pdf;

namespace Inkassio.Letters;

/// <summary>A page for the firm itself: a title, text and tables, no address and no letterhead.</summary>
/// <param name="Owner">The firm, in small print at the head of every page.</param>
/// <param name="WrittenAt">Passed in, so that the same paper is always the same bytes.</param>
public sealed record Paper(string Title, string Owner, ImmutableArray<Block> Body, DateTimeOffset WrittenAt)
{
    const double HeadY = 16, Top = 26, Bottom = 278, FootY = 286;

    public byte[] Pdf()
    {
        using var bytes = new MemoryStream(40_000);
        var document = new Document(bytes);
        var flow = new Flow(Top, Top, Bottom, gaps: 1);
        flow.Add(Strips());
        for (var page = 0; page < flow.Sheets.Count; page++)
        {
            var sheet = flow.Sheets[page];
            sheet.Text(Din5008.Left, HeadY, Printable.Text(Owner), Typography.Small);
            sheet.TextTo(Din5008.Right, FootY, Printable.Text(string.Create(
                CultureInfo.InvariantCulture, $"Seite {page + 1} von {flow.Sheets.Count}")), Typography.Foot);
            document.Add(sheet);
        }
        document.Close(new(Title, Owner, "de", WrittenAt), enclosures: []);
        return bytes.ToArray();
    }

    // A letter without its form: the same text and tables.
    List<Strip> Strips() => Letters.Body.Strips(new()
    {
        Sender = new(Owner, [], []),
        Recipient = [],
        Subject = Title,
        Body = Body,
        WrittenAt = WrittenAt,
    }, apart: 0);
}
