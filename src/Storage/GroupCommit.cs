using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Inkassio.Storage;

/// <summary>Gathers the appends of many callers of one tenant, and commits each group in one transaction.</summary>
// A tenant is committed by one lane at a time; tenants take turns, so a large import holds nobody up for longer
// than one group. Nothing waits on purpose: while one group is being committed, the next one gathers.
sealed class GroupCommit : IAsyncDisposable
{
    /// <summary>The most appends that share a transaction.</summary>
    public const int AppendsMax = 500;

    readonly ConcurrentDictionary<TenantId, Waiting> tenants = new();
    readonly Channel<Waiting> ready = Channel.CreateUnbounded<Waiting>();
    readonly Func<IReadOnlyList<Append>, Task> commit;
    readonly Task[] lanes;

    /// <param name="commit">Completes every append that it is given, and never throws.</param>
    public GroupCommit(int lanes, Func<IReadOnlyList<Append>, Task> commit)
    {
        this.commit = commit;
        this.lanes = [.. Enumerable.Range(0, lanes).Select(_ => Task.Run(Work))];
    }

    public Task<Appended> Add(Append append)
    {
        var waiting = tenants.GetOrAdd(append.Tenant, _ => new Waiting());
        waiting.Appends.Enqueue(append);
        Schedule(waiting);
        return append.Outcome.Task;
    }

    void Schedule(Waiting waiting)
    {
        if (Interlocked.Exchange(ref waiting.IsScheduled, 1) != 0) return;
        if (ready.Writer.TryWrite(waiting)) return;
        while (waiting.Appends.TryDequeue(out var append))
            append.Outcome.TrySetException(new ObjectDisposedException(nameof(Journal)));
    }

    async Task Work()
    {
        await foreach (var waiting in ready.Reader.ReadAllAsync())
        {
            if (waiting.Gather() is { Count: > 0 } group) await commit(group);
            Volatile.Write(ref waiting.IsScheduled, 0);
            if (!waiting.Appends.IsEmpty) Schedule(waiting);
        }
    }

    /// <summary>Commits what is waiting, and takes nothing more.</summary>
    public async ValueTask DisposeAsync()
    {
        ready.Writer.TryComplete();
        await Task.WhenAll(lanes);
        foreach (var waiting in tenants.Values) // Came too late for the last group.
            while (waiting.Appends.TryDequeue(out var append))
                append.Outcome.TrySetException(new ObjectDisposedException(nameof(Journal)));
    }

    sealed class Waiting
    {
        public readonly ConcurrentQueue<Append> Appends = new();
        public int IsScheduled;

        public List<Append> Gather()
        {
            var group = new List<Append>();
            while (group.Count < AppendsMax && Appends.TryDequeue(out var append))
                if (append.Stop.IsCancellationRequested) append.Outcome.TrySetCanceled(append.Stop);
                else group.Add(append);
            return group;
        }
    }
}
