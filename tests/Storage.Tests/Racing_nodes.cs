using Inkassio.Domain.Debtors;
using static Inkassio.Storage.Tests.Books;

namespace Inkassio.Storage.Tests;

public abstract class Racing_nodes(Engine engine)
{
    public sealed class On_sqlite(OnSqlite engine) : Racing_nodes(engine), IClassFixture<OnSqlite>;

    public sealed class On_postgres(PostgresOfTheTests postgres) : Racing_nodes(new OnPostgres(postgres));

    const int Streams = 8, Writers = 6, Tokens = 150;

    // Two nodes, six writers each, eight debtors: every writer appends unique notes, and on a conflict loads again.
    [Fact]
    public async Task lose_nothing_and_double_nothing()
    {
        await using var place = await engine.New();
        var db = await place.Tenant();
        DebtorId[] debtors = [.. Enumerable.Range(0, Streams).Select(_ => DebtorId.New())];
        var nodes = new[] { place.Database, place.Node() };
        var work = nodes.SelectMany((node, n) => Enumerable.Range(0, Writers).Select(async w =>
        {
            var (journal, mine) = (place.Journal(node), await place.Again(db, node));
            return await Write(journal, mine, debtors, new Random(n * Writers + w + 1));
        })).ToList();
        var acknowledged = (await Task.WhenAll(work)).SelectMany(tokens => tokens).ToList();

        var journal = place.Journal();
        var kept = await journal.History(db, debtors, TestContext.Current.CancellationToken)
            .Select(one => ((DebtorEvent.NoteAdded)one.Event).Text).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2 * Writers * Tokens, acknowledged.Count);
        Assert.Equal(acknowledged.Order(StringComparer.Ordinal), kept.Order(StringComparer.Ordinal));
    }

    static async Task<List<string>> Write(Journal journal, TenantDb db, DebtorId[] debtors, Random dice)
    {
        var books = debtors.Select(debtor => new Books(journal, db, debtor)).ToArray();
        var tokens = new List<string>();
        while (tokens.Count < Tokens)
        {
            var one = books[dice.Next(books.Length)];
            var token = Guid.CreateVersion7().ToString();
            while (await one.Append(Noted(token)) is Appended.Conflict) await one.Load();
            tokens.Add(token);
        }
        return tokens;
    }
}
