using System.Collections.Immutable;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Words;
using Inkassio.Storage;

namespace Inkassio.Assistant.Talking;

/// <summary>Commands that wait for a click, with what they would do.</summary>
/// <param name="Commands">To be sent in this order; none of them has been sent.</param>
public sealed record OpenProposal(
    Guid Id, DebtorId Debtor, string Title, ImmutableArray<string> Effects, ImmutableArray<DebtorCommand> Commands,
    ProposalState State, DateTimeOffset MadeAt);

/// <summary>What the assistant proposes to book. Whoever confirms sends the commands himself; nothing here can.
/// </summary>
public static class ProposalShelf
{
    /// <summary>Null when this firm has none by this id, or its debtor has been erased.</summary>
    public static async Task<OpenProposal?> Of(TenantDb db, Guid proposal, CancellationToken stop) =>
        await ProposedCommands.Of(db, proposal, stop) is { } stored ? Read(stored) : null;

    public static async Task<ImmutableArray<OpenProposal>> OpenOf(
        TenantDb db, DebtorId debtor, CancellationToken stop) =>
        [.. (await ProposedCommands.OpenOf(db, debtor, stop)).Select(Read)];

    /// <summary>Marks an open proposal; false for the second click, and for what is too old.</summary>
    public static async Task<bool> Decide(TenantDb db, Guid proposal, bool isConfirmed, CancellationToken stop) =>
        await ProposedCommands.Of(db, proposal, stop) is { State: ProposalState.Open }
        && await ProposedCommands.Decide(
            db, proposal, isConfirmed ? ProposalState.Confirmed : ProposalState.Declined, stop);

    static OpenProposal Read(StoredProposal stored)
    {
        var (title, effects, commands) = TalkJson.Read(stored.Body);
        return new(stored.Proposal, stored.Debtor, title, effects, commands, stored.State, stored.MadeAt);
    }

    /// <summary>Puts a card with what would happen; says a refusal in its own words and makes none then.</summary>
    internal static async Task<bool> Propose(
        Asked asked, Speech speech, Account account, string title, ImmutableArray<DebtorCommand> commands,
        CancellationToken stop)
    {
        if (!asked.View.MayPropose)
        {
            speech.Tell("Sie dürfen in dieser Firma lesen, aber nichts eintragen. Bitten Sie jemanden mit "
                + "Schreibrecht.");
            return false;
        }
        if (asked.HasReadForeignText)
        {
            speech.Tell("Ich habe gerade einen fremden Text gelesen. Danach schlage ich nichts vor, "
                + "bevor Sie selbst sagen, was eingetragen werden soll.");
            return false;
        }
        var (effects, refusal) = Foreseen(asked, account.State, commands);
        if (refusal is not null || effects.IsEmpty)
        {
            speech.Tell(refusal ?? "Das ist schon so eingetragen.");
            return false;
        }
        var id = Guid.CreateVersion7(asked.Db.Now);
        await ProposedCommands.Put(asked.Db, id, account.Id, TalkJson.Write(title, effects, commands), stop);
        speech.Show(new Card.ProposalCard(id, account.Id, title, effects));
        speech.Tell("Noch ist nichts eingetragen. Bestätigen Sie die Karte, wenn es so stimmt.");
        return true;
    }

    // Decides on the loaded account, as the grain would, and writes nothing.
    static (ImmutableArray<string> Effects, string? Refusal) Foreseen(
        Asked asked, Debtor account, ImmutableArray<DebtorCommand> commands)
    {
        var events = new List<DebtorEvent>();
        foreach (var command in commands)
        {
            var decision = account.Decide(command, asked.Terms);
            if (decision.Refusal is { } why) return ([], why.Sentence(asked.Form));
            events.AddRange(decision.Events);
            account = decision.Events.Aggregate(account, (state, happened) => state.Evolve(happened));
        }
        return ([.. events.Select(happened => happened.Sentence(account, asked.Form)).Distinct()], null);
    }
}
