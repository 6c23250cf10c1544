using System.Collections;
using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Tenants;

namespace Inkassio.House.Tests;

/// <summary>What the journal stores is read forever: closed lists, names that stay, nothing computed.</summary>
public sealed partial class Events
{
    static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    // Stands for what cannot be read any more; it is made while reading and never written.
    static readonly Type[] NeverStored = [typeof(DebtorEvent.FactsErased)];

    public static TheoryData<Type> Lists => [typeof(DebtorEvent), typeof(TenantEvent)];

    public static TheoryData<Type> ClosedLists =>
    [
        typeof(DebtorEvent), typeof(TenantEvent), typeof(DebtorCommand), typeof(Refusal), typeof(StepReason),
        typeof(Blocker), typeof(HandOverEnd), typeof(CallArrangement), typeof(ReferralBlocker), typeof(CallBlocker),
        typeof(Domain.Correspondence.LetterRequest),
        typeof(Domain.HandOver.Gap), typeof(Domain.HandOver.AdviceReason),
    ];

    [Theory, MemberData(nameof(ClosedLists))]
    public void are_closed_lists(Type list) => Guard.Holds(Open(list));

    [Theory, MemberData(nameof(Lists))]
    public void have_stored_names_in_kebab_case(Type list) => Guard.Holds(Names(list, NeverStored));

