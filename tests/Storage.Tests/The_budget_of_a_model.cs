namespace Inkassio.Storage.Tests;

public abstract class The_budget_of_a_model(Engine engine)
{
    public sealed class On_sqlite(OnSqlite engine) : The_budget_of_a_model(engine), IClassFixture<OnSqlite>;

    public sealed class On_postgres(PostgresOfTheTests postgres) : The_budget_of_a_model(new OnPostgres(postgres));

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static ModelCall Call(long tokens) => new(Guid.CreateVersion7(), "absicht", 1, "ab12", "muster-1", tokens, "answered");

    [Fact]
    public async Task is_not_overdrawn_by_many_at_once()
    {
        await using var place = await engine.New();
        var db = await place.Tenant();
        var nodes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => place.Again(db, place.Node())));
        var taken = await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            AssistantUsage.Reserve(nodes[i % 4], 300, 1_000, Stop)));
        Assert.Equal(3, taken.Count(one => one is not null));
        Assert.Equal(new(900, 3), await AssistantUsage.On(db, db.Today, Stop));
    }

    [Fact]
    public async Task counts_what_was_really_used_and_keeps_no_word()
    {
        await using var place = await engine.New();
        var db = await place.Tenant();
        var reserved = (await AssistantUsage.Reserve(db, 500, 1_000, Stop))!;
        var call = Call(120);
        await AssistantUsage.Settle(db, reserved, call, Stop);
        Assert.Equal(new(120, 1), await AssistantUsage.On(db, db.Today, Stop));
        Assert.Equal(call, Assert.Single(await AssistantUsage.CallsOn(db, db.Today, 10, Stop)));
        Assert.NotNull(await AssistantUsage.Reserve(db, 880, 1_000, Stop));
        Assert.Null(await AssistantUsage.Reserve(db, 1, 1_000, Stop));
    }

    [Fact]
    public async Task begins_anew_with_the_day_and_is_each_firms_own()
    {
        await using var place = await engine.New();
        var (db, other) = (await place.Tenant(), await place.Tenant("other"));
        var reserved = (await AssistantUsage.Reserve(db, 1_000, 1_000, Stop))!;
        Assert.Null(await AssistantUsage.Reserve(db, 1, 1_000, Stop));
        Assert.NotNull(await AssistantUsage.Reserve(other, 1_000, 1_000, Stop));
        place.Clock.Now += TimeSpan.FromDays(1);
        Assert.NotNull(await AssistantUsage.Reserve(db, 1_000, 1_000, Stop));
        // A call over midnight counts for the day on which it began.
        await AssistantUsage.Settle(db, reserved, Call(10), Stop);
        Assert.Equal(10, (await AssistantUsage.On(db, reserved.Day, Stop)).Tokens);
        Assert.Equal(1_000, (await AssistantUsage.On(db, db.Today, Stop)).Tokens);
    }
}
