using Inkassio.Domain.Debtors;

namespace Inkassio.Domain.Words;

/// <summary>What each country calls the costs of delay (tone.md, "Wörter und Formen").</summary>
public static class CostWords
{
    public static string Interest(Country country) => country == Country.CH ? "Verzugszins" : "Verzugszinsen";

    public static string Of(ChargeKind kind, Country country) => (kind, country) switch
    {
        (ChargeKind.LumpSum, Country.AT) => "Betreibungskostenpauschale",
        (ChargeKind.LumpSum, _) => "Verzugspauschale",
        (ChargeKind.ReminderFee, Country.AT) => "Mahnspesen",
        (ChargeKind.ReminderFee, Country.CH) => "Mahngebühr",
        (ChargeKind.ReminderFee, _) => "Mahnkosten",
        _ => throw new System.Diagnostics.UnreachableException(kind.ToString()),
    };
}
