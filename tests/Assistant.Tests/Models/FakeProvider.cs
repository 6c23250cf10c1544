using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Inkassio.Assistant.Tests.Models;

/// <summary>A small server that speaks the protocol of OpenAI's chat completions, as its script says; byte by byte, so
/// that it can also speak it wrongly.</summary>
public sealed class FakeProvider : IAsyncDisposable
{
    readonly TcpListener listener;
    readonly CancellationTokenSource end = new();
    readonly Func<int, JsonElement, ScriptedAnswer> answer;
    int asked;

    FakeProvider(Func<int, JsonElement, ScriptedAnswer> answer, int port = 0)
    {
        this.answer = answer;
        listener = new(IPAddress.Loopback, port);
        listener.Start();
        Address = new($"http://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}/v1");
        _ = Serve();
    }

    public Uri Address { get; }

    /// <summary>Bodies of the requests, in their order.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>Every text of every request, without the escapes of JSON: what a provider can read.</summary>
    public string Told => string.Join('\n', Requests.Select(body =>
    {
        using var json = JsonDocument.Parse(body);
        return string.Join('\n', Texts(json.RootElement));
    }));

    static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Texts(p.Value).Prepend(p.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        JsonValueKind.String => [element.GetString()!],
        _ => [element.GetRawText()],
    };

    /// <summary>Their heads.</summary>
    public ConcurrentQueue<string> Heads { get; } = [];

    /// <summary>Connections that were opened.</summary>
    public int Connections { get; private set; }

    /// <summary>Answers by the number of the request, from 0; the last answer is repeated.</summary>
    public static FakeProvider Saying(params ScriptedAnswer[] answers) =>
        new((number, _) => answers[Math.Min(number, answers.Length - 1)]);

    /// <summary>The same answer to everything, on a port that was agreed on.</summary>
    public static FakeProvider On(int port, ScriptedAnswer answer) => new((_, _) => answer, port);

    public static FakeProvider On(int port, Func<int, JsonElement, ScriptedAnswer> answer) => new(answer, port);

