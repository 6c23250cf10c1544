namespace Inkassio.Storage;

/// <summary>What kinds of work a node may claim.</summary>
public enum WorkKind { DailyRun, Run, Import }

/// <summary>Another worker holds the lease by now. Whoever meets this stops, and leaves no trace behind.</summary>
public sealed class LeaseLostException(Claimed row)
    : Exception($"The lease on {row.Id} was taken over by another worker.");

/// <summary>Work that any node may do, one at a time. A lease that is not renewed falls to the next who asks.</summary>
// Leases are measured by the database's clock, which is the same for all nodes.
public sealed class WorkQueue(Database database)
{
    /// <summary>How long a worker may be silent before another one takes over.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    /// <summary>Adds work within the caller's transaction, held by the caller; null when it was there
    /// already.</summary>
    internal async Task<Claimed?> Add(Transaction transaction, TenantId tenant, Guid id, WorkKind kind,
        CancellationToken stop)
    {
        var added = await transaction.Run($"""
            insert into work (tenant, id, kind, lease_until, epoch, is_done)
            values ({tenant.Value}, {id}, {kind}, {Until}, 1, {false}) on conflict (tenant, id) do nothing
            """, stop);
        return added == 1 ? new Claimed(tenant, id, epoch: 1) : null;
    }

    /// <summary>Takes over one piece of work whose worker has fallen silent; null when there is none.</summary>
    public Task<Claimed?> Claim(WorkKind kind, CancellationToken stop) => Claim($"kind = {kind}", stop);

    /// <summary>The same for the work of one tenant.</summary>
    public Task<Claimed?> Claim(TenantId tenant, WorkKind kind, CancellationToken stop) =>
        Claim($"tenant = {tenant.Value} and kind = {kind}", stop);

    async Task<Claimed?> Claim(FormattableString which, CancellationToken stop)
    {
        await using var transaction = await database.Begin(stop);
        var silent = await transaction.Query($"""
            select tenant, id, epoch from work where {which} and not is_done and lease_until < {Now}
            order by lease_until limit 20
            """, row => new Claimed(new TenantId(row.Uuid(0)), row.Uuid(1), row.Long(2) + 1), stop);
        foreach (var row in silent)
        {
            var taken = await transaction.Run($"""
                update work set lease_until = {Until}, epoch = {row.Epoch}
                where tenant = {row.Tenant.Value} and id = {row.Id} and epoch = {row.Epoch - 1} and not is_done
                """, stop);
            if (taken != 1) continue;
            await transaction.Commit(stop);
            return row;
        }
        return null;
    }

    /// <summary>Whether work of a kind is under way for a tenant.</summary>
    public async Task<bool> IsOpen(TenantId tenant, WorkKind kind, CancellationToken stop)
    {
        await using var transaction = await database.Read(stop);
        return await transaction.One($"""
            select count(*) from work where tenant = {tenant.Value} and kind = {kind} and not is_done
            """, row => row.Long(0) > 0, stop);
    }

    /// <summary>Renews the lease within the caller's transaction.</summary>
    /// <exception cref="LeaseLostException">Another worker has the row.</exception>
    internal async Task Renew(Transaction transaction, Claimed row, CancellationToken stop)
    {
        var renewed = await transaction.Run($"""
            update work set lease_until = {Until}
            where tenant = {row.Tenant.Value} and id = {row.Id} and epoch = {row.Epoch} and not is_done
            """, stop);
        if (renewed != 1) throw new LeaseLostException(row);
    }

    /// <exception cref="LeaseLostException">Another worker has the row.</exception>
    internal async Task Finish(Transaction transaction, Claimed row, CancellationToken stop)
    {
        var finished = await transaction.Run($"""
            update work set is_done = {true}
            where tenant = {row.Tenant.Value} and id = {row.Id} and epoch = {row.Epoch} and not is_done
            """, stop);
        if (finished != 1) throw new LeaseLostException(row);
    }

    FormattableString Now => database.IsSqlite ? (FormattableString)$"{database.LeaseNow}" : $"now()";

    FormattableString Until => database.IsSqlite
        ? (FormattableString)$"{database.LeaseNow + Lease}"
        : $"now() + {(long)Lease.TotalSeconds} * interval '1 second'";
}
