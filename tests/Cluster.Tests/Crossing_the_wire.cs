using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Inkassio.Domain.Debtors;

namespace Inkassio.Cluster.Tests;

/// <summary>Every case of the closed lists crosses from node to node and is the same afterwards.</summary>
public sealed class Crossing_the_wire
{
    public static TheoryData<Type> Commands => Cases(typeof(DebtorCommand));

    public static TheoryData<Type> Refusals => Cases(typeof(Refusal));

    // Facts are found erased while a journal is read; no decision says so.
    public static TheoryData<Type> Events => [.. Cases(typeof(DebtorEvent)).Select(row => row.Data)
        .Where(@case => @case != typeof(DebtorEvent.FactsErased))];

    // What an account, a command or a decision is made of has closed lists of its own.
    public static TheoryData<Type, Type> Parts
    {
        get
        {
            Type[] whole = [typeof(DebtorCommand), typeof(Refusal), typeof(DebtorEvent), typeof(Debtor)];
            var reached = new HashSet<Type>();
            foreach (var type in whole) Reach(type, reached);
            return [.. reached.Where(list => list.IsAbstract && Wire.Carries(list)).Except(whole)
                .SelectMany(list => Cases(list).Select(row => (list, row.Data)))];
        }
    }

    static void Reach(Type type, HashSet<Type> reached)
    {
        if (!reached.Add(type)) return;
        var told = Wire.Options.GetTypeInfo(type);
        Type?[] next =
        [
            .. told.Properties.Select(property => property.PropertyType),
            .. told.PolymorphismOptions?.DerivedTypes.Select(@case => @case.DerivedType) ?? [],
            told.ElementType, told.KeyType, Nullable.GetUnderlyingType(type),
        ];
        foreach (var part in next.OfType<Type>()) Reach(part, reached);
    }

    [Theory, MemberData(nameof(Parts))]
    public void a_part_is_the_same_afterwards(Type list, Type @case) => Same(Made.Of(@case), list);

    [Theory, MemberData(nameof(Commands))]
    public void a_command_is_the_same_afterwards(Type @case) => Same(Made.Of(@case), @case);

    [Theory, MemberData(nameof(Refusals))]
    public void a_refusal_is_the_same_afterwards(Type @case) =>
        Same((Decision)(Refusal)Made.Of(@case), typeof(Decision));

    [Theory, MemberData(nameof(Events))]
    public void an_event_is_the_same_afterwards(Type @case) =>
        Same((Decision)(DebtorEvent)Made.Of(@case), typeof(Decision));

    [Fact]
    public void an_account_is_the_same_afterwards() => Same(Made.Of(typeof(Debtor)), typeof(Debtor));

    [Fact]
    public void nothing_done_is_nothing_done_afterwards() =>
        Assert.True(JsonSerializer.Deserialize<Decision>(
            JsonSerializer.Serialize(Decision.AlreadyDone, Wire.Options), Wire.Options).IsAlreadyDone);

    [Fact]
    public void a_made_up_account_has_something_in_every_list() => Assert.All(
        typeof(Debtor).GetProperties().Where(p => p.SetMethod is not null),
        p => Assert.True(Full(p.GetValue(Made.Of(typeof(Debtor)))), $"{p.Name} is empty."));

    static bool Full(object? value) => value switch
    {
        IEnumerable many => many.Cast<object>().Any(),
        false => true, // Flags have no other way to be made but true, and that is tried by the flags of claims.
        _ => value is not null,
    };

    static void Same(object before, Type declared)
    {
        var text = JsonSerializer.Serialize(before, declared, Wire.Options);
        var after = JsonSerializer.Deserialize(text, declared, Wire.Options);
        Assert.Equal(before.GetType(), after!.GetType());
        // Dictionaries and lists compare by identity, so the values are told in full by a teller of our own.
        Assert.Equal(Told.Of(before), Told.Of(after));
    }

    static TheoryData<Type> Cases(Type list) =>
        [.. list.Assembly.GetTypes().Where(t => !t.IsAbstract && t.IsSubclassOf(list))];
}

/// <summary>Tells a value with all that is in it, by its fields: what serialization forgets is missing here.</summary>
static class Told
{
    public static string Of(object? value, int depth = 0) => value switch
    {
        null => "null",
        string text => $"'{text}'",
        IEnumerable many => "[" + string.Join(", ", Items(many).Select(item => Of(item, depth + 1))) + "]",
        _ when depth > 12 => "…",
        _ when value.GetType() is { IsPrimitive: true } or { IsEnum: true } || value is decimal or Guid or DateOnly
            or DateTimeOffset or TimeOnly or TimeSpan => $"{value}",
        _ => value.GetType().Name + "(" + string.Join(", ", Fields(value.GetType()).Select(field =>
            $"{field.Name}={Of(field.GetValue(value), depth + 1)}")) + ")",
    };

