using System.Xml;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Grains;
using Inkassio.Storage;
using Inkassio.Web.SignIn;

namespace Inkassio.Web.Customers;

/// <summary>The invoice itself as a file: what is taken, and where it can be fetched again.</summary>
public static class InvoiceFile
{
    public const int BytesMax = 10 * 1024 * 1024;

    public const string Wanted = "PDF, XML, PNG oder JPEG, bis 10 MB.";

    const int NameMax = 120, EndingMax = 8;

    /// <summary>The media type by the bytes themselves, whatever the file is called; null for anything else.</summary>
    public static string? TypeOf(byte[] bytes) => bytes switch
    {
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => "application/pdf",
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        _ => IsXml(bytes) ? "application/xml" : null,
    };

    // Read to its end, so that half a file is none; entities and other files are never followed.
    static bool IsXml(byte[] bytes)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(bytes), new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null,
            });
            while (reader.Read()) { }
            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    /// <summary>A name without folders, short enough for a header.</summary>
    public static string NameOf(string name, string number)
    {
        var bare = string.Concat(name.Split('/', '\\')[^1].Where(c => !char.IsControl(c))).Trim();
        if (bare.Length == 0) bare = $"Rechnung {number}";
        var ending = Path.GetExtension(bare) is { Length: <= EndingMax } found ? found : "";
        return bare.Length <= NameMax ? bare : bare[..(NameMax - EndingMax)] + ending;
    }

    public static string PathOf(DebtorId debtor, InvoiceId invoice) => $"/kunden/{debtor}/rechnung/{invoice}";

    // Always a download: what was uploaded never runs in a page of ours.
    internal static async Task<IResult> Fetch(
        Guid debtor, Guid invoice, Workplace workplace, EmbeddedHost host, CancellationToken stop)
    {
        var db = await workplace.Read(stop);
        var account = await host.Debtors.Look(db, new(debtor), stop);
        return account.Claims.GetValueOrDefault(new(invoice))?.Document is { } document
            && await Blobs.Get(db, document.Bytes.Hex, stop) is { } bytes
                ? Results.File(bytes, document.MediaType, document.Name)
                : Results.NotFound();
    }
}
