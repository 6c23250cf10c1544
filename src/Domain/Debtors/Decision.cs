using System.Collections.Immutable;

namespace Inkassio.Domain.Debtors;

/// <summary>What became of a command: events, a refusal, or nothing because it had been done before.</summary>
public readonly record struct Decision
{
    Decision(ImmutableArray<DebtorEvent> events, Refusal? refusal)
    {
        Events = events;
        Refusal = refusal;
    }

    public ImmutableArray<DebtorEvent> Events { get; }

    public Refusal? Refusal { get; }

    public bool IsRefused => Refusal is not null;

    /// <summary>Nothing to do: the command was sent before, or asks for what already is.</summary>
    public static Decision AlreadyDone { get; } = new([], refusal: null);

    public bool IsAlreadyDone => Refusal is null && Events.IsEmpty;

    public static Decision Of(ImmutableArray<DebtorEvent> events) => new(events, refusal: null);

    public static implicit operator Decision(DebtorEvent happened) => new([happened], refusal: null);

    public static implicit operator Decision(Refusal why) => new([], why);
}
