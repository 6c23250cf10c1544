using System.Runtime.CompilerServices;
using Inkassio.Assistant.Drafting;
using Inkassio.Assistant.Talking;
using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Words;
using Inkassio.Grains;
using Inkassio.Storage;
using Inkassio.Web.Customers;
using Inkassio.Web.SignIn;

namespace Inkassio.Web.Asking;

/// <summary>What the assistant's pages ask for. A click here, and nothing else, sends what the assistant has proposed.
/// </summary>
public sealed class AssistantDesk(Workplace workplace, EmbeddedHost host, Conversation assistant, DraftShelf drafts)
{
    public const int SayMax = Conversation.SayMax, ListMax = 60;

    const string Gone = "Diesen Vorschlag gibt es nicht mehr. Fragen Sie bitte noch einmal.";

    public async IAsyncEnumerable<ReplyPart> Say(
        Guid conversation, string say, DebtorId? debtor, [EnumeratorCancellation] CancellationToken stop)
    {
        var (db, mayChange) = await Enter(stop);
        var view = new InView(debtor, Draft: null, mayChange);
        await foreach (var part in assistant.Say(db, conversation, say, view, stop)) yield return part;
    }

    // Who may only read gets answers, and neither drafts nor proposals.
    async Task<(TenantDb Db, bool MayChange)> Enter(CancellationToken stop)
    {
        try
        {
            return (await workplace.Change(stop), true);
        }
        catch (NotAllowedException)
        {
            return (await workplace.Read(stop), false);
        }
    }

    public async Task<IReadOnlyList<ShownTurn>> Turns(Guid conversation, CancellationToken stop) =>
    [
        .. (await TalkHistory.Turns(await workplace.Read(stop), conversation, stop))
            .Select(t => new ShownTurn(t.Number, t.Say, t.Reply)),
    ];

    public async Task<IReadOnlyList<ConversationEntry>> History(string search, CancellationToken stop) =>
        await TalkHistory.List(await workplace.Read(stop), search, skip: 0, ListMax, stop);

    public async Task Delete(Guid conversation, CancellationToken stop) =>
        await TalkHistory.Delete(await workplace.Read(stop), conversation, stop);

    /// <summary>A version of a draft as it reads today; null when there is none, or nobody can read it any more.
    /// </summary>
    public async Task<ShownDraft?> Draft(Guid draft, int version, CancellationToken stop)
    {
        var db = await workplace.Read(stop);
        if (await Drafts.Newest(db, draft, stop) is not { } stored) return null;
        var all = await drafts.Versions(db, draft, stop);
        var shown = all.FirstOrDefault(d => d.Version == version) ?? all[^1];
        return new(shown, stored.State, shown.Version == stored.Version,
            await DraftRelease.Preview(host, db, shown, stop));
    }

    /// <summary>Releases a draft as it was seen; null when it is done, else a sentence that says why not.</summary>
    public async Task<string?> Release(Draft draft, FactsVersion seen, CancellationToken stop)
    {
        var db = await workplace.Change(stop);
        if (await Drafts.Newest(db, draft.Id, stop) is not { State: not DraftState.Dropped } newest
            || newest.Version != draft.Version) return "Von diesem Entwurf gibt es eine neuere Fassung.";
        var why = await DraftRelease.Release(host, db, draft, seen, stop);
        if (why is not null) return why.Sentence((await host.Book.Look(db, stop)).Terms.Sender.Country);
        await drafts.End(db, draft.Id, DraftState.Released, stop);
        return null;
    }

    /// <summary>Keeps what a person typed as the next version; else says why not.</summary>
    public async Task<(Draft? Saved, string? Why)> Edit(Draft draft, EditedLetter edited, CancellationToken stop)
    {
        var db = await workplace.Change(stop);
        var terms = (await host.Book.Look(db, stop)).Terms;
        var account = await host.Debtors.Look(db, draft.Debtor, stop);
        var typed = DraftDesk.Edited(
            draft, edited.Subject, edited.Paragraphs, account, terms, terms.WorkingDayFrom(db.Today), edited.Because);
        if (typed.View is not { Draft: var next }) return (null, typed.Why);
        return await drafts.Keep(db, next, stop) ? (next, null)
            : (null, "Der Entwurf wurde inzwischen geändert oder freigegeben. Sehen Sie ihn bitte noch einmal an.");
    }

    public async Task<ProposalState?> StateOf(Guid proposal, CancellationToken stop) =>
        (await ProposalShelf.Of(await workplace.Read(stop), proposal, stop))?.State;

    /// <summary>Books what was proposed; null when it is done, else a sentence that says why not.</summary>
    // The commands first: each carries its own id, so that a second click books nothing twice.
    public async Task<string?> Confirm(Guid proposal, CancellationToken stop)
    {
        var db = await workplace.Change(stop);
        if (await ProposalShelf.Of(db, proposal, stop) is not { State: ProposalState.Open } open) return Gone;
        foreach (var command in open.Commands)
            if ((await host.Debtors.Send(db, open.Debtor, command, stop)).Refusal is { } why)
                return why.Sentence((await host.Book.Look(db, stop)).Terms.Sender.Country);
        await ProposalShelf.Decide(db, proposal, isConfirmed: true, stop);
        return null;
    }

    public async Task<string?> Decline(Guid proposal, CancellationToken stop) =>
        await ProposalShelf.Decide(await workplace.Change(stop), proposal, isConfirmed: false, stop) ? null : Gone;
}
