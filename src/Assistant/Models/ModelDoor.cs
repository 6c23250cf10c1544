using System.ClientModel;
using System.ClientModel.Primitives;
using System.Net;
using System.Net.Sockets;
using OpenAI;
using Wire = OpenAI.Chat;

namespace Inkassio.Assistant.Models;

/// <summary>An address, a model and a key, ready to be asked.</summary>
public sealed record ModelAddress(Uri Endpoint, string Model, string Key)
{
    /// <summary>Azure by the form of its hosts: the key has a header of its own there.</summary>
    public bool IsAzure => Endpoint.Host.EndsWith(".openai.azure.com", StringComparison.OrdinalIgnoreCase)
        || Endpoint.Host.EndsWith(".cognitiveservices.azure.com", StringComparison.OrdinalIgnoreCase)
        || Endpoint.Host.EndsWith(".services.ai.azure.com", StringComparison.OrdinalIgnoreCase);

    /// <summary>Where the interface lies: on Azure below /openai/v1/, elsewhere as it was written.</summary>
    public Uri Root => IsAzure && Endpoint.AbsolutePath == "/" ? new(Endpoint, "/openai/v1/") : Endpoint;

    // A key has no place in a log or on a page.
    public override string ToString() => $"{Model} at {Endpoint}";
}

/// <summary>The only way out of the assistant: no redirects, no cookies, no proxy, a bounded answer, and no address
/// inside the house that the operator has not listed. It opens no connection before somebody asks.</summary>
public sealed class ModelDoor : IDisposable
{
    readonly EndpointRule rule;
    readonly ModelLimits limits;
    readonly Lazy<HttpClient> line;

    public ModelDoor(EndpointRule rule, ModelLimits limits)
    {
        (this.rule, this.limits) = (rule, limits);
        line = new(Open);
    }

    public EndpointRule Rule => rule;

    public ModelLimits Limits => limits;

    /// <summary>The official client for an address. Nothing that is said through it is logged.</summary>
    public OpenAiChat Chat(ModelAddress to)
    {
        var options = new OpenAIClientOptions
        {
            Endpoint = to.Root,
            Transport = new HttpClientPipelineTransport(line.Value),
            RetryPolicy = new BoundedRetries(limits),
            NetworkTimeout = limits.CallMax,
            ClientLoggingOptions = new() { EnableLogging = false },
            EnableDistributedTracing = false,
        };
        // A server of one's own asks for no key, but the client wants to say one.
        var key = new ApiKeyCredential(to.Key.Length > 0 ? to.Key : "none");
        if (to.IsAzure) options.AddPolicy(new AzureKey(to.Key), PipelinePosition.PerCall);
        return new(new Wire.ChatClient(to.Model, key, options));
    }

    public void Dispose()
    {
        if (line.IsValueCreated) line.Value.Dispose();
    }

    HttpClient Open() => new(new AnswerLimit(limits.AnswerBytesMax, new SocketsHttpHandler
    {
        AllowAutoRedirect = false, UseCookies = false, UseProxy = false, ConnectTimeout = limits.ConnectMax,
        AutomaticDecompression = DecompressionMethods.None, MaxResponseHeadersLength = limits.HeaderKilobytesMax,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2), ConnectCallback = Connect,
    }))
    {
        Timeout = Timeout.InfiniteTimeSpan, // Each call brings its own end.
    };

    async ValueTask<Stream> Connect(SocketsHttpConnectionContext to, CancellationToken stop)
    {
        var addresses = await rule.Find(to.DnsEndPoint.Host, to.DnsEndPoint.Port, stop)
            ?? throw new AddressRefusedException(to.DnsEndPoint.Host);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, to.DnsEndPoint.Port, stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>One more try at most, and never a longer wait than ours, whatever Retry-After says.</summary>
    sealed class BoundedRetries(ModelLimits limits) : ClientRetryPolicy(limits.RetriesMax)
    {
        protected override TimeSpan GetNextDelay(PipelineMessage message, int tryCount) =>
            base.GetNextDelay(message, tryCount) is var asked && asked < limits.RetryWaitMax
                ? asked : limits.RetryWaitMax;
    }
}

/// <summary>Azure reads a resource's key from this header.</summary>
sealed class AzureKey(string key) : PipelinePolicy
{
    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        message.Request.Headers.Set("api-key", key);
        ProcessNext(message, pipeline, currentIndex);
    }

    public override ValueTask ProcessAsync(
        PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        message.Request.Headers.Set("api-key", key);
        return ProcessNextAsync(message, pipeline, currentIndex);
    }
}

/// <summary>The host lies inside the house and the operator has not listed it.</summary>
public sealed class AddressRefusedException(string host) : IOException($"{host} is not allowed.");

/// <summary>The answer is larger than an answer can be.</summary>
public sealed class AnswerTooLargeException() : IOException("The answer is too large.");
