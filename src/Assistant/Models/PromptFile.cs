using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Inkassio.Assistant.Models;

/// <summary>Which prompt was used: kept with each call and each draft.</summary>
/// <param name="Hash">SHA-256 of the file, in hexadecimal.</param>
public sealed record PromptMark(string Name, int Version, string Hash);

/// <summary>A value that a prompt has a place for.</summary>
public sealed record PromptInput(string Name, string Description, bool IsRequired, JsonElement Schema);

/// <summary>What a model is told, from a file of prompts/assistant/models in the YAML schema of Semantic Kernel.
/// </summary>
// The template is plain text with {{$name}} and nothing else: no calls, no conditions. Its messages are cut before any
// value is put in, so that no value can open or close one; and each value is checked and encoded.
public sealed partial class PromptFile
{
    static readonly Lazy<FrozenDictionary<string, PromptFile>> OfTheHouse = new(() => Names()
        .Select(name => Parse(Text(name))).ToFrozenDictionary(p => p.Mark.Name, StringComparer.Ordinal));

    static readonly JsonSerializerOptions Encoded =
        new() { Encoder = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) };

    readonly ImmutableArray<(ChatRole Role, string Text)> messages;

    PromptFile(PromptMark mark, ImmutableArray<(ChatRole, string)> messages, ImmutableArray<PromptInput> inputs,
        JsonElement? answer)
    {
        (Mark, this.messages, Inputs, Answer) = (mark, messages, inputs, answer);
    }

    public PromptMark Mark { get; }

    public ImmutableArray<PromptInput> Inputs { get; }

    /// <summary>The form of the answer as JSON Schema; null where it is a text.</summary>
    public JsonElement? Answer { get; }

    public float? Temperature { get; private init; }

    public int TokensMax { get; private init; }

    /// <summary>The prompt of that name, as it is built in.</summary>
    public static PromptFile Named(string name) => OfTheHouse.Value[name];

    public static IEnumerable<PromptFile> All => OfTheHouse.Value.Values;

    /// <exception cref="FormatException">The file is no such prompt; the message says what is wrong.</exception>
    public static PromptFile Parse(string file)
    {
        Written written;
        try
        {
            written = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build()
                .Deserialize<Written>(file);
        }
        catch (YamlException e)
        {
            throw new FormatException(e.Message, e);
        }
        if (written.TemplateFormat != "semantic-kernel") throw new FormatException($"{written.Name}: the format is unknown.");
        var settings = written.ExecutionSettings["default"];
        ImmutableArray<PromptInput> inputs = [.. written.InputVariables.Select(InputOf)];
        var read = MessagesIn(written, inputs);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(file.ReplaceLineEndings("\n"))));
        return new(new(written.Name, settings.Version, hash), read, inputs, Schema(written.OutputVariable?.JsonSchema))
        {
            Temperature = settings.Temperature, TokensMax = settings.MaxTokens,
        };
    }

    /// <summary>The messages with their values: words of a closed list as they are, anything else as a JSON text.
    /// </summary>
    /// <exception cref="ArgumentException">A value is missing, unknown or not of its form.</exception>
    public IReadOnlyList<ChatMessage> Render(IReadOnlyDictionary<string, JsonNode?> values)
    {
        var filled = Inputs.ToDictionary(input => input.Name, input => Value(input, values), StringComparer.Ordinal);
        if (values.Keys.FirstOrDefault(name => !filled.ContainsKey(name)) is { } unknown)
            throw new ArgumentException($"{Mark.Name} has no input {unknown}.", nameof(values));
        return [.. messages.Select(message => new ChatMessage(message.Role,
            Place().Replace(message.Text, match => filled[match.Groups["name"].Value])))];
    }

    string Value(PromptInput input, IReadOnlyDictionary<string, JsonNode?> values)
    {
        if (!values.TryGetValue(input.Name, out var given) || given is null)
            return input.IsRequired ? throw new ArgumentException($"{Mark.Name} needs {input.Name}.", nameof(values)) : "-";
        var value = JsonSerializer.SerializeToElement(given);
        if (JsonShape.Problem(input.Schema, value) is { } problem)
            throw new ArgumentException($"{Mark.Name}, {input.Name}: {problem}", nameof(values));
        if (value.ValueKind == JsonValueKind.Array && IsClosed(input.Schema.GetProperty("items")))
            return value.GetArrayLength() == 0 ? "keine"
                : string.Join(", ", value.EnumerateArray().Select(one => one.GetString()));
        return IsClosed(input.Schema) ? value.GetString()! : JsonSerializer.Serialize(value, Encoded);
    }

    static bool IsClosed(JsonElement schema) => schema.TryGetProperty("enum", out _);

    static PromptInput InputOf(WrittenInput written) => written.AllowDangerouslySetContent
        ? throw new FormatException($"{written.Name}: values are always encoded.")
        : new(written.Name, written.Description, written.IsRequired,
            Schema(written.JsonSchema) ?? throw new FormatException($"{written.Name} has no json_schema."));

    static JsonElement? Schema(string? text)
    {
        if (text is null) return null;
        try
        {
            var schema = JsonDocument.Parse(text).RootElement.Clone();
            return JsonShape.Unchecked(schema).FirstOrDefault() is { } problem
                ? throw new FormatException(problem) : schema;
        }
        catch (JsonException e)
        {
            throw new FormatException(e.Message, e);
        }
    }

    static ImmutableArray<(ChatRole, string)> MessagesIn(Written written, ImmutableArray<PromptInput> inputs)
    {
        var found = ImmutableArray.CreateBuilder<(ChatRole, string)>();
        foreach (Match match in Message().Matches(written.Template))
            found.Add((match.Groups["role"].Value == "system" ? ChatRole.System : ChatRole.User,
                match.Groups["text"].Value.Trim()));
        if (found.Count == 0 || Message().Replace(written.Template, "").Trim().Length > 0)
            throw new FormatException($"{written.Name}: the template is messages of system and user, and nothing besides.");
        var named = Place().Matches(written.Template).Select(m => m.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        if (!named.SetEquals(inputs.Select(i => i.Name)))
            throw new FormatException($"{written.Name}: inputs and places differ.");
        if (found.Any(m => Place().Replace(m.Item2, "").Contains("{{", StringComparison.Ordinal)))
            throw new FormatException($"{written.Name}: only {{{{$name}}}} may stand in braces.");
        return found.ToImmutable();
    }

    static IEnumerable<string> Names() => typeof(PromptFile).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith("models.", StringComparison.Ordinal));

    static string Text(string resource)
    {
        using var reader = new StreamReader(typeof(PromptFile).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\{\{\$(?<name>[a-z_]+)\}\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Place();

    [GeneratedRegex("<message role=\"(?<role>system|user)\">(?<text>.*?)</message>",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Message();

    sealed class Written
    {
        public string Name { get; set; } = "";

        public string Description { get; set; } = "";

        public string TemplateFormat { get; set; } = "";

        public string Template { get; set; } = "";

        public List<WrittenInput> InputVariables { get; set; } = [];

        public WrittenOutput? OutputVariable { get; set; }

        public Dictionary<string, WrittenSettings> ExecutionSettings { get; set; } = new(StringComparer.Ordinal);
    }

    sealed class WrittenInput
    {
        public string Name { get; set; } = "";

        public string Description { get; set; } = "";

        public bool IsRequired { get; set; }

        public string JsonSchema { get; set; } = "";

        public bool AllowDangerouslySetContent { get; set; }
    }

    sealed class WrittenOutput
    {
        public string Description { get; set; } = "";

        public string? JsonSchema { get; set; }
    }

    sealed class WrittenSettings
    {
        public float? Temperature { get; set; }

        public int MaxTokens { get; set; }

        public int Version { get; set; }
    }
}
