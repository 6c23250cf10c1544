using Inkassio.Domain.Debtors;
using Inkassio.Domain.Tenants;
using Inkassio.Grains.Post;
using Inkassio.MailSink;
using Inkassio.Storage;

namespace Inkassio.Faults.Tests;

/// <summary>What one firm's trouble does to others, and what a payment does to a letter on its way.</summary>
public sealed class Sharing_the_post
{
    // Another firm with a server of its own; hosts of this machine are open to it as the operator named them.
    static async Task<TenantDb> Neighbour(Firm firm, Sink sink)
    {
        var db = await Firm.NewTenant(firm.Host, "Nachbar");
        await Use(firm, db, sink);
        return db;
    }

    static Task Use(Firm firm, TenantDb db, Sink sink) => firm.Host.Book.Change(db, CommandId.New(),
        t => [new TenantEvent.DeliveryChosen(t.Delivery with
        {
            Account = new MailAccount("127.0.0.1", sink.Port, MailSecurity.None, "", Secret: null),
            From = "post@nachbar.example",
        })], default);

    [Fact]
    public async Task parks_letters_that_cannot_leave_with_their_cause_and_sends_them_once_when_resumed()
    {
        await using var sink = Sink.Start(new());
        await using var refusing = Sink.Start(new() { Faults = [new SinkFault(SinkPoint.Rcpt, 451)] });
        await using var firm = await Firm.Open(postgres: null, Post.ServerOf(sink));
        var neighbour = await Neighbour(firm, refusing);
        await firm.Release(40, seed: 13);
        var mine = firm.Debtors.ToArray();
        await firm.Release(8, seed: 14, neighbour);
        var poisoned = firm.Debtors.Except(mine).ToArray();
        await using var post = new Post(firm);
        await post.Start();
        await post.Drain();
        Assert.Equal(40, Post.Arrived(sink).Count);
        foreach (var debtor in poisoned)
        {
            var way = await Post.Way(firm, neighbour, debtor);
            Assert.Equal((DispatchState.Parked, "refused 451"), (way.State, way.Code));
        }
        await Use(firm, neighbour, sink);
        await Task.Delay(TimeSpan.FromSeconds(1.1)); // Settings are trusted for a second.
        foreach (var debtor in poisoned)
            await firm.Host.Debtors.Send(neighbour, debtor, new DebtorCommand.ResumeDispatch(
                (await Post.Way(firm, neighbour, debtor)).Id, Firm.Today), default);
        await post.Drain();
        var arrived = Post.Arrived(sink);
        Assert.Equal(48, arrived.Count);
        Assert.All(arrived.Values, times => Assert.Equal(1, times));
    }

    [Fact]
    public async Task leaves_workers_to_others_while_one_server_is_silent()
    {
        await using var sink = Sink.Start(new());
        await using var silent = Sink.Start(new() { Faults = [new SinkFault(SinkPoint.Mail, SinkFault.Stall)] });
        await using var firm = await Firm.Open(postgres: null, Post.ServerOf(sink));
        var neighbour = await Neighbour(firm, silent);
        await firm.Release(30, seed: 15, neighbour);
        await firm.Release(10, seed: 16);
        await using var post = new Post(firm);
        await post.Start();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (sink.Accepted.Count < 10) await Task.Delay(20, patience.Token);
        Assert.Empty(silent.Accepted);
    }

    [Fact]
    public async Task gives_one_firm_half_of_the_workers_and_no_more()
    {
        await using var sink = Sink.Start(new());
        await using var silent = Sink.Start(new() { Faults = [new SinkFault(SinkPoint.Mail, SinkFault.Stall)] });
        await using var firm = await Firm.Open(postgres: null, Post.ServerOf(sink));
        await firm.Release(30, seed: 17, await Neighbour(firm, silent));
        await using var post = new Post(firm);
        await post.Start();
        await Task.Delay(TimeSpan.FromSeconds(2));
        Assert.Equal(4, silent.Heard.Count(line => line.StartsWith("MAIL", StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task prints_nothing_after_a_restore_until_a_person_says_go_on()
    {
        await using var sink = Sink.Start(new());
        await using var firm = await Firm.Open(postgres: null, Post.ServerOf(sink));
        await firm.Host.Book.Change(firm.Db, CommandId.New(),
            _ => [new TenantEvent.LadderChosen(Domain.Dunning.Ladder.Balanced)], default);
        await firm.Release(2, seed: 26);
        await DispatchSwitch.Stop(firm.Db, "Wiederhergestellt aus einer Sicherung.", default);
        Assert.Empty(await firm.Host.Print.Take(firm.Db, default));
        Assert.Equal(DispatchState.Planned, (await Post.Way(firm, firm.Db, firm.Debtors[0])).State);
        await DispatchSwitch.GoOn(firm.Db, default);
        Assert.Equal(2, (await firm.Host.Print.Take(firm.Db, default)).Count);
    }

    [Fact]
    public async Task hands_nothing_over_after_a_payment()
    {
        var trials = int.Parse(Environment.GetEnvironmentVariable("INKASSIO_RACES") ?? "100",
            System.Globalization.CultureInfo.InvariantCulture);
        const int seed = 22;
        await using var sink = Sink.Start(new()
        {
            Delays = System.Collections.Immutable.ImmutableDictionary<SinkPoint, (int, int)>.Empty
                .Add(SinkPoint.Data, (0, 60)).Add(SinkPoint.Stored, (0, 20)),
        });
        await using var firm = await Firm.Open(postgres: null, Post.ServerOf(sink));
        await firm.Release(trials, seed);
        await using var post = new Post(firm);
        await post.Start();
        var random = new Random(seed);
        foreach (var debtor in firm.Debtors.OrderBy(_ => random.Next()))
        {
            await Task.Delay(random.Next(12));
            Assert.Null((await firm.Pay(debtor, 100)).Refusal);
        }
        await post.Drain();
        var arrived = Post.Arrived(sink);
        var (tookBack, leftBefore) = (0, 0);
        foreach (var debtor in firm.Debtors)
        {
            var way = await Post.Way(firm, firm.Db, debtor);
            var events = new List<DebtorEvent>();
            await foreach (var one in firm.Host.Journal.History(firm.Db, [debtor], default)) events.Add(one.Event);
            var begun = events.FindIndex(e => e is DebtorEvent.HandOverBegun);
            var paid = events.FindIndex(e => e is DebtorEvent.PaymentRecorded);
            if (way.State == DispatchState.Cancelled) tookBack++;
            else leftBefore++;
            Assert.Equal(way.State == DispatchState.Cancelled, begun < 0);
            Assert.True(begun < paid, $"seed {seed}: {debtor} was written to after he had paid.");
            Assert.Equal(begun >= 0, arrived.ContainsKey(way.Letter));
        }
        // The race was one: some letters won it, some payments did.
        Assert.True(tookBack > 0 && leftBefore > 0, $"seed {seed}: {tookBack} taken back, {leftBefore} had left.");
    }
}
