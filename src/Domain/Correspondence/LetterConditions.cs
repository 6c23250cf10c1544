using System.Collections.Frozen;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;

namespace Inkassio.Domain.Correspondence;

/// <summary>The situations that a text can ask for, in the words of the text files.</summary>
public static class LetterConditions
{
    /// <summary>Each condition, and what it means to the person who edits a text.</summary>
    public static FrozenDictionary<string, string> Meaning { get; } = new Dictionary<string, string>
    {
        [LetterText.Always] = "in allen anderen Fällen",
        ["freundlich"] = "der Ton der Stufe ist freundlich",
        ["sachlich"] = "der Ton der Stufe ist sachlich",
        ["eine"] = "es geht um eine Rechnung",
        ["mehrere"] = "es geht um mehrere Rechnungen",
        ["Sie"] = "der Kunde wird gesiezt",
        ["du"] = "der Kunde wird geduzt",
        ["Teilzahlung"] = "ein Teil ist schon bezahlt",
        ["strittig"] = "ein Teil ist beanstandet und wird hier nicht verlangt",
        ["Teilrate"] = "auf die Rate ist schon etwas gezahlt",
        ["frühere Schreiben"] = "es gab schon Schreiben dazu",
        ["Übergabe folgt"] = "die Mahnleiter kündigt danach die Übergabe an",
        ["DE"] = "Ihre Firma sitzt in Deutschland",
        ["AT"] = "Ihre Firma sitzt in Österreich",
        ["CH"] = "Ihre Firma sitzt in der Schweiz",
        ["Firma"] = "der Kunde ist eine Firma",
        ["Privat"] = "der Kunde ist eine Privatperson",
        ["Telefon"] = "eine Telefonnummer ist hinterlegt",
        ["E-Mail"] = "eine E-Mail-Adresse ist hinterlegt",
        ["wenige Raten"] = "alle Raten passen in einen Satz",
        ["Zinsen laufen"] = "während der Raten laufen Zinsen weiter",
        ["in Prüfung"] = "der Einwand wird noch geprüft",
        ["berechtigt"] = "der Einwand ist berechtigt",
        ["teilweise berechtigt"] = "der Einwand ist zum Teil berechtigt",
        ["unberechtigt"] = "der Einwand ist nicht berechtigt",
        ["Gutschrift"] = "eine Gutschrift ist gebucht",
        ["Rest"] = "es bleibt etwas offen",
        ["erledigt"] = "es bleibt nichts offen",
        ["Rechnung liegt bei"] = "jede Rechnung geht als Datei mit",
        ["Guthaben"] = "es wurde mehr gezahlt als offen war",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IReadOnlySet<string> Known { get; } =
        Meaning.Keys.Where(word => word != LetterText.Always).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What sentences and clauses may ask for as well: the kind of the letter, and what keeps a clause out.
    /// </summary>
    public static IReadOnlySet<string> KnownToSentences { get; } = Known
        .Concat(Enum.GetValues<LetterKind>().Select(Word)).Append(Interest).Append(AllDisputed)
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The letter asks for default interest.</summary>
    const string Interest = "Zinsen";

    /// <summary>Of one of its claims nothing is left that nobody disputes.</summary>
    const string AllDisputed = "alles strittig";

    /// <summary>A kind of letter as the sentences name it: the signs of tone.md for the ladder, words for the rest.
    /// </summary>
    public static string Word(LetterKind kind) => kind switch
    {
        LetterKind.InstalmentOffer => "Ratenangebot",
        LetterKind.InstalmentAgreement => "Ratenvereinbarung",
        LetterKind.ComplaintAnswer => "Einwand",
        LetterKind.CallConfirmation => "Gespräch",
        LetterKind.Thanks => "Dank",
        LetterKind.InstalmentReminder => "Rate",
        LetterKind.InvoiceCopy => "Kopie",
        _ => Guard.ForbiddenWords.Sign(kind),
    };

    public static HashSet<string> Of(FactSheet facts)
    {
        var found = new HashSet<string>(StringComparer.Ordinal)
        {
            facts.Tone == Tone.Warm ? "freundlich" : "sachlich",
            facts.Claims.Length == 1 ? "eine" : "mehrere",
            facts.Register == Register.Du ? "du" : "Sie",
            facts.Country.ToString(), Word(facts.Kind),
            facts.Debtor.Kind == DebtorKind.Business ? "Firma" : "Privat",
        };
        if (facts.Claims.Any(c => c.Paid.IsPositive)) found.Add("Teilzahlung");
        if (facts.Claims.Any(c => c.Disputed is not null)) found.Add("strittig");
        if (facts.Claims.Any(c => c.Disputed is not null && !c.Open.IsPositive)) found.Add(AllDisputed);
        if (facts.Claims.Any(c => c.Interest.IsPositive)) found.Add(Interest);
        if (facts.Instalment is { Paid.IsPositive: true }) found.Add("Teilrate");
        if (!facts.Earlier.IsEmpty) found.Add("frühere Schreiben");
        if (facts.AgencyFollows) found.Add("Übergabe folgt");
        if (facts.Sender.Phone.Length > 0) found.Add("Telefon");
        if (facts.Sender.Email.Length > 0) found.Add("E-Mail");
        if (facts.Kind.IsByHand()) found.UnionWith(OfHand(facts));
        return found;
    }

    static IEnumerable<string> OfHand(FactSheet facts)
    {
        if (facts.Plan is { } plan)
        {
            if (plan.Instalments.Length <= InstalmentPlan.ToldInWordsMax) yield return "wenige Raten";
            if (plan.Interest == PlanInterest.Statutory) yield return "Zinsen laufen";
        }
        if (facts.Complaint is { } complaint)
        {
            yield return complaint.Result?.Outcome switch
            {
                null => "in Prüfung",
                ComplaintOutcome.Right => "berechtigt",
                ComplaintOutcome.PartlyRight => "teilweise berechtigt",
                ComplaintOutcome.NotRight => "unberechtigt",
                _ => throw new System.Diagnostics.UnreachableException(complaint.ToString()),
            };
            if (complaint.Result?.Credit is not null) yield return "Gutschrift";
        }
        if (facts.HasInvoices) yield return "Rechnung liegt bei";
        if (facts.Payment is { Credit.IsPositive: true }) yield return "Guthaben";
        yield return facts.Total.IsPositive ? "Rest" : "erledigt";
    }
}
