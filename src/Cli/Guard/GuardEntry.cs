using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Correspondence.Guard;
using Inkassio.Domain.Correspondence.Guard.Prose;
using Inkassio.Domain.Correspondence.Guard.Values;
using Inkassio.Domain.Debtors;

namespace Inkassio.Cli.Guard;

/// <summary>The guard for the terminal: <c>{mode, kind, channel, register, text, flags, facts}</c> comes out as
/// <c>{ok, findings}</c>.</summary>
public static class GuardEntry
{
    static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // What people call a place; a letter's own text on any way to the debtor is its body.
    static readonly FrozenDictionary<string, SpokenIn> Places = new Dictionary<string, SpokenIn>
    {
        ["body"] = SpokenIn.Body, ["email"] = SpokenIn.Body, ["e-mail"] = SpokenIn.Body, ["mail"] = SpokenIn.Body,
        ["post"] = SpokenIn.Body, ["letter"] = SpokenIn.Body, ["brief"] = SpokenIn.Body, ["print-service"] = SpokenIn.Body,
        ["paper"] = SpokenIn.Body, ["pdf"] = SpokenIn.Body, ["portal"] = SpokenIn.Body, ["sms"] = SpokenIn.Body,
        ["subject"] = SpokenIn.Subject, ["betreff"] = SpokenIn.Subject, ["greeting"] = SpokenIn.Greeting,
        ["closing"] = SpokenIn.Closing, ["file-name"] = SpokenIn.FileName, ["filename"] = SpokenIn.FileName,
        ["pdf-title"] = SpokenIn.PdfTitle, ["title"] = SpokenIn.PdfTitle, ["reason"] = SpokenIn.Reason,
        ["reasoning"] = SpokenIn.Reason, ["chip"] = SpokenIn.Chip, ["suggestion"] = SpokenIn.Chip,
        ["tool-argument"] = SpokenIn.ToolArgument, ["tool"] = SpokenIn.ToolArgument, ["chat"] = SpokenIn.Chat,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    static readonly FrozenDictionary<string, FactType> Types = new Dictionary<string, FactType>
    {
        ["amount"] = FactType.Amount, ["betrag"] = FactType.Amount, ["money"] = FactType.Amount,
        ["date"] = FactType.Date, ["day"] = FactType.Date, ["datum"] = FactType.Date, ["deadline"] = FactType.Date,
        ["frist"] = FactType.Date, ["duration"] = FactType.Duration, ["dauer"] = FactType.Duration,
        ["percent"] = FactType.Percent, ["rate"] = FactType.Percent, ["zinssatz"] = FactType.Percent,
        ["iban"] = FactType.Iban, ["invoice"] = FactType.Invoice, ["invoice-number"] = FactType.Invoice,
        ["rechnungsnr"] = FactType.Invoice, ["rechnung"] = FactType.Invoice, ["count"] = FactType.Count,
        ["number"] = FactType.Count, ["anzahl"] = FactType.Count, ["name"] = FactType.Name, ["contact"] = FactType.Contact,
        ["kontakt"] = FactType.Contact, ["phone"] = FactType.Contact, ["email"] = FactType.Contact, ["bic"] = FactType.Contact,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The answer to one line, and whether the text may be used.</summary>
    public static (string Line, bool IsOk) Answer(JsonNode? entry)
    {
        try
        {
            var findings = Check(entry as JsonObject ?? throw new FormatException("An entry must be an object."));
            var isOk = findings.All(f => !f.Blocks);
            return (JsonSerializer.Serialize(new { ok = isOk, findings = findings.Select(Told) }, Readable), isOk);
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException)
        {
            return (JsonSerializer.Serialize(new { refused = new { reason = e.Message } }, Readable), false);
        }
    }

    static object Told(ProseFinding finding) => new
    {
        rule = finding.Rule, @class = KebabEnum<ProseFault>.Word(finding.Fault), from = finding.From, to = finding.To,
        said = finding.Said, blocks = finding.Blocks,
    };

    static ImmutableArray<ProseFinding> Check(JsonObject entry)
    {
        ImmutableArray<CaseFact> facts = [.. (entry["facts"] as JsonArray ?? []).Select(f => Fact(f as JsonObject))];
        var (about, spoken) = (Case(entry, facts), Words(entry));
        return Text(entry, "mode", "S").ToUpperInvariant() switch
        {
            "S" => ProseGuard.Check(about, spoken),
            "V" => ValueGuard.Check(about, facts, spoken),
            var other => throw new FormatException($"The mode '{other}' is unknown; there are S and V."),
        };
    }

    static Spoken Words(JsonObject entry)
    {
        var channel = Text(entry, "channel", "body");
        return Places.TryGetValue(channel.Replace('_', '-'), out var place)
            ? new(place, Text(entry, "text", null))
            : throw new FormatException($"The channel '{channel}' is unknown; there are {string.Join(", ", Places.Keys)}.");
    }

    // A text with slots is a whole draft, which needs all of its slots; without any it is one block of prose.
    static ProseCase Case(JsonObject entry, ImmutableArray<CaseFact> facts) => new(
        Kind(Text(entry, "kind", "reminder")),
        Text(entry, "register", "Sie").Equals("du", StringComparison.OrdinalIgnoreCase) ? Register.Du : Register.Sie,
        (entry["flags"] as JsonArray ?? []).Select(f => f!.GetValue<string>().Replace('_', '-').ToLowerInvariant())
            .ToFrozenSet(StringComparer.Ordinal),
        [.. facts.Where(f => f.Type == FactType.Name).Select(f => f.Value)])
    {
        IsWhole = entry["whole"] is { } whole ? whole.GetValue<bool>()
            : Text(entry, "text", "").Contains("{{", StringComparison.Ordinal),
        Language = Text(entry, "language", "de") == "en" ? Language.En : Language.De,
        Country = Enum.TryParse<Country>(Text(entry, "country", "DE"), out var country) ? country : Country.DE,
    };

    // By its stored word, or by the short sign that tone.md has.
    static LetterKind Kind(string said)
    {
        foreach (var kind in Enum.GetValues<LetterKind>())
            if (said.Equals(KebabEnum<LetterKind>.Word(kind), StringComparison.OrdinalIgnoreCase)
                || said.Equals(ForbiddenWords.Sign(kind), StringComparison.Ordinal)) return kind;
        return KebabEnum<LetterKind>.Value(said);
    }

    static CaseFact Fact(JsonObject? fact)
    {
        if (fact is null) throw new FormatException("A fact must be an object.");
        var (type, role) = (Text(fact, "type", null), Text(fact, "role", ""));
        if (!Types.TryGetValue(type.Replace('_', '-'), out var known))
            throw new FormatException($"The fact type '{type}' is unknown; there are {string.Join(", ", Types.Keys)}.");
        var value = Text(fact, "value", null);
        return new(known, CaseFact.RoleOf(known, role.Length > 0 ? role : type), value)
        {
            Of = Text(fact, "of", ""), Currency = Text(fact, "currency", CurrencyIn(value)),
        };
    }

    static string CurrencyIn(string value) => value.Contains("CHF", StringComparison.Ordinal) ? "CHF"
        : value.Contains('€', StringComparison.Ordinal) || value.Contains("EUR", StringComparison.Ordinal) ? "EUR" : "";

    static string Text(JsonObject entry, string name, string? usual) => entry[name] switch
    {
        JsonValue value => value.TryGetValue<string>(out var text) ? text : value.ToString(),
        null when usual is not null => usual,
        null => throw new FormatException($"'{name}' is missing."),
        _ => throw new FormatException($"'{name}' must be a text."),
    };
}
