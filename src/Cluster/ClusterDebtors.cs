using Inkassio.Domain.Debtors;
using Inkassio.Grains;
using Inkassio.Storage;

namespace Inkassio.Cluster;

/// <summary>Asks the cluster for an account, wherever it is awake.</summary>
public sealed class ClusterDebtors : IDebtorHost
{
    readonly IGrainFactory grains;
    readonly KnownAhead? ahead;

    /// <summary>For a caller outside the nodes that have the accounts.</summary>
    public ClusterDebtors(IGrainFactory grains) => this.grains = grains;

    internal ClusterDebtors(IGrainFactory grains, KnownAhead ahead) => (this.grains, this.ahead) = (grains, ahead);

    public Task<Decision> Send(TenantDb db, DebtorId id, DebtorCommand command, CancellationToken stop) =>
        Ask(db, id, grain => grain.Send(command, stop));

    public Task<Debtor> Look(TenantDb db, DebtorId id, CancellationToken stop) =>
        Ask(db, id, grain => grain.Look(stop));

    /// <summary>Reads for the grains that will wake on this node; the others read where they are.</summary>
    public Task ReadAhead(TenantDb db, IReadOnlyList<DebtorId> ids, CancellationToken stop) =>
        ahead?.Read(db, ids, stop) ?? Task.CompletedTask;

    // A node that died, or that nobody reaches, may have written before it fell silent: the same as a database that
    // does not answer, and every caller knows what to do then.
    async Task<T> Ask<T>(TenantDb db, DebtorId id, Func<IDebtorGrain, Task<T>> ask)
    {
        Errands.Go(db);
        try
        {
            return await ask(grains.GetGrain<IDebtorGrain>(AccountKey.Of(db.Tenant, id)));
        }
        catch (Exception e) when (e is OrleansException or TimeoutException)
        {
            throw new JournalUnavailableException($"The node with debtor {id} does not answer.", e);
        }
    }
}
