namespace Inkassio.Domain;

/// <summary>The currencies that an account may be kept in, named by ISO 4217.</summary>
public enum Currency { EUR, CHF }

/// <summary>An exact amount in one currency, counted in cents.</summary>
public readonly record struct Money(long Cents, Currency Currency) : IComparable<Money>
{
    /// <summary>The largest amount that one invoice or payment may have: one thousand million.</summary>
    public const long CentsMax = 100_000_000_000;

    // Zero belongs to a currency like every amount; sums start from the account's own.
    public static Money None(Currency currency) => new(0, currency);

    /// <summary>The only place that decides a fraction of a cent: half a cent goes away from zero.</summary>
    public static Money Round(decimal amount, Currency currency) =>
        new((long)decimal.Round(amount * 100m, MidpointRounding.AwayFromZero), currency);

    /// <summary>An amount that must already be whole cents.</summary>
    /// <exception cref="ArgumentException">The amount has a fraction of a cent.</exception>
    public static Money Exact(decimal amount, Currency currency) =>
        Round(amount, currency) is var money && money.Amount == amount
            ? money
            : throw new ArgumentException($"{amount} is not a whole number of cents.", nameof(amount));

    /// <summary>The amount in whole units, for instance 12.34.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public decimal Amount => Cents / 100m;

    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsPositive => Cents > 0;

    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsNone => Cents == 0;

    public static Money operator +(Money a, Money b) => new(checked(a.Cents + b.In(a.Currency)), a.Currency);

    public static Money operator -(Money a, Money b) => new(checked(a.Cents - b.In(a.Currency)), a.Currency);

    public static Money operator -(Money a) => a with { Cents = -a.Cents };

    public static bool operator <(Money a, Money b) => a.CompareTo(b) < 0;

    public static bool operator >(Money a, Money b) => a.CompareTo(b) > 0;

    public static bool operator <=(Money a, Money b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Money a, Money b) => a.CompareTo(b) >= 0;

    public static Money Min(Money a, Money b) => a <= b ? a : b;

    public static Money Max(Money a, Money b) => a >= b ? a : b;

    public int CompareTo(Money other) => Cents.CompareTo(other.In(Currency));

    /// <summary>Equal parts that add up to the whole: the last one takes the odd cents.</summary>
    public IEnumerable<Money> Split(int parts)
    {
        var (share, odd) = Math.DivRem(Cents, parts);
        for (var i = 1; i <= parts; i++)
            yield return this with { Cents = i < parts ? share : share + odd };
    }

    public override string ToString() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"{Amount:0.00} {Currency}");

    // Mixing currencies is a bug in the caller, so it throws instead of being refused.
    long In(Currency currency) => Currency == currency
        ? Cents
        : throw new InvalidOperationException($"{Currency} cannot be combined with {currency}.");
}

public static class MoneySums
{
    /// <summary>The sum of amounts in one currency; no amounts at all are zero.</summary>
    public static Money Sum(this IEnumerable<Money> amounts, Currency currency) =>
        amounts.Aggregate(Money.None(currency), (sum, amount) => sum + amount);

    public static Money Sum<T>(this IEnumerable<T> items, Currency currency, Func<T, Money> amount) =>
        items.Select(amount).Sum(currency);
}
