using System.Collections.Immutable;
using Inkassio.Assistant.Drafting;
using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Correspondence.Guard;
using Inkassio.Domain.Debtors;
using Inkassio.Grains;
using Inkassio.Storage;

namespace Inkassio.Web.Asking;

/// <summary>Shows and releases what the assistant has drafted. A letter's release knows its facts; what the prose says
/// about events, the assistant alone can judge.</summary>
static class DraftRelease
{
    public static async Task<DraftPreview> Preview(
        EmbeddedHost host, TenantDb db, Draft draft, CancellationToken stop)
    {
        var preview = await host.Letters.Preview(db, draft.Debtor, draft.Aim, draft.Words, draft.By, stop);
        return preview with { Findings = [.. await Outdated(host, db, draft, preview, stop), .. preview.Findings] };
    }

    /// <summary>Releases a draft as it was seen; null when it is done.</summary>
    public static async Task<Refusal?> Release(
        EmbeddedHost host, TenantDb db, Draft draft, FactsVersion seen, CancellationToken stop)
    {
        var preview = await host.Letters.Preview(db, draft.Debtor, draft.Aim, draft.Words, draft.By, stop);
        if (await Outdated(host, db, draft, preview, stop) is { IsEmpty: false } outdated)
            return new Refusal.LetterStopped(outdated);
        return (await host.Letters.Approve(
            db, draft.Debtor, draft.Id, draft.Aim, draft.Words, draft.By, seen, stop)).Refusal;
    }

    static async Task<ImmutableArray<Finding>> Outdated(
        EmbeddedHost host, TenantDb db, Draft draft, DraftPreview preview, CancellationToken stop) =>
        preview.Facts is { } facts
            ? [.. DraftDesk.Outdated(draft, await host.Debtors.Look(db, draft.Debtor, stop), facts)]
            : [];
}
