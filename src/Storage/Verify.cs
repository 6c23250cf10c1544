namespace Inkassio.Storage;

/// <summary>Why a journal cannot be what was written: the first bad place of a stream.</summary>
/// <param name="Version">The first event that is wrong; where only a checkpoint knows, the first that may be.</param>
public sealed record ChainFault(Guid Stream, long Version, ChainFaultKind Kind)
{
    /// <summary>The event that stands there now; null when none does.</summary>
    public string? Event { get; init; }

    /// <summary>Where a checkpoint found it: the last event that may be the first bad one.</summary>
    public long? Until { get; init; }

    /// <summary>When that checkpoint was signed.</summary>
    public DateTimeOffset? SignedAt { get; init; }
}

public enum ChainFaultKind
{
    /// <summary>A version is missing: a row was removed, or moved to another place.</summary>
    Missing,

    /// <summary>The row is not the one that was written, or does not follow the row before it.</summary>
    Changed,

    /// <summary>The stream's head names other rows than the journal has: its end was cut off or added to.</summary>
    HeadDiffers,

    /// <summary>The stream is older than a checkpoint says: its end, or all of it, is gone with its head.</summary>
    OlderThanCheckpoint,

    /// <summary>The stream has another history than the one that was signed: it was recomputed.</summary>
    OtherThanCheckpoint,
}

static partial class Chain
{
    static readonly byte[] Nothing = [];

    /// <summary>Reads a tenant's whole journal and reports the first bad place of each stream; none means
    /// valid.</summary>
    /// <param name="series">The checkpoints, which also find what was rewritten consistently.</param>
    public static async Task<(IReadOnlyList<ChainFault> Faults, long Events, int Streams)> Verify(
        TenantDb db, CheckpointSeries series, CancellationToken stop)
    {
        var faults = new List<ChainFault>();
        var heads = await Heads(db, stop);
        var walk = new Walk(series, faults);
        await using var transaction = await db.Read(stop);
        var rows = transaction.Stream(
            $"select {JournalRow.Selected} from journal j where j.tenant = {db.Tenant} order by j.stream, j.version",
            JournalRow.Of, stop);
        await foreach (var row in rows)
        {
            if (walk.Stream != row.Stream) walk.Begin(row.Stream, heads);
            walk.Step(row);
        }
        walk.End(heads);
        foreach (var (stream, head) in heads)
            if (head.Version > 0 && !walk.Seen.Contains(stream))
                faults.Add(new ChainFault(stream, 1, ChainFaultKind.Missing));
        foreach (var stream in series.Streams.Where(one => heads.GetValueOrDefault(one).Version == 0
            && !walk.Seen.Contains(one)))
            faults.Add(new ChainFault(stream, 1, ChainFaultKind.OlderThanCheckpoint)
            {
                Until = series.Of(stream)[^1].Head.Version, SignedAt = series.Of(stream)[^1].At,
            });
        return (faults, walk.Rows, walk.Seen.Count);
    }

    public static async Task<Dictionary<Guid, Head>> Heads(TenantDb db, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        var heads = await transaction.Query(
            $"select stream, version, hash from streams where tenant = {db.Tenant}",
            row => (Stream: row.Uuid(0), Head: new Head(row.Long(1), row.Bytes(2))), stop);
        return heads.ToDictionary(one => one.Stream, one => one.Head);
    }

    // One stream after the other; after its first fault a stream says nothing more.
    sealed class Walk(CheckpointSeries series, List<ChainFault> faults)
    {
        Head at;
        bool isBad;
        IReadOnlyList<(Head Head, DateTimeOffset At)> signed = [];
        int next;

        public Guid? Stream { get; private set; }

        public HashSet<Guid> Seen { get; } = [];

        public long Rows { get; private set; }

        public void Begin(Guid stream, Dictionary<Guid, Head> heads)
        {
            End(heads);
            (Stream, at, isBad, signed, next) = (stream, new Head(0, Nothing), false, series.Of(stream), 0);
            Seen.Add(stream);
        }

        public void Step(JournalRow row)
        {
            Rows++;
            if (isBad) return;
            if (row.Version != at.Version + 1) Report(at.Version + 1, ChainFaultKind.Missing, null);
            else if (!Hash(row, at.Hash).AsSpan().SequenceEqual(row.Hash))
                Report(row.Version, ChainFaultKind.Changed, row.Event);
            else if (next < signed.Count && signed[next].Head.Version == row.Version
                     && !signed[next++].Head.Hash.AsSpan().SequenceEqual(row.Hash))
                ReportSigned(ChainFaultKind.OtherThanCheckpoint, next - 1, row.Event);
            at = new Head(row.Version, row.Hash);
        }

        public void End(Dictionary<Guid, Head> heads)
        {
            if (Stream is not { } stream || isBad) return;
            if (!heads.TryGetValue(stream, out var head) || head.Version != at.Version
                || !head.Hash.AsSpan().SequenceEqual(at.Hash))
                Report(at.Version + 1, ChainFaultKind.HeadDiffers, null);
            else if (signed.Count > 0 && signed[^1].Head.Version > at.Version)
                Report(at.Version + 1, ChainFaultKind.OlderThanCheckpoint, null, signed[^1]);
        }

        // Somewhere after the last head that still agrees: no hash can say more.
        void ReportSigned(ChainFaultKind kind, int which, string happened) =>
            Report(which > 0 ? signed[which - 1].Head.Version + 1 : 1, kind, happened, signed[which]);

        void Report(
            long version, ChainFaultKind kind, string? happened, (Head Head, DateTimeOffset At)? by = null)
        {
            isBad = true;
            faults.Add(new ChainFault(Stream!.Value, version, kind)
            {
                Event = happened, Until = by?.Head.Version, SignedAt = by?.At,
            });
        }
    }
}
