using System.Globalization;
using System.Text;

namespace Inkassio.Storage;

/// <summary>How making a checkpoint ended.</summary>
public abstract record CheckpointMade
{
    CheckpointMade() { }

    public sealed record Written(Checkpoint Checkpoint) : CheckpointMade;

    /// <summary>Nothing happened since the newest one.</summary>
    public sealed record Unchanged(Checkpoint Newest) : CheckpointMade;

    /// <summary>The database is older than the newest checkpoint: none is made over it, so that nothing is
    /// hidden.</summary>
    public sealed record Behind(IReadOnlyList<ChainFault> Faults) : CheckpointMade;
}

/// <summary>What a look at a whole journal found.</summary>
/// <param name="Newest">The checkpoint that it was compared with; null when there is none yet.</param>
/// <param name="Restores">Checkpoints that a person made after a restored backup.</param>
public sealed record JournalCheck(
    DateTimeOffset At, long Events, int Streams, Checkpoint? Newest, IReadOnlyList<ChainFault> Faults,
    IReadOnlyList<Checkpoint> Restores)
{
    public bool IsSound => Faults.Count == 0;
}

/// <summary>Makes, keeps and reads checkpoints: files that are only ever added to, a folder for each tenant.</summary>
// Nodes that share the data folder share the series: the next number is a file that only one of them can make. Nodes
// with folders of their own keep series of their own, and each is a witness.
public sealed class Checkpoints(Database database)
{
    /// <summary>How long each file lists only what changed; then one lists everything again.</summary>
    public static readonly TimeSpan WholeEvery = TimeSpan.FromDays(30);

    readonly Lazy<CheckpointKey> key = new(() =>
        CheckpointKey.From(database.Master.Folder, Path.Combine(database.Master.Home, "checkpoints")));

    /// <exception cref="StartRefusedException">The key is gone although it has signed checkpoints.</exception>
    public string PublicPem => key.Value.PublicPem;

    /// <summary>Makes the tenant's checkpoint of this hour, unless there is one or nothing happened.</summary>
    public async Task<CheckpointMade?> MakeHourly(TenantDb db, CancellationToken stop) =>
        Newest(db) is { } newest && HourOf(newest.At) == HourOf(db.Now) ? null : await Make(db, restored: false, stop);

    static DateTimeOffset HourOf(DateTimeOffset at) => new(at.Year, at.Month, at.Day, at.Hour, 0, 0, TimeSpan.Zero);

    /// <summary>Makes a checkpoint now.</summary>
    public Task<CheckpointMade> Make(TenantDb db, CancellationToken stop) => Make(db, restored: false, stop);

    /// <summary>Takes the journal as it stands after a restored backup, in the author's name: what older checkpoints
    /// know beyond it is lost for good.</summary>
    public Task<CheckpointMade> Accept(TenantDb db, CancellationToken stop) => Make(db, restored: true, stop);

    async Task<CheckpointMade> Make(TenantDb db, bool restored, CancellationToken stop)
    {
        while (true)
        {
            var series = Read(db);
            var heads = await Chain.Heads(db, stop);
            if (!restored && series.Behind(heads) is { Count: > 0 } faults) return new CheckpointMade.Behind(faults);
            var isWhole = restored || series.LastWhole is not { } last || db.Now - last.At >= WholeEvery;
            var lines = heads.Where(pair => pair.Value.Version > 0 && (isWhole || !series.Knows(pair.Key, pair.Value)))
                .OrderBy(pair => pair.Key).Select(pair => Checkpoint.Line(pair.Key, pair.Value)).ToList();
            if (lines.Count == 0 && series.Newest is { } newest) return new CheckpointMade.Unchanged(newest);
            var made = CheckpointText.Sign(db.Tenant, new Checkpoint(
                series.Number + 1, db.Now, series.Hash, isWhole, restored ? db.Author.Text : null,
                heads.Values.Count(head => head.Version > 0), heads.Values.Sum(head => head.Version), 0, "", ""),
                lines, key.Value);
            if (Keep(db, made)) return new CheckpointMade.Written(made.Checkpoint);
        }
    }

    /// <summary>Reads a tenant's whole journal, and compares it with every checkpoint.</summary>
    /// <exception cref="CheckpointDamagedException">A checkpoint itself was changed or taken away.</exception>
    public async Task<JournalCheck> Verify(TenantDb db, CancellationToken stop)
    {
        var series = Read(db);
        var (faults, events, streams) = await Chain.Verify(db, series, stop);
        return new(db.Now, events, streams, series.Newest, faults, series.Restores);
    }

