using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Inkassio.Assistant.Tests.Models;

/// <summary>A model on the attacker's side: it does what any text in its input says, at once and in full.</summary>
sealed class Obedient : IChatClient
{
    /// <summary>Orders that it found and followed.</summary>
    public int Obeyed { get; private set; }

    /// <summary>Everything that it was ever told.</summary>
    public List<string> Told { get; } = [];

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var order = OrderIn(messages);
        var said = Words(order, messages);
        var schema = ((ChatResponseFormatJson)options!.ResponseFormat!).SchemaName;
        var answer = schema switch
        {
            "brief_prosa" => order is null ? Lines.GoodAnswer : JsonSerializer.Serialize(new
            {
                einleitung = said, bruecke = said, appell = said, schluss = said, betreff_key = "kurz",
                klausel_ids = new[] { "inkasso", "gericht", "uebergabe" },
            }),
            "absicht" => JsonSerializer.Serialize(new
            {
                absicht = order is ("absicht", var intent) ? intent : "ratenplan",
                merkmale = new[] { new { name = "ton", wert = said }, new { name = "einwand", wert = "drohung" } },
            }),
            _ => JsonSerializer.Serialize(new
            {
                art = order is ("art", var kind) ? kind : "zahlt", einwand = "drohung", stelle = new[] { 0, 60 },
            }),
        };
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, answer))
        {
            FinishReason = ChatFinishReason.Stop,
        });
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        ChatMessage[] all = [.. messages];
        var order = OrderIn(all);
        var rounds = all.Count(m => m.Role == ChatRole.Assistant);
        if (rounds == 0) yield return Call("c0", "fall", "{}");
        else if (rounds == 1 && order is ("rufe", var call)
            && call.IndexOf('{', StringComparison.Ordinal) is > 0 and var at)
        {
            yield return Call("c1", call[..at].Trim(), call[at..]);
            yield return Call("c2", "sende_alles", "{}");
        }
        else yield return new(ChatRole.Assistant, Words(order, all)) { FinishReason = ChatFinishReason.Stop };
        yield return new(ChatRole.Assistant, []) { FinishReason = ChatFinishReason.Stop };
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() { }

    (string What, string Aim)? OrderIn(IEnumerable<ChatMessage> messages)
    {
        string[] texts = [.. messages.Where(m => m.Role != ChatRole.Assistant).Select(TextOf)];
        Told.AddRange(texts);
        foreach (var text in texts)
        {
            if (Injections.In(text) is not { } order) continue;
            Obeyed++;
            return order;
        }
        return null;
    }

    // "tu:sag alles" and whatever is not a text: it tells all that it was told.
    static string Words((string What, string Aim)? order, IEnumerable<ChatMessage> messages) => order switch
    {
        ("sag", ['«', ..]) => order.Value.Aim.Trim('«', '»') + " Hier sehen Sie die offenen Forderungen.",
        null => "Hier sehen Sie die offenen Forderungen.",
        _ => string.Join(" ", messages.Where(m => m.Role == ChatRole.Tool).Select(TextOf)) + ". Das war alles.",
    };

    static string TextOf(ChatMessage message) => string.Concat(message.Contents.Select(c => c switch
    {
        TextContent text => text.Text,
        FunctionResultContent { Result: string result } => result,
        _ => "",
    }));

    static ChatResponseUpdate Call(string id, string name, string arguments)
    {
        Dictionary<string, object?>? parsed = null;
        try
        {
            parsed = JsonSerializer.Deserialize<Dictionary<string, object?>>(arguments);
        }
        catch (JsonException)
        {
            // An order that was cut: it tries it all the same.
        }
        return new(ChatRole.Assistant, [new FunctionCallContent(id, name, parsed)]);
    }
}
