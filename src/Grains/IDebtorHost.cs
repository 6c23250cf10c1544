using Inkassio.Domain.Debtors;
using Inkassio.Storage;

namespace Inkassio.Grains;

/// <summary>Where the accounts are awake: in this process, or one activation each across a cluster.</summary>
// Both hold the same DebtorGrain; who asks through Debtors does not notice which one answers.
public interface IDebtorHost
{
    /// <summary>Decides a command and writes what follows from it.</summary>
    /// <exception cref="JournalUnavailableException">Nothing is known about the outcome. Sending again is
    /// safe.</exception>
    Task<Decision> Send(TenantDb db, DebtorId id, DebtorCommand command, CancellationToken stop);

    Task<Debtor> Look(TenantDb db, DebtorId id, CancellationToken stop);

    /// <summary>These accounts will be asked next; a host may use that, or not.</summary>
    Task ReadAhead(TenantDb db, IReadOnlyList<DebtorId> ids, CancellationToken stop);
}
