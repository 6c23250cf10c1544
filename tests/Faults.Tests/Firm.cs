using System.Globalization;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Tenants;
using Inkassio.Grains;
using Inkassio.Grains.Post;
using Inkassio.Letters.Mail;
using Inkassio.Storage;

namespace Inkassio.Faults.Tests;

/// <summary>A firm whose letters all go by e-mail, in a database that other processes open as well.</summary>
public sealed class Firm : IAsyncDisposable
{
    public static readonly DateOnly Today = new(2026, 3, 12);
    public static readonly MailAddress From = MailAddress.Of("post@musterbau.example");

    static readonly Profile Profile = new(
        "Musterbau Handwerks GmbH", new Address("Werkstraße 1", "50823", "Köln", "DE"), Country.DE, "NW",
        [new("DE89370400440532013000", "COBADEFFXXX", "Commerzbank", Currency.EUR)],
        "Anna Weber", "0221 123456", "weber@musterbau.example");

    static readonly Ladder ByMail = Ladder.Of(
        [.. Ladder.Balanced.Steps.Select(s => s with { Channel = Channel.Email })]);

    readonly string home;

    Firm(string home, Place place, EmbeddedHost host, TenantDb db) =>
        (this.home, Place, Host, Db) = (home, place, host, db);

    /// <summary>On PostgreSQL, as who may read all tenants at once: a backup needs that.</summary>
    public string? Superuser { get; private init; }

    public Place Place { get; }

    public EmbeddedHost Host { get; }

    public TenantDb Db { get; }

    public List<DebtorId> Debtors { get; } = [];

    public Dictionary<DebtorId, long> Invoiced { get; } = [];

    /// <param name="postgres">Null opens a SQLite file.</param>
    public static async Task<Firm> Open(PostgresServer? postgres, MailServer server, PrintHouse? print = null)
    {
        var folder = Directory.CreateTempSubdirectory("faults-").FullName;
        var keyFile = Path.Combine(folder, "master.key");
        var made = postgres is null ? null : await postgres.Create();
        var address = made is null ? "sqlite:" + Path.Combine(folder, "firm.db") : "postgres:" + made.Owner;
        var database = Database.Open(address, MasterKey.FromFile(keyFile), new MovedClock(Today));
        await database.Migrate();
        var host = new EmbeddedHost(database, OfficeOf(server, print));
        var db = await NewTenant(host, "Musterbau");
        return new(folder, new(address, keyFile), host, db) { Superuser = made?.Superuser };
    }

    /// <summary>The firm as a restored backup knows it, before any program has looked at it.</summary>
    /// <param name="folder">The second folder, with the keys and the checkpoints as they are now.</param>
    public async Task<Firm> Restored(string folder, string address, MailServer server)
    {
        var keyFile = Path.Combine(folder, "master.key");
        var database = Database.Open(address, MasterKey.FromFile(keyFile), new MovedClock(Today));
        await database.Migrate();
        var host = new EmbeddedHost(database, OfficeOf(server, print: null));
        var db = (await host.Tenants.Enter(Db.Tenant, Author.Machine("test"), reason: "", default))!;
        var firm = new Firm(folder, new(address, keyFile), host, db);
        firm.Debtors.AddRange(Debtors);
        foreach (var (debtor, cents) in Invoiced) firm.Invoiced[debtor] = cents;
        return firm;
    }

    static MailOffice OfficeOf(MailServer server, PrintHouse? print) => new()
    {
        Shared = server, SharedFrom = From, Door = new OutsideDoor(server.Host), Print = print,
    };

    public static async Task<TenantDb> NewTenant(EmbeddedHost host, string name)
    {
        var tenant = TenantId.New();
        await host.Tenants.Create(tenant, name, Profile.Zone, "DE", default);
        var db = (await host.Tenants.Enter(tenant, Author.Machine("test"), reason: "", default))!;
        await host.Book.Change(db, CommandId.New(),
            _ => [new TenantEvent.TenantFounded(Profile), new TenantEvent.LadderChosen(ByMail),
                new TenantEvent.DeliveryChosen(new Delivery { MailsAnHour = Delivery.MailsAnHourMax })], default);
        return db;
    }

