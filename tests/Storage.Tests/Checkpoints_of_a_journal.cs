using static Inkassio.Storage.Tests.Books;

namespace Inkassio.Storage.Tests;

public abstract class Checkpoints_of_a_journal(Engine engine)
{
    public sealed class On_sqlite(OnSqlite engine) : Checkpoints_of_a_journal(engine), IClassFixture<OnSqlite>;

    public sealed class On_postgres(PostgresOfTheTests postgres) : Checkpoints_of_a_journal(new OnPostgres(postgres));

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task are_made_once_an_hour_and_only_when_something_happened()
    {
        await using var place = await engine.New();
        var (db, books, checkpoints) = await Desk(place);
        Assert.IsType<CheckpointMade.Written>(await checkpoints.MakeHourly(db, Stop));
        await books.Append(Noted("in the same hour"));
        Assert.Null(await checkpoints.MakeHourly(db, Stop));
        place.Clock.Now += TimeSpan.FromHours(1);
        Assert.IsType<CheckpointMade.Written>(await checkpoints.MakeHourly(db, Stop));
        place.Clock.Now += TimeSpan.FromHours(1);
        Assert.IsType<CheckpointMade.Unchanged>(await checkpoints.MakeHourly(db, Stop));
        Assert.Equal([2, 1], checkpoints.List(db, 10).Select(one => one.Number));
    }

    [Fact]
    public async Task list_only_what_changed_and_everything_again_after_a_month()
    {
        await using var place = await engine.New();
        var (db, books, checkpoints) = await Desk(place);
        await Books.Of(place.Journal(), db).Append(Described("K-2"));
        await checkpoints.Make(db, Stop);
        await books.Append(Noted("changes one of two"));
        await checkpoints.Make(db, Stop);
        place.Clock.Now += TimeSpan.FromDays(31);
        await books.Append(Noted("a month later"));
        await checkpoints.Make(db, Stop);
        Assert.Equal([(true, 2), (false, 1), (true, 2)],
            checkpoints.List(db, 10).Select(one => (one.IsWhole, one.Listed)));
    }

    [Fact]
    public async Task are_made_by_two_nodes_at_once_without_taking_each_others_place()
    {
        await using var place = await engine.New();
        var (db, books, _) = await Desk(place);
        var nodes = Enumerable.Range(0, 4).Select(_ => new Checkpoints(place.Database)).ToArray();
        await books.Append(Noted("something"));
        var made = await Task.WhenAll(nodes.Select(node => Task.Run(() => node.Make(db, Stop), Stop)));
        Assert.Single(made.OfType<CheckpointMade.Written>());
        Assert.Single(nodes[0].List(db, 10));
    }

    [Theory]
    [InlineData("00000002.checkpoint", "number: 2", "number: 3")]
    [InlineData("00000001.checkpoint", "events: 1", "events: 9")]
    [InlineData("00000001.checkpoint", "signature: ", "signature: A")]
    [InlineData("00000002.checkpoint", " 2 ", " 3 ")]
    public async Task say_so_when_they_were_changed_themselves(string file, string from, string to)
    {
        await using var place = await engine.New();
        var (db, checkpoints) = await Two(place);
        var path = Path.Combine(Folder(place, db), file);
        var text = await File.ReadAllTextAsync(path, Stop);
        Assert.Contains(from, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, text.Replace(from, to, StringComparison.Ordinal), Stop);
        await Assert.ThrowsAsync<CheckpointDamagedException>(() => checkpoints.Verify(db, Stop));
    }

    [Fact]
    public async Task say_so_when_one_between_others_is_gone()
    {
        await using var place = await engine.New();
        var (db, checkpoints) = await Two(place);
        File.Delete(Path.Combine(Folder(place, db), "00000001.checkpoint"));
        await Assert.ThrowsAsync<CheckpointDamagedException>(() => checkpoints.Verify(db, Stop));
    }

    [Fact]
    public async Task of_another_key_are_not_believed()
    {
        await using var place = await engine.New();
        var (db, checkpoints) = await Two(place);
        Assert.Contains("BEGIN PUBLIC KEY", checkpoints.PublicPem, StringComparison.Ordinal);
        File.Delete(Path.Combine(Path.GetDirectoryName(place.KeyFile)!, CheckpointKey.PrivateFile));
        Assert.Throws<StartRefusedException>(() => new Checkpoints(place.Database).PublicPem);
        File.Delete(Path.Combine(Path.GetDirectoryName(place.KeyFile)!, "checkpoints", CheckpointKey.PublicFile));
        await Assert.ThrowsAsync<CheckpointDamagedException>(() => new Checkpoints(place.Database).Verify(db, Stop));
    }

    [Fact]
    public async Task keep_the_private_key_from_everybody_else()
    {
        await using var place = await engine.New();
        await Two(place);
        var file = Path.Combine(Path.GetDirectoryName(place.KeyFile)!, CheckpointKey.PrivateFile);
        if (OperatingSystem.IsWindows()) return;
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    static async Task<(TenantDb Db, Books Books, Checkpoints Checkpoints)> Desk(Place place)
    {
        var db = await place.Tenant();
        var books = Books.Of(place.Journal(), db);
        await books.Append(Described("K-1"));
        return (db, books, new Checkpoints(place.Database));
    }

    static async Task<(TenantDb Db, Checkpoints Checkpoints)> Two(Place place)
    {
        var (db, books, checkpoints) = await Desk(place);
        await checkpoints.Make(db, Stop);
        await books.Append(Noted("later"));
        await checkpoints.Make(db, Stop);
        return (db, checkpoints);
    }

    static string Folder(Place place, TenantDb db) =>
        Path.Combine(Path.GetDirectoryName(place.KeyFile)!, "checkpoints", $"{db.Tenant}");
}
