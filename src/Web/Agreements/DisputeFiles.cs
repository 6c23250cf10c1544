using Inkassio.Domain;
using Inkassio.Grains;
using Inkassio.Storage;
using Inkassio.Web.SignIn;

namespace Inkassio.Web.Agreements;

/// <summary>Where the files of a complaint can be fetched again.</summary>
public static class DisputeFiles
{
    public static string PathOf(DebtorId debtor, DisputeId dispute, Guid file) =>
        $"/kunden/{debtor}/beanstandung/{dispute}/{file}";

    public static void MapDisputeFiles(this WebApplication app) =>
        app.MapGet("/kunden/{debtor:guid}/beanstandung/{dispute:guid}/{file:guid}", Fetch).ForSignedIn();

    // Always a download: what was uploaded never runs in a page of ours.
    static async Task<IResult> Fetch(
        Guid debtor, Guid dispute, Guid file, Workplace workplace, EmbeddedHost host, CancellationToken stop)
    {
        var db = await workplace.Read(stop);
        var account = await host.Debtors.Look(db, new(debtor), stop);
        return account.Disputes.GetValueOrDefault(new(dispute))?.Files.FirstOrDefault(f => f.Id == file) is { } found
            && await Blobs.Get(db, found.Document.Bytes.Hex, stop) is { } bytes
                ? Results.File(bytes, found.Document.MediaType, found.Document.Name)
                : Results.NotFound();
    }
}
