using Inkassio.Domain.Law;

namespace Inkassio.Storage.Tests;

public abstract class Entering_base_rates(Engine engine)
{
    public sealed class On_sqlite(OnSqlite engine) : Entering_base_rates(engine), IClassFixture<OnSqlite>;

    public sealed class On_postgres(PostgresOfTheTests postgres) : Entering_base_rates(new OnPostgres(postgres));

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static BaseRate Next(decimal percent, string source = "Bekanntgabe") =>
        new(BaseRates.Shipped.Germany.CoveredUntil, new Rate(percent), source, EnteredBy: "betrieb@example.org");

    [Fact]
    public async Task goes_on_where_the_shipped_table_ends()
    {
        await using var place = await engine.New();
        var book = new RateBook(place.Database);
        Assert.Null((await book.Add(BaseTable.DE, Next(1.77m), Stop)).Refusal);
        var known = await new RateBook(place.Node()).Load(Stop);
        Assert.Equal(new Rate(1.77m), known.Germany.On(BaseRates.Shipped.Germany.CoveredUntil)!.Percent);
        Assert.Equal(BaseRates.Shipped.Germany.Version + 1, known.Germany.Version);
        Assert.Equal(BaseRates.Shipped.Austria.Version, known.Austria.Version);
    }

    [Fact]
    public async Task refuses_what_the_law_refuses_and_keeps_nothing_of_it()
    {
        await using var place = await engine.New();
        var book = new RateBook(place.Database);
        var from = BaseRates.Shipped.Germany.CoveredUntil;
        Assert.IsType<LawRefusal.RateOffHalfYear>(
            (await book.Add(BaseTable.DE, Next(1) with { From = from.AddDays(1) }, Stop)).Refusal);
        Assert.IsType<LawRefusal.RateSkipsHalfYear>(
            (await book.Add(BaseTable.DE, Next(1) with { From = from.AddMonths(6) }, Stop)).Refusal);
        Assert.IsType<LawRefusal.RateWithoutSource>((await book.Add(BaseTable.DE, Next(1, source: " "), Stop)).Refusal);
        Assert.Empty(await book.Entered(Stop));
    }

    [Fact]
    public async Task by_several_at_once_keeps_every_row()
    {
        await using var place = await engine.New();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(i =>
            new RateBook(place.Node()).Add(i % 2 == 0 ? BaseTable.DE : BaseTable.AT, Next(1 + i / 10m) with
            {
                From = BaseRates.Shipped[i % 2 == 0 ? BaseTable.DE : BaseTable.AT].CoveredUntil,
            }, Stop)));
        var entered = await new RateBook(place.Database).Entered(Stop);
        Assert.Equal([1L, 2L, 3L, 4L], entered.Select(row => row.Version));
    }
}
