using Inkassio.Domain.Debtors;
using Inkassio.MailSink;
using Inkassio.Storage;

namespace Inkassio.Faults.Tests;

/// <summary>What becomes of letters when the mail server, or the word about it, is cut off (R-14).</summary>
// INKASSIO_TRIALS=125 is the full run: a thousand letters over the eight places.
public sealed class Breaking_the_dialogue(ITestOutputHelper output)
{
    static int Trials => int.Parse(Environment.GetEnvironmentVariable("INKASSIO_TRIALS") ?? "12",
        System.Globalization.CultureInfo.InvariantCulture);

    [Theory]
    [InlineData(SinkPoint.Connect), InlineData(SinkPoint.Hello), InlineData(SinkPoint.Mail)]
    [InlineData(SinkPoint.Rcpt), InlineData(SinkPoint.Body)]
    public async Task before_the_dot_ends_with_exactly_one_copy(SinkPoint at)
    {
        var ends = await Send(new SinkFault(at, SinkFault.Drop, Share: 0.5, TimesMax: Trials));
        // A line that breaks in the body may break a moment after our leave to write the dot: then nobody can know.
        EndInOneCopy(
            ends, at == SinkPoint.Body ? [DispatchState.Parked, DispatchState.Unknown] : [DispatchState.Parked]);
    }

    // Half of all tries fail, so of a thousand letters a few meet nothing but failures until the machine gives up.
    // Those have not left, and a person sees them; every other one arrives once.
    static void EndInOneCopy(IReadOnlyCollection<(DispatchState State, int Copies)> ends, DispatchState[] orAtAPerson)
    {
        Assert.All(ends, end => Assert.True(
            end == (DispatchState.Accepted, 1) || (end.Copies == 0 && orAtAPerson.Contains(end.State)), $"{end}"));
        Assert.True(ends.Count(end => end.State == DispatchState.Accepted) >= ends.Count * 9 / 10);
    }

    [Theory]
    [InlineData(SinkPoint.Dot, 0), InlineData(SinkPoint.Stored, 1)]
    public async Task after_the_dot_leaves_it_to_a_person_and_sends_nothing_again(SinkPoint at, int copies)
    {
        var ends = await Send(new SinkFault(at, SinkFault.Drop));
        Assert.All(ends, end => Assert.Equal((DispatchState.Unknown, copies), end));
    }

    [Fact]
    public async Task by_not_now_after_the_dot_ends_with_exactly_one_copy()
    {
        EndInOneCopy(
            await Send(new SinkFault(SinkPoint.Dot, 451, Share: 0.5, TimesMax: Trials)), [DispatchState.Parked]);
    }

    [Theory]
    [InlineData("outbox.after-send"), InlineData("outbox.before-finish")]
    public async Task between_the_answer_and_our_own_books_sends_nothing_again(string place)
    {
        await using var sink = Sink.Start(new());
        await using var firm = await Firm.Open(postgres: null, Post.ServerOf(sink));
        await firm.Release(Trials, seed: 14);
        using (Fault.Plan(place, firm.Db.Tenant.Value, () => throw new IOException("The node ends here.")))
        {
            await using var dying = new Post(firm);
            await dying.Start();
            while (sink.Accepted.Count < Trials) await Task.Delay(20);
        }
        // The next node looks when the leases have run out: as if a minute had passed.
        await firm.Host.Outbox.Expire();
        await using var post = new Post(firm);
        await post.Start();
        await post.Drain();
        var arrived = Post.Arrived(sink);
        foreach (var debtor in firm.Debtors)
        {
            var way = await Post.Way(firm, firm.Db, debtor);
            Assert.Equal(1, arrived[way.Letter]);
            Assert.True(way.State is DispatchState.Accepted or DispatchState.Unknown, $"{way}");
        }
    }

    [Fact]
    public async Task when_nobody_knows_whether_leave_was_written_sends_it_once()
    {
        await using var sink = Sink.Start(new());
        await using var firm = await Firm.Open(postgres: null, Post.ServerOf(sink));
        await firm.Release(Trials, seed: 15);
        var left = Trials / 2;
        using (Fault.Plan("journal.after-commit", firm.Db.Tenant.Value, () =>
        {
            if (Interlocked.Decrement(ref left) >= 0) throw new IOException("The answer to the commit was lost.");
        }))
        {
            await using var post = new Post(firm);
            await post.Start();
            while (Volatile.Read(ref left) > 0) await Task.Delay(20);
            await Task.Delay(500);
        }
        await firm.Host.Outbox.Expire();
        await using var again = new Post(firm);
        await again.Start();
        await again.Drain();
        var arrived = Post.Arrived(sink);
        Assert.DoesNotContain(arrived.Values, times => times > 1);
        foreach (var debtor in firm.Debtors)
        {
            var way = await Post.Way(firm, firm.Db, debtor);
            var copies = arrived.GetValueOrDefault(way.Letter);
            Assert.True((way.State, copies) is (DispatchState.Accepted, 1) or (DispatchState.Unknown, _), $"{way}");
        }
    }

    async Task<IReadOnlyList<(DispatchState, int)>> Send(SinkFault fault)
    {
        await using var sink = Sink.Start(new() { Faults = [fault], Seed = 14 });
        await using var firm = await Firm.Open(postgres: null, Post.ServerOf(sink));
        await firm.Release(Trials, seed: 14);
        await using var post = new Post(firm);
        await post.Start();
        await post.Drain();
        var arrived = Post.Arrived(sink);
        var ends = new List<(DispatchState, int)>();
        foreach (var debtor in firm.Debtors)
        {
            var way = await Post.Way(firm, firm.Db, debtor);
            ends.Add((way.State, arrived.GetValueOrDefault(way.Letter)));
        }
        output.WriteLine($"{fault}: {string.Join(", ", ends.GroupBy(e => e).Select(g => $"{g.Key} × {g.Count()}"))}");
        return ends;
    }
}
