using System.Collections.Frozen;
using System.Text.Json;

namespace Inkassio.Assistant.Models;

/// <summary>The part of JSON Schema that providers agree on: types, enums, objects with all their parts, lists. Checked
/// here as well, as many models promise JSON and no more.</summary>
public static class JsonShape
{
    static readonly FrozenSet<string> Known = FrozenSet.Create(
        StringComparer.Ordinal, "type", "enum", "properties", "required", "additionalProperties", "items", "description");

    /// <summary>Where a value breaks the schema, as a path; null when it fits.</summary>
    public static string? Problem(JsonElement schema, JsonElement value, string at = "$")
    {
        if (!IsOfType(schema, value)) return $"{at}: {value.ValueKind}";
        if (schema.TryGetProperty("enum", out var words) && value.ValueKind != JsonValueKind.Null
            && !words.EnumerateArray().Any(word => JsonElement.DeepEquals(word, value))) return $"{at}: not listed";
        return value.ValueKind switch
        {
            JsonValueKind.Object => ProblemOfParts(schema, value, at),
            JsonValueKind.Array when schema.TryGetProperty("items", out var item) => value.EnumerateArray()
                .Select((one, i) => Problem(item, one, $"{at}[{i}]")).FirstOrDefault(p => p is not null),
            _ => null,
        };
    }

    /// <summary>What a schema asks that is not checked here, and objects that are not closed; for the tests of our own
    /// files.</summary>
    public static IEnumerable<string> Unchecked(JsonElement schema, string at = "$")
    {
        foreach (var part in schema.EnumerateObject().Where(part => !Known.Contains(part.Name)))
            yield return $"{at}: {part.Name}";
        if (schema.TryGetProperty("properties", out var parts))
        {
            string[] required = schema.TryGetProperty("required", out var list)
                ? [.. list.EnumerateArray().Select(one => one.GetString()!)] : [];
            if (!schema.TryGetProperty("additionalProperties", out var more) || more.ValueKind != JsonValueKind.False)
                yield return $"{at}: open";
            foreach (var part in parts.EnumerateObject())
            {
                if (!required.Contains(part.Name)) yield return $"{at}.{part.Name}: not required";
                foreach (var problem in Unchecked(part.Value, $"{at}.{part.Name}")) yield return problem;
            }
        }
        if (schema.TryGetProperty("items", out var item))
            foreach (var problem in Unchecked(item, at + "[]")) yield return problem;
    }

    static string? ProblemOfParts(JsonElement schema, JsonElement value, string at)
    {
        if (!schema.TryGetProperty("properties", out var parts)) return null;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in value.EnumerateObject())
        {
            if (!seen.Add(part.Name)) return $"{at}.{part.Name}: twice";
            if (!parts.TryGetProperty(part.Name, out var shape)) return $"{at}.{part.Name}: unknown";
            if (Problem(shape, part.Value, $"{at}.{part.Name}") is { } problem) return problem;
        }
        return schema.TryGetProperty("required", out var required)
            ? required.EnumerateArray().Select(one => one.GetString()!)
                .Where(name => !seen.Contains(name)).Select(name => $"{at}.{name}: missing").FirstOrDefault()
            : null;
    }

    static bool IsOfType(JsonElement schema, JsonElement value)
    {
        if (!schema.TryGetProperty("type", out var type)) return true;
        return type.ValueKind == JsonValueKind.Array
            ? type.EnumerateArray().Any(one => IsOfType(one.GetString()!, value))
            : IsOfType(type.GetString()!, value);
    }

    static bool IsOfType(string type, JsonElement value) => type switch
    {
        "string" => value.ValueKind == JsonValueKind.String,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => throw new FormatException($"A schema names the type {type}."),
    };
}
