using System.Globalization;
using Inkassio.Domain;
using Inkassio.Exchange.Mail;

namespace Inkassio.Exchange.HandOver;

/// <summary>Facts as text of a file that machines read: one line, bounded, nothing invisible.</summary>
static class FileText
{
    public const int LineMax = 500, ProseMax = 4_000;

    /// <summary>Cut with an ellipsis where it is longer than a field may be.</summary>
    public static string Line(string text, int max = LineMax)
    {
        // Two characters stand in no XML at all.
        var line = CleanText.OneLine(text.Replace("\uFFFE", "", StringComparison.Ordinal)
            .Replace("\uFFFF", "", StringComparison.Ordinal));
        if (line.Length <= max) return line;
        var end = char.IsHighSurrogate(line[max - 2]) ? max - 2 : max - 1;
        return line[..end] + "…";
    }

    /// <summary>1234.56</summary>
    public static string Amount(Money money) => money.Amount.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>9.2</summary>
    public static string Percent(Rate rate) => rate.Percent.ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>2026-04-15</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
