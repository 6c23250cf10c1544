using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Wire = OpenAI.Chat;

namespace Inkassio.Assistant.Models;

/// <summary>The official OpenAI client as an <see cref="IChatClient"/>, for whole answers and streams with tool
/// calls.</summary>
public sealed class OpenAiChat(Wire.ChatClient client) : IChatClient
{
    /// <summary>How the adapter says that the model declined.</summary>
    public const string Refusal = "refusal";

    // Umlauts go out as letters: escaped ones cost tokens and are read badly by small models.
    static readonly JsonSerializerOptions Plain =
        new() { Encoder = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) };

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var said = (await client.CompleteChatAsync(messages.SelectMany(Of), Of(options), cancellationToken)).Value;
        var contents = said.Content.Where(part => part.Text is { Length: > 0 })
            .Select(AIContent (part) => new TextContent(part.Text)).ToList();
        if (said.Refusal is { Length: > 0 } refusal) contents.Add(Declined(refusal));
        contents.AddRange(said.ToolCalls.Select(call =>
            CallOf(call.Id, call.FunctionName, call.FunctionArguments.ToString())));
        return new(new ChatMessage(ChatRole.Assistant, contents))
        {
            FinishReason = Of(said.FinishReason), Usage = Of(said.Usage),
        };
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var calls = new SortedDictionary<int, ToolCallParts>();
        ChatFinishReason? end = null;
        var stream = client.CompleteChatStreamingAsync(messages.SelectMany(Of), Of(options), cancellationToken);
        await foreach (var part in stream.WithCancellation(cancellationToken))
        {
            // The fragments of one call belong together by their index alone; id and name come once.
            foreach (var piece in part.ToolCallUpdates)
            {
                if (!calls.TryGetValue(piece.Index, out var call)) calls[piece.Index] = call = new();
                call.Take(piece.ToolCallId, piece.FunctionName, piece.FunctionArgumentsUpdate?.ToString());
            }
            foreach (var text in part.ContentUpdate.Where(c => c.Text is { Length: > 0 }))
                yield return new(ChatRole.Assistant, text.Text);
            if (part.RefusalUpdate is { Length: > 0 } refusal)
                yield return new(ChatRole.Assistant, [Declined(refusal)]);
            if (part.Usage is { } usage) yield return new(ChatRole.Assistant, [new UsageContent(Of(usage)!)]);
            if (part.FinishReason is { } reason) end = Of(reason);
        }
        yield return new(ChatRole.Assistant,
            [.. calls.Values.Select(call => CallOf(call.Id, call.Name, call.Arguments))])
        {
            FinishReason = end,
        };
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose() { }

    static ErrorContent Declined(string words) => new(words) { ErrorCode = Refusal };

    /// <summary>A call whose arguments are no JSON object carries the exception and no arguments.</summary>
    static FunctionCallContent CallOf(string id, string name, string arguments)
    {
        try
        {
            var parsed = arguments.Trim().Length == 0 ? []
                : JsonSerializer.Deserialize<Dictionary<string, object?>>(arguments);
            return new(id, name, parsed);
        }
        catch (JsonException e)
        {
            return new(id, name) { Exception = e };
        }
    }

    static IEnumerable<Wire.ChatMessage> Of(ChatMessage message)
    {
        if (message.Role == ChatRole.System) return [new Wire.SystemChatMessage(message.Text)];
        if (message.Role == ChatRole.User) return [new Wire.UserChatMessage(message.Text)];
        if (message.Role == ChatRole.Tool)
            return message.Contents.OfType<FunctionResultContent>().Select(result =>
                new Wire.ToolChatMessage(result.CallId, result.Result as string ?? ""));
        Wire.ChatToolCall[] calls = [.. message.Contents.OfType<FunctionCallContent>().Select(call =>
            Wire.ChatToolCall.CreateFunctionToolCall(call.CallId, call.Name,
                BinaryData.FromString(call.Arguments is { } said ? JsonSerializer.Serialize(said, Plain) : "{}")))];
        return [calls.Length > 0 ? new Wire.AssistantChatMessage(calls) : new Wire.AssistantChatMessage(message.Text)];
    }

    static Wire.ChatCompletionOptions Of(ChatOptions? said)
    {
        var options = new Wire.ChatCompletionOptions
        {
            Temperature = said?.Temperature, MaxOutputTokenCount = said?.MaxOutputTokens,
        };
        if (said?.ResponseFormat is ChatResponseFormatJson { Schema: { } schema } form)
            options.ResponseFormat = Wire.ChatResponseFormat.CreateJsonSchemaFormat(
                form.SchemaName ?? "answer", BinaryData.FromString(schema.GetRawText()), null, true);
        else if (said?.ResponseFormat is ChatResponseFormatJson)
            options.ResponseFormat = Wire.ChatResponseFormat.CreateJsonObjectFormat();
        foreach (var tool in said?.Tools?.OfType<AIFunction>() ?? [])
            options.Tools.Add(Wire.ChatTool.CreateFunctionTool(
                tool.Name, tool.Description, BinaryData.FromString(tool.JsonSchema.GetRawText()), true));
        return options;
    }

    static ChatFinishReason Of(Wire.ChatFinishReason reason) => reason switch
    {
        Wire.ChatFinishReason.Length => ChatFinishReason.Length,
        Wire.ChatFinishReason.ContentFilter => ChatFinishReason.ContentFilter,
        Wire.ChatFinishReason.ToolCalls or Wire.ChatFinishReason.FunctionCall => ChatFinishReason.ToolCalls,
        _ => ChatFinishReason.Stop,
    };

    static UsageDetails? Of(Wire.ChatTokenUsage? usage) => usage is null ? null : new()
    {
        InputTokenCount = usage.InputTokenCount, OutputTokenCount = usage.OutputTokenCount,
        TotalTokenCount = usage.TotalTokenCount,
    };

    sealed class ToolCallParts
    {
        readonly System.Text.StringBuilder arguments = new();

        public string Id { get; private set; } = "";

        public string Name { get; private set; } = "";

        public string Arguments => arguments.ToString();

        public void Take(string? id, string? name, string? more)
        {
            if (Id.Length == 0 && id is { Length: > 0 }) Id = id;
            if (Name.Length == 0 && name is { Length: > 0 }) Name = name;
            arguments.Append(more);
        }
    }
}
