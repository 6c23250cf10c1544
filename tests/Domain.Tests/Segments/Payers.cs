using System.Collections.Immutable;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Segments;

namespace Inkassio.Domain.Tests.Segments;

/// <summary>Made-up histories of payers. The same random numbers make the same ones.</summary>
static class Payers
{
    public static readonly DateOnly Today = new(2026, 6, 30);

    public static PayerHistory Any(Random random)
    {
        ImmutableArray<T> Some<T>(int max, Func<T> one) =>
            [.. Enumerable.Range(0, random.Next(max + 1)).Select(_ => one())];
        return PayerHistory.Empty with
        {
            Invoices = Some(random.Next(2) == 0 ? 4 : 25, () => Invoice(random)),
            Promises = Some(random.Next(4), () => new PastPromise(Day(random), random.Next(2) == 0)),
            Disputes = Some(random.Next(4), () => new PastDispute(Day(random), random.Next(2) == 0)),
            Stages = Some(random.Next(4), () => new PastStage((NoticeKind)random.Next(6), Day(random))),
            ReturnedDebits = Some(random.Next(3), () => Day(random)),
            KnownSince = random.Next(3) == 0 ? Day(random) : null,
            Bureau = random.Next(3) == 0 ? new((BureauVerdict)random.Next(2), Day(random)) : null,
        };
    }

    public static FirmHabit Firm(Random random) =>
        new(random.Next(0, 200) / 10m, random.Next(0, 101) / 100m, random.Next(0, 101) / 100m);

    // A few days and amounts meet each other often: equal due days, equal sizes, payments on the day itself.
    static PastInvoice Invoice(Random random)
    {
        var dueOn = Day(random);
        var late = random.Next(4) switch
        {
            0 => random.Next(-30, 1),
            1 => 0,
            2 => random.Next(8),
            _ => random.Next(90),
        };
        return new(dueOn.AddDays(-14), dueOn,
            new(random.Next(3) == 0 ? 100_00 : random.NextInt64(1, 5_000_00),
                random.Next(8) == 0 ? Currency.CHF : Currency.EUR),
            random.Next(5) == 0 ? null : dueOn.AddDays(late));
    }

    static DateOnly Day(Random random) =>
        Today.AddDays(random.Next(3) == 0 ? -365 * random.Next(4) : -random.Next(-60, 1_500));
}
