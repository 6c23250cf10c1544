using Inkassio.Storage;

namespace Inkassio.Assistant.Models;

/// <summary>Asked before each call and told after it.</summary>
/// <param name="Reserve">Puts tokens aside; null when the day has not so many left.</param>
/// <param name="Settle">Counts what was really used.</param>
public sealed record TokenBudget(
    Func<long, CancellationToken, Task<Reservation?>> Reserve, Func<Reservation, ModelCall, Task> Settle)
{
    /// <summary>The tenant's budget of a day.</summary>
    // What was used is counted even when whoever asked has gone away.
    public static TokenBudget Of(TenantDb db, long tokensMax) => new(
        (tokens, stop) => AssistantUsage.Reserve(db, tokens, tokensMax, stop),
        (reserved, call) => AssistantUsage.Settle(db, reserved, call, CancellationToken.None));
}
