using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Storage.Queries;
using static Inkassio.Storage.Tests.Books;

namespace Inkassio.Storage.Tests;

public abstract class Asking_the_read_tables(Engine engine)
{
    public sealed class On_sqlite(OnSqlite engine) : Asking_the_read_tables(engine), IClassFixture<OnSqlite>;

    public sealed class On_postgres(PostgresOfTheTests postgres) : Asking_the_read_tables(new OnPostgres(postgres));

    static readonly DateOnly Today = March.AddDays(100);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task gives_the_aging_list_sorted_and_by_pages()
    {
        await using var place = await engine.New();
        var db = await Shop(place);
        var (rows, count) = await AgingList.Load(db, Today, new AgingView(Skip: 0, Take: 2), Stop);
        Assert.Equal(4, count);
        Assert.Equal([("K-3", 100), ("K-2", 60)], rows.Select(row => (row.Number, row.DaysOverdue)));

        (rows, _) = await AgingList.Load(db, Today, new AgingView(Skip: 2, Take: 2), Stop);
        Assert.Equal([("K-1", 30), ("K-0", 0)], rows.Select(row => (row.Number, row.DaysOverdue)));

        (rows, _) = await AgingList.Load(
            db, Today, new AgingView { Sort = AgingSort.Overdue, IsDescending = false }, Stop);
        Assert.Equal(["K-0", "K-1", "K-2", "K-3"], rows.Select(row => row.Number));
        Assert.Equal((Euro(3_000), Euro(2_000)), (rows[1].Open, rows[1].Overdue));
        Assert.Equal(2, rows[1].Claims);
    }

    [Theory]
    [InlineData("baeck", "K-1")]
    [InlineData("BÄCK", "K-1")]
    [InlineData("ba loe", "K-1")]
    [InlineData("äcker", "")]
    [InlineData("%", "")]
    [InlineData("_", "")]
    [InlineData("k-2", "K-2")]
    [InlineData("leip k-0", "K-0")]
    public async Task finds_debtors_by_the_beginnings_of_words(string typed, string numbers)
    {
        await using var place = await engine.New();
        var db = await Shop(place);
        var (rows, count) = await AgingList.Load(db, Today, new AgingView { Search = typed }, Stop);
        Assert.Equal(numbers, string.Join(" ", rows.Select(row => row.Number)));
        Assert.Equal(rows.Count, count);
        Assert.Equal(numbers, string.Join(" ", (await Search.Load(db, typed, 10, Stop)).Select(hit => hit.Number)));
    }

    [Fact]
    public async Task filters_the_aging_list()
    {
        await using var place = await engine.New();
        var db = await Shop(place);
        async Task<string> Numbers(AgingView view) => string.Join(" ",
            (await AgingList.Load(db, Today, view with { Sort = AgingSort.Number, IsDescending = false }, Stop))
                .Rows.Select(row => row.Number));

        Assert.Equal("K-1 K-2 K-3", await Numbers(new AgingView { OnlyOverdue = true }));
        Assert.Equal("K-2 K-3", await Numbers(new AgingView { DaysMin = 31 }));
        Assert.Equal("K-1 K-2", await Numbers(new AgingView { DaysMin = 1, DaysMax = 60 }));
        Assert.Equal("", await Numbers(new AgingView { Currency = Currency.CHF }));
        Assert.Equal("", await Numbers(new AgingView { Stage = NoticeKind.Notice1 }));
    }

    [Fact]
    public async Task adds_up_the_overview_by_age()
    {
        await using var place = await engine.New();
        var db = await Shop(place);
        var euro = Assert.Single(await Overview.Load(db, Today, Stop));
        Assert.Equal(Euro(1_000 + 3_000 + 3_000 + 4_000), euro.Open);
        Assert.Equal((Euro(2_000), Euro(2_000), Euro(3_000), Euro(0), Euro(4_000)),
            (euro.NotDue, euro.Days1To30, euro.Days31To60, euro.Days61To90, euro.DaysOver90));
        Assert.Equal(euro.Open - euro.NotDue, euro.Overdue);
        Assert.Equal((5L, 3L, 4L, 3L), (euro.Claims, euro.ClaimsOverdue, euro.Debtors, euro.DebtorsOverdue));
    }

