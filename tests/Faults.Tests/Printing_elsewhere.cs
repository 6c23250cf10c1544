using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Tenants;
using Inkassio.Grains.Post;
using Inkassio.MailSink;
using Inkassio.Storage;

namespace Inkassio.Faults.Tests;

/// <summary>Letters that a print service posts, against a real server on this machine.</summary>
public sealed class Printing_elsewhere
{
    // A service that keeps its word: one letter for each key, however often it is uploaded.
    sealed class Printer : IAsyncDisposable
    {
        readonly HttpListener listener = new();
        readonly ConcurrentDictionary<string, long> letters = new(StringComparer.Ordinal);
        readonly Queue<int> answers;
        readonly Task serving;
        int uploads;

        /// <param name="answers">What the first uploads are answered; 0 takes the letter and hangs up.</param>
        public Printer(params int[] answers)
        {
            this.answers = new(answers);
            using (var free = new TcpListener(IPAddress.Loopback, 0))
            {
                free.Start();
                Url = new($"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/letters/");
            }
            listener.Prefixes.Add(Url.ToString());
            listener.Start();
            serving = Serve();
        }

        public Uri Url { get; }

        public int Uploads => uploads;

        public IReadOnlyDictionary<string, long> Letters => letters;

        async Task Serve()
        {
            try
            {
                while (true) await Answer(await listener.GetContextAsync());
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                // Closed.
            }
        }

        async Task Answer(HttpListenerContext context)
        {
            uploads++;
            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body);
            var answer = answers.TryDequeue(out var planned) ? planned : 201;
            if (context.Request.Headers["Authorization"] != "Bearer secret") answer = 401;
            if (answer is 0 or 201) letters.TryAdd(context.Request.Headers["Idempotency-Key"]!, body.Length);
            if (answer == 0)
            {
                context.Response.Abort();
                return;
            }
            context.Response.StatusCode = answer;
            context.Response.ContentType = "application/json";
            await context.Response.OutputStream.WriteAsync("""{"id":"L-17"}"""u8.ToArray());
            context.Response.Close();
        }

        public async ValueTask DisposeAsync()
        {
            listener.Close();
            await serving;
        }
    }

    static async Task<(Firm Firm, Dispatch Way)> Send(Printer service, string token = "secret")
    {
        await using var sink = Sink.Start(new());
        var firm = await Firm.Open(postgres: null, Post.ServerOf(sink),
            print: new PrintHouse(service.Url, token, new SocketsHttpHandler()));
        await firm.Host.Book.Change(firm.Db, CommandId.New(),
            t => [new TenantEvent.DeliveryChosen(t.Delivery with { UsesPrintService = true }),
                new TenantEvent.LadderChosen(Domain.Dunning.Ladder.Balanced)], default);
        await firm.Release(1, seed: 3);
        await using var post = new Post(firm);
        await post.Start();
        await post.Drain();
        return (firm, await Post.Way(firm, firm.Db, firm.Debtors[0]));
    }

    [Fact]
    public async Task keeps_the_services_number_of_the_letter()
    {
        await using var service = new Printer();
        var (firm, way) = await Send(service);
        await using (firm)
        {
            Assert.Equal((DispatchState.Accepted, Channel.PrintService, "L-17"), (way.State, way.Channel, way.Tracking));
            var pages = await Blobs.Get(firm.Db, way.Bytes.Hex, default);
            Assert.True(Assert.Single(service.Letters).Value > pages!.Length, "The pages were in the upload.");
            Assert.Equal(way.Id.ToString(), service.Letters.Keys.Single());
        }
    }

    [Fact]
    public async Task is_one_letter_also_when_the_answer_was_lost()
    {
        await using var service = new Printer(0, 503);
        var (firm, way) = await Send(service);
        await using (firm)
        {
            Assert.Equal(DispatchState.Accepted, way.State);
            Assert.True(service.Uploads >= 3, $"{service.Uploads}");
            Assert.Single(service.Letters);
        }
    }

    [Fact]
    public async Task waits_for_a_person_when_the_service_says_no()
    {
        await using var service = new Printer();
        var (firm, way) = await Send(service, token: "wrong");
        await using (firm)
        {
            Assert.Equal((DispatchState.Parked, "print-service"), (way.State, way.Code));
            Assert.Equal(1, service.Uploads);
            Assert.Empty(service.Letters);
        }
    }
}