    /// <summary>Makes debtors who are late, and releases a letter to each of them.</summary>
    public async Task Release(int count, int seed, TenantDb? of = null)
    {
        var random = new Random(seed);
        var db = of ?? Db;
        var fresh = Enumerable.Range(Debtors.Count, count).Select(n => (Number: n, Id: DebtorId.New(),
            Amounts: Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.NextInt64(1_000, 500_000)).ToArray()))
            .ToArray();
        foreach (var debtor in fresh)
        {
            Debtors.Add(debtor.Id);
            Invoiced[debtor.Id] = debtor.Amounts.Sum();
        }
        await Parallel.ForEachAsync(fresh, async (debtor, _) =>
        {
            await Register(db, debtor.Id, debtor.Number, debtor.Amounts);
            await ReleaseOne(db, debtor.Id);
        });
    }

    /// <summary>Makes debtors who are late and to whom nobody has written yet.</summary>
    public async Task Fill(int count, int invoices)
    {
        var fresh = Enumerable.Range(Debtors.Count, count).Select(n => (Number: n, Id: DebtorId.New())).ToArray();
        foreach (var debtor in fresh)
        {
            Debtors.Add(debtor.Id);
            Invoiced[debtor.Id] = invoices * 10_000;
        }
        await Parallel.ForEachAsync(fresh, new ParallelOptions { MaxDegreeOfParallelism = 256 }, async (debtor, _) =>
            await Register(Db, debtor.Id, debtor.Number, [.. Enumerable.Repeat(10_000L, invoices)]));
    }

    async Task Register(TenantDb db, DebtorId debtor, int number, long[] amounts)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{number:00000}");
        await Host.Debtors.Send(db, debtor, new DebtorCommand.DescribeDebtor(new Party(
            $"K-{name}", $"Kunde {name} GmbH", DebtorKind.Business, "", new Address("Weg 1", "10115", "Berlin", "DE"),
            $"kunde{name}@kunden.example", "")), default);
        for (var i = 0; i < amounts.Length; i++)
            await Host.Debtors.Send(db, debtor, new DebtorCommand.RegisterInvoice(
                InvoiceId.New(), $"RE-{name}-{i}", "", new(amounts[i], Currency.EUR), Today.AddDays(-40 - i),
                Today.AddDays(-20 - i), Told: null), default);
    }

    public async Task ReleaseOne(TenantDb db, DebtorId debtor)
    {
        await Host.Debtors.Send(db, debtor, new DebtorCommand.AdvanceDunning(Today, NoticeId.New()), default);
        var proposal = (await Host.Debtors.Look(db, debtor, default)).OpenProposals.Single();
        var preview = (await Host.Letters.Preview(db, debtor, proposal.Id, default))!;
        var decision = await Host.Letters.Approve(db, debtor, proposal.Id, preview.Facts.Version, default);
        Assert.Null(decision.Refusal);
    }

    public Task<Decision> Pay(DebtorId debtor, long cents) => Host.Debtors.Send(Db, debtor,
        new DebtorCommand.RecordPayment(PaymentId.New(), new(cents, Currency.EUR), Today, Designation: null), default);

    /// <summary>Waits until no machine has a letter any more.</summary>
    public async Task Drain()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(12));
        while ((await Host.Outbox.Backlog(default)).Waiting > 0) await Task.Delay(500, patience.Token);
    }

    /// <summary>What happened to each debtor, from the journal itself.</summary>
    public async Task<Dictionary<DebtorId, List<DebtorEvent>>> Histories()
    {
        var histories = new Dictionary<DebtorId, List<DebtorEvent>>();
        await foreach (var happened in Host.Journal.History(Db, Debtors, default))
        {
            if (!histories.TryGetValue(happened.Debtor, out var events)) histories[happened.Debtor] = events = [];
            events.Add(happened.Event);
        }
        return histories;
    }

    /// <summary>Not a cent came or went that nobody paid.</summary>
    public bool IsMoneyRight(DebtorId debtor, Debtor account) => account.Balance(Currency.EUR).Cents
        == Invoiced[debtor] - account.Payments.Values.Sum(p => p.Amount.Cents);

    /// <summary>What the engine says about its file, and the chain about the journal, measured by a checkpoint of each
    /// earlier look; empty when both are whole.</summary>
    public async Task<string> Faults()
    {
        var faults = new List<string>();
        if (Place.Address.Split(':', 2) is ["sqlite", var file] && await Integrity(file) is not "ok" and var broken)
            faults.Add(broken);
        var check = await Host.Checkpoints.Verify(Db, default);
        faults.AddRange(check.Faults.Select(f => f.ToString()));
        if (await Host.Checkpoints.Make(Db, default) is CheckpointMade.Behind) faults.Add("Older than a checkpoint.");
        return string.Join(", ", faults);
    }

    public static async Task<string> Integrity(string file)
    {
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using var ask = connection.CreateCommand();
        ask.CommandText = "pragma integrity_check";
        return (string)(await ask.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        Directory.Delete(home, recursive: true);
    }
}

/// <summary>A clock that runs like the real one and shows another day, as <c>--today</c> does for the nodes.</summary>
public sealed class MovedClock(DateOnly today) : TimeProvider
{
    readonly TimeSpan ahead = new DateTimeOffset(today, new TimeOnly(12, 0), TimeSpan.Zero) - System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;
}
