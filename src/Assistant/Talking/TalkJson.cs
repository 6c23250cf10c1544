using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using static Inkassio.Domain.Debtors.DebtorCommand;

namespace Inkassio.Assistant.Talking;

/// <summary>What the assistant stores, as JSON: replies, drafts, and the few commands that it may propose.</summary>
static class TalkJson
{
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // Nobody pastes it into a page.
        IgnoreReadOnlyProperties = true,
        Converters = { new Words(), new HeardJson() },
    };

    sealed class Words : JsonConverterFactory
    {
        readonly JsonStringEnumConverter words = new(namingPolicy: null, allowIntegerValues: false);

        public override bool CanConvert(Type typeToConvert) =>
            typeToConvert.IsEnum && !typeToConvert.IsDefined(typeof(JsonConverterAttribute), inherit: false);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            words.CreateConverter(typeToConvert, options);
    }

    /// <summary>The commands that a proposal may hold, by their stored names: none of them sends anything.</summary>
    static readonly FrozenDictionary<string, Type> Commands = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        ["record-promise"] = typeof(RecordPromise),
        ["agree-plan"] = typeof(AgreePlan),
        ["record-limitation-act"] = typeof(RecordLimitationAct),
        ["place-hold"] = typeof(PlaceHold),
        ["lift-hold"] = typeof(LiftHold),
        ["record-circumstance"] = typeof(RecordCircumstance),
        ["add-note"] = typeof(AddNote),
        ["record-payment"] = typeof(RecordPayment),
        ["describe-debtor"] = typeof(DescribeDebtor),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    static readonly FrozenDictionary<Type, string> Names = Commands.ToFrozenDictionary(p => p.Value, p => p.Key);

    public static IReadOnlyCollection<string> CommandNames => Commands.Keys;

    sealed record StoredCommand(string Command, JsonElement Body);

    sealed record Stored(string Title, ImmutableArray<string> Effects, ImmutableArray<StoredCommand> Commands);

    public static string Write(string title, ImmutableArray<string> effects, ImmutableArray<DebtorCommand> commands) =>
        JsonSerializer.Serialize(
            new Stored(title, effects, [.. commands.Select(c => new StoredCommand(
                Names.TryGetValue(c.GetType(), out var name) ? name
                    : throw new InvalidOperationException($"{c.GetType().Name} is not proposed by the assistant."),
                JsonSerializer.SerializeToElement(c, c.GetType(), Options)))]), Options);

    /// <exception cref="JsonException">The text holds no proposal, or a command that must not be proposed.</exception>
    public static (string Title, ImmutableArray<string> Effects, ImmutableArray<DebtorCommand> Commands) Read(
        string body)
    {
        var stored = JsonSerializer.Deserialize<Stored>(body, Options) ?? throw new JsonException("null");
        return (stored.Title, stored.Effects,
            [.. stored.Commands.Select(c => Commands.TryGetValue(c.Command, out var type)
            ? (DebtorCommand)c.Body.Deserialize(type, Options)!
            : throw new JsonException($"'{c.Command}' is no command that the assistant may propose."))]);
    }
}

/// <summary>What was understood, stored and read again with the same kinds of values.</summary>
sealed class HeardJson : JsonConverter<Understood>
{
    sealed record Stored(
        string Intent, Dictionary<string, JsonElement> Slots, string Reaction, ImmutableArray<string> Questions);

    sealed record Written(
        string Intent, ImmutableSortedDictionary<string, object> Slots, string Reaction,
        ImmutableArray<string> Questions);

    public override Understood Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var stored = JsonSerializer.Deserialize<Stored>(ref reader, options)!;
        return new(stored.Intent, stored.Slots.ToImmutableSortedDictionary(
            p => p.Key, p => Value(p.Value), StringComparer.Ordinal), stored.Reaction, stored.Questions);
    }

    static object Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => value.TryGetInt32(out var whole) ? (object)whole : value.GetDecimal(),
        JsonValueKind.Array => value.EnumerateArray().Select(v => v.GetString()!).ToImmutableArray(),
        _ => throw new JsonException("A slot is a text, a number or a list of texts."),
    };

    public override void Write(Utf8JsonWriter writer, Understood value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(
            writer, new Written(value.Intent, value.Slots, value.Reaction, value.Questions), options);
}