    /// <summary>What the newest checkpoint knows and the database does not: a backup was restored.</summary>
    public async Task<IReadOnlyList<ChainFault>> Behind(TenantDb db, CancellationToken stop) =>
        Files(db).Count == 0 ? [] : Read(db).Behind(await Chain.Heads(db, stop));

    /// <summary>The newest checkpoints, newest first.</summary>
    public IReadOnlyList<Checkpoint> List(TenantDb db, int rowsMax) =>
        [.. Files(db).AsEnumerable().Reverse().Take(rowsMax).Select(file => ReadFile(db, file).Checkpoint)];

    public Checkpoint? Newest(TenantDb db) => List(db, 1) is [var newest] ? newest : null;

    /// <summary>A checkpoint's file as it stands; null when there is none by this number.</summary>
    public string? Text(TenantDb db, int number) =>
        Path.Combine(Folder(db), NameOf(number)) is var file && File.Exists(file) ? File.ReadAllText(file) : null;

    /// <summary>For one stream: the signed part of each checkpoint that lists it, its line, and the way to the
    /// root.</summary>
    public IReadOnlyList<Witness> WitnessesOf(TenantDb db, Guid stream, int rowsMax)
    {
        var found = new List<Witness>();
        foreach (var file in Files(db).AsEnumerable().Reverse())
        {
            var text = ReadFile(db, file);
            var at = text.Lines.ToList().FindIndex(line =>
                line.StartsWith(stream.ToString(), StringComparison.Ordinal));
            if (at >= 0) found.Add(new(text.Checkpoint, text.Signed, text.Lines[at], HashTree.Way(text.Lines, at)));
            if (found.Count == rowsMax) break;
        }
        return found;
    }

    /// <summary>A list of contents with its signature as last line. It begins with a word that no checkpoint begins
    /// with.</summary>
    public string Signed(string contents) =>
        $"contents-1\n{contents}signature: " + Convert.ToBase64String(
            key.Value.Sign(Encoding.UTF8.GetBytes($"contents-1\n{contents}"))) + "\n";

    internal CheckpointSeries Read(TenantDb db) =>
        new([.. Files(db).Select(file => ReadFile(db, file))], Folder(db));

    CheckpointText ReadFile(TenantDb db, string file) =>
        CheckpointText.Read(db.Tenant, File.ReadAllText(file), key.Value, Path.GetFileName(file));

    // False when another node made this number first: the caller looks again.
    bool Keep(TenantDb db, CheckpointText made)
    {
        var folder = Directory.CreateDirectory(Folder(db)).FullName;
        var aside = Path.Combine(folder, $".{Guid.CreateVersion7()}");
        using (var stream = new FileStream(aside, FileMode.CreateNew, FileAccess.Write))
        {
            stream.Write(Encoding.ASCII.GetBytes(made.Whole));
            stream.Flush(flushToDisk: true);
        }
        return SecretFile.MoveIntoPlace(aside, Path.Combine(folder, NameOf(made.Checkpoint.Number)));
    }

    static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{number:D8}.checkpoint");

    /// <summary>The tenants that have checkpoints, whether or not the database still knows them.</summary>
    public IReadOnlyList<TenantId> Tenants() =>
        Directory.Exists(Path.Combine(database.Master.Home, "checkpoints"))
            ? [.. Directory.EnumerateDirectories(Path.Combine(database.Master.Home, "checkpoints"))
                .Select(Path.GetFileName).Where(name => Guid.TryParse(name, out _))
                .Select(name => new TenantId(Guid.Parse(name!)))]
            : [];

    string Folder(TenantDb db) => Path.Combine(database.Master.Home, "checkpoints", $"{db.Tenant}");

    List<string> Files(TenantDb db) => Directory.Exists(Folder(db))
        ? [.. Directory.EnumerateFiles(Folder(db), "*.checkpoint").Order(StringComparer.Ordinal)]
        : [];
}

/// <summary>That one stream stood at one head when a checkpoint was signed, without the other streams.</summary>
public sealed record Witness(Checkpoint Checkpoint, string Signed, string Line, IReadOnlyList<TreeStep> Way);
