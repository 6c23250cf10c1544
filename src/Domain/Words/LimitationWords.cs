using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;

namespace Inkassio.Domain.Words;

/// <summary>What moves the end of a claim's limitation, in the words of each country.</summary>
public static class LimitationWords
{
    public static string Word(this LimitationActKind kind, Country form) => (kind, form) switch
    {
        (LimitationActKind.Acknowledged, _) => "Anerkenntnis",
        (LimitationActKind.Negotiated, _) => "Verhandlungen",
        (LimitationActKind.Deferred, _) => "Stundung",
        (LimitationActKind.CourtStep, Country.DE) => "Mahnbescheid oder Klage",
        (LimitationActKind.CourtStep, Country.AT) => "Mahnklage oder Klage",
        (LimitationActKind.CourtStep, _) => "Betreibung oder Klage",
        _ => throw new System.Diagnostics.UnreachableException(kind.ToString()),
    };

    /// <summary>What it is and when: Stundung vom 01.03.2026 bis 30.06.2026.</summary>
    public static string Words(this LimitationAct act, Country form) => act switch
    {
        { Kind: LimitationActKind.Acknowledged } => $"{act.Kind.Word(form)} vom {form.Day(act.From)}",
        { LastOn: { } last } => $"{act.Kind.Word(form)} vom {form.Day(act.From)} bis {form.Day(last)}",
        _ => $"{act.Kind.Word(form)} seit {form.Day(act.From)}",
    };

    /// <summary>What it does to the limitation under this law, in one or two sentences.</summary>
    public static string Effect(this LimitationActKind kind, Country law) => kind switch
    {
        LimitationActKind.Acknowledged =>
            "Der Kunde gibt die Schuld zu, zum Beispiel mit einer schriftlichen Bitte um Aufschub oder Raten. "
            + $"Die Frist beginnt an diesem Tag neu ({Restart(law)}).",
        LimitationActKind.Negotiated when law == Country.DE =>
            "Sie sprechen mit dem Kunden über die Forderung. Diese Tage zählen nicht, und danach bleiben mindestens "
            + "drei Monate (§ 203 BGB).",
        LimitationActKind.Negotiated =>
            "Sie sprechen mit dem Kunden über die Forderung. Wir halten es fest, verschieben aber den Tag nicht: "
            + "Das ist hier die sichere Seite.",
        LimitationActKind.Deferred => "Sie geben dem Kunden mehr Zeit. Bis dahin geht kein Brief hinaus und es laufen "
            + "keine Verzugszinsen." + (law == Country.DE ? " Die Tage zählen für die Verjährung nicht (§ 205 BGB)." : ""),
        LimitationActKind.CourtStep => law switch
        {
            Country.DE => "Die Tage zählen nicht, bis sechs Monate nach dem Ende des Verfahrens (§ 204 BGB).",
            Country.AT => "Solange das Verfahren läuft, verjährt nichts (§ 1497 ABGB).",
            _ => "Die Frist beginnt mit dem Schritt neu, und noch einmal mit seinem Ende (Art. 135, 138 OR).",
        },
        _ => throw new System.Diagnostics.UnreachableException(kind.ToString()),
    };

    static string Restart(Country law) => law switch
    {
        Country.DE => "§ 212 BGB",
        Country.AT => "§ 1497 ABGB",
        _ => "Art. 135 OR",
    };
}
