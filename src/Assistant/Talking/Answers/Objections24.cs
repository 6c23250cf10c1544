using System.Collections.Frozen;
using Inkassio.Domain.Calling;
using Inkassio.Domain.Debtors;

namespace Inkassio.Assistant.Talking.Answers;

/// <summary>The 24 objections by the words of the public form.</summary>
static class Objections24
{
    static readonly FrozenDictionary<string, string> Titles = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["mangel"] = "Die Ware ist mangelhaft",
        ["nie_bestellt"] = "Das habe ich nie bestellt",
        ["schon_bezahlt"] = "Das ist schon bezahlt",
        ["nicht_erhalten"] = "Die Rechnung habe ich nicht bekommen",
        ["falscher_betrag"] = "Der Betrag stimmt nicht",
        ["falscher_adressat"] = "Da bin ich nicht der Richtige",
        ["verjaehrung"] = "Das ist doch längst verjährt",
        ["insolvenz"] = "Wir sind insolvent",
        ["kein_geld"] = "Ich habe gerade kein Geld",
        ["raten"] = "Ich zahle nur in Raten",
        ["urlaub"] = "Ich bin im Urlaub",
        ["chef_zustaendig"] = "Dafür ist der Chef zuständig",
        ["gutschrift_offen"] = "Ich warte noch auf eine Gutschrift",
        ["aufrechnung"] = "Ich verrechne das mit meiner Forderung",
        ["preis_nicht_vereinbart"] = "Dieser Preis war nicht vereinbart",
        ["leistung_unvollstaendig"] = "Die Leistung ist noch nicht fertig",
        ["widerruf"] = "Ich habe widerrufen",
        ["rechnung_formal_falsch"] = "Die Rechnung ist formal falsch",
        ["zahlungsziel_anders"] = "Wir haben ein anderes Zahlungsziel",
        ["firma_verkauft"] = "Die Firma ist verkauft",
        ["betreuung_nachlass"] = "Ich habe eine Betreuung, oder er ist verstorben",
        ["beschimpfung"] = "Er beschimpft mich",
        ["drohung"] = "Er droht mir",
        ["schweigen"] = "Er sagt gar nichts",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    static readonly FrozenDictionary<string, Objection> ByTitle =
        Objection.All.ToFrozenDictionary(o => o.Name, StringComparer.Ordinal);

    public static IReadOnlyCollection<string> Keys => Titles.Keys;

    public static Objection? Of(string key) =>
        Titles.TryGetValue(key, out var title) ? ByTitle.GetValueOrDefault(title) : null;

    /// <summary>What recording it would change.</summary>
    public static string Effect(Objection objection) => objection switch
    {
        { Cause: not null } => "Als Beanstandung aufgenommen, ruht dieser Teil, bis das Ergebnis eingetragen ist. "
            + "Folgen werden so lange nicht angekündigt.",
        { Leads: CallOutcome.InvoiceLost } =>
            $"Die Rechnung geht noch einmal hinaus, {Call.GraceDays} Tage ruht das Mahnen.",
        { Leads: CallOutcome.PaidAlready } =>
            $"{Call.GraceDays} Tage ruht das Mahnen, damit die Zahlung ankommen kann.",
        { Leads: CallOutcome.Forgotten } => $"Eine Zusage über {Promise.ForgottenDays} Tage wird notiert.",
        { Leads: CallOutcome.Hardship } => $"Raten werden angeboten, {Call.OfferDays} Tage ruht das Mahnen.",
        { Leads: CallOutcome.Promised } => "Die Zusage wird notiert, bis zu ihrem Tag ruht das Mahnen.",
        { Leads: CallOutcome.WrongNumber } => "Die Nummer wird als falsch vermerkt, angerufen wird dort nicht mehr.",
        _ => "Die Stufe bleibt, wie sie ist. Das Gespräch wird notiert.",
    };
}
