using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace Inkassio.MailSink;

/// <summary>A mail server on 127.0.0.1 that keeps what it accepts and fails on demand.</summary>
public sealed class Sink : IAsyncDisposable
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    readonly TcpListener listener;
    readonly CancellationTokenSource ending = new();
    readonly ConcurrentDictionary<Task, bool> talks = new();
    readonly ConcurrentQueue<SunkMail> accepted = new();
    readonly ConcurrentQueue<string> heard = new();
    readonly Lock gate = new();
    readonly Random chance;
    readonly int[] timesLeft;
    readonly FileStream? file;
    readonly Task listening;

    Sink(SinkSettings settings)
    {
        Settings = settings;
        chance = new Random(settings.Seed);
        timesLeft = [.. settings.Faults.Select(f => f.TimesMax)];
        if (settings.File is { } path) file = new(path, FileMode.Append, FileAccess.Write, FileShare.Read);
        Certificate = SelfMade();
        listener = new(IPAddress.Loopback, settings.Port);
        listener.Start(backlog: 128);
        listening = Listen();
    }

    public static Sink Start(SinkSettings settings) => new(settings);

    public SinkSettings Settings { get; }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public X509Certificate2 Certificate { get; }

    public string CertificateHash => Certificate.GetCertHashString(HashAlgorithmName.SHA256);

    public IReadOnlyCollection<SunkMail> Accepted => accepted;

    /// <summary>Every line that clients said, with "(dot)" for the final dot, body lines after a "| ", "(eof)" for a
    /// client that has hung up and "(hung up)" when the sink has; lines of several clients are mixed.</summary>
    public IReadOnlyCollection<string> Heard => heard;

    internal void Hear(string line) => heard.Enqueue(line);

    /// <summary>The fault that strikes now, by the settings and the seed.</summary>
    internal SinkFault? Strike(SinkPoint at)
    {
        lock (gate)
        {
            for (var i = 0; i < Settings.Faults.Length; i++)
            {
                var fault = Settings.Faults[i];
                if (fault.Point != at || timesLeft[i] == 0 || fault.Share < 1 && chance.NextDouble() >= fault.Share)
                    continue;
                timesLeft[i]--;
                return fault;
            }
            return null;
        }
    }

    internal TimeSpan Delay(SinkPoint at)
    {
        if (!Settings.Delays.TryGetValue(at, out var delay)) return TimeSpan.Zero;
        lock (gate) return TimeSpan.FromMilliseconds(chance.Next(delay.Min, delay.Max + 1));
    }

    /// <summary>Keeps a message; it is on the disk when this returns.</summary>
    internal void Keep(SunkMail mail)
    {
        lock (gate)
        {
            if (file is not null)
            {
                file.Write([.. JsonSerializer.SerializeToUtf8Bytes(mail, Json), (byte)'\n']);
                file.Flush(flushToDisk: true);
            }
            accepted.Enqueue(mail);
        }
    }

    /// <summary>Reads a file that a sink has written; a last line that was cut off by a crash is left out.</summary>
    public static IReadOnlyList<SunkMail> Read(string path)
    {
        using var open = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var text = new StreamReader(open);
        var lines = text.ReadToEnd().Split('\n');
        return [.. lines[..^1].Select(line => JsonSerializer.Deserialize<SunkMail>(line, Json)!)];
    }

    async Task Listen()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(ending.Token);
                var talk = Task.Run(() => Talk(client));
                talks[talk] = true;
                _ = talk.ContinueWith(done => talks.TryRemove(done, out _), TaskScheduler.Default);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The sink closes.
        }
    }

    async Task Talk(TcpClient client)
    {
        client.NoDelay = true;
        try
        {
            using (client) await new SinkTalk(this, client.GetStream()).Run(ending.Token);
            Hear("(hung up)");
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException
            or AuthenticationException)
        {
            Hear("(eof)");
        }
    }

    static X509Certificate2 SelfMade()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var today = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(today.AddDays(-1), today.AddDays(30));
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        listener.Stop();
        await listening;
        await Task.WhenAll(talks.Keys);
        if (file is not null) await file.DisposeAsync();
        Certificate.Dispose();
        ending.Dispose();
        listener.Dispose();
    }
}
