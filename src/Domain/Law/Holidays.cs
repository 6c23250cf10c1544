using System.Collections.Frozen;
using System.Collections.Immutable;
using Inkassio.Domain.Debtors;

namespace Inkassio.Domain.Law;

/// <summary>The public holidays that we know, in the order of the year.</summary>
public enum Holiday
{
    NewYear, Berchtold, Epiphany, RepublicOfNeuchatel, WomensDay, Joseph, GoodFriday, EasterSunday, EasterMonday,
    RideOfNaefels, LabourDay, EndOfTheWar, Ascension, WhitSunday, WhitMonday, CorpusChristi, IndependenceOfJura,
    PeterAndPaul, SwissNationalDay, AugsburgPeace, Assumption, FastOfGeneva, FastMonday, ChildrensDay, Maurice,
    BrotherKlaus, GermanUnity, AustrianNationalDay, ReformationDay, AllSaints, RepentanceDay, ImmaculateConception,
    Christmas, Stephen, RestorationOfGeneva,
}

/// <summary>Public holidays by rule, for every German land, Austria and every Swiss canton.</summary>
// Rules, not lists of years. Half holidays (Christmas Eve, 1 May in Solothurn) are working days here.
public static class Holidays
{
    static readonly ImmutableArray<Holiday> AllGermany =
    [
        Holiday.NewYear, Holiday.GoodFriday, Holiday.EasterMonday, Holiday.LabourDay, Holiday.Ascension,
        Holiday.WhitMonday, Holiday.GermanUnity, Holiday.Christmas, Holiday.Stephen,
    ];

    // Feiertagsruhegesetz, and Good Friday: no holiday any more, but no last day of a period either
    // (European Convention on the Calculation of Time-Limits, BGBl. 1983/254).
    static readonly ImmutableArray<Holiday> AllAustria =
    [
        Holiday.NewYear, Holiday.Epiphany, Holiday.GoodFriday, Holiday.EasterMonday, Holiday.LabourDay,
        Holiday.Ascension, Holiday.WhitMonday, Holiday.CorpusChristi, Holiday.Assumption, Holiday.AustrianNationalDay,
        Holiday.AllSaints, Holiday.ImmaculateConception, Holiday.Christmas, Holiday.Stephen,
    ];

    static readonly ImmutableArray<Holiday> AllSwitzerland =
        [Holiday.NewYear, Holiday.Ascension, Holiday.SwissNationalDay, Holiday.Christmas];

    // Letters of the tables: one per holiday, so that a canton is one short line.
    static readonly FrozenDictionary<char, Holiday> Letters = new Dictionary<char, Holiday>
    {
        ['2'] = Holiday.Berchtold, ['3'] = Holiday.Epiphany, ['n'] = Holiday.RepublicOfNeuchatel,
        ['w'] = Holiday.WomensDay, ['j'] = Holiday.Joseph, ['g'] = Holiday.GoodFriday, ['e'] = Holiday.EasterMonday,
        ['f'] = Holiday.RideOfNaefels, ['l'] = Holiday.LabourDay, ['m'] = Holiday.WhitMonday,
        ['c'] = Holiday.CorpusChristi, ['u'] = Holiday.IndependenceOfJura, ['p'] = Holiday.PeterAndPaul,
        ['a'] = Holiday.Assumption, ['G'] = Holiday.FastOfGeneva, ['V'] = Holiday.FastMonday,
        ['k'] = Holiday.ChildrensDay, ['M'] = Holiday.Maurice, ['B'] = Holiday.BrotherKlaus,
        ['r'] = Holiday.ReformationDay, ['s'] = Holiday.AllSaints, ['b'] = Holiday.RepentanceDay,
        ['i'] = Holiday.ImmaculateConception, ['t'] = Holiday.Stephen, ['R'] = Holiday.RestorationOfGeneva,
        ['E'] = Holiday.EasterSunday, ['W'] = Holiday.WhitSunday, ['x'] = Holiday.EndOfTheWar,
    }.ToFrozenDictionary();

    static readonly FrozenDictionary<string, ImmutableArray<Holiday>> Lands = Table(AllGermany, """
        BW 3cs | BY 3cs | BE wx | BB EWr | HB r | HH r | HE c | MV wr | NI r | NW cs | RP cs | SL cas
        SN rb | ST 3r | SH r | TH kr
        """);

    static readonly FrozenDictionary<string, ImmutableArray<Holiday>> Cantons = Table(AllSwitzerland, """
        ZH gelmt | BE 2gemt | LU gcasit | UR 3jgemcasit | SZ 3jgemcasit | OW gcaBsi | NW jgcasi | GL gefmst
        ZG gcasi | FR gcasi | SO gcas | BS gelmt | BL gelmt | SH gelmt | AR gemt | AI gemcaMsit | SG gemst
        GR emt | AG 2gelmcasit | TG 2gelmt | TI 3jelmcpasit | VD 2gemV | VS jcasi | NE ngl | GE gemGR | JU 2gelmcuas
        """);

    public static IEnumerable<string> Regions(Country country) => country switch
    {
        Country.DE => Lands.Keys,
        Country.CH => Cantons.Keys,
        _ => [],
    };

    public static bool IsHoliday(DateOnly day, Place place) => On(day, place) is not null;

    /// <summary>The holiday of that day at that place, or null.</summary>
    public static Holiday? On(DateOnly day, Place place)
    {
        foreach (var holiday in At(place))
            if (HolidayRules.Day(holiday, day.Year, place) == day)
                return holiday;
        if (place.Country != Country.DE) return null;
        return IsLocal(day, place) ?? OnceInGermany(day);
    }

    static Holiday? IsLocal(DateOnly day, Place place)
    {
        foreach (var (local, holiday) in Local)
            if (place.Local.HasFlag(local) && HolidayRules.Day(holiday, day.Year, place) == day)
                return holiday;
        return null;
    }

    static readonly ImmutableArray<(LocalHolidays, Holiday)> Local =
    [
        (LocalHolidays.Assumption, Holiday.Assumption),
        (LocalHolidays.CorpusChristi, Holiday.CorpusChristi),
        (LocalHolidays.Augsburg, Holiday.AugsburgPeace),
    ];

    // 500 years of the Reformation: in 2017 every land had the day.
    static Holiday? OnceInGermany(DateOnly day) =>
        day == new DateOnly(2017, 10, 31) ? Holiday.ReformationDay : null;

    static ImmutableArray<Holiday> At(Place place) => place.Country switch
    {
        Country.DE => place.Region.Length == 0 ? AllGermany : Lands[place.Region],
        Country.AT => AllAustria,
        Country.CH => place.Region.Length == 0 ? AllSwitzerland : Cantons[place.Region],
        _ => throw new ArgumentOutOfRangeException(nameof(place)),
    };

    static FrozenDictionary<string, ImmutableArray<Holiday>> Table(ImmutableArray<Holiday> all, string rows) =>
        rows.Split(['|', '\n'], StringSplitOptions.TrimEntries)
            .Select(row => row.Split(' '))
            .ToFrozenDictionary(
                row => row[0],
                row => all.Concat(row[1].Select(letter => Letters[letter])).Order().ToImmutableArray(),
                StringComparer.Ordinal);
}
