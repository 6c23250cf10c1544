using System.Text.Json;
using System.Text.Json.Serialization;

namespace Inkassio.Domain;

// One record struct per id, so that no invoice is ever taken for a debtor. Each is stored as the bare UUID.

/// <summary>A firm that uses the product: one subscriber, one set of books.</summary>
[JsonConverter(typeof(IdText<TenantId>))]
public readonly record struct TenantId(Guid Value) : IId<TenantId>
{
    public static TenantId Of(Guid value) => new(value);

    public static TenantId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>A customer of a tenant, who owes or owed money.</summary>
[JsonConverter(typeof(IdText<DebtorId>))]
public readonly record struct DebtorId(Guid Value) : IId<DebtorId>
{
    public static DebtorId Of(Guid value) => new(value);

    public static DebtorId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

[JsonConverter(typeof(IdText<InvoiceId>))]
public readonly record struct InvoiceId(Guid Value) : IId<InvoiceId>, IComparable<InvoiceId>
{
    public static InvoiceId Of(Guid value) => new(value);

    public static InvoiceId New() => new(Guid.CreateVersion7());

    public int CompareTo(InvoiceId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}

[JsonConverter(typeof(IdText<PaymentId>))]
public readonly record struct PaymentId(Guid Value) : IId<PaymentId>
{
    public static PaymentId Of(Guid value) => new(value);

    public static PaymentId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>A promise to pay an amount by a day.</summary>
[JsonConverter(typeof(IdText<PromiseId>))]
public readonly record struct PromiseId(Guid Value) : IId<PromiseId>
{
    public static PromiseId Of(Guid value) => new(value);

    public static PromiseId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>A plan of instalments that both sides agreed on.</summary>
[JsonConverter(typeof(IdText<PlanId>))]
public readonly record struct PlanId(Guid Value) : IId<PlanId>
{
    public static PlanId Of(Guid value) => new(value);

    public static PlanId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>A complaint about a claim, from its intake to its result.</summary>
[JsonConverter(typeof(IdText<DisputeId>))]
public readonly record struct DisputeId(Guid Value) : IId<DisputeId>
{
    public static DisputeId Of(Guid value) => new(value);

    public static DisputeId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>A telephone call, also one that nobody answered.</summary>
[JsonConverter(typeof(IdText<CallId>))]
public readonly record struct CallId(Guid Value) : IId<CallId>
{
    public static CallId Of(Guid value) => new(value);

    public static CallId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>The hand-over of claims to an agency, a lawyer or the court.</summary>
[JsonConverter(typeof(IdText<ReferralId>))]
public readonly record struct ReferralId(Guid Value) : IId<ReferralId>
{
    public static ReferralId Of(Guid value) => new(value);

    public static ReferralId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>One letter of the ladder, from its proposal to its dispatch.</summary>
[JsonConverter(typeof(IdText<NoticeId>))]
public readonly record struct NoticeId(Guid Value) : IId<NoticeId>
{
    public static NoticeId Of(Guid value) => new(value);

    public static NoticeId New() => new(Guid.CreateVersion7());

    /// <summary>The id of the letter in one currency: a day's proposal may be one letter for each.</summary>
    public NoticeId In(Currency currency)
    {
        Span<byte> bytes = stackalloc byte[16];
        Value.TryWriteBytes(bytes);
        bytes[15] ^= (byte)currency; // The last byte of a version 7 UUID is random.
        return new(new Guid(bytes));
    }

    public override string ToString() => Value.ToString();
}

/// <summary>Any letter to a debtor: a step of the ladder, with the id of its notice, or one written by hand.</summary>
[JsonConverter(typeof(IdText<LetterId>))]
public readonly record struct LetterId(Guid Value) : IId<LetterId>
{
    public static LetterId Of(Guid value) => new(value);

    public static LetterId Of(NoticeId notice) => new(notice.Value);

    public static LetterId New() => new(Guid.CreateVersion7());

    public NoticeId Notice => new(Value);

    public override string ToString() => Value.ToString();
}

/// <summary>One way of one letter to the debtor, from the plan to its end.</summary>
[JsonConverter(typeof(IdText<DispatchId>))]
public readonly record struct DispatchId(Guid Value) : IId<DispatchId>
{
    public static DispatchId Of(Guid value) => new(value);

    public static DispatchId New() => new(Guid.CreateVersion7());

    /// <summary>The id of a letter's first way, its second, and so on: planned again, it is the same.</summary>
    public static DispatchId Of(LetterId letter, int way) => new(Debtors.DerivedId.Of(
        letter.Value, "dispatch", way.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    public override string ToString() => Value.ToString();
}

/// <summary>What the sender of a command made up once, so that sending it twice happens once.</summary>
[JsonConverter(typeof(IdText<CommandId>))]
public readonly record struct CommandId(Guid Value) : IId<CommandId>
{
    public static CommandId Of(Guid value) => new(value);

    public static CommandId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

public interface IId<TSelf> where TSelf : struct, IId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf Of(Guid value);
}

/// <summary>Reads and writes an id as its bare UUID, as a value and as the key of an object.</summary>
public sealed class IdText<TId> : JsonConverter<TId> where TId : struct, IId<TId>
{
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TId.Of(reader.GetGuid());

    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);

    public override TId ReadAsPropertyName(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TId.Of(Guid.Parse(reader.GetString()!));

    public override void WriteAsPropertyName(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.Value.ToString());
}
