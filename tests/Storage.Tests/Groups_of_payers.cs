using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Segments;
using Inkassio.Storage.Queries;
using static Inkassio.Storage.Tests.Books;

namespace Inkassio.Storage.Tests;

/// <summary>Who pays how, and what a letter of instalments is called: read back on both engines.</summary>
public abstract class Groups_of_payers(Engine engine)
{
    public sealed class On_sqlite(OnSqlite engine) : Groups_of_payers(engine), IClassFixture<OnSqlite>;

    public sealed class On_postgres(PostgresOfTheTests postgres) : Groups_of_payers(new OnPostgres(postgres));

    static readonly DateOnly Today = March.AddDays(30);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static async Task<TenantDb> Shop(Place place)
    {
        var db = await place.Tenant();
        var journal = place.Journal();
        await Books.Of(journal, db).Append(Described("K-1", "Anna Adler"),
            Registered(InvoiceId.New(), "R-1", 5_000), new DebtorEvent.SegmentReached(Segment.Good, 90, March),
            new DebtorEvent.SegmentSet(Segment.Risky, March, Today));
        await Books.Of(journal, db).Append(Described("K-2", "Bäckerei Löwe"),
            Registered(InvoiceId.New(), "R-2", 7_000, due: 90),
            new DebtorEvent.SegmentReached(Segment.Good, 88, March));
        await Books.Of(journal, db).Append(Described("K-3", "Cafe"));
        await Books.Of(journal, await place.Tenant("other"))
            .Append(Described("K-1"), Registered(InvoiceId.New(), "R-1"));
        return db;
    }

    [Fact]
    public async Task count_what_a_person_set_until_its_last_day()
    {
        await using var place = await engine.New();
        var db = await Shop(place);
        var counts = await SegmentList.Count(db, Today, Stop);
        Assert.Equal((1, Euro(5_000), Euro(5_000)), Of(counts, Segment.Risky));
        Assert.Equal((1, Euro(7_000), Euro(0)), Of(counts, Segment.Good));
        Assert.Equal(1, counts.Single(c => c.Segment == Segment.New).Customers);
        counts = await SegmentList.Count(db, Today.AddDays(1), Stop);
        Assert.Equal((2, Euro(12_000), Euro(5_000)), Of(counts, Segment.Good));
        Assert.DoesNotContain(counts, c => c.Segment == Segment.Risky);
    }

    static (long, Money?, Money?) Of(IReadOnlyList<SegmentCount> counts, Segment segment) =>
        counts.Where(c => c.Segment == segment).Select(c => (c.Customers, c.Open, c.Overdue)).Single();

    [Fact]
    public async Task are_listed_with_what_they_owe_and_by_group()
    {
        await using var place = await engine.New();
        var db = await Shop(place);
        var (rows, count) = await SegmentList.Load(db, Today, only: null, 0, 10, Stop);
        Assert.Equal(["K-2", "K-1", "K-3"], rows.Select(r => r.Number));
        Assert.Equal(3, count);
        Assert.Equal([Euro(7_000)], rows[0].Open);
        Assert.Equal((Segment.Risky, true, (DateOnly?)Today), (rows[1].Segment, rows[1].IsByHand, rows[1].Until));
        (rows, count) = await SegmentList.Load(db, Today, Segment.Good, 0, 10, Stop);
        Assert.Equal((1, "K-2", 88, false), (count, rows[0].Number, rows[0].Score, rows[0].IsByHand));
        Assert.Equal([rows[0].Debtor], (await SegmentList.Watched(db, 1, Stop)));
        Assert.Equal(Segment.Risky, (await AgingList.Load(db, Today, new(), Stop)).Rows
            .Single(row => row.Number == "K-1").Segment);
    }

    [Fact]
    public async Task name_the_instalment_that_a_proposal_reminds_of()
    {
        await using var place = await engine.New();
        var db = await place.Tenant();
        var (invoice, notice) = (InvoiceId.New(), NoticeId.New());
        var books = Books.Of(place.Journal(), db);
        await books.Append(Described("K-1"), Registered(invoice, "R-1"),
            new DebtorEvent.NoticeProposed(notice, Currency.EUR, [new(invoice, NoticeKind.Reminder)], Today)
            {
                Instalment = new(PlanId.New(), 3),
            });
        Assert.Equal(3, Assert.Single((await Proposals.Load(db, "", 0, 10, Stop)).Rows).Instalment);
        Assert.Empty(await Proposals.OfDay(db, Today, after: null, 10, Stop)); // A person looks at it in any case.
        Assert.Equal(1, await Proposals.CountOfDay(db, Today, Stop));
    }
}
