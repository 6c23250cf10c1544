using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Inkassio.Domain.Law;

namespace Inkassio.Cli.Law;

/// <summary>The law for the terminal: an entry with a <c>type</c> comes out with its results filled in.</summary>
// Result fields in the input are removed first, so a wrong expectation can never come out as an answer.
public static class OracleEntry
{
    static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    static readonly string[] Always = ["refused", "warnings"];

    /// <summary>Reads an object with <c>oracles</c> or a bare array, and writes one array.</summary>
    /// <returns>How many entries were refused.</returns>
    /// <exception cref="JsonException">The input is no JSON, or neither of the two.</exception>
    public static int Answer(Stream input, Stream output)
    {
        var root = JsonNode.Parse(input, documentOptions: new() { CommentHandling = JsonCommentHandling.Skip });
        if ((root as JsonArray ?? root?["oracles"] as JsonArray) is not { } entries)
            throw new JsonException("Expected an array, or an object with the array 'oracles'.");
        var answers = new JsonArray(entries.Select(e => (JsonNode)Answer(e as JsonObject)).ToArray());
        using var writer = new Utf8JsonWriter(output, new() { Encoder = Readable.Encoder });
        answers.WriteTo(writer, Readable);
        return answers.Count(a => a!["refused"] is not null);
    }

    public static JsonObject Answer(JsonObject? entry)
    {
        if (entry is null) return new() { ["refused"] = Refusal("An entry must be an object.") };
        var answer = entry.DeepClone().AsObject();
        foreach (var name in Always) answer.Remove(name);
        try
        {
            Compute(answer);
        }
        // Days beyond the calendar and ids given twice show up as arguments out of range: one entry's fault, not ours.
        catch (Exception e) when (e is FormatException or ArgumentException or OverflowException)
        {
            answer["refused"] = Refusal(e is FormatException ? e.Message : "A value is out of range.");
        }
        return answer;
    }

    static void Compute(JsonObject answer)
    {
        switch (new EntryFields(answer).Text("type"))
        {
            case "interest": InterestEntry.Fill(answer); break;
            case "allocation": AllocationEntry.Fill(answer); break;
            case "allocation-multi": SeveralClaimsEntry.Fill(answer); break;
            case "allocation-prorata": SeveralClaimsEntry.FillProportion(answer); break;
            case "defaultStart": DefaultStartEntry.Fill(answer); break;
            case "limitation": LimitationEntry.Fill(answer); break;
            case var other: throw new FormatException($"The type '{other}' is unknown.");
        }
    }

    internal static void Clear(JsonObject answer, params string[] results)
    {
        foreach (var name in results) answer.Remove(name);
    }

    internal static void Refuse(JsonObject answer, LawRefusal refusal) =>
        answer["refused"] = Refusal(refusal.GetType().Name, refusal.Section);

    internal static void Warn(JsonObject answer, IEnumerable<LawWarning> warnings)
    {
        var list = new JsonArray(warnings.Select(w => (JsonNode)Warning(w)).ToArray());
        if (list.Count > 0) answer["warnings"] = list;
    }

    internal static string Text(Domain.Money money) =>
        money.Amount.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);

    internal static string Text(DateOnly day) =>
        day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    static JsonObject Refusal(string reason, string? section = null) =>
        section is null ? new() { ["reason"] = reason } : new() { ["reason"] = reason, ["section"] = section };

    static JsonObject Warning(LawWarning warning)
    {
        var named = new JsonObject { ["name"] = warning.GetType().Name };
        switch (warning)
        {
            case LawWarning.BaseRateNotCovered w: named["from"] = Text(w.From); break;
            case LawWarning.BaseRateAssumed w: named["from"] = Text(w.From); break;
            case LawWarning.NewStartWithoutEffect w: named["on"] = Text(w.On); break;
            case LawWarning.SuspensionNotCounted w: named["ground"] = w.Ground.ToString(); break;
        }
        return named;
    }
}
