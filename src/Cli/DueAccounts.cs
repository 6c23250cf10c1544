using System.Runtime.CompilerServices;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Grains;
using Inkassio.Storage;
using Inkassio.Storage.Queries;

namespace Inkassio.Cli;

/// <summary>The accounts of everybody with something open and due, read from the journal page by page.</summary>
static class DueAccounts
{
    const int PageSize = 1_000;

    public static async IAsyncEnumerable<Debtor> Load(
        EmbeddedHost host, TenantDb db, DateOnly dueBy, [EnumeratorCancellation] CancellationToken stop)
    {
        DebtorId? after = null;
        while (await DueDebtors.Load(db, dueBy, after, PageSize, stop) is { Count: > 0 } page)
        {
            await foreach (var account in host.Journal.LoadMany(db, page, stop)) yield return account.State;
            after = page[^1];
        }
    }
}
