using Inkassio.Domain.Debtors;

namespace Inkassio.Faults.Tests;

/// <summary>What became of the letters of a firm.</summary>
/// <param name="Left">Letters that have not come to any end.</param>
/// <param name="AfterPayment">Letters that went out although a payment had made them untrue.</param>
public sealed record Outcome(
    int Doubled, int Lost, int Unknown, int UnknownArrived, int Recalled, int AfterPayment, int Left, bool IsMoneyRight)
{
    public TimeSpan Drained { get; init; }

    /// <summary>How often the database was found whole in between.</summary>
    public int Checks { get; init; }

    // The server's own file is the truth about what arrived; the journal's order is the truth about what came first.
    public static async Task<Outcome> Of(Firm firm, SinkProcess sink)
    {
        var arrived = sink.Accepted().GroupBy(id => id).ToDictionary(g => g.Key, g => g.Count());
        int lost = 0, unknown = 0, unknownArrived = 0, recalled = 0, left = 0, late = 0;
        var isMoneyRight = true;
        foreach (var (debtor, events) in await firm.Histories())
        {
            var account = events.Aggregate(Debtor.New, (d, e) => d.Evolve(e));
            var way = Assert.Single(account.Dispatches.Values);
            var hasArrived = arrived.ContainsKey(way.Letter);
            if (way.State == DispatchState.Accepted && !hasArrived) lost++;
            if (way.State == DispatchState.Unknown) unknown++;
            if (way.State == DispatchState.Unknown && hasArrived) unknownArrived++;
            if (way.State == DispatchState.Cancelled) recalled++;
            if (way.State is DispatchState.Planned or DispatchState.HandingOver or DispatchState.Parked) left++;
            if (hasArrived && IsLate(events)) late++;
            isMoneyRight &= firm.IsMoneyRight(debtor, account);
        }
        return new(arrived.Values.Count(times => times > 1), lost, unknown, unknownArrived, recalled, late, left,
            isMoneyRight);
    }

    static bool IsLate(List<DebtorEvent> events)
    {
        var begun = events.FindIndex(e => e is DebtorEvent.HandOverBegun);
        var paid = events.FindIndex(e => e is DebtorEvent.PaymentRecorded);
        return begun < 0 || (paid >= 0 && paid < begun);
    }
}

/// <summary>Sizes of a run, as the environment says.</summary>
static class Given
{
    public static int Number(string name, int usual) => int.TryParse(Environment.GetEnvironmentVariable(name),
        System.Globalization.CultureInfo.InvariantCulture, out var said) ? said : usual;
}
