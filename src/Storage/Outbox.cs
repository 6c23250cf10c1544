using Inkassio.Domain.Debtors;

namespace Inkassio.Storage;

/// <summary>A letter that a worker holds: which one, and how often it was tried before.</summary>
public sealed record OutboxRow(Claimed Claimed, int Tries)
{
    public DispatchId Dispatch => new(Claimed.Id);
}

/// <summary>How much waits to be handed over by machines, over all tenants.</summary>
/// <param name="Due">What could go now.</param>
public sealed record Backlog(long Waiting, long Due);

/// <summary>The queue of letters that machines hand over. Any node claims any row that is due; there is no
/// leader.</summary>
// The queue decides nothing: whether a letter may leave, and whether it has left, stands in the debtor's journal alone.
// So two workers on one row cost time and nothing else. Leases are measured by the database's clock.
public sealed class Outbox(Database database)
{
    /// <summary>How long a worker may be silent before another one looks after its letter.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    /// <summary>Claims letters that are due, in turns over the tenants: a large run of one does not hold up the single
    /// letter of another.</summary>
    /// <param name="busy">Tenants that have as many workers as is fair: one with a slow server must not take
    /// all.</param>
    public async Task<IReadOnlyList<OutboxRow>> Claim(
        int rowsMax, IReadOnlyCollection<TenantId> busy, CancellationToken stop)
    {
        await using var transaction = await database.Begin(stop);
        var due = await transaction.Query($"""
            select o.tenant, o.id, o.epoch, o.tries from outbox o join (
              select tenant, id, row_number() over (partition by tenant order by due_at, id) as turn
              from outbox
              where due_at <= {Now} and not (tenant {AnyOf.These(busy.Select(t => t.Value))})) as waiting
              on waiting.tenant = o.tenant and waiting.id = o.id
            where o.due_at <= {Now}
            order by waiting.turn, o.due_at limit {rowsMax} {SkipLocked}
            """, row => new OutboxRow(new(new(row.Uuid(0)), row.Uuid(1), row.Long(2) + 1), (int)row.Long(3)), stop);
        var taken = new List<OutboxRow>(due.Count);
        // In one order on all nodes, so that no two wait for each other.
        foreach (var row in due.OrderBy(r => r.Claimed.Tenant.Value).ThenBy(r => r.Claimed.Id))
            if (await transaction.Run($"""
                update outbox set due_at = {In(Lease)}, epoch = {row.Claimed.Epoch}
                where tenant = {row.Claimed.Tenant.Value} and id = {row.Claimed.Id}
                  and epoch = {row.Claimed.Epoch - 1} and due_at <= {Now}
                """, stop) == 1) taken.Add(row);
        await transaction.Commit(stop);
        return taken;
    }

    /// <summary>Whether the worker still has the letter; its lease begins anew.</summary>
    public async Task<bool> Renew(Claimed row, CancellationToken stop) =>
        await Move(row, In(Lease), tries: 0, stop);

    /// <summary>Gives the letter back, to be tried again after a while.</summary>
    /// <param name="isTry">It counts as a try; waiting for a person or for its turn does not.</param>
    public Task PutOff(Claimed row, TimeSpan wait, bool isTry, CancellationToken stop) =>
        Move(row, In(wait), isTry ? 1 : 0, stop);

    /// <summary>No machine has to look at the letter any more.</summary>
    public async Task Finish(Claimed row, CancellationToken stop)
    {
        await using var transaction = await database.Begin(stop);
        await transaction.Run($"""
            delete from outbox where tenant = {row.Tenant.Value} and id = {row.Id} and epoch = {row.Epoch}
            """, stop);
        await transaction.Commit(stop);
    }

    public async Task<Backlog> Backlog(CancellationToken stop)
    {
        await using var transaction = await database.Read(stop);
        return await transaction.One($"""
            select count(*), coalesce(sum(case when due_at <= {Now} then 1 else 0 end), 0) from outbox
            """, row => new Backlog(row.Long(0), row.Long(1)), stop);
    }

    /// <summary>All leases have run out: for tests, as if every worker had been silent for long enough.</summary>
    internal async Task Expire()
    {
        await using var transaction = await database.Begin(default);
        await transaction.Run($"update outbox set due_at = {DateTimeOffset.UnixEpoch}", default);
        await transaction.Commit(default);
    }

    async Task<bool> Move(Claimed row, FormattableString dueAt, int tries, CancellationToken stop)
    {
        await using var transaction = await database.Begin(stop);
        var moved = await transaction.Run($"""
            update outbox set due_at = {dueAt}, tries = tries + {tries}
            where tenant = {row.Tenant.Value} and id = {row.Id} and epoch = {row.Epoch}
            """, stop);
        await transaction.Commit(stop);
        return moved == 1;
    }

    // A row that another node is moving at this moment, or in whose transaction it was stopped, is no reason to wait.
    FormattableString SkipLocked => database.IsSqlite ? (FormattableString)$"" : $"for update of o skip locked";

    FormattableString Now => database.IsSqlite ? (FormattableString)$"{database.LeaseNow}" : $"now()";

    FormattableString In(TimeSpan wait) => database.IsSqlite
        ? (FormattableString)$"{database.LeaseNow + wait}"
        : $"now() + {(long)wait.TotalMilliseconds} * interval '1 millisecond'";
}
