using System.Diagnostics.CodeAnalysis;

namespace Inkassio.Domain.Law;

/// <summary>What the law answers: a value, or the rule that forbids it.</summary>
public readonly record struct Ruling<T> where T : class
{
    Ruling(T? value, LawRefusal? refusal) => (Value, Refusal) = (value, refusal);

    public T? Value { get; }

    public LawRefusal? Refusal { get; }

    public static implicit operator Ruling<T>(T value) => new(value, null);

    public static implicit operator Ruling<T>(LawRefusal refusal) => new(null, refusal);

    public bool Allows([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out LawRefusal? refusal)
    {
        (value, refusal) = (Value, Refusal);
        return value is not null;
    }

    /// <summary>For callers that have asked before: a refusal here is a bug in the caller.</summary>
    public T Required() => Value ?? throw new InvalidOperationException($"Refused: {Refusal}");
}
