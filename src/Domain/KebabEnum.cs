using System.Text.Json;
using System.Text.Json.Serialization;

namespace Inkassio.Domain;

/// <summary>Stores an enum as a word, for instance <c>last-notice</c> or <c>notice-1</c>; never as a number.</summary>
public sealed class KebabEnum<T> : JsonConverter<T> where T : struct, Enum
{
    static readonly Dictionary<T, string> Words = Enum.GetValues<T>().ToDictionary(v => v, v => Kebab(v.ToString()));
    static readonly Dictionary<string, T> Values = Words.ToDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);

    public static string Word(T value) => Words[value];

    /// <exception cref="JsonException">The word is none of the enum's.</exception>
    public static T Value(string word) => Values.TryGetValue(word, out var value)
        ? value
        : throw new JsonException($"'{word}' is no {typeof(T).Name}; known are {string.Join(", ", Values.Keys)}.");

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Value(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Words[value]);

    static string Kebab(string name) => string.Concat(name.Select((c, i) =>
        (i > 0 && (char.IsUpper(c) || char.IsDigit(c)) ? "-" : "") + char.ToLowerInvariant(c)));
}
