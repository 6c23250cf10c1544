using Orleans;
using Orleans.Runtime;

namespace Inkassio.Bench;

/// <summary>An account as the field usually writes it: the whole state of a grain in one row, written at each
/// change.</summary>
[Alias("inkassio.bench.plain")]
public interface IPlainAccount : IGrainWithStringKey
{
    [Alias("pay")]
    Task<long> Pay(Guid payment, long cents);

    [Alias("look")]
    Task<long> Look();
}

public sealed class PlainState
{
    public long Open { get; set; } = 10_000_000;

    public Dictionary<Guid, long> Payments { get; set; } = [];
}

sealed class PlainAccount(
    IGrainContext context, [PersistentState("plain", Cluster.Joining.Kept)] IPersistentState<PlainState> kept)
    : IGrainBase, IPlainAccount
{
    public IGrainContext GrainContext => context;

    public async Task<long> Pay(Guid payment, long cents)
    {
        if (kept.State.Payments.TryAdd(payment, cents)) kept.State.Open -= cents;
        await kept.WriteStateAsync();
        return kept.State.Open;
    }

    public Task<long> Look() => Task.FromResult(kept.State.Open);
}
