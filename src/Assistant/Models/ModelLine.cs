using System.ClientModel;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Inkassio.Storage;
using Microsoft.Extensions.AI;

namespace Inkassio.Assistant.Models;

/// <summary>What came of one question to a model.</summary>
/// <param name="Fault">Null when there is an answer of the form that was asked for.</param>
/// <param name="Json">The answer where the prompt asks for JSON; checked against its schema.</param>
public sealed record ModelAnswer(ModelFault? Fault, JsonElement Json, PromptMark Prompt)
{
    public static ModelAnswer Without(ModelFault fault, PromptMark prompt) => new(fault, default, prompt);
}

/// <summary>One firm's model for one piece of work: budget, then the call, then the form of the answer. Texts are never
/// kept or logged.</summary>
/// <param name="name">The model's name, for the list of calls.</param>
/// <param name="sharesNames">The firm allows look-ups, whose results hold names and sums.</param>
public sealed class ModelLine(
    IChatClient chat, string name, TokenBudget budget, ModelLimits limits, bool sharesNames = false)
{
    /// <summary>German words and JSON have about three letters a token; rounded up, for nothing may be overdrawn.
    /// </summary>
    const int LettersPerToken = 3;

    /// <summary>What a model may say of its own use at most; a server that says more is not believed.</summary>
    const long UsageMax = 1_000_000;

    public ModelLimits Limits => limits;

    public bool SharesNames => sharesNames;

    /// <summary>Asks for JSON and takes nothing else. Never throws, except when the asker stops.</summary>
    public async Task<ModelAnswer> Ask(
        PromptFile prompt, IReadOnlyDictionary<string, JsonNode?> inputs, CancellationToken stop)
    {
        var messages = prompt.Render(inputs);
        var answer = await Ask(prompt, messages, jsonOnly: false, stop);
        // Servers without strict forms refuse them with 400; most of those still promise JSON.
        return answer.FormRefused ? (await Ask(prompt, messages, jsonOnly: true, stop)).Answer : answer.Answer;
    }

    async Task<(ModelAnswer Answer, bool FormRefused)> Ask(
        PromptFile prompt, IReadOnlyList<ChatMessage> messages, bool jsonOnly, CancellationToken stop)
    {
        var schema = prompt.Answer ?? throw new ArgumentException($"{prompt.Mark.Name} asks for no form.", nameof(prompt));
        var (formRefused, json, text) = (false, default(JsonElement), "");
        var fault = await Counted(prompt, messages, async (options, patience) =>
        {
            options.ResponseFormat = jsonOnly ? ChatResponseFormat.Json
                : ChatResponseFormat.ForJsonSchema(schema, prompt.Mark.Name);
            try
            {
                var said = await chat.GetResponseAsync(messages, options, patience).WaitAsync(patience);
                text = said.Text;
                return (Ended(said.FinishReason, said.Messages.SelectMany(m => m.Contents)), said.Usage);
            }
            catch (ClientResultException e) when (e.Status == 400 && !jsonOnly)
            {
                formRefused = true;
                return (ModelFault.Broken, null);
            }
        }, () => text.Length, stop);
        if (fault is null && !Read(text, schema, out json)) fault = ModelFault.WrongForm;
        return (new(fault, json, prompt.Mark), formRefused);
    }

    /// <summary>One question of a longer turn, as a stream of its parts. The last part says how it ended.</summary>
    public async IAsyncEnumerable<ModelPart> Stream(
        PromptFile prompt, IReadOnlyList<ChatMessage> messages, IEnumerable<AITool> tools,
        [EnumeratorCancellation] CancellationToken stop)
    {
        var parts = System.Threading.Channels.Channel.CreateUnbounded<ModelPart>();
        using var listening = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var asking = Counted(prompt, messages, async (options, patience) =>
        {
            options.Tools = [.. tools];
            var (contents, end, usage) = (new List<AIContent>(), default(ChatFinishReason?), default(UsageDetails));
            await foreach (var update in chat.GetStreamingResponseAsync(messages, options, patience)
                .WithCancellation(patience))
            {
                end = update.FinishReason ?? end;
                foreach (var content in update.Contents)
                {
                    if (content is UsageContent used) usage = used.Details;
                    contents.Add(content);
                    if (content is TextContent { Text.Length: > 0 } text)
                        parts.Writer.TryWrite(new(text.Text, null, null));
                    if (content is FunctionCallContent call) parts.Writer.TryWrite(new("", call, null));
                }
            }
            // A stream that says no end was cut off by the line.
            return (end is null ? ModelFault.CutOff : Ended(end, contents), usage);
        }, () => 0, listening.Token);
        _ = asking.ContinueWith(_ => parts.Writer.TryComplete(),
            CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        try
        {
            await foreach (var part in parts.Reader.ReadAllAsync(stop)) yield return part;
            if (await asking is { } fault) yield return new("", null, fault);
        }
        finally
        {
            // Whoever stops listening hangs up.
            await listening.CancelAsync();
        }
    }

    /// <summary>Within the budget and within the time, with every way to fail as a word.</summary>
    async Task<ModelFault?> Counted(
        PromptFile prompt, IReadOnlyList<ChatMessage> messages,
        Func<ChatOptions, CancellationToken, Task<(ModelFault?, UsageDetails?)>> ask, Func<int> answered,
        CancellationToken stop)
    {
        var asked = TokensIn(messages);
        if (await budget.Reserve(asked + prompt.TokensMax, stop) is not { } reserved) return ModelFault.BudgetSpent;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(limits.CallMax);
        var (fault, usage) = (default(ModelFault?), default(UsageDetails));
        try
        {
            (fault, usage) = await ask(
                new() { Temperature = prompt.Temperature, MaxOutputTokens = prompt.TokensMax }, patience.Token);
        }
        // Whatever a foreign server makes the client throw, the kit writes: nothing of it may reach a person.
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            fault = patience.IsCancellationRequested ? ModelFault.TooSlow : FaultOf(e);
        }
        finally
        {
            // Where the server does not say what it used, all that was put aside is gone.
            var used = usage?.TotalTokenCount is > 0 and <= UsageMax and var total ? total
                : fault is null ? asked + (answered() / LettersPerToken) + 1 : reserved.Tokens;
            await budget.Settle(reserved, new(Guid.CreateVersion7(), prompt.Mark.Name, prompt.Mark.Version,
                prompt.Mark.Hash, name, used, Outcome(fault)));
        }
        return fault;
    }

    static string Outcome(ModelFault? fault) => fault is { } word ? word.ToString() : "answered";

    public static long TokensIn(IEnumerable<ChatMessage> messages) => messages.Sum(m => m.Contents.Sum(c => c switch
    {
        TextContent text => text.Text.Length,
        FunctionResultContent { Result: string result } => result.Length,
        FunctionCallContent call => call.Name.Length + 40,
        _ => 0,
    })) / LettersPerToken + 20;

    static ModelFault? Ended(ChatFinishReason? end, IEnumerable<AIContent> contents) =>
        end == ChatFinishReason.ContentFilter || contents.OfType<ErrorContent>().Any() ? ModelFault.Refused
        : end == ChatFinishReason.Length ? ModelFault.CutOff : null;

    static ModelFault FaultOf(Exception thrown)
    {
        for (Exception? e = thrown; e is not null; e = e.InnerException)
            switch (e)
            {
                case AnswerTooLargeException: return ModelFault.TooLarge;
                case AddressRefusedException: return ModelFault.AddressRefused;
                case ClientResultException { Status: 401 or 403 }: return ModelFault.KeyRefused;
                case ClientResultException { Status: 404 }: return ModelFault.ModelUnknown;
                case ClientResultException { Status: 429 or >= 500 }: return ModelFault.Busy;
                case System.Net.Sockets.SocketException: return ModelFault.NotReached;
                case AggregateException { InnerExceptions: [.., var last] }: return FaultOf(last);
            }
        return thrown is OperationCanceledException ? ModelFault.TooSlow : ModelFault.Broken;
    }

    static bool Read(string text, JsonElement schema, out JsonElement json)
    {
        json = default;
        try
        {
            // Strict readers of UTF-8 would have stopped at a broken letter; here it would become a black diamond.
            if (text.Contains('\uFFFD', StringComparison.Ordinal) || Encoding.UTF8.GetByteCount(text) > 64 * 1024)
                return false;
            using var read = JsonDocument.Parse(text, new() { MaxDepth = 16 });
            json = read.RootElement.Clone();
            return JsonShape.Problem(schema, json) is null;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

/// <summary>A piece of a streamed answer: words, a call, or how it failed.</summary>
public sealed record ModelPart(string Text, FunctionCallContent? Call, ModelFault? Fault);
