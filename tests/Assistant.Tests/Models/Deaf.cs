using Microsoft.Extensions.AI;

namespace Inkassio.Assistant.Tests.Models;

/// <summary>A model that must not be asked.</summary>
sealed class Deaf : IChatClient
{
    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null,
        CancellationToken cancellationToken = default) =>
        throw new InvalidOperationException("Nobody may ask this model.");

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null,
        CancellationToken cancellationToken = default) =>
        throw new InvalidOperationException("Nobody may ask this model.");

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() { }
}
