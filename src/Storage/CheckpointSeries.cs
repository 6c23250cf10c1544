namespace Inkassio.Storage;

/// <summary>All checkpoints of a tenant, first to last, and what they know together.</summary>
sealed class CheckpointSeries
{
    readonly Dictionary<Guid, List<(Head Head, DateTimeOffset At)>> heads = [];
    readonly List<Checkpoint> restores = [];

    /// <exception cref="CheckpointDamagedException">One is missing, or does not follow the one before it.</exception>
    public CheckpointSeries(IReadOnlyList<CheckpointText> texts, string folder)
    {
        foreach (var text in texts)
        {
            var (checkpoint, follows) = (text.Checkpoint, Hash);
            if (checkpoint.Number != Number + 1 || checkpoint.Previous != follows)
                throw new CheckpointDamagedException($"{Number + 1} ({folder})");
            if (checkpoint.RestoredBy is not null) Restore(text);
            foreach (var (stream, head) in text.Heads) Add(stream, head, checkpoint.At);
            (Newest, Hash, Number) = (checkpoint, text.Hash, checkpoint.Number);
            if (checkpoint.IsWhole) LastWhole = checkpoint;
        }
    }

    public Checkpoint? Newest { get; private set; }

    public Checkpoint? LastWhole { get; private set; }

    public int Number { get; private set; }

    public string Hash { get; private set; } = Checkpoint.NoPrevious;

    public IReadOnlyList<Checkpoint> Restores => restores;

    public IEnumerable<Guid> Streams => heads.Keys;

    /// <summary>Every head of a stream that was ever signed, oldest first.</summary>
    public IReadOnlyList<(Head Head, DateTimeOffset At)> Of(Guid stream) => heads.GetValueOrDefault(stream) ?? [];

    public bool Knows(Guid stream, Head head) => Of(stream) is [.., var (last, _)]
        && last.Version == head.Version && last.Hash.AsSpan().SequenceEqual(head.Hash);

    /// <summary>Streams whose newest signed head lies beyond, or beside, what the database has.</summary>
    public IReadOnlyList<ChainFault> Behind(IReadOnlyDictionary<Guid, Head> now)
    {
        var faults = new List<ChainFault>();
        foreach (var (stream, known) in heads)
        {
            var (last, at) = known[^1];
            var has = now.GetValueOrDefault(stream);
            if (has.Version < last.Version)
                faults.Add(new(stream, has.Version + 1, ChainFaultKind.OlderThanCheckpoint)
                {
                    Until = last.Version, SignedAt = at,
                });
            else if (has.Version == last.Version && !has.Hash.AsSpan().SequenceEqual(last.Hash))
                faults.Add(new(stream, last.Version, ChainFaultKind.OtherThanCheckpoint)
                {
                    Until = last.Version, SignedAt = at,
                });
        }
        return faults;
    }

    void Add(Guid stream, Head head, DateTimeOffset at)
    {
        if (!heads.TryGetValue(stream, out var known)) heads[stream] = known = [];
        known.Add((head, at));
    }

    // After a restore a person took the journal as it stood: what lay beyond is gone, and another history follows.
    void Restore(CheckpointText text)
    {
        restores.Add(text.Checkpoint);
        var kept = text.Heads.ToDictionary(pair => pair.Stream, pair => pair.Head.Version);
        foreach (var (stream, known) in heads.ToList())
        {
            if (!kept.TryGetValue(stream, out var version)) heads.Remove(stream);
            else known.RemoveAll(one => one.Head.Version > version);
        }
    }
}
