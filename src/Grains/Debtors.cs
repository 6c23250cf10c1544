using Inkassio.Domain.Debtors;
using Inkassio.Storage;

namespace Inkassio.Grains;

/// <summary>The door to every debtor's account, whichever host keeps it awake.</summary>
public sealed class Debtors(IDebtorHost host)
{
    /// <summary>The accounts in this process.</summary>
    public Debtors(Journal journal, TenantBook tenants) : this(new AwakeHere(journal, tenants)) { }

    /// <summary>Decides a command and writes what follows from it.</summary>
    /// <exception cref="JournalUnavailableException">The database, or the node that has the account, does not answer.
    /// Sending again is safe.</exception>
    public Task<Decision> Send(TenantDb db, DebtorId id, DebtorCommand command, CancellationToken stop) =>
        host.Send(db, id, command, stop);

    /// <summary>The account as it stands; one that nobody has written to is <see cref="Debtor.New"/>.</summary>
    public Task<Debtor> Look(TenantDb db, DebtorId id, CancellationToken stop) => host.Look(db, id, stop);

    /// <summary>Says which accounts will be asked next, so that a host may wake them by one question.</summary>
    public Task ReadAhead(TenantDb db, IReadOnlyList<DebtorId> ids, CancellationToken stop) =>
        host.ReadAhead(db, ids, stop);
}
