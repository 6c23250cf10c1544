using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Inkassio.Assistant;

/// <summary>What an utterance asks for, in the public form: the intent, its slots by their German names, and how the
/// assistant reacts. Nothing is ever sent or booked by it.</summary>
/// <param name="Slots">Texts, whole or decimal numbers, and lists of texts in ascending order.</param>
/// <param name="Questions">The customer numbers or days that the user has to choose from; at most five.</param>
public sealed record Understood(
    string Intent, ImmutableSortedDictionary<string, object> Slots, string Reaction, ImmutableArray<string> Questions)
{
    static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The name as it was said, where the wish needs a customer and the book has none of that name.</summary>
    public string? UnknownName { get; init; }

    /// <summary>The day was a Saturday, a Sunday or a holiday, so another one is offered.</summary>
    public bool IsWarning => Slots.ContainsKey("fristVorschlag");

    /// <summary>intent, slots and reaction as one line of JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(new { intent = Intent, slots = Slots, reaction = Reaction },
        Plain);

    public string? Text(string slot) => Slots.GetValueOrDefault(slot) as string;

    internal static Understood Of(string intent, IEnumerable<KeyValuePair<string, object>> slots) => new(
        intent, slots.ToImmutableSortedDictionary(StringComparer.Ordinal), Intents.Of(intent).Reaction, []);

    internal static Understood Refused(string reason) => Of("ablehnen", [new("grund", reason)]);
}
