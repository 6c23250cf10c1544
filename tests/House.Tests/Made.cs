using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Serialization;

namespace Inkassio.House.Tests;

/// <summary>Makes an instance of any record of the trade, every property filled, the same at every call.</summary>
// One id serves for all, so that a made event speaks of the things that other made events have brought about.
public static class Made
{
    static readonly Guid Id = Guid.Parse("00000000-0000-7000-8000-000000000001");

    public static object Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return Of(inner);
        if (type.IsEnum) return Enum.GetValues(type).GetValue(0)!;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)) return One(type);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableDictionary<,>)) return Pair(type);
        return type switch
        {
            _ when type == typeof(string) => "Wort",
            _ when type == typeof(bool) => true,
            _ when type == typeof(int) => 7,
            _ when type == typeof(long) => 700L,
            _ when type == typeof(decimal) => 7.25m,
            _ when type == typeof(Guid) => Id,
            _ when type == typeof(DateOnly) => new DateOnly(2026, 3, 2),
            _ when type == typeof(DateTimeOffset) => new DateTimeOffset(2026, 3, 2, 9, 30, 0, TimeSpan.Zero),
            _ => Record(type),
        };
    }

    /// <summary>What the constructor takes: these and the init properties are what may be stored.</summary>
    public static ConstructorInfo? Constructor(Type type) => type.GetConstructors()
        .Where(c => c.GetParameters() is not [var only] || only.ParameterType != type)
        .MaxBy(c => c.GetParameters().Length);

    public static IEnumerable<PropertyInfo> Init(Type type) => type
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(p => p.SetMethod is { IsPublic: true }
            && p.GetCustomAttribute<JsonIgnoreAttribute>()?.Condition != JsonIgnoreCondition.Always
            && Constructor(type)?.GetParameters().Any(c => c.Name == p.Name) != true);

    static object Record(Type type)
    {
        // Any case stands for a closed list.
        if (type.IsAbstract && type.GetNestedTypes().FirstOrDefault(t => t.IsSubclassOf(type)) is { } @case)
            return Record(@case);
        if (Constructor(type) is not { } constructor) return Ready(type);
        var made = constructor.Invoke([.. constructor.GetParameters().Select(p => Of(p.ParameterType))]);
        foreach (var property in Init(type)) property.SetValue(made, Of(property.PropertyType));
        return made;
    }

    // A type that is valid by construction offers values of its own.
    static object Ready(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Static).FirstOrDefault(p => p.PropertyType == type)
            ?.GetValue(null)
        ?? throw new InvalidOperationException($"No instance of {type} can be made: neither constructor nor value.");

    static object Pair(Type dictionary) => dictionary.GetMethod("Add")!.Invoke(
        dictionary.GetField("Empty")!.GetValue(null), [.. dictionary.GetGenericArguments().Select(Of)])!;

    static object One(Type array)
    {
        var item = array.GetGenericArguments()[0];
        var items = Array.CreateInstance(item, 1);
        items.SetValue(Of(item), 0);
        return typeof(ImmutableArray).GetMethods()
            .Single(m => m is { Name: "Create" } && m.GetParameters() is [{ ParameterType.IsArray: true }])
            .MakeGenericMethod(item).Invoke(null, [items])!;
    }
}
