using Inkassio.Domain.Debtors;

namespace Inkassio.Cluster;

/// <summary>One debtor's account, awake on one node of the cluster. Its key is the tenant and the debtor.</summary>
[Alias("inkassio.debtor")]
public interface IDebtorGrain : IGrainWithStringKey
{
    [Alias("send")]
    Task<Decision> Send(DebtorCommand command, CancellationToken stop);

    [Alias("look")]
    Task<Debtor> Look(CancellationToken stop);
}
