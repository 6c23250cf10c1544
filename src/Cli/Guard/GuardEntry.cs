using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Correspondence.Guard.Prose;
using Inkassio.Domain.Correspondence.Guard.Values;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Tenants;

namespace Inkassio.Cli.Guard;

/// <summary>The guard for the terminal: <c>{mode, kind, channel, register, text, flags, facts}</c> comes out as
/// <c>{ok, findings}</c>.</summary>
public static class GuardEntry
{
    static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The answer to one line, and whether the text may be used.</summary>
    // One line that cannot be read must not cost the others their answer.
    public static (string Line, bool IsOk) Answer(JsonNode? entry)
    {
        try
        {
            var findings = Check(entry as JsonObject ?? throw new FormatException("An entry must be an object."));
            var isOk = findings.All(f => !f.Blocks);
            return (JsonSerializer.Serialize(new { ok = isOk, findings = findings.Select(Told) }, Readable), isOk);
        }
        catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException))
        {
            var refused = new { ok = false, findings = Array.Empty<object>(), refused = new { reason = e.Message } };
            return (JsonSerializer.Serialize(refused, Readable), false);
        }
    }

    static object Told(ProseFinding finding) => new
    {
        rule = finding.Rule, @class = KebabEnum<ProseFault>.Word(finding.Fault), from = finding.From, to = finding.To,
        said = finding.Said, blocks = finding.Blocks,
    };

    static ImmutableArray<ProseFinding> Check(JsonObject entry)
    {
        var facts = GuardFacts.Of(entry["facts"]);
        var (about, spoken) = (Case(entry, facts), Words(entry));
        return GuardWords.Fold(Text(entry, "mode", facts.IsEmpty ? "S" : "V")) switch
        {
            "s" or "slots" or "slot" or "prose" or "prosa" => ProseGuard.Check(about, spoken),
            "v" or "verified" or "values" or "value" or "werte" => ValueGuard.Check(about, facts, spoken),
            var other => throw new FormatException($"The mode '{other}' is unknown; there are S and V."),
        };
    }

    static Spoken Words(JsonObject entry) =>
        new(GuardWords.Place(Text(entry, "channel", "body")), Text(entry, "text", null));

    // A text with slots is a whole draft, which needs all of its slots; without any it is one block of prose.
    static ProseCase Case(JsonObject entry, ImmutableArray<CaseFact> facts) => new(
        GuardWords.Kind(Text(entry, "kind", Text(entry, "stage", Text(entry, "stufe", "reminder")))),
        GuardWords.Fold(Text(entry, "register", "Sie")) is "du" or "per-du" or "duzen" or "informal" or "informell"
            ? Register.Du : Register.Sie,
        GuardWords.Flags(entry["flags"]).ToFrozenSet(StringComparer.Ordinal),
        [.. facts.Where(f => f.Type == FactType.Name).Select(f => f.Value)])
    {
        IsWhole = entry["whole"] is JsonValue whole && whole.TryGetValue<bool>(out var isWhole) ? isWhole
            : Text(entry, "text", "").Contains("{{", StringComparison.Ordinal),
        Language = GuardWords.Fold(Text(entry, "language", "de")) is "en" or "english" or "englisch" ? Language.En : Language.De,
        Country = Enum.TryParse<Country>(Text(entry, "country", "DE"), ignoreCase: true, out var country) ? country : Country.DE,
    };

    internal static string Text(JsonObject entry, string name, string? usual) => entry[name] switch
    {
        JsonValue value => value.TryGetValue<string>(out var text) ? text : value.ToString(),
        null when usual is not null => usual,
        null => throw new FormatException($"'{name}' is missing."),
        _ => throw new FormatException($"'{name}' must be a text."),
    };
}
