using System.Globalization;

namespace Inkassio.Web.Parts;

/// <summary>A day as it is written in Germany, Austria and Switzerland alike.</summary>
public static class DayText
{
    public static string Short(DateOnly on) => on.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    /// <summary>Donnerstag, 12. März 2026; in English Thursday, 12 March 2026.</summary>
    public static string Long(DateOnly on, CultureInfo reader) => on.ToString(
        reader.TwoLetterISOLanguageName == "de" ? "dddd, d. MMMM yyyy" : "dddd, d MMMM yyyy", reader);

    /// <summary>Do 19.03.2026, for deadlines in narrow places.</summary>
    public static string WithWeekday(DateOnly on, CultureInfo reader) =>
        $"{reader.DateTimeFormat.GetAbbreviatedDayName(on.DayOfWeek).TrimEnd('.')} {Short(on)}";
}
