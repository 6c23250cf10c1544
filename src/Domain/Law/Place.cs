using Inkassio.Domain.Debtors;

namespace Inkassio.Domain.Law;

/// <summary>Holidays that hold in some municipalities of a land only.</summary>
[Flags]
public enum LocalHolidays
{
    None = 0,

    /// <summary>Assumption, in the mostly Catholic municipalities of Bavaria.</summary>
    Assumption = 1,

    /// <summary>Corpus Christi, in some municipalities of Saxony and Thuringia.</summary>
    CorpusChristi = 2,

    /// <summary>The Augsburg Peace Festival on 8 August, in the city of Augsburg.</summary>
    Augsburg = 4,
}

/// <summary>Where a debt is to be paid, as far as holidays go: a country and its land or canton.</summary>
public sealed record Place
{
    /// <param name="region">ISO 3166-2 without the country, for instance BY or ZH; empty means only the holidays
    /// that hold in the whole country.</param>
    /// <exception cref="ArgumentException">The country has no such land or canton.</exception>
    public Place(Country country, string region = "", LocalHolidays local = LocalHolidays.None)
    {
        if (region.Length > 0 && !Holidays.Regions(country).Contains(region, StringComparer.Ordinal))
            throw new ArgumentException($"{country} has no '{region}'.", nameof(region));
        (Country, Region, Local) = (country, region, local);
    }

    public Country Country { get; }

    public string Region { get; }

    public LocalHolidays Local { get; }
}
