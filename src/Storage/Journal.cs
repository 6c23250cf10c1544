using Inkassio.Domain.Debtors;
using Inkassio.Domain.Tenants;
using Inkassio.Storage.Tables;

namespace Inkassio.Storage;

/// <summary>The one place that writes what happened, and the judge between two writers.</summary>
/// <remarks>One per node. Thread-safe; callers of one tenant share transactions, each with its own outcome.</remarks>
public sealed class Journal : IAsyncDisposable
{
    /// <summary>The most events that one command may have.</summary>
    public const int EventsMax = 1_000;

    /// <summary>The longest event, in bytes as stored.</summary>
    public const int BodyMax = 256 * 1024;

    readonly Database database;
    readonly GroupCommit group;

    public Journal(Database database)
    {
        this.database = database;
        group = new GroupCommit(database.Dialect.Lanes, new Group(database.Dialect).Commit);
    }

    /// <summary>Writes what happened to a debtor after version <paramref name="seen"/>, and the read tables with
    /// it.</summary>
    /// <param name="command">Made once by the sender; the second append with it is <see
    /// cref="Appended.AlreadyDone"/>.</param>
    /// <param name="before">The account at <paramref name="seen"/>; what differs in <paramref name="after"/> is
    /// written.</param>
    /// <param name="stop">Gives up while the append still waits; once its group is on its way it is carried
    /// out.</param>
    /// <exception cref="JournalUnavailableException">Nothing is known about the outcome: load and send
    /// again.</exception>
    public async Task<Appended> Append(
        TenantDb db, DebtorId debtor, long seen, CommandId command, IReadOnlyList<DebtorEvent> events,
        Debtor before, Debtor after, CancellationToken stop)
    {
        var keys = seen > 0 && events.Any(happened => happened is DebtorEvent.Personal)
            ? await database.Keys.Of(db, debtor.Value, stop)
            : new StreamKeys(debtor.Value, []);
        var changes = ReadTables.Changes(db.Tenant, debtor, before, after);
        OutboxRows.Compare(changes, db.Tenant, before, after);
        var fresh = default(StreamKey);
        var entries = new Entry[events.Count];
        for (var i = 0; i < entries.Length; i++)
            entries[i] = events[i] is DebtorEvent.Personal
                ? Encrypted(db, debtor, seen + i + 1, events[i], keys.Newest ?? (fresh ??= NewKey(db, debtor, changes)))
                : Plain(events[i]);
        var outcome = await Add(db, StreamKind.Debtor, debtor.Value, seen, command, entries, changes, stop);
        if (fresh is not null && outcome is Appended.Written)
            database.Keys.Keep(db, keys.With(fresh));
        return outcome;
    }

    /// <summary>The same for the tenant's own stream: settings and imports.</summary>
    public Task<Appended> Append(
        TenantDb db, long seen, CommandId command, IReadOnlyList<TenantEvent> events,
        Tenant before, Tenant after, CancellationToken stop) =>
        Add(db, StreamKind.Tenant, db.Tenant.Value, seen, command, [.. events.Select(Plain)],
            ReadTables.Changes(db.Tenant, before, after), stop);

    /// <summary>A debtor's account as its journal makes it; <see cref="Debtor.New"/> at version 0 when there is
    /// none.</summary>
    public Task<Account> Load(TenantDb db, DebtorId debtor, CancellationToken stop) => Accounts.Load(db, debtor, stop);

    /// <summary>The accounts of many debtors in one question, ordered by id; those without events are left
    /// out.</summary>
    public IAsyncEnumerable<Account> LoadMany(
        TenantDb db, IReadOnlyList<DebtorId> debtors, CancellationToken stop) => Accounts.LoadMany(db, debtors, stop);

    /// <summary>What happened to debtors, ordered by debtor and version. Destroyed facts come as FactsErased.</summary>
    public IAsyncEnumerable<Recorded> History(TenantDb db, IReadOnlyList<DebtorId> debtors, CancellationToken stop) =>
        Accounts.History(db, debtors, stop);

    /// <summary>The tenant's settings and the version of its own stream.</summary>
    public Task<(Tenant State, long Version)> Load(TenantDb db, CancellationToken stop) => Accounts.Load(db, stop);

    Task<Appended> Add(
        TenantDb db, StreamKind kind, Guid stream, long seen, CommandId command, Entry[] entries, Changes changes,
        CancellationToken stop)
    {
        if (entries.Length is 0 or > EventsMax)
            throw new ArgumentException(
                $"A command has one to {EventsMax} events, not {entries.Length}.", nameof(entries));
        if (entries.FirstOrDefault(entry => entry.Body.Length > BodyMax).Event is { } large)
            throw new ArgumentException($"The event {large} is longer than {BodyMax} bytes.", nameof(entries));
        return group.Add(new Append
        {
            Tenant = db.Tenant, Stream = stream, Kind = kind, Seen = seen, Command = command.Value,
            By = db.Author.Text, Reason = db.Reason, At = db.Now, Entries = entries, Changes = changes, Stop = stop,
        });
    }

    static Entry Plain(DebtorEvent happened) =>
        new(EventText<DebtorEvent>.NameOf(happened), EventText<DebtorEvent>.Write(happened), Key: null);

    static Entry Plain(TenantEvent happened) =>
        new(EventText<TenantEvent>.NameOf(happened), EventText<TenantEvent>.Write(happened), Key: null);

    static Entry Encrypted(TenantDb db, DebtorId debtor, long version, DebtorEvent happened, StreamKey key)
    {
        var name = EventText<DebtorEvent>.NameOf(happened);
        var about = Recorded.About(db.Tenant.Value, debtor.Value, version, name);
        return new Entry(name, Sealed.Close(key.Secret, EventText<DebtorEvent>.Write(happened), about), key.Id);
    }

    StreamKey NewKey(TenantDb db, DebtorId debtor, Changes changes)
    {
        var (key, row) = database.Keys.Make(db, debtor.Value);
        changes.Put(Keys.Table, row);
        return key;
    }

    /// <summary>Commits what waits, and takes nothing more.</summary>
    public ValueTask DisposeAsync() => group.DisposeAsync();
}

/// <summary>A debtor's account and the version of the journal that made it.</summary>
public sealed record Account(DebtorId Id, Debtor State, long Version);
