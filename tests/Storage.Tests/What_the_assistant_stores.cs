using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Storage.Queries;
using static Inkassio.Storage.Tests.Books;

namespace Inkassio.Storage.Tests;

public abstract class What_the_assistant_stores(Engine engine)
{
    public sealed class On_sqlite(OnSqlite engine) : What_the_assistant_stores(engine), IClassFixture<OnSqlite>;

    public sealed class On_postgres(PostgresOfTheTests postgres) : What_the_assistant_stores(new OnPostgres(postgres));

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task is_encrypted_and_read_again_by_its_person()
    {
        await using var place = await engine.New();
        var (db, books) = await Shop(place);
        var talk = Guid.CreateVersion7();
        Assert.Equal(1, await Conversations.Add(db, talk, "Was schuldet Löwe?", "{}", books.Id, [books.Id], Stop));
        Assert.Equal(2, await Conversations.Add(db, talk, "Wie ist das Wetter?", "{}", null, [], Stop));
        var turns = await Conversations.Turns(db, talk, 10, Stop);
        Assert.Equal(["Was schuldet Löwe?", "Wie ist das Wetter?"], turns.Select(t => t.Say));
        var entry = Assert.Single(await Conversations.List(db, "wetter", 0, 10, Stop));
        Assert.Equal(("Was schuldet Löwe?", 2), (entry.Title, entry.Turns));
        await using var transaction = await db.Read(Stop);
        var bytes = await transaction.Query(
            $"select say from turns where tenant = {db.Tenant}", row => row.Bytes(0), Stop);
        Assert.All(bytes, b => Assert.DoesNotContain(
            "Löwe", System.Text.Encoding.UTF8.GetString(b), StringComparison.Ordinal));
    }

    [Fact]
    public async Task vanishes_with_the_debtors_key()
    {
        await using var place = await engine.New();
        var (db, books) = await Shop(place);
        var (talk, draft, proposal) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await Conversations.Add(db, talk, "Löwe", "{}", books.Id, [books.Id], Stop);
        await Conversations.Add(db, talk, "Alle", "Löwe und Wolf", null, [books.Id], Stop);
        Assert.True(await Drafts.Put(db, draft, books.Id, 1, "Liebe Löwe", Stop));
        await ProposedCommands.Put(db, proposal, books.Id, "Löwe", Stop);
        await new Erasure(place.Journal()).Erase(db, books.Id, Stop);
        Assert.Empty(await Conversations.Turns(db, talk, 10, Stop));
        Assert.Null(await Drafts.Newest(db, draft, Stop));
        Assert.Null(await ProposedCommands.Of(db, proposal, Stop));
        Assert.Equal("", Assert.Single(await Conversations.List(db, "", 0, 10, Stop)).Title);
    }

    [Fact]
    public async Task counts_versions_up_and_ends_once()
    {
        await using var place = await engine.New();
        var (db, books) = await Shop(place);
        var draft = Guid.CreateVersion7();
        Assert.True(await Drafts.Put(db, draft, books.Id, 1, "eins", Stop));
        Assert.False(await Drafts.Put(db, draft, books.Id, 1, "noch eins", Stop));
        Assert.True(await Drafts.Put(db, draft, books.Id, 2, "zwei", Stop));
        Assert.Equal((2, "zwei"),
            ((await Drafts.Newest(db, draft, Stop))!.Version, (await Drafts.Newest(db, draft, Stop))!.Body));
        Assert.Single(await Drafts.OpenOf(db, books.Id, Stop));
        Assert.True(await Drafts.End(db, draft, DraftState.Released, Stop));
        Assert.False(await Drafts.End(db, draft, DraftState.Dropped, Stop));
        Assert.False(await Drafts.Put(db, draft, books.Id, 3, "drei", Stop));
    }

    [Fact]
    public async Task goes_when_nobody_has_touched_it()
    {
        await using var place = await engine.New();
        var (db, _) = await Shop(place);
        await Conversations.Add(db, Guid.CreateVersion7(), "alt", "{}", null, [], Stop);
        place.Clock.Now = place.Clock.Now.AddDays(91);
        await Conversations.Add(db, Guid.CreateVersion7(), "neu", "{}", null, [], Stop);
        Assert.Equal(1, await Conversations.DeleteOld(db, 90, Stop));
        Assert.Equal("neu", Assert.Single(await Conversations.List(db, "", 0, 10, Stop)).Title);
    }

    [Fact]
    public async Task knows_every_name_and_when_a_new_one_has_come()
    {
        await using var place = await engine.New();
        var (db, books) = await Shop(place);
        var since = db.Now.AddMinutes(-1);
        var before = await KnownNames.ChangesSince(db, since, Stop);
        Assert.Equal(("K-1", "Bäckerei Löwe", Currency.EUR), await Only(db));
        Assert.Equal([("R-1", books.Id), ("R-2", books.Id)], (await KnownNames.Invoices(db, Stop)).Order());
        Assert.Equal(before, await KnownNames.ChangesSince(db, since, Stop));
        await books.Append(Described("K-1", "Bäckerei Löwe und Söhne"));
        Assert.NotEqual(before, await KnownNames.ChangesSince(db, since, Stop));
    }

