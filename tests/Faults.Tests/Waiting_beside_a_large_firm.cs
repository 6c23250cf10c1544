using System.Globalization;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Tenants;
using Inkassio.Grains.Post;
using Inkassio.MailSink;
using Inkassio.Storage;

namespace Inkassio.Faults.Tests;

/// <summary>How long a small firm's letters wait while a large firm's queue is long and its server slow
/// .</summary>
// A measurement, on the product's own limits; the machine decides the figures, so none of them is asserted. The
// command in full stands in docs/OPERATIONS.md.
public sealed class Waiting_beside_a_large_firm
{
    static int Big => Given.Number("INKASSIO_BIG", 60);

    static int Small => Given.Number("INKASSIO_SMALL", 15);

    const int Seed = 15;

    [Fact]
    public async Task is_measured()
    {
        var alone = await Wait(neighbours: 0);
        var beside = await Wait(Big);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"R-15 small={Small} big={Big} alone p50={alone.P50:0}ms p95={alone.P95:0}ms")
            + string.Create(CultureInfo.InvariantCulture,
            $" beside p50={beside.P50:0}ms p95={beside.P95:0}ms big-still-waiting={beside.StillWaiting} seed={Seed}"));
    }

    // The small firm releases one letter after the other, so that each comes to a queue as it is at that moment.
    static async Task<(double P50, double P95, int StillWaiting)> Wait(int neighbours)
    {
        await using var quick = Sink.Start(With((20, 60)));
        await using var slow = Sink.Start(With((2_000, 6_000)));
        await using var firm = await Firm.Open(postgres: null, Post.ServerOf(quick));
        var large = await Firm.NewTenant(firm.Host, "Großhandel");
        await firm.Host.Book.Change(large, CommandId.New(), t => [new TenantEvent.DeliveryChosen(t.Delivery with
        {
            Account = new MailAccount("127.0.0.1", slow.Port, MailSecurity.None, "", Secret: null),
            From = "post@grosshandel.example",
        })], default);
        await firm.Release(neighbours, Seed, large);
        await using var post = new Post(firm, new PostLimits());
        await post.Start();
        var releasedAt = new Dictionary<LetterId, DateTimeOffset>();
        var random = new Random(Seed);
        for (var letters = 0; letters < Small; letters++)
        {
            await Task.Delay(random.Next(50, 350));
            await firm.Release(1, Seed + letters);
            var way = await Post.Way(firm, firm.Db, firm.Debtors[^1]);
            releasedAt[way.Letter] = TimeProvider.System.GetUtcNow();
        }
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        while (quick.Accepted.Count < Small) await Task.Delay(20, patience.Token);
        var stillWaiting = neighbours - slow.Accepted.Count;
        Assert.All(Post.Arrived(quick).Values, times => Assert.Equal(1, times));
        var waits = quick.Accepted
            .Select(mail => (mail.At - releasedAt[Post.LetterIn(mail.MessageId)]).TotalMilliseconds).Order().ToArray();
        return (waits[waits.Length / 2], waits[(int)(waits.Length * 0.95)], stillWaiting);
    }

    static SinkSettings With((int, int) delay) => new()
    {
        Seed = Seed,
        Delays = System.Collections.Immutable.ImmutableDictionary<SinkPoint, (int, int)>.Empty
            .Add(SinkPoint.Data, delay),
    };
}