    [Fact]
    public async Task hands_out_due_debtors_by_pages_and_each_once()
    {
        await using var place = await engine.New();
        var db = await Shop(place);
        var (all, after) = (new List<DebtorId>(), default(DebtorId?));
        while (await DueDebtors.Load(db, Today.AddDays(-1), after, rowsMax: 2, Stop) is { Count: > 0 } page)
        {
            all.AddRange(page);
            after = page[^1];
        }
        Assert.Equal(3, all.Count);
        Assert.Equal(3, all.Distinct().Count());
        Assert.Equal(4, (await DueDebtors.Load(db, Today, after: null, rowsMax: 10, Stop)).Count);
    }

    [Fact]
    public async Task lists_proposals_until_they_are_decided()
    {
        await using var place = await engine.New();
        var db = await place.Tenant();
        var journal = place.Journal();
        var (books, invoice, notice) = (Books.Of(journal, db), InvoiceId.New(), NoticeId.New());
        await books.Append(Described("K-1"), Registered(invoice, "R-1"),
            new DebtorEvent.NoticeProposed(notice, Currency.EUR, [new NoticeStep(invoice, NoticeKind.LastNotice)],
                March));

        var (rows, count) = await Proposals.Load(db, "", 0, 10, Stop);
        Assert.Equal([new ProposalRow(notice, books.Id, "K-1", "Bäckerei Löwe", NoticeKind.LastNotice, Euro(10_000), 1,
            March, IsApproved: false, March.AddDays(14))], rows);
        Assert.Equal(1, count);

        await books.Append(new DebtorEvent.NoticeVoided(notice, VoidReason.PaymentRecorded));
        (rows, count) = await Proposals.Load(db, "", 0, 10, Stop);
        Assert.Empty(rows);
        Assert.Equal(0, count);
    }

    [Fact]
    public async Task tells_a_story_newest_first_and_by_pages()
    {
        await using var place = await engine.New();
        var db = await place.Tenant();
        var books = Books.Of(place.Journal(), db);
        await books.Append(Described("K-1"));
        place.Clock.Now = Engine.Start.AddDays(1);
        foreach (var text in new[] { "a", "b", "c" }) await books.Append(Noted(text));

        var newest = await DebtorStory.Load(db, books.Id, before: null, 2, Stop);
        var older = await DebtorStory.Load(db, books.Id, before: newest[^1].Version, 2, Stop);
        Assert.Equal([4L, 3L, 2L, 1L], newest.Concat(older).Select(one => one.Version));
        Assert.Equal([4L, 3L, 2L],
            (await DebtorStory.Since(db, Engine.Start.AddDays(1), 10, Stop)).Select(one => one.Version));
    }

    [Fact]
    public async Task finds_whose_numbers_they_are()
    {
        await using var place = await engine.New();
        var db = await Shop(place);
        var debtors = await Numbers.Debtors(db, ["K-1", "K-9"], Stop);
        var invoices = await Numbers.Invoices(db, ["R-1", "R-1b", "nope"], Stop);
        Assert.Equal(["K-1"], debtors.Keys);
        Assert.Equal(["R-1", "R-1b"], invoices.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(debtors["K-1"], invoices["R-1b"].Debtor);
    }

    // Four debtors, due today and 30, 60 and 100 days ago; the second also has a claim that is due today.
    static async Task<TenantDb> Shop(Place place)
    {
        var db = await place.Tenant();
        var journal = place.Journal();
        (string Name, int Due, long Cents)[] debtors =
            [("Anna Adler", 0, 1_000), ("Bäckerei Löwe", 30, 2_000), ("Cafe", 60, 3_000), ("Dach AG", 100, 4_000)];
        for (var i = 0; i < debtors.Length; i++)
        {
            var registered = Registered(InvoiceId.New(), $"R-{i}", debtors[i].Cents, due: 100 - debtors[i].Due);
            var more = i == 1 ? new[] { Registered(InvoiceId.New(), "R-1b", 1_000, due: 100) } : [];
            await Books.Of(journal, db).Append([Described($"K-{i}", debtors[i].Name), registered, .. more]);
        }
        await Books.Of(place.Journal(), await place.Tenant("other")).Append(Described("K-1"),
            Registered(InvoiceId.New(), "R-1"));
        return db;
    }
}