    public static FakeProvider Saying(Func<int, JsonElement, ScriptedAnswer> answer) => new(answer);

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Dispose();
        end.Dispose();
    }

    async Task Serve()
    {
        while (!end.IsCancellationRequested)
        {
            try
            {
                var caller = await listener.AcceptTcpClientAsync(end.Token);
                Connections++;
                _ = Talk(caller);
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    // One request for each connection: the client is told so, and opens another.
    async Task Talk(TcpClient caller)
    {
        using (caller)
        {
            try
            {
                await using var stream = caller.GetStream();
                var (head, body) = await Read(stream);
                Heads.Enqueue(head);
                Requests.Enqueue(body);
                var number = Interlocked.Increment(ref asked) - 1;
                using var said = JsonDocument.Parse(body.Length > 0 ? body : "{}");
                await Send(stream, answer(number, said.RootElement));
            }
            catch (Exception e) when (e
                is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // The client has hung up, or the test is over.
            }
        }
    }

    async Task Send(NetworkStream stream, ScriptedAnswer said)
    {
        if (said.Silence is { } silence) await Task.Delay(silence, end.Token);
        if (said.HangsUpAtOnce) return;
        await stream.WriteAsync(Encoding.ASCII.GetBytes(said.Head), end.Token);
        foreach (var piece in said.Pieces)
        {
            if (said.Pause is { } pause) await Task.Delay(pause, end.Token);
            await stream.WriteAsync(piece, end.Token);
            await stream.FlushAsync(end.Token);
        }
        if (said.StaysOpen) await Task.Delay(Timeout.Infinite, end.Token);
    }

    async Task<(string Head, string Body)> Read(NetworkStream stream)
    {
        var read = new MemoryStream();
        var buffer = new byte[8192];
        while (true)
        {
            var count = await stream.ReadAsync(buffer, end.Token);
            if (count == 0) throw new IOException("gone");
            read.Write(buffer, 0, count);
            var text = Encoding.UTF8.GetString(read.ToArray());
            if (text.IndexOf("\r\n\r\n", StringComparison.Ordinal) is not (>= 0 and var at)) continue;
            var head = text[..at];
            var length = head.Split("\r\n").Select(line => line.Split(':', 2))
                .Where(line => line[0].Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
                .Select(line => int.Parse(line[1], CultureInfo.InvariantCulture)).FirstOrDefault();
            if (Encoding.UTF8.GetByteCount(text[(at + 4)..]) >= length) return (head, text[(at + 4)..]);
        }
    }
}

/// <summary>What the server does with one request.</summary>
public sealed record ScriptedAnswer(string Head, IReadOnlyList<byte[]> Pieces)
{
    public TimeSpan? Silence { get; init; }

    public TimeSpan? Pause { get; init; }

    public bool HangsUpAtOnce { get; init; }

    public bool StaysOpen { get; init; }

    public static ScriptedAnswer Http(int status, string type, byte[] body, string headers = "") => new(
        $"HTTP/1.1 {status} X\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n{headers}\r\n",
        [body]);

    /// <summary>A whole answer with this text.</summary>
    public static ScriptedAnswer Say(
        string text, string finish = "stop", JsonArray? calls = null, string? refusal = null) =>
        Http(200, "application/json", Encoding.UTF8.GetBytes(new JsonObject
        {
            ["id"] = "c1", ["object"] = "chat.completion", ["created"] = 1, ["model"] = "muster-1",
            ["choices"] = new JsonArray(new JsonObject
            {
                ["index"] = 0, ["finish_reason"] = finish,
                ["message"] = new JsonObject
                {
                    ["role"] = "assistant", ["content"] = text, ["refusal"] = refusal, ["tool_calls"] = calls,
                },
            }),
            ["usage"] = new JsonObject { ["prompt_tokens"] = 100, ["completion_tokens"] = 20, ["total_tokens"] = 120 },
        }.ToJsonString()));

    /// <summary>A stream of these events, each a piece of its own.</summary>
    public static ScriptedAnswer Stream(IEnumerable<string> events, bool isDone = true) => new(
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n",
        [.. events.Select(e => Encoding.UTF8.GetBytes($"data: {e}\n\n")),
            .. isDone ? [Encoding.UTF8.GetBytes("data: [DONE]\n\n")] : Array.Empty<byte[]>()]);

    /// <summary>A streamed answer with this text, in pieces of a few letters.</summary>
    public static ScriptedAnswer StreamText(string text, string? finish = "stop") =>
        Stream([.. text.Chunk(7).Select(piece => Delta(new() { ["content"] = new string(piece) })),
            .. finish is null ? Array.Empty<string>() : [Delta([], finish)]], finish is not null);

    /// <summary>A streamed answer that asks for tools; the arguments come in fragments, told apart by their index.
    /// </summary>
    public static ScriptedAnswer StreamCalls(params (string Id, string Name, string Arguments)[] calls) => Stream(
    [
        .. calls.Index().Select(c => Delta(new() { ["tool_calls"] = Call(c.Index, c.Item.Id, c.Item.Name, "") })),
        .. calls.Index().SelectMany(c => c.Item.Arguments.Chunk(5).Select(piece =>
            Delta(new() { ["tool_calls"] = Call(c.Index, null, null, new(piece)) }))),
        Delta([], "tool_calls"),
    ]);

    public static string Delta(JsonObject delta, string? finish = null) => new JsonObject
    {
        ["id"] = "c1", ["object"] = "chat.completion.chunk", ["created"] = 1, ["model"] = "muster-1",
        ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["delta"] = delta, ["finish_reason"] = finish }),
    }.ToJsonString();

    static JsonArray Call(int index, string? id, string? name, string arguments)
    {
        var function = new JsonObject { ["arguments"] = arguments };
        if (name is not null) function["name"] = name;
        var call = new JsonObject { ["index"] = index, ["function"] = function };
        if (id is not null) (call["id"], call["type"]) = (id, "function");
        return new(call);
    }
}
