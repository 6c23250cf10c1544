using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Storage.Queries;
using static Inkassio.Domain.Debtors.DebtorEvent;
using static Inkassio.Storage.Tests.Books;

namespace Inkassio.Storage.Tests;

public abstract class Looking_into_the_outbox(Engine engine)
{
    public sealed class On_sqlite(OnSqlite engine) : Looking_into_the_outbox(engine), IClassFixture<OnSqlite>;

    public sealed class On_postgres(PostgresOfTheTests postgres) : Looking_into_the_outbox(new OnPostgres(postgres));

    static readonly LetterHash Bytes = new("00");

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    // A debtor with a letter without a notice, that has come as far as these events say.
    static async Task<Books> With(Journal journal, TenantDb db, string number, Channel channel,
        params Func<DispatchId, DebtorEvent>[] further)
    {
        var (books, id) = (Of(journal, db), DispatchId.New());
        await books.Append(
        [
            Described(number, name: $"Firma {number}"), new DispatchPlanned(id, LetterId.New(), Bytes, channel, false, March),
            .. further.Select(next => next(id)),
        ]);
        return books;
    }

    static DebtorEvent Begun(DispatchId id) => new HandOverBegun(id, March);

    static DebtorEvent Accepted(DispatchId id) => new DispatchAccepted(id, March.AddDays(1), Evidence: null, null);

    static async Task<TenantDb> Filled(Place place)
    {
        var (db, journal) = (await place.Tenant(), place.Journal());
        await With(journal, db, "K-1", Channel.Email, Begun, id => new DebtorEvent.DispatchUnknown(id, March, null));
        await With(journal, db, "K-2", Channel.Email, id => new DispatchParked(id, March, "no-account", null));
        await With(journal, db, "K-3", Channel.Email);
        await With(journal, db, "K-4", Channel.Post);
        await With(journal, db, "K-5", Channel.Post, Begun);
        await With(journal, db, "K-6", Channel.Post, Begun, Accepted);
        await With(journal, db, "K-7", Channel.Email, Begun, Accepted, id => new DispatchReturned(id, March, "5.1.1"));
        return db;
    }

    [Theory]
    [InlineData(OutTray.ToDo, "K-1 K-2")]
    [InlineData(OutTray.Waiting, "K-3")]
    [InlineData(OutTray.Paper, "K-4 K-5")]
    [InlineData(OutTray.Gone, "K-6")]
    [InlineData(OutTray.Back, "K-7")]
    public async Task finds_each_letter_in_its_tray(OutTray tray, string numbers)
    {
        await using var place = await engine.New();
        var db = await Filled(place);
        var (rows, count) = await Dispatches.Load(db, new OutView(tray), 0, 10, Stop);
        Assert.Equal(numbers, string.Join(' ', rows.Select(row => row.Number).Order(StringComparer.Ordinal)));
        Assert.Equal(rows.Count, count);
        Assert.All(rows, row => Assert.Null(row.Kind));
        // The counts on the tabs tell the same.
        Assert.Equal(count, (await Dispatches.Count(db, Stop))
            .Where(one => Dispatches.TrayOf(one.Channel, one.State) == tray).Sum(one => one.Count));
    }

    [Fact]
    public async Task narrows_by_name_state_and_day_and_turns_pages()
    {
        await using var place = await engine.New();
        var db = await Filled(place);
        async Task<string> Numbers(OutView view, int skip = 0, int take = 10) => string.Join(' ',
            (await Dispatches.Load(db, view, skip, take, Stop)).Rows.Select(row => row.Number));

        Assert.Equal("K-5", await Numbers(new(OutTray.Paper) { State = DispatchState.HandingOver }));
        Assert.Equal("K-2", await Numbers(new(OutTray.ToDo, "firma k-2")));
        Assert.Equal("", await Numbers(new(OutTray.ToDo, "k-3")));
        Assert.Equal("K-6", await Numbers(new(OutTray.Gone) { On = March.AddDays(1) }));
        Assert.Equal("", await Numbers(new(OutTray.Gone) { On = March }));
        Assert.Equal("", await Numbers(new(OutTray.Gone) { Kind = NoticeKind.Reminder }));
        Assert.Equal("K-2", await Numbers(new(OutTray.ToDo), skip: 1, take: 1));
        Assert.Equal(2, (await Dispatches.Load(db, new OutView(OutTray.ToDo), skip: 1, rowsMax: 1, Stop)).Count);
    }

    [Fact]
    public async Task counts_what_waits_for_a_person()
    {
        await using var place = await engine.New();
        var db = await Filled(place);
        var books = await With(place.Journal(), db, "K-8", Channel.Post);
        await books.Append(new HoldPlaced(null, HoldReason.Replied, March.AddDays(7)));
        var needs = await NeedsPerson.Load(db, March, NoticeKind.LastNotice, Stop);
        Assert.Equal((2L, 1L, "Firma K-8"), (needs.Letters, needs.Answered, needs.AnsweredFirst[0].Name));
    }
}
