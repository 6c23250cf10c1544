using System.Globalization;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Web.Support;

namespace Inkassio.Web.Parts;

/// <summary>A day as it is written in Germany, Austria and Switzerland alike, but for the name of January.</summary>
public static class DayText
{
    public static string Short(DateOnly on) => Country.DE.Day(on);

    /// <summary>Donnerstag, 12. März 2026; in Austria Donnerstag, 15. Jänner 2026.</summary>
    public static string Long(DateOnly on, Country reader) => $"{Name(on)}, {reader.LongDay(on)}";

    /// <summary>The same without a firm's country at hand.</summary>
    public static string Long(DateOnly on, CultureInfo reader) =>
        $"{reader.DateTimeFormat.GetDayName(on.DayOfWeek)}, {Country.DE.LongDay(on)}";

    /// <summary>Do 19.03.2026, for deadlines in narrow places.</summary>
    public static string WithWeekday(DateOnly on) => $"{Name(on)[..2]} {Short(on)}";

    /// <summary>12.03.2026, 08:15 on the firm's own clock.</summary>
    public static string Moment(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone)
        .ToString("dd.MM.yyyy, HH:mm", CultureInfo.InvariantCulture);

    static string Name(DateOnly on) => Languages.German.DateTimeFormat.GetDayName(on.DayOfWeek);
}
