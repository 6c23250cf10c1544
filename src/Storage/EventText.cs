using System.Collections.Frozen;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Inkassio.Storage;

/// <summary>How values are stored as text: enums as words, ids as bare UUIDs, nothing that is computed.</summary>
// Read forever. A stored case may only gain properties with a default; a changed meaning is a new name.
static class StoredJson
{
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        IgnoreReadOnlyProperties = true,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // Nobody pastes it into a page.
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        Converters = { new Words() },
    };

    // A converter of the options goes before one of the type, so this one keeps away from enums that have their own.
    sealed class Words : JsonConverterFactory
    {
        readonly JsonStringEnumConverter words = new(namingPolicy: null, allowIntegerValues: false);

        public override bool CanConvert(Type typeToConvert) =>
            typeToConvert.IsEnum && !typeToConvert.IsDefined(typeof(JsonConverterAttribute), inherit: false);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            words.CreateConverter(typeToConvert, options);
    }
}

/// <summary>Events as the journal stores them: a name, and the case's own properties as JSON.</summary>
/// <typeparam name="TEvent">The closed list; its stored names are its <see
/// cref="JsonDerivedTypeAttribute"/>s.</typeparam>
static class EventText<TEvent> where TEvent : class
{
    static readonly FrozenDictionary<string, JsonTypeInfo> ByName = Cases().ToFrozenDictionary(
        @case => (string)@case.TypeDiscriminator!, @case => StoredJson.Options.GetTypeInfo(@case.DerivedType));

    static readonly FrozenDictionary<Type, string> Names = Cases().ToFrozenDictionary(
        @case => @case.DerivedType, @case => (string)@case.TypeDiscriminator!);

    public static IReadOnlyCollection<string> AllNames => ByName.Keys;

    public static string NameOf(TEvent happened) => Names.TryGetValue(happened.GetType(), out var name)
        ? name
        : throw new InvalidOperationException($"{happened.GetType().Name} has no stored name and cannot be stored.");

    public static byte[] Write(TEvent happened) =>
        JsonSerializer.SerializeToUtf8Bytes(happened, ByName[NameOf(happened)]);

    /// <exception cref="UnknownEventException">A newer version of the program wrote it.</exception>
    /// <exception cref="JsonException">The bytes are not this event.</exception>
    public static TEvent Read(string name, ReadOnlySpan<byte> body) => ByName.TryGetValue(name, out var type)
        ? (TEvent)JsonSerializer.Deserialize(body, type)!
        : throw new UnknownEventException(name);

    static IEnumerable<JsonDerivedTypeAttribute> Cases() =>
        typeof(TEvent).GetCustomAttributes<JsonDerivedTypeAttribute>();
}

/// <summary>The journal holds an event that this version of the program does not know: it is older than the
/// data.</summary>
public sealed class UnknownEventException(string name)
    : Exception($"The journal holds an event '{name}' that this version does not know. Install the newer version.");
