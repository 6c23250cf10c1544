using System.Globalization;
using static Inkassio.Storage.Tests.Books;

namespace Inkassio.Storage.Tests;

/// <summary>R-37: whatever somebody with all rights on the database does to a journal is found, with its
/// place.</summary>
// INKASSIO_MANIPULATIONS sets how many (500 for all), INKASSIO_SEED replays.
public abstract class Manipulating_a_journal(Engine engine)
{
    public sealed class On_sqlite(OnSqlite engine) : Manipulating_a_journal(engine), IClassFixture<OnSqlite>;

    public sealed class On_postgres(PostgresOfTheTests postgres) : Manipulating_a_journal(new OnPostgres(postgres));

    const int Debtors = 4, EventsMin = 3, EventsMax = 9, CleanTenants = 20;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static int Asked(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var said)
            ? said : usual;

    [Fact]
    public async Task is_always_found_at_its_first_bad_place()
    {
        var seed = Asked("INKASSIO_SEED", 20260312);
        var count = Asked("INKASSIO_MANIPULATIONS", 100);
        var random = new Random(seed);
        await using var place = await engine.New();
        var checkpoints = new Checkpoints(place.Database);
        var journal = place.Journal();
        var missed = new List<string>();
        var alarms = 0;
        for (var i = 0; i < count; i++)
        {
            var firm = await Firm.Make(place, journal, checkpoints, random);
            var tampering = Tamperings.All[i % Tamperings.All.Length];
            if (!(await checkpoints.Verify(firm.Db, Stop)).IsSound) alarms++;
            var bad = await tampering.Do(place, firm, random);
            var faults = (await checkpoints.Verify(firm.Db, Stop)).Faults;
            // One stream was touched unless the tampering says more; no other may be accused.
            var isFound = bad.All(one => faults.Any(f => f.Stream == one.Stream && f.Version <= one.Version
                && (f.Until ?? f.Version) >= one.Version && (one.IsExact ? f.Version == one.Version : true)));
            if (!isFound || faults.Count != bad.Count)
                missed.Add($"{i} {tampering.Name}: {string.Join(", ", bad)} was told as {string.Join(", ", faults)}");
        }
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"seed {seed}: {count} manipulations, {count - missed.Count} found, {alarms} false alarms before them");
        Assert.True(missed.Count == 0, $"seed {seed}: " + string.Join('\n', missed));
        Assert.Equal(0, alarms);
    }

    [Fact]
    public async Task is_never_reported_of_clean_streams()
    {
        var streams = Asked("INKASSIO_MANIPULATIONS", 100) * 20;
        var random = new Random(Asked("INKASSIO_SEED", 20260312));
        await using var place = await engine.New();
        var checkpoints = new Checkpoints(place.Database);
        var journal = place.Journal();
        var seen = 0;
        for (var i = 0; i < CleanTenants; i++)
        {
            var db = await place.Tenant($"Clean {i}");
            await Task.WhenAll(Enumerable.Range(0, streams / CleanTenants).Select(async n =>
            {
                var books = Books.Of(journal, db);
                await books.Append(Described($"K-{n}"), Noted("a"));
                await books.Append(Noted("b"));
            }));
            await checkpoints.Make(db, Stop);
            var check = await checkpoints.Verify(db, Stop);
            Assert.Empty(check.Faults);
            seen += check.Streams;
        }
        Assert.Equal(streams, seen);
    }

    /// <summary>A tenant whose debtors' events were signed after each round.</summary>
    internal sealed record Firm(TenantDb Db, IReadOnlyList<(Guid Stream, long Version)> Streams)
    {
        public static async Task<Firm> Make(Place place, Journal journal, Checkpoints checkpoints, Random random)
        {
            var db = await place.Tenant();
            var books = Enumerable.Range(0, Debtors).Select(_ => Books.Of(journal, db)).ToArray();
            foreach (var (one, n) in books.Select((one, n) => (one, n))) await one.Append(Described($"K-{n}"));
            var rounds = random.Next(EventsMin, EventsMax);
            for (var round = 1; round < rounds; round++)
            {
                foreach (var one in books) await one.Append(Noted($"round {round}"));
                if (round == rounds - 1 || random.Next(2) == 0) await checkpoints.Make(db, Stop);
            }
            return new(db, [.. books.Select(one => (one.Id.Value, one.Version))]);
        }
    }
}
