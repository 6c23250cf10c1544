using System.Globalization;
using System.Text.Json.Serialization;

namespace Inkassio.Domain;

/// <summary>An exact yearly rate in percent points: 6.27 means 6.27 % a year. May be negative (a base rate).</summary>
public readonly record struct Rate : IComparable<Rate>
{
    /// <summary>More than this is a typing error, and products of cents, points and days stay exact below it.</summary>
    public const decimal PercentMax = 1000m;

    /// <summary>More decimals than any table prints; with them every product still fits a decimal exactly.</summary>
    public const int DecimalsMax = 6;

    /// <exception cref="ArgumentOutOfRangeException">Too large, or finer than a millionth of a point.</exception>
    [JsonConstructor]
    public Rate(decimal percent)
    {
        if (!IsExact(percent))
            throw new ArgumentOutOfRangeException(nameof(percent), percent, "Not a rate that can be counted exactly.");
        Percent = percent;
    }

    public static Rate Zero => default;

    public decimal Percent { get; }

    public static bool IsExact(decimal percent) =>
        Math.Abs(percent) <= PercentMax && decimal.Round(percent, DecimalsMax) == percent;

    public static Rate operator +(Rate a, Rate b) => new(a.Percent + b.Percent);

    public static bool operator <(Rate a, Rate b) => a.Percent < b.Percent;

    public static bool operator >(Rate a, Rate b) => a.Percent > b.Percent;

    public static bool operator <=(Rate a, Rate b) => a.Percent <= b.Percent;

    public static bool operator >=(Rate a, Rate b) => a.Percent >= b.Percent;

    public static Rate Max(Rate a, Rate b) => a >= b ? a : b;

    public int CompareTo(Rate other) => Percent.CompareTo(other.Percent);

    public override string ToString() => Percent.ToString(CultureInfo.InvariantCulture);
}
