using System.Collections.Immutable;
using System.Text.Json;
using Inkassio.Assistant.Drafting;
using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Tenants;
using Inkassio.Storage;

namespace Inkassio.Assistant.Talking;

/// <summary>The drafts of a firm: stored as they were wished, shown as they read today.</summary>
public sealed class DraftShelf(CaseBook cases)
{
    /// <summary>The newest version as it reads today; null when there is no such draft in this firm, or its debtor has
    /// been erased.</summary>
    public async Task<DraftView?> Show(TenantDb db, Guid draft, CancellationToken stop)
    {
        if (await Newest(db, draft, stop) is not { } stored) return null;
        var account = (await Accounts.Load(db, stored.Debtor, stop)).State;
        return account.IsErased ? null : DraftSeam.View(stored, account, (await cases.Of(db, stop)).Terms, db.Today);
    }

    /// <summary>Begins a draft of the letter that is next for a debtor; null when there is none to write.</summary>
    public async Task<Guid?> Begin(TenantDb db, DebtorId debtor, CancellationToken stop)
    {
        var known = await cases.Of(db, stop);
        var account = (await Accounts.Load(db, debtor, stop)).State;
        if (account.IsErased || Answers.Notices.Next(account, known.Terms, db.Today) is not { } aim) return null;
        var written = await DraftDesk.Write(
            account, debtor, aim, DraftWish.None, known.Terms, db.Today, previous: null, DraftSeam.Usual, stop);
        return await Keep(db, written.View.Draft, stop) ? written.View.Draft.Id : null;
    }

    /// <summary>Every version, oldest first.</summary>
    public async Task<ImmutableArray<Draft>> Versions(TenantDb db, Guid draft, CancellationToken stop) =>
        [.. (await Drafts.Versions(db, draft, stop)).Select(Read)];

    /// <summary>The open drafts to a debtor, the newest first.</summary>
    public async Task<ImmutableArray<Draft>> OpenOf(TenantDb db, DebtorId debtor, CancellationToken stop) =>
        [.. (await Drafts.OpenOf(db, debtor, stop)).Select(Read)];

    /// <summary>Keeps a version, for instance one that a person has typed; false when the draft is no longer open.
    /// </summary>
    public Task<bool> Keep(TenantDb db, Draft draft, CancellationToken stop) => Drafts.Put(
        db, draft.Id, draft.Debtor, draft.Version, JsonSerializer.Serialize(draft, TalkJson.Options), stop);

    /// <summary>It was released, or nobody wants it.</summary>
    public Task<bool> End(TenantDb db, Guid draft, DraftState state, CancellationToken stop) =>
        Drafts.End(db, draft, state, stop);

    internal static async Task<Draft?> Newest(TenantDb db, Guid draft, CancellationToken stop) =>
        await Drafts.Newest(db, draft, stop) is { State: DraftState.Open } stored ? Read(stored) : null;

    static Draft Read(StoredDraft stored) => JsonSerializer.Deserialize<Draft>(stored.Body, TalkJson.Options)!;
}

/// <summary>The one seam to the desk where letters are written.</summary>
static class DraftSeam
{
    public static IReadOnlyList<IDrafter> Usual { get; } = [new TextKit()];

    /// <param name="previous">The draft that this is a new version of; null for a first one.</param>
    /// <param name="objection">The key of an objection that the letter answers; null for none.</param>
    public static Task<WrittenDraft> Write(
        Asked asked, Account account, DraftAim aim, DraftWish wish, Draft? previous, CancellationToken stop,
        string? objection = null) => DraftDesk.Write(
        account.State, account.Id, aim, wish, asked.Terms, asked.Today, previous, asked.View.Drafters ?? Usual, stop,
        objection is null ? null : Answers.Objections24.Of(objection)?.Name);

    public static DraftView View(Draft draft, Debtor account, Terms terms, DateOnly today) =>
        DraftDesk.View(draft, account, terms, today);
}
