using Inkassio.Domain.Debtors;
using static Inkassio.Storage.Tests.Books;

namespace Inkassio.Storage.Tests;

public abstract class Appending_to_the_journal(Engine engine)
{
    public sealed class On_sqlite(OnSqlite engine) : Appending_to_the_journal(engine), IClassFixture<OnSqlite>;

    public sealed class On_postgres(PostgresOfTheTests postgres) : Appending_to_the_journal(new OnPostgres(postgres));

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task keeps_what_happened_with_who_why_and_when()
    {
        await using var place = await engine.New();
        var db = await place.Tenant();
        var journal = place.Journal();
        var books = Books.Of(journal, db);
        var command = CommandId.New();

        Assert.Equal(new Appended.Written(2), await books.Append(command, Described("K-1"), Noted("ruft zurück")));

        var history = await journal.History(db, [books.Id], Stop).ToListAsync(Stop);
        Assert.Equal(["debtor-described", "note-added"], history.Select(one => one.Name));
        Assert.Equal([1L, 2L], history.Select(one => one.Version));
        Assert.All(history, one => Assert.Equal(
            (command, "machine:test", "a test", Engine.Start), (one.Command, one.By, one.Reason, one.At)));
        Assert.Equal(Described("K-1"), history[0].Event);
    }

    [Fact]
    public async Task gives_back_the_same_account_that_was_appended()
    {
        await using var place = await engine.New();
        var db = await place.Tenant();
        var books = Books.Of(place.Journal(), db);
        var invoice = InvoiceId.New();
        await books.Append(Described("K-1"), Registered(invoice, "R-1"));
        await books.Append(Paid(invoice, 2_500));

        var account = await place.Journal(place.Node()).Load(db, books.Id, Stop);

        Assert.Equal(3, account.Version);
        Assert.Equal(Euro(7_500), account.State.Claims[invoice].Open);
        Assert.Equal(books.State.Party, account.State.Party);
    }

    [Fact]
    public async Task answers_a_stale_writer_with_a_conflict_and_writes_nothing()
    {
        await using var place = await engine.New();
        var db = await place.Tenant();
        var journal = place.Journal();
        var (first, late) = (Books.Of(journal, db), default(Books));
        late = new Books(journal, db, first.Id);
        await first.Append(Described("K-1"));

        Assert.Equal(new Appended.Conflict(1), await late.Append(Described("K-2")));

        await late.Load();
        Assert.Equal("K-1", late.State.Party!.Number);
        Assert.Equal(1, late.Version);
    }

    [Fact]
    public async Task answers_a_command_that_was_sent_twice_with_already_done()
    {
        await using var place = await engine.New();
        var db = await place.Tenant();
        var journal = place.Journal();
        var books = Books.Of(journal, db);
        var command = CommandId.New();
        await books.Append(command, Described("K-1"));
        await books.Append(Noted("a"));

        Assert.Equal(new Appended.AlreadyDone(2), await books.Append(command, Described("K-1")));
        Assert.Equal(new Appended.AlreadyDone(2),
            await new Books(journal, db, books.Id).Append(command, Described("K-1")));
        Assert.Equal(2, (await journal.Load(db, books.Id, Stop)).Version);
    }

    [Fact]
    public async Task spares_the_others_of_a_group_when_one_is_in_conflict()
    {
        await using var place = await engine.New();
        var db = await place.Tenant();
        var journal = place.Journal();
        var taken = Books.Of(journal, db);
        await taken.Append(Described("K-0"));

        var many = Enumerable.Range(1, 200).Select(i => i % 10 == 0
            ? new Books(journal, db, taken.Id).Append(Noted("late"))
            : Books.Of(journal, db).Append(Described($"K-{i}"))).ToList();
        var outcomes = await Task.WhenAll(many);

        Assert.Equal(20, outcomes.Count(outcome => outcome is Appended.Conflict));
        Assert.Equal(180, outcomes.Count(outcome => outcome is Appended.Written));
    }

