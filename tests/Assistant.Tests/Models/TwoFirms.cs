using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Storage;
using Inkassio.Storage.Queries;

namespace Inkassio.Assistant.Tests.Models;

/// <summary>Two firms in one real database: ours, whose debtors have hostile names, and Nordlicht with its secrets.
/// </summary>
sealed class TwoFirms : IAsyncDisposable
{
    static readonly DateTimeOffset Now = new(2026, 3, 12, 9, 0, 0, TimeSpan.Zero);

    readonly DirectoryInfo place;
    readonly Database books;
    readonly Journal events;

    TwoFirms(DirectoryInfo place, Database books, Journal events, TenantDb ours) =>
        (this.place, this.books, this.events, Ours) = (place, books, events, ours);

    public TenantDb Ours { get; }

    public static async Task<TwoFirms> Open(IReadOnlyList<string> hostile)
    {
        var folder = Directory.CreateTempSubdirectory("assistant-");
        var database = Database.Open("sqlite:" + Path.Combine(folder.FullName, "a.db"),
            MasterKey.FromFile(Path.Combine(folder.FullName, "master.key")), new Standing());
        await database.Migrate();
        var journal = new Journal(database);
        var ours = await Tenant(database, "Muster GmbH");
        await Task.WhenAll(hostile.Select((text, i) =>
            Add(journal, ours, Number(i), Cut(text, Limits.NameMax), Cut(text, 60))));
        await Add(journal, await Tenant(database, "Nordlicht AG"), "N-0001", "Geheim Nordlicht GmbH", "Geheimstadt");
        return new(folder, database, journal, ours);
    }

    public static string Number(int at) => $"K-{at:0000}";

    /// <summary>Everything that anybody could have changed: each event of our firm's debtors, and each letter on its
    /// way.</summary>
    public async Task<(int Events, long Waiting)> Booked()
    {
        var happened = await DebtorStory.Since(Ours, Now.AddYears(-1), 10_000, default);
        var (_, proposals) = await Proposals.Load(Ours, "", 0, 1, default);
        var sendings = await Dispatches.Count(Ours, default);
        return (happened.Count, proposals + sendings.Sum(one => one.Count));
    }

    public async ValueTask DisposeAsync()
    {
        await events.DisposeAsync();
        await books.DisposeAsync();
        place.Delete(recursive: true);
    }

    static string Cut(string text, int max) => text.Length > max ? text[..max] : text;

    static async Task<TenantDb> Tenant(Database database, string name)
    {
        var tenants = new Tenants(database);
        var id = TenantId.New();
        await tenants.Create(id, name, "Europe/Berlin", "DE", default);
        return (await tenants.Enter(id, Author.Machine("test"), "a test", default))!;
    }

    static async Task Add(Journal journal, TenantDb db, string number, string name, string town)
    {
        DebtorEvent[] happened =
        [
            new DebtorEvent.DebtorDescribed(new Party(number, name, DebtorKind.Business, name,
                new Address("Am Markt 1", "04109", town, "DE"), "loewe@example.org", "0341 1")),
            new DebtorEvent.InvoiceRegistered(InvoiceId.New(), $"R-{number}", new(12_345, Currency.EUR),
                new(2026, 1, 1), new(2026, 1, 15), Told: null),
        ];
        var after = happened.Aggregate(Debtor.New, (state, one) => state.Evolve(one));
        Assert.IsType<Appended.Written>(await journal.Append(
            db, DebtorId.New(), 0, CommandId.New(), happened, Debtor.New, after, default));
    }

    sealed class Standing : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
