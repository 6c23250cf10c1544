using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Inkassio.Assistant.Models;
using Inkassio.Assistant.Talking;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Tenants;
using Inkassio.Storage;
using Reply = Inkassio.Assistant.Talking.Reply;

namespace Inkassio.Assistant.Tests.Talking;

/// <summary>A firm with real books on SQLite, whose people talk to the assistant on 12.03.2026.</summary>
sealed class Office : IAsyncDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("talking-");
    readonly Guid conversation = Guid.CreateVersion7();

    Office(ModelOffice models)
    {
        Master = MasterKey.FromFile(Path.Combine(folder.FullName, "master.key"));
        Database = Database.Open("sqlite:" + Path.Combine(folder.FullName, "books.db"), Master, Clock);
        Journal = new(Database);
        Cases = new(new RateBook(Database));
        Talk = new(Cases, models);
        Shelf = new(Cases, models);
    }

    public Standing Clock { get; } = new(new(2026, 3, 12, 11, 0, 0, TimeSpan.Zero));

    MasterKey Master { get; }

    public Database Database { get; }

    public Journal Journal { get; }

    public CaseBook Cases { get; }

    public Conversation Talk { get; }

    public DraftShelf Shelf { get; }

    public TenantDb Db { get; private set; } = null!;

    public Terms Terms { get; private set; } = null!;

    public static Profile Sender { get; } = new(
        "Musterbau Handwerks GmbH", new Address("Werkstraße 12", "80331", "München", "DE"), Country.DE, "BY",
        [
            new("DE89370400440532013000", "COBADEFFXXX", "Musterbank", Currency.EUR),
            new("CH9300762011623852957", "MUSTCHZZXXX", "Musterbank Zürich", Currency.CHF),
        ],
        "Anna Weber", "089 4710800", "rechnung@musterbau.example") { Zone = "Europe/Berlin" };

    public static async Task<Office> Open(ModelOffice? models = null)
    {
        var office = new Office(models ?? ModelOffice.Closed);
        await office.Database.Migrate();
        office.Db = await office.Firm(Sender.Name, Author.Person(Guid.CreateVersion7()));
        office.Terms = new(Sender, Ladder.Balanced);
        return office;
    }

    /// <summary>The firm of the forty utterances.</summary>
    public static async Task<Office> OfUtterances()
    {
        var office = await Open();
        var ids = new Dictionary<string, (DebtorId Id, Currency Currency)>(StringComparer.Ordinal);
        foreach (var d in Heard.File.GetProperty("debtors").EnumerateArray())
            ids[Heard.Text(d, "number")] = (await office.Debtor(
                Heard.Text(d, "number"), Heard.Text(d, "name"),
                Heard.Text(d, "kind") == "business" ? DebtorKind.Business : DebtorKind.Consumer,
                Heard.Text(d, "town"), Heard.Text(d, "country")), Enum.Parse<Currency>(Heard.Text(d, "currency")));
        foreach (var i in Heard.File.GetProperty("invoices").EnumerateArray())
        {
            var (id, currency) = ids[Heard.Text(i, "debtor")];
            await office.Invoice(
                id, Heard.Text(i, "number"), new(Cents(i), currency), Day(i, "dueDate"), Day(i, "invoiceDate"));
        }
        return office;
    }

    static long Cents(JsonElement i) =>
        (long)(decimal.Parse(Heard.Text(i, "amount"), CultureInfo.InvariantCulture) * 100m);

    static DateOnly Day(JsonElement element, string name) =>
        DateOnly.Parse(Heard.Text(element, name), CultureInfo.InvariantCulture);

    public async Task<TenantDb> Firm(string name, Author author)
    {
        var id = TenantId.New();
        var tenants = new Tenants(Database);
        await tenants.Create(id, name, "Europe/Berlin", "DE", default);
        var db = (await tenants.Enter(id, author, "", default))!;
        await Happen(db, new TenantEvent.TenantFounded(Sender with { Name = name }));
        return db;
    }

    public Task Choose(AssistantSetup setup) => Happen(Db, new TenantEvent.AssistantChosen(setup));

    async Task Happen(TenantDb db, TenantEvent happened)
    {
        var (before, version) = await Journal.Load(db, default);
        await Journal.Append(db, version, CommandId.New(), [happened], before, before.Evolve(happened), default);
    }

    /// <summary>The same firm in the hands of a colleague.</summary>
    public async Task<TenantDb> Colleague() =>
        (await new Tenants(Database).Enter(Db.Tenant, Author.Person(Guid.CreateVersion7()), "", default))!;

    public async Task<DebtorId> Debtor(
        string number, string name, DebtorKind kind = DebtorKind.Business, string town = "Köln", string country = "DE",
        TenantDb? db = null)
    {
        var id = DebtorId.New();
        await Send(id, new DebtorCommand.DescribeDebtor(new(
            number, name, kind, "", new Address("Ringstraße 1", "50667", town, country), "kunde@kunde.example",
                "0221 1")), db);
        return id;
    }

    public async Task<InvoiceId> Invoice(
        DebtorId debtor, string number, Money amount, DateOnly dueOn, DateOnly? issuedOn = null, TenantDb? db = null)
    {
        var id = InvoiceId.New();
        await Send(debtor, new DebtorCommand.RegisterInvoice(
            id, number, "Lieferung", amount, issuedOn ?? dueOn.AddDays(-30), dueOn,
            new(DueDateAgreed: true, ConsumerNotice: null, ReceivedOn: null)), db);
        return id;
    }

    public async Task Send(DebtorId debtor, DebtorCommand command, TenantDb? db = null)
    {
        var account = await Journal.Load(db ?? Db, debtor, default);
        var decision = account.State.Decide(command, new(Sender, Ladder.Balanced));
        Assert.Null(decision.Refusal);
        await Append(debtor, [.. decision.Events], db);
    }

    public async Task Append(DebtorId debtor, ImmutableArray<DebtorEvent> events, TenantDb? db = null)
    {
        var account = await Journal.Load(db ?? Db, debtor, default);
        var after = events.Aggregate(account.State, (d, e) => d.Evolve(e));
        Assert.IsType<Appended.Written>(await Journal.Append(
            db ?? Db, debtor, account.Version, CommandId.New(), events, account.State, after, default));
    }

    /// <summary>A letter of this step that went out for an invoice.</summary>
    public async Task Issued(DebtorId debtor, InvoiceId invoice, NoticeKind kind, DateOnly on, DateOnly deadline)
    {
        var notice = NoticeId.New();
        var amount = (await Look(debtor)).Claims[invoice].Open;
        await Append(debtor,
        [
            new DebtorEvent.NoticeProposed(notice, amount.Currency, [new(invoice, kind)], on),
            new DebtorEvent.NoticeIssued(notice, [new(invoice, kind, amount)], amount, on, deadline),
        ]);
    }

    public async Task<Debtor> Look(DebtorId debtor) => (await Journal.Load(Db, debtor, default)).State;

    public Task<Reply> Say(string say, DebtorId? debtor = null, Guid? draft = null, bool mayPropose = true) =>
        Talk.Answer(Db, conversation, say, new(debtor, draft, mayPropose), default);

    /// <summary>In a conversation of its own.</summary>
    public Task<Reply> Alone(string say, DebtorId? debtor = null, Guid? draft = null, TenantDb? db = null) =>
        Talk.Answer(db ?? Db, Guid.CreateVersion7(), say, new(debtor, draft, MayPropose: true), default);

    public Guid Conversation => conversation;

    /// <summary>The only command of the only proposal in a reply.</summary>
    public async Task<T> Proposed<T>(Reply reply) where T : DebtorCommand =>
        Assert.IsType<T>(Assert.Single((await Proposal(reply)).Commands));

    public async Task<OpenProposal> Proposal(Reply reply) => (await ProposalShelf.Of(
        Db, Assert.Single(reply.Cards.OfType<Card.ProposalCard>()).Proposal, default))!;

    public async Task<Assistant.Drafting.DraftView> Letter(Reply reply) => (await Shelf.Show(
        Db, Assert.Single(reply.Cards.OfType<Card.LetterCard>()).Draft, default))!;

    public async ValueTask DisposeAsync()
    {
        await Journal.DisposeAsync();
        await Database.DisposeAsync();
        folder.Delete(recursive: true);
    }

    public static Money Euro(decimal amount) => Money.Exact(amount, Currency.EUR);

    public static DateOnly On(int month, int day, int year = 2026) => new(year, month, day);
}

/// <summary>A clock that stands until it is moved.</summary>
sealed class Standing(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
