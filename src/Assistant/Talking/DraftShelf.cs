using System.Collections.Immutable;
using System.Text.Json;
using Inkassio.Assistant.Drafting;
using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Correspondence.Guard;
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
        var draft = DraftSeam.Write(Guid.CreateVersion7(db.Now), debtor, aim, DraftWish.None);
        return await Keep(db, draft, stop) ? draft.Id : null;
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

/// <summary>Where the words of a draft come from.</summary>
// The one seam to whoever writes the prose: here, the approved text of the kind, word for word.
static class DraftSeam
{
    public static Draft Write(Guid id, DebtorId debtor, DraftAim aim, DraftWish wish) =>
        new(id, debtor, aim, Words(wish), wish, DraftOrigin.Approved);

    public static Draft Change(Draft draft, DraftAim aim, DraftWish wish) => draft with
    {
        Aim = aim, Wish = wish, Words = Words(wish), Version = draft.Version + 1,
    };

    static LetterWords Words(DraftWish wish) => new(Text: null)
    {
        DeadlineOn = wish.DeadlineOn, Register = wish.Register,
    };

    public static DraftView View(Draft draft, Debtor account, Terms terms, DateOnly today)
    {
        var on = terms.WorkingDayFrom(today);
        var foreseen = ForeseenLetter.Of(account, draft.Aim, terms, on, draft.By, draft.Words.Drafted);
        if (foreseen.Facts is not { } facts) return new(draft, foreseen, null, []);
        var text = draft.Words.Text is { } own ? LetterText.Parse(own) : terms.Text(facts);
        var letter = Composition.Of(facts, text);
        return new(draft, foreseen, letter, LetterGuard.Check(facts, letter));
    }
}
