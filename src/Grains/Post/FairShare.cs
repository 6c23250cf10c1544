using Inkassio.Storage;

namespace Inkassio.Grains.Post;

/// <summary>Hands this node's workers letters to carry, and keeps one firm from taking all of them.</summary>
sealed class FairShare(Outbox outbox, int workersOfOne)
{
    readonly SemaphoreSlim turn = new(1); // Never waited for by its handle, so there is nothing to dispose of.
    readonly Dictionary<TenantId, int> atWork = [];

    // One worker after the other: several that ask at the same moment would together take more than the share.
    public async Task<OutboxRow?> Claim(CancellationToken stop)
    {
        await turn.WaitAsync(stop);
        try
        {
            if (await outbox.Claim(rowsMax: 1, Busy(), stop) is not [var row]) return null;
            lock (atWork) atWork[row.Claimed.Tenant] = atWork.GetValueOrDefault(row.Claimed.Tenant) + 1;
            return row;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>A worker is done with a letter of this firm.</summary>
    public void Free(TenantId tenant)
    {
        lock (atWork)
            if (--atWork[tenant] == 0) atWork.Remove(tenant);
    }

    TenantId[] Busy()
    {
        lock (atWork) return [.. atWork.Where(t => t.Value >= workersOfOne).Select(t => t.Key)];
    }
}
