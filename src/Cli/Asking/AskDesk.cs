using System.Collections.Immutable;
using Inkassio.Assistant.Drafting;
using Inkassio.Assistant.Models;
using Inkassio.Assistant.Talking;
using Inkassio.Domain;
using Inkassio.Domain.Correspondence.Guard;
using Inkassio.Storage;
using Inkassio.Storage.Queries;

namespace Inkassio.Cli.Asking;

/// <summary>What a conversation holds before a sentence is said.</summary>
sealed record AskContext(string? Debtor, bool Draft, ImmutableArray<string> Before)
{
    public static AskContext Empty { get; } = new(null, false, []);
}

/// <summary>A letter as its words, for programs.</summary>
sealed record AskedLetter(string Subject, string Salutation, ImmutableArray<string> Paragraphs, string Closing);

/// <summary>What the guard said of a draft.</summary>
sealed record AskedFinding(string Rule, string Class, int From, int To, string Said, bool Blocks);

/// <summary>One answer in the public form.</summary>
sealed record AskAnswer(
    string Intent, IReadOnlyDictionary<string, object> Slots, string Reaction, string Answer, AskedLetter? Draft,
    ImmutableArray<AskedFinding> Guard);

/// <summary>One turn with the assistant, from the terminal.</summary>
sealed class AskDesk(TenantDb db, Database database)
{
    readonly CaseBook cases = new(new RateBook(database));

    /// <param name="keeps">Whether drafts and proposals stay for people to go on with.</param>
    public async Task<AskAnswer> Ask(string say, AskContext context, bool keeps, CancellationToken stop)
    {
        var (talk, shelf) = (new Conversation(cases, ModelOffice.Closed), new DraftShelf(cases, ModelOffice.Closed));
        var debtor = await DebtorOf(context.Debtor, stop);
        var before = context.Draft && debtor is { } about ? await shelf.Begin(db, about, stop) : null;
        // A draft that the account has no case for is still what the conversation was about.
        var draft = context.Draft ? before ?? Guid.CreateVersion7(db.Now) : (Guid?)null;
        var conversation = Guid.CreateVersion7(db.Now);
        var reply = await talk.Answer(
            db, conversation, say, new(debtor, draft, MayPropose: true) { Before = context.Before }, stop);
        var letters = await Letters(shelf, reply, stop);
        await Conversations.Delete(db, conversation, stop);
        if (before is { } made && made != reply.Draft) await shelf.End(db, made, DraftState.Dropped, stop);
        if (!keeps) await Forget(shelf, reply, stop);
        return new(
            reply.Heard.Intent, reply.Heard.Slots, reply.Heard.Reaction, Words(reply), letters.FirstOrDefault().Letter,
            [.. letters.SelectMany(l => l.Findings)]);
    }

    async Task<DebtorId?> DebtorOf(string? number, CancellationToken stop) =>
        number is not null && (await Numbers.Debtors(db, [number], stop)).TryGetValue(number, out var id) ? id : null;

    async Task<ImmutableArray<(AskedLetter? Letter, ImmutableArray<AskedFinding> Findings)>> Letters(
        DraftShelf shelf, Reply reply, CancellationToken stop)
    {
        var all = ImmutableArray.CreateBuilder<(AskedLetter?, ImmutableArray<AskedFinding>)>();
        foreach (var card in reply.Cards.OfType<Card.LetterCard>())
            if (await shelf.Show(db, card.Draft, stop) is { } view) all.Add(
                (Letter(view), [.. view.Findings.Select(Found)]));
        return all.ToImmutable();
    }

    static AskedLetter? Letter(DraftView view) => view.Letter is { } l
        ? new(l.Subject, l.Salutation, l.Paragraphs, l.Closing) : null;

    static AskedFinding Found(Finding finding) => new(
        finding.Rule, finding.Fault.ToString(), finding.From, finding.To, finding.Said, finding.Blocks);

    async Task Forget(DraftShelf shelf, Reply reply, CancellationToken stop)
    {
        foreach (var letter in reply.Cards.OfType<Card.LetterCard>())
            await shelf.End(db, letter.Draft, DraftState.Dropped, stop);
        foreach (var proposal in reply.Cards.OfType<Card.ProposalCard>())
            await ProposalShelf.Decide(db, proposal.Proposal, isConfirmed: false, stop);
    }

    static string Words(Reply reply) => string.Join('\n',
    [
        .. reply.Echo.Length > 0 ? [reply.Echo] : Array.Empty<string>(), .. reply.Sentences,
        .. reply.Cards.Where(c => c is not Card.LetterCard).Select(CardText.Of),
        .. reply.Chips.IsEmpty ? [] : new[] { "→ " + string.Join(" | ", reply.Chips.Select(c => c.Words)) },
    ]);
}
