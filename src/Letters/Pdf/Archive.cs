using System.Globalization;
using System.Security;
using System.Text;

namespace Inkassio.Letters.Pdf;

/// <summary>What a document says about itself to readers, searches and archives.</summary>
/// <param name="Language">A language tag, for instance de-DE: screen readers choose their voice by it.</param>
/// <param name="WrittenAt">Passed in, so that the same letter is the same file.</param>
// No producer and no creator: the product's name appears in nothing that a debtor sees.
sealed record Particulars(string Title, string Author, string Language, DateTimeOffset WrittenAt)
{
    public Octets Dictionary() => new Octets()
        .Raw("<< /Title "u8).Text(Title).Raw(" /Author "u8).Text(Author)
        .Raw(" /CreationDate ("u8).Ascii(PdfDate).Raw(") /ModDate ("u8).Ascii(PdfDate).Raw(") >>"u8);

    /// <summary>The same as XMP (ISO 16684-1), which archives read; it must agree with the dictionary.</summary>
    public byte[] Xmp() => Encoding.UTF8.GetBytes($"""
        <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
          xmlns:xmp="http://ns.adobe.com/xap/1.0/">
        <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{Escaped(Title)}</rdf:li></rdf:Alt></dc:title>
        <dc:creator><rdf:Seq><rdf:li>{Escaped(Author)}</rdf:li></rdf:Seq></dc:creator>
        <dc:language><rdf:Bag><rdf:li>{Escaped(Language)}</rdf:li></rdf:Bag></dc:language>
        <xmp:CreateDate>{XmpDate}</xmp:CreateDate><xmp:ModifyDate>{XmpDate}</xmp:ModifyDate>
        </rdf:Description></rdf:RDF></x:xmpmeta>
        <?xpacket end="w"?>
        """);

    string PdfDate => WrittenAt.ToUniversalTime().ToString("'D:'yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture);

    string XmpDate => WrittenAt.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    static string Escaped(string text) => SecurityElement.Escape(text);
}
