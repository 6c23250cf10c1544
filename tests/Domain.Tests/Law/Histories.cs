using System.Collections.Immutable;
using System.Globalization;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Law;

namespace Inkassio.Domain.Tests.Law;

/// <summary>Made-up claims and what happened to them. The same seed makes the same ones.</summary>
/// <remarks>INKASSIO_LAW_HISTORIES sets how many (10,000 without it, 1,000,000 in a long run), INKASSIO_LAW_SEED
/// where they start.</remarks>
static class Histories
{
    public static int Count { get; } = Setting("INKASSIO_LAW_HISTORIES", 10_000);

    public static int Seed { get; } = Setting("INKASSIO_LAW_SEED", 20261121);

    /// <summary>Tries a law on every history, and names the one that breaks it.</summary>
    public static void Each(ITestOutputHelper output, Action<Random> law)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {Seed}, {Count} histories"));
        for (var i = 0; i < Count; i++)
            try
            {
                law(new Random(unchecked(Seed + i)));
            }
            catch (Exception e)
            {
                throw new InvalidOperationException(string.Create(
                    CultureInfo.InvariantCulture, $"INKASSIO_LAW_SEED={Seed + i} INKASSIO_LAW_HISTORIES=1 fails"), e);
            }
    }

    public static InterestQuestion Interest(Random random)
    {
        var law = random.Next(5) switch { 0 or 1 => Country.DE, 2 or 3 => Country.AT, _ => Country.CH };
        var pack = RulePack.Of(law);
        var rule = pack.Interest(new(random.Next(2) == 0 ? DebtorKind.Business : DebtorKind.Consumer)
        {
            ContractOn = random.Next(4) == 0 ? new DateOnly(2012, 5, 1) : null,
            Agreed = random.Next(6) == 0 ? new Rate(random.Next(0, 1500) / 100m) : null,
        });
        if (random.Next(10) == 0) rule = rule with { Points = new(random.Next(-300, 200) / 100m) }; // reaches the clamp
        var from = Day(random, new(2003, 1, 1), new(2026, 12, 1));
        var end = Earlier(from.AddDays(random.Next(8) == 0 ? random.Next(3000) : random.Next(400)), new(2027, 1, 1));
        var principal = Amount(random, pack.Currency);
        return new(principal, new(from, end), rule, DaysCounted(random, pack))
        {
            Changes = [.. Enumerable.Range(0, random.Next(5)).Select(_ => Change(random, from, end, principal))],
        };
    }

    public static ClaimQuestion Claim(Random random)
    {
        var q = Interest(random) with { Changes = [] };
        var law = q.Principal.Currency == Currency.CHF ? Country.CH : Country.DE;
        var (from, end) = q.Span;
        DateOnly SomeDay() => from.AddDays(random.Next(-20, Math.Max(1, q.Span.Days)));
        return new(law, q.Principal, random.Next(12) == 0 ? null : from, q.Rule, q.DayCount, end)
        {
            Parts = random.Next(6) == 0 ? PartOrder.CostsPrincipalInterest : PartOrder.CostsInterestPrincipal,
            Costs = [.. Some(random, 3).Select(_ => new CostItem(SomeDay(), Part(random, q.Principal, 20)))],
            Payments = [.. Some(random, 5).Select(_ => new ClaimPayment(SomeDay(), Part(random, q.Principal, 2)))],
            CreditNotes =
            [
                .. Some(random, 2).Select(_ =>
                    new CreditNote(SomeDay(), Part(random, q.Principal, 4), random.Next(2) == 0)),
            ],
        };
    }

    /// <summary>Half of them round, so that half cents and whole results come up.</summary>
    public static Money Amount(Random random, Currency currency) => random.Next(2) == 0
        ? new(random.Next(1, 400) * 2_50L, currency)
        : new(random.NextInt64(1, random.Next(3) == 0 ? 2_000_000_00 : 20_000_00), currency);

    public static DateOnly Day(Random random, DateOnly from, DateOnly to)
    {
        var day = from.AddDays(random.Next(to.DayNumber - from.DayNumber));
        // Ends of months and cuts are where calculators go wrong.
        return random.Next(4) switch
        {
            0 => new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month)),
            1 when day.Month is 1 or 7 => new(day.Year, day.Month, 1),
            _ => day,
        };
    }

    static DayCount DaysCounted(Random random, RulePack pack) =>
        random.Next(3) == 0 ? (DayCount)random.Next(3) : pack.DayCount;

    static PrincipalChange Change(Random random, DateOnly from, DateOnly end, Money principal)
    {
        var on = random.Next(6) switch
        {
            0 => from,
            1 => end,
            2 => from.AddDays(-random.Next(30)),
            _ => from.AddDays(random.Next(Math.Max(1, end.DayNumber - from.DayNumber))),
        };
        return new(on, random.Next(8) == 0
            ? Money.None(principal.Currency)
            : -Part(random, principal, 3), FromBeginning: random.Next(6) == 0);
    }

    static IEnumerable<int> Some(Random random, int max) => Enumerable.Range(0, random.Next(max));

    static Money Part(Random random, Money of, int share) =>
        new(1 + random.NextInt64(of.Cents / share + 1), of.Currency);

    static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;

    static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var set)
            ? set
            : otherwise;
}
