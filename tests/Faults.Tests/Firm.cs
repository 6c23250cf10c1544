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

    Firm(string home, string address, string keyFile, EmbeddedHost host, TenantDb db) =>
        (this.home, Address, KeyFile, Host, Db) = (home, address, keyFile, host, db);

    public string Address { get; }

    public string KeyFile { get; }

    public EmbeddedHost Host { get; }

    public TenantDb Db { get; }

    public List<DebtorId> Debtors { get; } = [];

    public Dictionary<DebtorId, long> Invoiced { get; } = [];

    /// <param name="postgres">Null opens a SQLite file.</param>
    public static async Task<Firm> Open(PostgresServer? postgres, MailServer server, PrintHouse? print = null)
    {
        var folder = Directory.CreateTempSubdirectory("faults-").FullName;
        var keyFile = Path.Combine(folder, "master.key");
        var address = postgres is null
            ? "sqlite:" + Path.Combine(folder, "firm.db")
            : "postgres:" + (await postgres.Create()).Owner;
        var database = Database.Open(address, MasterKey.FromFile(keyFile), new MovedClock(Today));
        await database.Migrate();
        var host = new EmbeddedHost(database, new MailOffice
        {
            Shared = server, SharedFrom = From, Door = new OutsideDoor(server.Host), Print = print,
        });
        var db = await NewTenant(host, "Musterbau");
        return new(folder, address, keyFile, host, db);
    }

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
