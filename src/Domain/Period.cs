using System.Globalization;
using System.Text.Json.Serialization;

namespace Inkassio.Domain;

/// <summary>A span of days, half open: the first day belongs to it, <paramref name="End"/> does not.</summary>
// Half open, so that the day of a payment bears no interest on the part that was paid, and neighbours never overlap.
public readonly record struct Period(DateOnly From, DateOnly End)
{
    /// <summary>From the first to the last day, both counted, as people write it.</summary>
    public static Period Through(DateOnly first, DateOnly last) => new(first, last.AddDays(1));

    [JsonIgnore]
    public bool IsEmpty => End <= From;

    /// <summary>Calendar days; an empty period has none.</summary>
    [JsonIgnore]
    public int Days => Math.Max(0, End.DayNumber - From.DayNumber);

    /// <summary>The last day that belongs to the period, as letters print it.</summary>
    [JsonIgnore]
    public DateOnly LastDay => End.AddDays(-1);

    public bool Contains(DateOnly day) => From <= day && day < End;

    public override string ToString() => IsEmpty
        ? "no day"
        : string.Create(CultureInfo.InvariantCulture, $"{From:yyyy-MM-dd} to {LastDay:yyyy-MM-dd}");
}
