using Inkassio.Domain.Debtors;
using Inkassio.Domain.Tenants;
using Inkassio.Storage;
using Inkassio.Storage.Queries;

namespace Inkassio.Grains;

/// <summary>One debtor's account in memory, with a queue of one: load, decide, append, evolve.</summary>
// It knows nothing of its host. Two grains of one debtor may live on two nodes: the journal judges, the loser reloads.
public sealed class DebtorGrain(Journal journal, DebtorId id)
{
    /// <summary>How often a command is decided again because another writer was first.</summary>
    public const int TriesMax = 20;

    readonly SemaphoreSlim turn = new(1, 1);
    Account? known;

    public async Task<Decision> Send(TenantDb db, DebtorCommand command, Terms terms, CancellationToken stop)
    {
        await turn.WaitAsync(stop);
        try
        {
            for (var tries = 1; tries <= TriesMax; tries++)
            {
                known ??= await journal.Load(db, id, stop);
                var decision = known.State.Decide(command, terms);
                if (decision.Events.IsEmpty)
                {
                    // A node that slept while others wrote must not refuse what has become right since.
                    if (decision.Refusal is null || await Heads.Version(db, id.Value, stop) == known.Version)
                        return decision;
                    known = null;
                    continue;
                }
                var after = decision.Events.Aggregate(known.State, (d, e) => d.Evolve(e));
                switch (await journal.Append(
                    db, id, known.Version, CommandKey.Of(command), decision.Events, known.State, after, stop))
                {
                    case Appended.Written written:
                        known = new Account(id, after, written.Version);
                        return decision;
                    case Appended.AlreadyDone:
                        known = null;
                        return Decision.AlreadyDone;
                    case Appended.NumberTaken taken:
                        return Taken(taken.What, command);
                    case Appended.Conflict:
                        known = null;
                        break;
                }
            }
            throw new JournalUnavailableException($"Others wrote to debtor {id} {TriesMax} times in a row.",
                inner: null);
        }
        catch
        {
            known = null; // What the journal holds is no longer certain: the next caller asks it.
            throw;
        }
        finally
        {
            turn.Release();
        }
    }

    public async Task<Debtor> Look(TenantDb db, CancellationToken stop)
    {
        await turn.WaitAsync(stop);
        try
        {
            // Another node may have written meanwhile; its head is one small row.
            if (known is null || await Heads.Version(db, id.Value, stop) != known.Version)
                known = await journal.Load(db, id, stop);
            return known.State;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>The account as it was last seen here, without asking the journal; null when nothing is
    /// known.</summary>
    public Debtor? Seen => known?.State;

    /// <summary>Takes a journal that was read ahead, unless the grain knows the account already.</summary>
    public void Know(Account loaded)
    {
        if (!turn.Wait(0)) return; // Busy, so it knows better.
        try
        {
            if (known is null || known.Version < loaded.Version) known = loaded;
        }
        finally
        {
            turn.Release();
        }
    }

    static Refusal Taken(Numbered what, DebtorCommand command) => (what, command) switch
    {
        (Numbered.Invoice, DebtorCommand.RegisterInvoice c) => new Refusal.InvoiceNumberTaken(c.Number),
        (Numbered.Debtor, DebtorCommand.DescribeDebtor c) => new Refusal.CustomerNumberTaken(c.Party.Number),
        _ => throw new InvalidOperationException($"{command} cannot meet a taken number of {what}."),
    };
}
