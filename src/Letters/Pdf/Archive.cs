using System.Collections.Immutable;
using System.Globalization;
using System.Security;
using System.Text;

namespace Inkassio.Letters.Pdf;

/// <summary>
/// Ends a file as archives want it: PDF/A-3b (ISO 19005-3), complete in itself and readable in thirty years.
/// </summary>
// What else the standard asks for lies elsewhere: embedded fonts with exact widths and without the glyph for nothing
// (GlyphSet, Font), greys and RGB only (Sheet, Picture), no scripts and no encryption at all, an identity (Writer).
static class Archive
{
    /// <summary>Writes the catalogue and what hangs on it, and closes the file.</summary>
    public static void Close(
        Writer writer, int catalogue, int pageTree, Particulars particulars, ImmutableArray<Enclosure> enclosures)
    {
        var profile = ColourProfile.WriteTo(writer);
        var metadata = writer.Reserve();
        writer.Stream(metadata, "/Type /Metadata /Subtype /XML"u8, particulars.Xmp());
        var words = new Octets(1024).Raw("<< /Type /Catalog /Pages "u8).Whole(pageTree)
            .Raw(" 0 R /Metadata "u8).Whole(metadata).Raw(" 0 R /Lang "u8).Text(particulars.Language)
            .Raw(" /ViewerPreferences << /DisplayDocTitle true >>"u8)
            .Raw(" /OutputIntents [<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier ("u8)
            .Ascii(ColourProfile.Name).Raw(") /Info ("u8).Ascii(ColourProfile.Name)
            .Raw(") /DestOutputProfile "u8).Whole(profile).Raw(" 0 R >>]"u8);
        if (enclosures.Length > 0) Attach(writer, words, enclosures, particulars.PdfDate);
        writer.Object(catalogue, words.Raw(" >>"u8).Written);
        writer.Close(catalogue, writer.Object(particulars.Dictionary().Written));
    }

    // Readers find files by the tree of names, archives by the list of associated files. Names stand in order there.
    static void Attach(Writer writer, Octets words, ImmutableArray<Enclosure> enclosures, string pdfDate)
    {
        var files = enclosures.OrderBy(a => a.Name, StringComparer.Ordinal)
            .Select(a => (a.Name, Number: a.WriteTo(writer, pdfDate))).ToArray();
        words.Raw(" /Names << /EmbeddedFiles << /Names ["u8);
        foreach (var (name, number) in files)
            words.Text(name).Raw(" "u8).Whole(number).Raw(" 0 R "u8);
        words.Raw("] >> >> /AF ["u8);
        foreach (var (_, number) in files)
            words.Whole(number).Raw(" 0 R "u8);
        words.Raw("]"u8);
    }
}

/// <summary>What a document says about itself to readers, searches and archives.</summary>
/// <param name="Language">A language tag, for instance de-DE: screen readers choose their voice by it.</param>
/// <param name="WrittenAt">Passed in, so that the same letter is the same file.</param>
// No producer and no creator: the product's name appears in nothing that a debtor sees.
sealed record Particulars(string Title, string Author, string Language, DateTimeOffset WrittenAt)
{
    public Octets Dictionary() => Authored(new Octets().Raw("<< /Title "u8).Text(Title))
        .Raw(" /CreationDate ("u8).Ascii(PdfDate).Raw(") /ModDate ("u8).Ascii(PdfDate).Raw(") >>"u8);

    Octets Authored(Octets words) => Author.Length > 0 ? words.Raw(" /Author "u8).Text(Author) : words;

    /// <summary>The same as XMP (ISO 16684-1), which archives read; it must agree with the dictionary.</summary>
    public byte[] Xmp() => Encoding.UTF8.GetBytes($"""
        <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
          xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
        <pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
        <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{Escaped(Title)}</rdf:li></rdf:Alt></dc:title>
        {Creator}
        <dc:language><rdf:Bag><rdf:li>{Escaped(Language)}</rdf:li></rdf:Bag></dc:language>
        <dc:format>application/pdf</dc:format>
        <xmp:CreateDate>{XmpDate}</xmp:CreateDate><xmp:ModifyDate>{XmpDate}</xmp:ModifyDate>
        </rdf:Description></rdf:RDF></x:xmpmeta>
        <?xpacket end="w"?>
        """);

    string Creator => Author.Length == 0 ? ""
        : $"<dc:creator><rdf:Seq><rdf:li>{Escaped(Author)}</rdf:li></rdf:Seq></dc:creator>";

    public string PdfDate => WrittenAt.ToUniversalTime().ToString("'D:'yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture);

    string XmpDate => WrittenAt.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    static string Escaped(string text) => SecurityElement.Escape(text);
}
