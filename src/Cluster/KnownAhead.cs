using System.Collections.Concurrent;
using Inkassio.Grains;
using Inkassio.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Inkassio.Cluster;

/// <summary>Accounts that this node has read by one question, for grains that are about to wake here.</summary>
// A grain that wakes on another node reads for itself. What is old by the time it is taken meets the journal, as any
// memory does.
sealed class KnownAhead(IServiceProvider node)
{
    /// <summary>What nobody came for makes room for the next: two pages of a run are under way at a time.</summary>
    const int Max = 4 * DunningRun.PageSize;

    readonly ConcurrentDictionary<(TenantId, DebtorId), Account> known = new();

    public async Task Read(TenantDb db, IReadOnlyList<DebtorId> ids, CancellationToken stop)
    {
        if (known.Count > Max) known.Clear();
        var journal = node.GetRequiredService<EmbeddedHost>().Journal;
        await foreach (var account in journal.LoadMany(db, ids, stop)) known[(db.Tenant, account.Id)] = account;
    }

    public Account? Take(TenantId tenant, DebtorId debtor) =>
        known.TryRemove((tenant, debtor), out var account) ? account : null;
}
