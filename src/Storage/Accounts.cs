using System.Runtime.CompilerServices;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Tenants;

namespace Inkassio.Storage;

/// <summary>Accounts as the journal makes them, for reading alone: whoever holds this can write nothing.</summary>
public static class Accounts
{
    /// <summary>A debtor's account; <see cref="Debtor.New"/> at version 0 when there is none.</summary>
    public static async Task<Account> Load(TenantDb db, DebtorId debtor, CancellationToken stop)
    {
        await foreach (var account in LoadMany(db, [debtor], stop)) return account;
        return new Account(debtor, Debtor.New, 0);
    }

    /// <summary>The accounts of many debtors in one question, ordered by id; those without events are left
    /// out.</summary>
    public static async IAsyncEnumerable<Account> LoadMany(
        TenantDb db, IReadOnlyList<DebtorId> debtors, [EnumeratorCancellation] CancellationToken stop)
    {
        var account = default(Account);
        await foreach (var recorded in History(db, debtors, stop))
        {
            if (account?.Id != recorded.Debtor)
            {
                if (account is not null) yield return account;
                account = new Account(recorded.Debtor, Debtor.New, 0);
            }
            account = account with { State = account.State.Evolve(recorded.Event), Version = recorded.Version };
        }
        if (account is not null) yield return account;
    }

    /// <summary>What happened to debtors, ordered by debtor and version. Destroyed facts come as FactsErased.</summary>
    public static IAsyncEnumerable<Recorded> History(
        TenantDb db, IReadOnlyList<DebtorId> debtors, CancellationToken stop) => Recorded.Stream(db, $"""
            and j.stream {AnyOf.These(debtors.Select(debtor => debtor.Value))} order by j.stream, j.version
            """, stop);

    /// <summary>The tenant's settings and the version of its own stream.</summary>
    public static async Task<(Tenant State, long Version)> Load(TenantDb db, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        var (state, version) = (Tenant.New, 0L);
        var rows = transaction.Stream($"""
            select {JournalRow.Selected} from journal j where j.tenant = {db.Tenant} and j.stream = {db.Tenant.Value}
            order by j.version
            """, JournalRow.Of, stop);
        await foreach (var row in rows)
            (state, version) = (state.Evolve(EventText<TenantEvent>.Read(row.Event, row.Body)), row.Version);
        return (state, version);
    }
}