    [Fact]
    public void that_are_never_stored_cannot_be() => Assert.All(NeverStored, type =>
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize((DebtorEvent)Made.Of(type), Json)));

    [Theory, MemberData(nameof(Lists))]
    public void come_back_as_they_were_stored(Type list) => Assert.All(Cases(list).Except(NeverStored), type =>
    {
        var happened = Made.Of(type);
        var stored = JsonSerializer.Serialize(happened, list, Json);
        Assert.Equivalent(happened, JsonSerializer.Deserialize(stored, list, Json), strict: true);
    });

    [Theory, MemberData(nameof(Lists))]
    public void store_nothing_that_is_computed(Type list) =>
        Guard.Holds(Cases(list).SelectMany(Reached).Distinct().SelectMany(Computed));

    [Fact]
    public void of_a_debtor_all_change_the_account() => Guard.Holds(Unhandled(Cases(typeof(DebtorEvent)),
        happened => Known().Evolve((DebtorEvent)happened)));

    [Fact]
    public void of_a_tenant_all_change_the_tenant() => Guard.Holds(Unhandled(Cases(typeof(TenantEvent)),
        happened => Tenant.New.Evolve((TenantEvent)happened)));

    [Fact]
    public void follow_from_every_command() => Guard.Holds(Unhandled(Cases(typeof(DebtorCommand)), command =>
    {
        var terms = new Terms(Profile.Nobody, Ladder.Balanced);
        Debtor.New.Decide((DebtorCommand)command, terms);
        Known().Decide((DebtorCommand)command, terms);
        CommandKey.Of((DebtorCommand)command);
    }));

    [Fact]
    public void of_an_open_list_are_found() => Guard.Sees("Loose", Open(typeof(Planted)));

    [Fact]
    public void with_bad_names_are_found()
    {
        var findings = Names(typeof(Planted), []).ToArray();
        Assert.Equal(4, findings.Length);
        Assert.Contains(findings, f => f.Contains("Nameless has no stored name", StringComparison.Ordinal));
        Assert.Contains(findings, f => f.Contains("Sum_Computed", StringComparison.Ordinal));
        Assert.Equal(2, findings.Count(f => f.Contains("'twice'", StringComparison.Ordinal)));
    }

    [Fact]
    public void that_store_what_is_computed_are_found() =>
        Guard.Sees("Sum", Reached(typeof(Planted.Computing)).SelectMany(Computed));

    [Fact]
    public void that_nobody_handles_are_found() => Guard.Sees("Nameless", Unhandled([typeof(Planted.Nameless)],
        happened => throw new UnreachableException(happened.ToString())));

    static Debtor Known() => new[]
    {
        typeof(DebtorEvent.InvoiceRegistered), typeof(DebtorEvent.PaymentRecorded), typeof(DebtorEvent.NoticeProposed),
        typeof(DebtorEvent.DispatchPlanned), typeof(DebtorEvent.LetterWritten), typeof(DebtorEvent.PromiseGiven),
        typeof(DebtorEvent.PlanAgreed), typeof(DebtorEvent.DisputeOpened), typeof(DebtorEvent.CircumstanceRecorded),
        typeof(DebtorEvent.CallMade), typeof(DebtorEvent.ClaimsReferred),
    }.Aggregate(Debtor.New, (debtor, type) => debtor.Evolve((DebtorEvent)Made.Of(type)));

    static IEnumerable<Type> Cases(Type list) =>
        list.Assembly.GetTypes().Where(t => t.IsSubclassOf(list) && !t.IsAbstract);

    // Closed: nobody outside can add a case, for the constructor is private and every case is sealed and nested.
    static IEnumerable<string> Open(Type list) =>
    [
        .. list.GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)
            .Where(c => !c.IsPrivate && !IsCopy(c) && !Limited(list))
            .Select(_ => $"{list.Name}: the constructor is not private."),
        .. Cases(list).Where(t => !t.IsSealed || t.DeclaringType != list)
            .Select(t => $"{list.Name}.{t.Name} is not sealed inside its list."),
    ];

    // A list with a property for all cases has a constructor with a parameter, which a record makes protected.
    static bool Limited(Type list) => list.GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic)
        .Any(c => c.GetParameters().Length > 0 && !IsCopy(c));

    static bool IsCopy(ConstructorInfo constructor) =>
        constructor.GetParameters() is [var only] && only.ParameterType == constructor.DeclaringType;

    static IEnumerable<string> Names(Type list, Type[] neverStored)
    {
        var stored = list.GetCustomAttributes<JsonDerivedTypeAttribute>()
            .Select(a => (Type: a.DerivedType, Name: a.TypeDiscriminator as string ?? "")).ToArray();
        return
        [
            .. Cases(list).Except(neverStored).Where(t => stored.All(s => s.Type != t))
                .Select(t => $"{list.Name}.{t.Name} has no stored name."),
            .. stored.Where(s => !Kebab().IsMatch(s.Name)).Select(s => $"{s.Type.Name}: '{s.Name}' is not kebab-case."),
            .. stored.GroupBy(s => s.Name, StringComparer.Ordinal).Where(g => g.Skip(1).Any())
                .SelectMany(g => g).Select(s => $"{s.Type.Name}: '{s.Name}' is taken more than once."),
        ];
    }

    /// <summary>The types of ours that a type stores, itself included.</summary>
    static IEnumerable<Type> Reached(Type type)
    {
        var seen = new HashSet<Type>();
        var next = new Stack<Type>([type]);
        while (next.TryPop(out var at))
        {
            at = Nullable.GetUnderlyingType(at) ?? at;
            if (at.IsGenericType && at.IsAssignableTo(typeof(IEnumerable))) at = at.GetGenericArguments()[^1];
            if (at.IsEnum || !IsOurs(at) || !seen.Add(at)) continue;
            foreach (var parameter in Made.Constructor(at)?.GetParameters() ?? []) next.Push(parameter.ParameterType);
            foreach (var property in Made.Init(at)) next.Push(property.PropertyType);
        }
        return seen;
    }

    static bool IsOurs(Type type) => type.Namespace?.StartsWith("Inkassio.", StringComparison.Ordinal) == true;

    // A type that is stored as one word has a converter, and no properties to compare.
    static IEnumerable<string> Computed(Type type)
    {
        if (JsonSerializer.SerializeToNode(Made.Of(type), type, Json) is not JsonObject stored) return [];
        if (Made.Constructor(type) is not { } constructor) return [];
        string?[] given = [.. constructor.GetParameters().Select(p => p.Name), .. Made.Init(type).Select(p => p.Name)];
        return
        [
            .. stored.Select(p => p.Key).Except(given).Select(name => $"{type.Name} stores {name}, which is computed."),
            .. given.Except(stored.Select(p => p.Key)).Select(name => $"{type.Name} does not store {name}."),
        ];
    }

    static IEnumerable<string> Unhandled(IEnumerable<Type> cases, Action<object> handle)
    {
        foreach (var type in cases)
        {
            var thrown = Record.Exception(() => handle(Made.Of(type)));
            if (thrown is not null)
                yield return $"{type.Name} is not handled: {thrown.GetType().Name}: {thrown.Message}";
        }
    }

    [GeneratedRegex("^[a-z]+(-[a-z0-9]+)*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Kebab();

    /// <summary>Everything that an event must not be.</summary>
    [JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
    [JsonDerivedType(typeof(Computing), "Sum_Computed")]
    [JsonDerivedType(typeof(Loose), "twice")]
    [JsonDerivedType(typeof(Again), "twice")]
    public abstract record Planted
    {
        Planted() { }

        public sealed record Computing(int A, int B) : Planted
        {
            public int Sum => A + B;
        }

        public record Loose : Planted;

        public sealed record Again : Planted;

        public sealed record Nameless : Planted;
    }
}
