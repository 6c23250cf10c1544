using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Inkassio.Domain.Debtors;
using Orleans.Serialization.Cloning;

namespace Inkassio.Cluster;

/// <summary>How values of the trade cross from one node to another: as JSON, without an attribute in
/// Domain.</summary>
// Never stored: both ends are nodes of one version, or of two during a rolling update, where a case may have gained an
// optional property. Computed properties stay at home; closed lists name their case.
static class Wire
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        IncludeFields = true, // Pairs have fields.
        RespectRequiredConstructorParameters = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { CloseList, LeaveComputed } },
        Converters = { new DecisionText() },
    };

    public static bool Carries(Type type) => type.Assembly == typeof(Debtor).Assembly;

    // Every abstract record of the trade is a closed list: its cases are the types that derive from it.
    static void CloseList(JsonTypeInfo list)
    {
        if (!list.Type.IsAbstract || list.PolymorphismOptions is not null || !Carries(list.Type)) return;
        list.PolymorphismOptions = new() { TypeDiscriminatorPropertyName = "$case" };
        foreach (var @case in list.Type.Assembly.GetTypes().Where(t => !t.IsAbstract && t.IsSubclassOf(list.Type)))
            list.PolymorphismOptions.DerivedTypes.Add(new(@case, @case.FullName!));
    }

    // What a constructor takes or a setter sets crosses; what follows from it is computed again.
    static void LeaveComputed(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object || !Carries(type.Type)) return;
        var taken = type.Type.GetConstructors().SelectMany(made => made.GetParameters()).Select(p => p.Name)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        for (var i = type.Properties.Count - 1; i >= 0; i--)
            if (type.Properties[i].Set is null && !taken.Contains(type.Properties[i].Name))
                type.Properties.RemoveAt(i);
    }

    // Nobody but Domain can make a decision of any other form than these.
    sealed class DecisionText : JsonConverter<Decision>
    {
        sealed record Parts(ImmutableArray<DebtorEvent> Events, Refusal? Refusal);

        public override Decision Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<Parts>(ref reader, options) switch
            {
                { Refusal: { } why } => why,
                { Events: var events } => Decision.Of(events),
                null => throw new JsonException("A decision was expected."),
            };

        public override void Write(Utf8JsonWriter writer, Decision value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(
                writer, new Parts(value.Events.IsDefault ? [] : value.Events, value.Refusal), options);
    }
}

/// <summary>Values of the trade never change, so within one node they are handed over as they are.</summary>
sealed class SharedWithinNode : IGeneralizedCopier
{
    public bool IsSupportedType(Type type) => Wire.Carries(type);

    public object? DeepCopy(object? input, CopyContext context) => input;
}
