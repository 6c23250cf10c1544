using Inkassio.Grains;
using Inkassio.Storage;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Orleans.Storage;

namespace Inkassio.Cluster;

/// <summary>Runs a tenant's day, and keeps its progress where every node can ask for it.</summary>
// What decides who may run is the same row as without a cluster. The grain only sees to it that one node tries, and
// that a run is not started while another one of the same tenant goes on.
[GrainType("tenant")]
sealed class TenantDay(
    IGrainContext context, [PersistentState("day", Joining.Kept)] IPersistentState<DayProgress> kept,
    EmbeddedHost host, ILogger<TenantDay> log) : IGrainBase, ITenantGrain
{
    static readonly TimeSpan KeepEvery = TimeSpan.FromSeconds(2);

    readonly CancellationTokenSource leaving = new();
    readonly DailyRun daily = new(host, host.Database.Clock);
    Task running = Task.CompletedTask;
    volatile DayProgress latest = new();
    DayProgress? written;
    IGrainTimer? keeping;

    public IGrainContext GrainContext => context;

    public Task OnActivateAsync(CancellationToken cancellationToken)
    {
        latest = written = kept.State;
        return Task.CompletedTask;
    }

    public async Task Tick()
    {
        if (!running.IsCompleted) return;
        var id = AccountKey.TenantIn(context.GrainId);
        if (await host.Tenants.Find(id, leaving.Token) is not { } tenant) return;
        var claimed = await daily.Take(tenant, leaving.Token)
            ?? await host.Queue.Claim(id, WorkKind.DailyRun, leaving.Token);
        if (claimed is null) return;
        latest = new() { Run = claimed.Id };
        running = Task.Run(() => Go(claimed));
        keeping?.Dispose();
        keeping = this.RegisterGrainTimer(Keep, new() { DueTime = KeepEvery, Period = KeepEvery, KeepAlive = true });
    }

    public Task<DayProgress> Progress() => Task.FromResult(latest);

    // Beside the grain's own turns: whoever asks how far it is must not wait until it is done.
    async Task Go(Claimed claimed)
    {
        try
        {
            await daily.Go(claimed, told => latest = latest.With(told), leaving.Token);
            latest = latest with { IsDone = true };
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "The daily run stopped; its lease runs out, and a node goes on with it.");
        }
    }

    async Task Keep(CancellationToken stop)
    {
        var isOver = running.IsCompleted; // Asked first: what is told from then on is the last word.
        var told = latest;
        if (told != written)
        {
            kept.State = told;
            try
            {
                await kept.WriteStateAsync(stop);
            }
            catch (InconsistentStateException)
            {
                await kept.ReadStateAsync(stop); // Another activation was awake for a moment; the next turn writes.
                return;
            }
            written = told;
        }
        if (isOver) keeping?.Dispose();
    }

    public async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await leaving.CancelAsync();
        await running.WaitAsync(cancellationToken).ConfigureAwait(
            ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        await Keep(cancellationToken);
        leaving.Dispose();
    }
}
