namespace Inkassio.Storage;

/// <summary>Why a journal cannot be what was written: the first bad place of a stream.</summary>
public sealed record ChainFault(Guid Stream, long Version, ChainFaultKind Kind);

public enum ChainFaultKind
{
    /// <summary>A version is missing: a row was removed, or moved to another place.</summary>
    Missing,

    /// <summary>The row is not the one that was written, or does not follow the row before it.</summary>
    Changed,

    /// <summary>The stream's head names other rows than the journal has: its end was cut off or added to.</summary>
    HeadDiffers,

    /// <summary>The stream is older than a seal says: its end, or all of it, is gone together with its head.</summary>
    OlderThanSeal,

    /// <summary>The stream has another history than the one that was sealed.</summary>
    OtherThanSealed,
}

static partial class Chain
{
    static readonly byte[] Nothing = [];

    /// <summary>Reads a tenant's whole journal and reports the first bad place of each stream; none means
    /// valid.</summary>
    /// <param name="seal">An earlier <see cref="Seals.Make"/>, which also finds what was rewritten
    /// consistently.</param>
    public static async Task<IReadOnlyList<ChainFault>> Verify(TenantDb db, Seal? seal, CancellationToken stop)
    {
        var faults = new List<ChainFault>();
        var heads = await Heads(db, stop);
        var walk = new Walk(seal, faults);
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
        foreach (var sealedStream in seal?.Heads.Keys.Where(stream => !heads.ContainsKey(stream)) ?? [])
            faults.Add(new ChainFault(sealedStream, 1, ChainFaultKind.OlderThanSeal));
        return faults;
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
    sealed class Walk(Seal? seal, List<ChainFault> faults)
    {
        Head at;
        bool isBad;

        public Guid? Stream { get; private set; }

        public HashSet<Guid> Seen { get; } = [];

        public void Begin(Guid stream, Dictionary<Guid, Head> heads)
        {
            End(heads);
            (Stream, at, isBad) = (stream, new Head(0, Nothing), false);
            Seen.Add(stream);
        }

        public void Step(JournalRow row)
        {
            if (isBad) return;
            if (row.Version != at.Version + 1) Report(at.Version + 1, ChainFaultKind.Missing);
            else if (!Hash(row, at.Hash).AsSpan().SequenceEqual(row.Hash)) Report(row.Version, ChainFaultKind.Changed);
            else if (seal?.Heads.TryGetValue(row.Stream, out var known) == true && known.Version == row.Version
                     && !known.Hash.AsSpan().SequenceEqual(row.Hash))
                Report(row.Version, ChainFaultKind.OtherThanSealed);
            at = new Head(row.Version, row.Hash);
        }

        public void End(Dictionary<Guid, Head> heads)
        {
            if (Stream is not { } stream || isBad) return;
            if (!heads.TryGetValue(stream, out var head) || head.Version != at.Version
                || !head.Hash.AsSpan().SequenceEqual(at.Hash)) Report(at.Version + 1, ChainFaultKind.HeadDiffers);
            else if (seal?.Heads.TryGetValue(stream, out var known) == true && known.Version > at.Version)
                Report(at.Version + 1, ChainFaultKind.OlderThanSeal);
        }

        void Report(long version, ChainFaultKind kind)
        {
            isBad = true;
            faults.Add(new ChainFault(Stream!.Value, version, kind));
        }
    }
}
