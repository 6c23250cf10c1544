using System.Collections.Immutable;
using System.IO.Compression;
using Inkassio.Domain.HandOver;
using Inkassio.Exchange.HandOver;
using Inkassio.Grains.CaseFile;
using Inkassio.Storage;

namespace Inkassio.Grains.Referring;

/// <summary>The package for an agency, a lawyer or a court as one ZIP: the dossier to read, the invoices and letters
/// in it, and the files for programs and forms.</summary>
public sealed class ReferralBundle(Cases cases)
{
    /// <summary>Null when there is no such debtor, or when an invoice is none of his.</summary>
    /// <param name="on">The day of every figure in the package.</param>
    /// <param name="by">A name for an author as the journal writes him.</param>
    /// <exception cref="CaseTooLargeException">There is more than a bundle may hold.</exception>
    /// <exception cref="InvalidOperationException">The package is incomplete: ask <see cref="Completeness"/>.
    /// </exception>
    public async Task<byte[]?> Write(
        TenantDb db, DebtorId id, ImmutableArray<InvoiceId> invoices, HandOverTarget target, DateOnly on,
        Func<string, string> by, CancellationToken stop)
    {
        if (await cases.Load(db, id, stop) is not { } loaded) return null;
        if (invoices.Length > HandOverPackage.ClaimsMax || invoices.Any(i => !loaded.Account.Claims.ContainsKey(i)))
            return null;
        var package = HandOverPackage.Of(loaded.Account, invoices, loaded.Tenant.Terms, on);
        Completeness.Require(package, target);
        return Zip(loaded, package, target, by);
    }

    static byte[] Zip(Case @case, HandOverPackage package, HandOverTarget target, Func<string, string> by)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in Forms(@case, package, target).Concat(Papers(@case, by)))
            {
                var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
                entry.LastWriteTime = @case.At;
                using var to = entry.Open();
                to.Write(content);
            }
        return bytes.ToArray();
    }

    static IEnumerable<(string Name, byte[] Bytes)> Papers(Case @case, Func<string, string> by)
    {
        yield return ("akte.pdf", new CaseDossier(@case.ForOthers(), by).Pdf());
        foreach (var (name, bytes) in @case.Invoices) yield return ($"rechnungen/{name}", bytes);
    }

    static IEnumerable<(string Name, byte[] Bytes)> Forms(Case @case, HandOverPackage package, HandOverTarget target) =>
        target switch
        {
            HandOverTarget.Agency =>
            [
                ("forderungen.csv", AgencyFile.Claims(package)), ("positionen.csv", AgencyFile.Items(package)),
                ("uebergabe.xml", AgencyFile.Xml(package)),
            ],
            HandOverTarget.CourtOrder => Sheet(@case, "mahnbescheid", "Mahnbescheid", CourtOrderFile.Of(package)),
            HandOverTarget.PaymentAction => Sheet(@case, "mahnklage", "Mahnklage", PaymentActionAt.Of(package)),
            HandOverTarget.DebtEnforcement => [("betreibung.xml", DebtEnforcementCh.Xml(package))],
            _ => throw new System.Diagnostics.UnreachableException(target.ToString()),
        };

    static IEnumerable<(string Name, byte[] Bytes)> Sheet(Case @case, string name, string title, FormSheet sheet) =>
    [
        ($"{name}.pdf", SheetPaper.Pdf(sheet, title, @case)), ($"{name}.json", sheet.Json()),
        ($"{name}.txt", sheet.Text()),
    ];
}
