using System.Text.Json;
using System.Text.Json.Nodes;

namespace Inkassio.Assistant.Models;

/// <summary>What a debtor's message seems to mean: for a person to look at, and nothing follows from it.</summary>
/// <param name="Kind">zahlt, zusage, einwand, raten, insolvenz, abwesend or unklar.</param>
/// <param name="Objection">One of the 24 words of the grammar; null unless it is an objection.</param>
/// <param name="Quote">The words that show it, taken from the message itself; shown as plain text and used nowhere else.
/// </param>
public sealed record ReplyReading(string Kind, string? Objection, string? Quote, PromptMark Prompt);

/// <summary>Lets a model say of which kind a message is. A call of its own without any tool: whatever the message says,
/// there is nothing that it could set off.</summary>
public sealed class ReplyReader(ModelLine line)
{
    public const string PromptName = "antwort_art";

    public const int LettersMax = 4_000, QuoteMax = 300;

    /// <param name="names">The debtor's and the firm's: they are unreadable in what leaves the house.</param>
    public async Task<(ReplyReading? Reading, ModelFault? Fault)> Read(
        string message, IEnumerable<string> names, CancellationToken stop)
    {
        // What a debtor wrote leaves only where the firm allows more than letters.
        if (!line.SharesNames) return (null, ModelFault.Off);
        var text = message.Length > LettersMax ? message[..LettersMax] : message;
        var answer = await line.Ask(PromptFile.Named(PromptName),
            new Dictionary<string, JsonNode?>(StringComparer.Ordinal) { ["nachricht"] = Redaction.SameLength(text, names) },
            stop);
        if (answer.Fault is not null) return (null, answer.Fault);
        var kind = answer.Json.GetProperty("art").GetString()!;
        var objection = answer.Json.GetProperty("einwand").GetString();
        var isObjection = kind == "einwand" && objection != "keiner";
        var quote = Quote(text, answer.Json.GetProperty("stelle"));
        return (new(kind, isObjection ? objection : null, quote, answer.Prompt), null);
    }

    static string? Quote(string text, JsonElement place)
    {
        if (place.ValueKind != JsonValueKind.Array || place.GetArrayLength() != 2) return null;
        var (from, to) = (place[0].GetInt64(), place[1].GetInt64());
        if (from < 0 || to <= from || to > text.Length || to - from > QuoteMax) return null;
        return ToolMarks.Plain(text[(int)from..(int)to], QuoteMax);
    }
}
