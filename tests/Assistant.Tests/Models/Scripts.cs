using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Inkassio.Assistant.Tests.Models;

/// <summary>The scripts of scripts.json: what a provider does, and how that has to end.</summary>
public static class Scripts
{
    public static readonly IReadOnlyList<JsonElement> All = [.. JsonDocument.Parse(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "scripts.json"))).RootElement.EnumerateArray()];

    public static string Text(this JsonElement script, string name) => script.GetProperty(name).GetString()!;

    public static ScriptedAnswer Answer(JsonElement script, int number, Uri canary)
    {
        JsonElement[] answers = [.. script.GetProperty("answers").EnumerateArray()];
        var said = answers[Math.Min(number, answers.Length - 1)];
        var answer = Of(said, number, canary);
        if (Number(said, "silence") is { } silence) answer = answer with { Silence = TimeSpan.FromMilliseconds(silence) };
        if (Has(said, "hangup")) answer = answer with { HangsUpAtOnce = true };
        if (Has(said, "stays")) answer = answer with { StaysOpen = true };
        if (Has(said, "half")) answer = answer with { Pieces = [answer.Pieces[0][..(answer.Pieces[0].Length / 2)]] };
        if (Has(said, "spoil")) answer = Spoiled(answer);
        if (said.TryGetProperty("type", out var type))
            answer = answer with { Head = answer.Head.Replace("application/json", type.GetString()!, StringComparison.Ordinal) };
        if (Number(said, "headpad") is { } pad)
            answer = answer with { Head = answer.Head.Replace("Connection:", $"X-Pad: {new string('x', pad)}\r\nConnection:", StringComparison.Ordinal) };
        if (Number(said, "drip") is { } drip)
            answer = answer with
            {
                Pause = TimeSpan.FromMilliseconds(drip), Pieces = [.. answer.Pieces.SelectMany(p => p.Chunk(20))],
            };
        return answer;
    }

    static ScriptedAnswer Of(JsonElement said, int number, Uri canary)
    {
        if (said.TryGetProperty("say", out var text)) return Said(said, text.GetString()!);
        if (said.TryGetProperty("stream", out var words))
            return ScriptedAnswer.StreamText(
                words.GetString()!, said.TryGetProperty("finish", out var end) ? end.GetString() : "stop");
        if (said.TryGetProperty("events", out var events))
            return ScriptedAnswer.Stream(events.EnumerateArray().Select(e => e.GetString()!));
        if (Has(said, "endless"))
            return ScriptedAnswer.StreamCalls(($"c{number}", "liste_offen", $$"""{"top":{{number}}}"""));
        if (said.TryGetProperty("calls", out var calls))
            return ScriptedAnswer.StreamCalls([.. calls.EnumerateArray()
                .Select(c => (c.Text("id"), c.Text("name"), c.Text("arguments")))]);
        return Http(said, canary);
    }

    static ScriptedAnswer Said(JsonElement said, string text)
    {
        var calls = said.TryGetProperty("calls", out var asked) ? new JsonArray([.. asked.EnumerateArray().Select(c =>
            (JsonNode?)new JsonObject
            {
                ["id"] = c.Text("id"), ["type"] = "function",
                ["function"] = new JsonObject { ["name"] = c.Text("name"), ["arguments"] = c.Text("arguments") },
            })]) : null;
        var answer = ScriptedAnswer.Say(text == "$gut" ? Lines.GoodAnswer : text,
            said.TryGetProperty("finish", out var end) ? end.GetString()! : "stop", calls,
            said.TryGetProperty("refusal", out var refusal) ? refusal.GetString() : null);
        if (Number(said, "usage") is not { } usage) return answer;
        var body = Encoding.UTF8.GetString(answer.Pieces[0])
            .Replace("\"total_tokens\":120", $"\"total_tokens\":{usage}", StringComparison.Ordinal);
        return ScriptedAnswer.Http(200, "application/json", Encoding.UTF8.GetBytes(body));
    }

    static ScriptedAnswer Http(JsonElement said, Uri canary)
    {
        var body = Encoding.UTF8.GetBytes(said.Text("body") + new string('x', Number(said, "pad") ?? 0));
        var headers = said.TryGetProperty("headers", out var more)
            ? more.GetString()!.Replace("$canary", canary.ToString(), StringComparison.Ordinal) : "";
        var answer = ScriptedAnswer.Http(said.GetProperty("status").GetInt32(), "application/json", body, headers);
        return Has(said, "untold")
            ? answer with { Head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n" }
            : answer;
    }

    // The first umlaut loses its second half.
    static ScriptedAnswer Spoiled(ScriptedAnswer answer)
    {
        var body = Encoding.UTF8.GetBytes(
            System.Text.RegularExpressions.Regex.Unescape(Encoding.UTF8.GetString(answer.Pieces[0])
                .Replace("\\n", " ", StringComparison.Ordinal).Replace("\\u0022", "\\\\\"", StringComparison.Ordinal)));
        body[Array.IndexOf(body, (byte)0xC3) + 1] = (byte)'x';
        return ScriptedAnswer.Http(200, "application/json", body);
    }

    static int? Number(JsonElement said, string name) =>
        said.TryGetProperty(name, out var number) ? number.GetInt32() : null;

    static bool Has(JsonElement said, string name) =>
        said.TryGetProperty(name, out var flag) && flag.ValueKind == JsonValueKind.True;
}
