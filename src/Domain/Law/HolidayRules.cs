namespace Inkassio.Domain.Law;

/// <summary>On which day a holiday falls in a year.</summary>
static class HolidayRules
{
    /// <summary>Null in years in which the holiday did not exist at that place.</summary>
    public static DateOnly? Day(Holiday holiday, int year, Place place) => holiday switch
    {
        Holiday.NewYear => new(year, 1, 1),
        Holiday.Berchtold => new(year, 1, 2),
        Holiday.Epiphany => new(year, 1, 6),
        Holiday.RepublicOfNeuchatel => new(year, 3, 1),
        Holiday.WomensDay => year >= (place.Region == "MV" ? 2023 : 2019) ? new DateOnly(year, 3, 8) : null,
        Holiday.Joseph => new(year, 3, 19),
        Holiday.LabourDay => new(year, 5, 1),
        Holiday.EndOfTheWar => year is 2020 or 2025 ? new DateOnly(year, 5, 8) : null, // Berlin, once each
        Holiday.IndependenceOfJura => new(year, 6, 23),
        Holiday.PeterAndPaul => new(year, 6, 29),
        Holiday.SwissNationalDay => new(year, 8, 1),
        Holiday.AugsburgPeace => new(year, 8, 8),
        Holiday.Assumption => new(year, 8, 15),
        Holiday.ChildrensDay => year >= 2019 ? new DateOnly(year, 9, 20) : null,
        Holiday.Maurice => new(year, 9, 22),
        Holiday.BrotherKlaus => new(year, 9, 25),
        Holiday.GermanUnity => new(year, 10, 3),
        Holiday.AustrianNationalDay => new(year, 10, 26),
        Holiday.ReformationDay => HadReformationDay(year, place) ? new DateOnly(year, 10, 31) : null,
        Holiday.AllSaints => new(year, 11, 1),
        Holiday.ImmaculateConception => new(year, 12, 8),
        Holiday.Christmas => new(year, 12, 25),
        Holiday.Stephen => new(year, 12, 26),
        Holiday.RestorationOfGeneva => new(year, 12, 31),
        _ => Movable(holiday, year),
    };

    static DateOnly Movable(Holiday holiday, int year) => holiday switch
    {
        Holiday.GoodFriday => Easter(year).AddDays(-2),
        Holiday.EasterSunday => Easter(year),
        Holiday.EasterMonday => Easter(year).AddDays(1),
        Holiday.Ascension => Easter(year).AddDays(39),
        Holiday.WhitSunday => Easter(year).AddDays(49),
        Holiday.WhitMonday => Easter(year).AddDays(50),
        Holiday.CorpusChristi => Easter(year).AddDays(60),
        Holiday.RideOfNaefels => Naefels(year),
        // The Thursday after the first Sunday of September; the Monday after the third.
        Holiday.FastOfGeneva => OnOrAfter(new(year, 9, 1), DayOfWeek.Sunday).AddDays(4),
        Holiday.FastMonday => OnOrAfter(new(year, 9, 1), DayOfWeek.Sunday).AddDays(15),
        // The Wednesday before 23 November.
        Holiday.RepentanceDay => OnOrAfter(new(year, 11, 16), DayOfWeek.Wednesday),
        _ => throw new ArgumentOutOfRangeException(nameof(holiday), holiday, "No rule for this holiday."),
    };

    /// <summary>Easter Sunday of the Gregorian calendar (Butcher's form of Gauss's rule).</summary>
    public static DateOnly Easter(int year)
    {
        var (century, ofCentury) = Math.DivRem(year, 100);
        var golden = year % 19;
        var moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
        var weekday = (32 + 2 * (century % 4) + 2 * (ofCentury / 4) - moon - ofCentury % 4) % 7;
        var late = (golden + 11 * moon + 22 * weekday) / 451;
        var (month, day) = Math.DivRem(moon + weekday - 7 * late + 114, 31);
        return new(year, month, day + 1);
    }

    // The first Thursday of April, a week later when that is Maundy Thursday.
    static DateOnly Naefels(int year)
    {
        var thursday = OnOrAfter(new(year, 4, 1), DayOfWeek.Thursday);
        return thursday == Easter(year).AddDays(-3) ? thursday.AddDays(7) : thursday;
    }

    // The northern lands have it since 2018.
    static bool HadReformationDay(int year, Place place) => place.Region is not ("HB" or "HH" or "NI" or "SH")
        || year >= 2018;

    static DateOnly OnOrAfter(DateOnly day, DayOfWeek weekday) =>
        day.AddDays(((int)weekday - (int)day.DayOfWeek + 7) % 7);
}
