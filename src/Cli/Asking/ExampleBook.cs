using System.Globalization;
using System.Text.Json;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Tenants;
using Inkassio.Grains;
using Inkassio.Storage;

namespace Inkassio.Cli.Asking;

/// <summary>A small made-up firm to ask about where there is no real one: the debtors and invoices of a file of
/// utterances. It lives in a folder that is gone afterwards, and never among a firm's own books.</summary>
sealed class ExampleBook : IAsyncDisposable
{
    const int InvoicesMax = 10_000;

    readonly DirectoryInfo folder;

    ExampleBook(DirectoryInfo folder, EmbeddedHost host, TenantDb db) =>
        (this.folder, Host, Db) = (folder, host, db);

    public EmbeddedHost Host { get; }

    public TenantDb Db { get; }

    /// <param name="file">Null for the example that is built in.</param>
    /// <exception cref="RefusedException">The file holds no debtors and invoices.</exception>
    public static async Task<ExampleBook> Open(FileInfo? file, Desk desk, CancellationToken stop)
    {
        using var book = Read(file);
        var today = desk.Given.Today ?? Day(book.RootElement, "today");
        var made = Directory.CreateTempSubdirectory("inkassio-ask-");
        var host = new EmbeddedHost(Database.Open(
            "sqlite:" + Path.Combine(made.FullName, "example.db"),
            MasterKey.FromFile(Path.Combine(made.FullName, "master.key")), new DayClock(desk.Clock, today)));
        try
        {
            await host.Database.Migrate(stop: stop);
            var db = await Found(host, book.RootElement, stop);
            await Fill(host, db, book.RootElement, stop);
            return new(made, host, db);
        }
        catch (Exception e)
        {
            await host.DisposeAsync();
            made.Delete(recursive: true);
            if (e is KeyNotFoundException or FormatException or InvalidOperationException or ArgumentException)
                throw new RefusedException($"Das Buch ist nicht lesbar: {e.Message}");
            throw;
        }
    }

    static JsonDocument Read(FileInfo? file)
    {
        using var stream = file?.OpenRead() ?? typeof(ExampleBook).Assembly.GetManifestResourceStream(
            "example-book.json")
            ?? throw new InvalidOperationException("The example is missing from the build.");
        try
        {
            return JsonDocument.Parse(stream);
        }
        catch (JsonException e)
        {
            throw new RefusedException($"Das Buch ist kein JSON: {e.Message}");
        }
    }

    static async Task<TenantDb> Found(EmbeddedHost host, JsonElement book, CancellationToken stop)
    {
        var country = Enum.Parse<Country>(Text(book, "tenantCountry"));
        var profile = new Profile(
            "Musterbau Handwerks GmbH", new Address("Werkstraße 12", "80331", "München", $"{country}"), country,
            Text(book, "tenantLand"),
            [
                new("DE89370400440532013000", "COBADEFFXXX", "Musterbank", Currency.EUR),
                new("CH9300762011623852957", "MUSTCHZZXXX", "Musterbank Zürich", Currency.CHF),
            ],
            "Anna Weber", "089 4710800", "rechnung@musterbau.example")
        {
            Zone = Profile.ZoneOf(country),
        };
        var id = TenantId.New();
        await host.Tenants.Create(id, profile.Name, profile.Zone, $"{country}", stop);
        var db = (await host.Tenants.Enter(id, Author.Machine("terminal"), reason: "", stop))!;
        await host.Book.Change(db, CommandId.New(), _ => [new TenantEvent.TenantFounded(profile)], stop);
        return db;
    }

    static async Task Fill(EmbeddedHost host, TenantDb db, JsonElement book, CancellationToken stop)
    {
        var debtors = new Dictionary<string, (DebtorId Id, Currency Currency)>(StringComparer.Ordinal);
        foreach (var d in book.GetProperty("debtors").EnumerateArray().Take(InvoicesMax))
        {
            var id = DebtorId.New();
            debtors[Text(d, "number")] = (id, Enum.Parse<Currency>(Text(d, "currency")));
            await Send(host, db, id, new DebtorCommand.DescribeDebtor(PartyOf(d)), stop);
        }
        foreach (var i in book.GetProperty("invoices").EnumerateArray().Take(InvoicesMax))
        {
            var (id, currency) = debtors[Text(i, "debtor")];
            var amount = Money.Exact(decimal.Parse(Text(i, "amount"), CultureInfo.InvariantCulture), currency);
            await Send(host, db, id, new DebtorCommand.RegisterInvoice(
                InvoiceId.New(), Text(i, "number"), "Lieferung", amount, Day(i, "invoiceDate"), Day(i, "dueDate"),
                Told: new(DueDateAgreed: true, ConsumerNotice: null, ReceivedOn: null)), stop);
        }
    }

    // The file names a town and no street: the address of an example is as made up as its debtors.
    static Party PartyOf(JsonElement d) => new(
        Text(d, "number"), Text(d, "name"),
        Text(d, "kind") == "business" ? DebtorKind.Business : DebtorKind.Consumer, "",
        new Address("Musterstraße 1", "10000", Text(d, "town"), Text(d, "country")), "kunde@kunde.example",
        "0100 1234567");

    static async Task Send(
        EmbeddedHost host, TenantDb db, DebtorId id, DebtorCommand command, CancellationToken stop)
    {
        if ((await host.Debtors.Send(db, id, command, stop)).Refusal is { } why)
            throw new RefusedException($"Das Buch passt nicht zusammen: {why}");
    }

    static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";

    static DateOnly Day(JsonElement element, string name) =>
        DateOnly.ParseExact(Text(element, name), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
