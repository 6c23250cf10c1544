using System.Collections.Concurrent;
using Inkassio.Domain.Debtors;
using Inkassio.Storage;

namespace Inkassio.Grains;

/// <summary>The accounts that are awake in this process: one grain for each, woken when it is asked.</summary>
public sealed class AwakeHere(Journal journal, TenantBook tenants) : IDebtorHost
{
    /// <summary>How many accounts are kept in memory; the ones that woke first go to sleep first.</summary>
    public const int AwakeMax = 20_000;

    readonly ConcurrentDictionary<(TenantId, DebtorId), DebtorGrain> awake = new();
    readonly ConcurrentQueue<(TenantId, DebtorId)> order = new();
    int awakeNow;

    public async Task<Decision> Send(TenantDb db, DebtorId id, DebtorCommand command, CancellationToken stop)
    {
        var tenant = await tenants.Look(db, stop);
        return await Grain(db, id).Send(db, command, tenant.Terms, stop);
    }

    public Task<Debtor> Look(TenantDb db, DebtorId id, CancellationToken stop) => Grain(db, id).Look(db, stop);

    /// <summary>Wakes many accounts by one question to the journal, before they are asked one by one.</summary>
    public async Task ReadAhead(TenantDb db, IReadOnlyList<DebtorId> ids, CancellationToken stop)
    {
        await foreach (var account in journal.LoadMany(db, ids, stop)) Grain(db, account.Id).Know(account);
    }

    DebtorGrain Grain(TenantDb db, DebtorId id)
    {
        var key = (db.Tenant, id);
        if (awake.TryGetValue(key, out var grain)) return grain;
        var fresh = new DebtorGrain(journal, id);
        grain = awake.GetOrAdd(key, fresh);
        if (!ReferenceEquals(grain, fresh)) return grain;
        order.Enqueue(key);
        // We count ourselves: asking the dictionary would lock all of it. A grain that sleeps in the middle of a call
        // finishes it; a second one of the same debtor meets the journal.
        if (Interlocked.Increment(ref awakeNow) > AwakeMax && order.TryDequeue(out var oldest)
            && awake.TryRemove(oldest, out _)) Interlocked.Decrement(ref awakeNow);
        return grain;
    }
}