    [Fact]
    public async Task spares_the_others_of_a_group_when_a_number_is_taken()
    {
        await using var place = await engine.New();
        var db = await place.Tenant();
        var journal = place.Journal();
        await Books.Of(journal, db).Append(Described("K-0"), Registered(InvoiceId.New(), "R-0"));

        var debtors = Enumerable.Range(1, 100).Select(i =>
            Books.Of(journal, db).Append(Described(i == 50 ? "K-0" : $"K-{i}")));
        var invoices = Enumerable.Range(1, 100)
            .Select(i => Books.Of(journal, db).Append(Registered(InvoiceId.New(), i == 50 ? "R-0" : $"R-{i}")));
        var outcomes = await Task.WhenAll(debtors.Concat(invoices).ToList());

        Assert.Equal(198, outcomes.Count(outcome => outcome is Appended.Written));
        Assert.Equal(new Appended.NumberTaken(Numbered.Debtor), outcomes[49]);
        Assert.Equal(new Appended.NumberTaken(Numbered.Invoice), outcomes[149]);
    }

    [Fact]
    public async Task lets_two_tenants_use_the_same_numbers()
    {
        await using var place = await engine.New();
        var journal = place.Journal();
        foreach (var db in new[] { await place.Tenant("A"), await place.Tenant("B") })
            Assert.IsType<Appended.Written>(
                await Books.Of(journal, db).Append(Described("K-1"), Registered(InvoiceId.New(), "R-1")));
    }

    [Fact]
    public async Task lets_a_number_be_taken_that_was_given_up()
    {
        await using var place = await engine.New();
        var db = await place.Tenant();
        var journal = place.Journal();
        var (a, b) = (Books.Of(journal, db), Books.Of(journal, db));
        await a.Append(Described("K-1"));

        Assert.IsType<Appended.NumberTaken>(await b.Append(Described("K-1")));
        await a.Append(Described("K-2"));
        Assert.IsType<Appended.Written>(await b.Append(Described("K-1")));
    }

    [Theory]
    [InlineData("journal.before-write")]
    [InlineData("journal.before-commit")]
    public async Task leaves_nothing_half_done_when_it_fails_midway(string point)
    {
        await using var place = await engine.New();
        var db = await place.Tenant();
        var journal = place.Journal();
        var books = Books.Of(journal, db);
        using (Fault.Plan(point, db.Tenant.Value, () => throw new IOException("power cut")))
            await Assert.ThrowsAsync<JournalUnavailableException>(() => books.Append(Described("K-1")));

        Assert.Equal(0, await Count(db, $"select count(*) from journal where tenant = {db.Tenant}"));
        Assert.Equal(0, await Count(db, $"select count(*) from debtors where tenant = {db.Tenant}"));
        Assert.Equal(0, await Count(db, $"select count(*) from stream_keys where tenant = {db.Tenant}"));
        Assert.IsType<Appended.Written>(await books.Append(Described("K-1")));
        Assert.Equal("K-1", (await journal.Load(db, books.Id, Stop)).State.Party!.Number);
    }

    [Fact]
    public async Task can_be_repeated_when_the_answer_was_lost()
    {
        await using var place = await engine.New();
        var db = await place.Tenant();
        var journal = place.Journal();
        var books = Books.Of(journal, db);
        var command = CommandId.New();
        using (Fault.Plan("journal.after-commit", db.Tenant.Value, () => throw new IOException("the line was cut")))
            await Assert.ThrowsAsync<JournalUnavailableException>(() => books.Append(command, Described("K-1")));

        Assert.Equal(new Appended.AlreadyDone(1), await books.Append(command, Described("K-1")));
        await books.Load();
        Assert.Equal(new Appended.Written(2), await books.Append(Noted("goes on")));
    }

    static async Task<long> Count(TenantDb db, FormattableString sql)
    {
        await using var transaction = await db.Read(Stop);
        return await transaction.One(sql, row => row.Long(0), Stop);
    }
}