    static IEnumerable<object?> Items(IEnumerable many)
    {
        // An array that nobody made is as good as an empty one.
        if (many.GetType() is { IsGenericType: true } type
            && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
            && (bool)type.GetProperty("IsDefault")!.GetValue(many)!) return [];
        var items = many.Cast<object?>().ToArray();
        return many is IDictionary ? items.OrderBy(item => Of(item), StringComparer.Ordinal) : items;
    }

    static IEnumerable<FieldInfo> Fields(Type type)
    {
        for (var at = type; at is not null && at != typeof(object); at = at.BaseType)
            foreach (var field in at.GetFields(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                yield return field;
    }
}

/// <summary>Makes a value of any type of the trade with something in every property, by its constructor and its
/// settable properties.</summary>
static class Made
{
    static readonly DateOnly Day = new(2026, 3, 12);

    public static object Of(Type type, int depth = 0) =>
        Simple(type, depth) ?? Listed(type, depth) ?? Case(type, depth) ?? Built(type, depth);

    static object? Simple(Type type, int depth) =>
        Nullable.GetUnderlyingType(type) is { } inner ? Of(inner, depth)
        : type == typeof(string) ? "Größe „A“ & Söhne"
        : type == typeof(Guid) ? Guid.Parse("0195aaaa-bbbb-7ccc-8ddd-eeeeffff0001")
        : type == typeof(DateOnly) ? Day
        : type == typeof(DateTimeOffset) ? new DateTimeOffset(Day, new TimeOnly(9, 30), TimeSpan.Zero)
        : type == typeof(TimeOnly) ? new TimeOnly(9, 30)
        : type == typeof(bool) ? true
        : type == typeof(int) ? 17
        : type == typeof(long) ? 17L
        : type == typeof(decimal) ? 1.25m
        : type == typeof(double) ? 0.5
        : type == typeof(LetterHash) ? new LetterHash(new string('a', 64))
        : type == typeof(FactsVersion) ? new FactsVersion(new string('b', 64))
        : type.IsEnum ? Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1)
        : null;

    static object? Listed(Type type, int depth)
    {
        if (!type.IsGenericType) return null;
        var parts = type.GetGenericArguments();
        var kind = type.GetGenericTypeDefinition();
        if (kind == typeof(ImmutableArray<>)) return Call(nameof(AnArray), parts, depth);
        if (kind == typeof(ImmutableHashSet<>)) return Call(nameof(ASet), parts, depth);
        if (kind == typeof(ImmutableDictionary<,>)) return Call(nameof(ADictionary), parts, depth);
        return null;
    }

    static object Call(string name, Type[] parts, int depth) =>
        typeof(Made).GetMethod(name, BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(parts)
            .Invoke(null, [depth])!;

    static ImmutableArray<T> AnArray<T>(int depth) => [(T)Of(typeof(T), depth + 1)];

    static ImmutableHashSet<T> ASet<T>(int depth) => [(T)Of(typeof(T), depth + 1)];

    static ImmutableDictionary<TKey, T> ADictionary<TKey, T>(int depth) where TKey : notnull =>
        ImmutableDictionary<TKey, T>.Empty.Add((TKey)Of(typeof(TKey), depth + 1), (T)Of(typeof(T), depth + 1));

    // Of a closed list the case with the most in it.
    static object? Case(Type type, int depth) => !type.IsAbstract ? null
        : Of(type.Assembly.GetTypes().Where(t => !t.IsAbstract && t.IsSubclassOf(type))
            .OrderByDescending(t => t.GetProperties().Length).ThenBy(t => t.Name, StringComparer.Ordinal).First(),
            depth + 1);

    static object Built(Type type, int depth)
    {
        if (depth > 20) throw new InvalidOperationException($"{type} never ends.");
        var maker = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).FirstOrDefault(
            c => c.GetParameters() is not [{ } only] || only.ParameterType != type);
        var made = maker is null ? Activator.CreateInstance(type, nonPublic: true)!
            : maker.Invoke([.. maker.GetParameters().Select(p => Of(p.ParameterType, depth + 1))]);
        var said = maker?.GetParameters().Select(p => p.Name).ToHashSet(StringComparer.OrdinalIgnoreCase) ?? [];
        foreach (var open in type.GetProperties().Where(p =>
            // What Domain keeps out of its JSON is computed for one letter and no part of the account.
            p.SetMethod is not null && !said.Contains(p.Name) && !p.IsDefined(typeof(JsonIgnoreAttribute))))
            open.SetValue(made, Of(open.PropertyType, depth + 1));
        return made;
    }
}