    static async Task<(string, string, Currency?)> Only(TenantDb db)
    {
        var one = Assert.Single(await KnownNames.Debtors(db, Stop));
        return (one.Number, one.Name, one.Currency);
    }

    [Fact]
    public async Task lists_open_items_by_every_bound()
    {
        await using var place = await engine.New();
        var (db, books) = await Shop(place);
        var today = March.AddDays(100);
        var all = new OpenView(ByDebtor: false, OpenSort.AmountDown, 50);
        Assert.Equal(["R-2", "R-1"], await Numbers(db, today, all));
        Assert.Equal(["R-2"], await Numbers(db, today, all with { AmountMin = 15_000 }));
        Assert.Equal(["R-1"], await Numbers(db, today, all with { AmountMax = 15_000, Currency = Currency.EUR }));
        Assert.Equal(["R-1"], await Numbers(db, today, all with { DaysMin = 80 }));
        Assert.Equal(["R-2"],
            await Numbers(db, today, all with { DueFrom = March.AddDays(30), DueTo = March.AddDays(60) }));
        Assert.Empty(await Numbers(db, today, all with { Kind = DebtorKind.Consumer }));
        Assert.Empty(await Numbers(db, today, all with { Country = Country.CH }));
        Assert.Empty(await Numbers(db, today, all with { Except = [books.Id.Value] }));
        Assert.Empty(await Numbers(db, today, all with { Stages = [NoticeKind.Reminder] }));
        foreach (var status in Enum.GetValues<OpenStatus>())
            Assert.Equal(status is OpenStatus.Overdue or OpenStatus.NotDunned ? 2 : 0,
                (await Numbers(db, today, all with { Status = status })).Count());
        var debtor = await OpenItems.Load(db, today, all with { ByDebtor = true, AmountMin = 25_000 }, Stop);
        Assert.Equal((Euro(30_000), 2), (Assert.Single(debtor.Rows).Open, debtor.Rows[0].Claims));
        foreach (var sort in Enum.GetValues<OpenSort>())
            Assert.Equal(2, (await OpenItems.Load(db, today, all with { Sort = sort }, Stop)).Count);
    }

    static async Task<IEnumerable<string>> Numbers(TenantDb db, DateOnly today, OpenView view) =>
        (await OpenItems.Load(db, today, view, Stop)).Rows.Select(r => r.Number);

    [Fact]
    public async Task adds_up_a_span_of_days()
    {
        await using var place = await engine.New();
        var (db, books) = await Shop(place);
        await books.Append(Paid(books.State.Claims.Values.Single(c => c.Number == "R-1").Invoice, 4_000)); // On day 20.
        var sums = Assert.Single(await Figures.Load(db, March, March.AddDays(30), books.Id, Stop));
        Assert.Equal((Euro(30_000), Euro(4_000), Euro(0)), (sums.Invoiced, sums.Received, sums.WrittenOff));
        Assert.Empty(await Figures.Notices(db, March, March.AddDays(30), null, Stop));
        var delay = Assert.Single(await Figures.Delays(db, March, March.AddDays(30), null, Stop));
        Assert.Equal((20m, 6m), (delay.DaysFromInvoice, delay.DaysFromDue));
        Assert.Equal(Euro(4_000), Assert.Single(await PaymentsLike.Load(
            db, 4_000, Currency.EUR, March.AddDays(21), books.Id, Stop)).Amount);
        Assert.Empty(await PaymentsLike.Load(db, 4_000, null, March.AddDays(30), null, Stop));
    }

    [Fact]
    public async Task looks_at_the_days_ahead()
    {
        await using var place = await engine.New();
        var (db, books) = await Shop(place);
        var ahead = await DaysAhead.Load(db, March, March.AddDays(60), Stop);
        Assert.Equal([(March.AddDays(14), Euro(10_000)), (March.AddDays(50), Euro(20_000))],
            ahead.Select(a => (a.On, a.Sum!.Value)));
        Assert.All(ahead, a => Assert.Equal((AheadKind.InvoicesDue, books.Id), (a.Kind, a.Debtor!.Value)));
    }

    [Fact]
    public async Task counts_what_lies_on_the_desk()
    {
        await using var place = await engine.New();
        var (db, _) = await Shop(place);
        Assert.Equal(new DeskToday(0, 0, 1), await DeskToday.Load(db, March.AddDays(20), Stop));
        Assert.Equal(new DeskToday(0, 0, 0), await DeskToday.Load(db, March, Stop));
    }

    // One debtor with 100 euros due on day 14 and 200 euros due on day 50.
    static async Task<(TenantDb Db, Books Books)> Shop(Place place)
    {
        var db = await place.Tenant();
        var books = Books.Of(place.Journal(), db);
        await books.Append(
            Described("K-1"), Registered(InvoiceId.New(), "R-1"), Registered(InvoiceId.New(), "R-2", 20_000, due: 50));
        return (db, books);
    }
}
