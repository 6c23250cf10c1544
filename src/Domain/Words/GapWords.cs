using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.HandOver;

namespace Inkassio.Domain.Words;

/// <summary>What a hand-over lacks, as sentences that say what to do.</summary>
public static class GapWords
{
    public static string Word(this HandOverTarget target) => target switch
    {
        HandOverTarget.Agency => "Inkassobüro oder Anwalt",
        HandOverTarget.CourtOrder => "Mahnbescheid (Deutschland)",
        HandOverTarget.PaymentAction => "Mahnklage (Österreich)",
        HandOverTarget.DebtEnforcement => "Betreibung (Schweiz)",
        _ => throw new System.Diagnostics.UnreachableException(target.ToString()),
    };

    public static string Word(this EntryPlace where) => where switch
    {
        EntryPlace.Settings => "Einstellungen",
        EntryPlace.Customer => "Stammdaten des Kunden",
        EntryPlace.Invoice => "Rechnung",
        EntryPlace.HandOverForm => "Angaben zur Übergabe",
        EntryPlace.Selection => "Auswahl der Forderungen",
        EntryPlace.Account => "Kundenkonto",
        EntryPlace.Letters => "Briefe und Postausgang",
        EntryPlace.BaseRates => "Basiszinssätze",
        EntryPlace.OtherWay => "ein anderer Weg",
        _ => throw new System.Diagnostics.UnreachableException(where.ToString()),
    };

    public static string Sentence(this Gap gap, Country form) => gap switch
    {
        Gap.OfClaim g => $"{g.Number}: {OfClaim(g, form)}",
        Gap.NoClaims => "Es ist keine Forderung ausgewählt.",
        Gap.TooManyClaims g => $"{g.Count} Forderungen sind zu viele: Ein Begehren fasst höchstens {g.Max}.",
        Gap.SeveralCurrencies => "Die Forderungen lauten auf verschiedene Währungen. Übergeben Sie jede für sich.",
        Gap.CurrencyNotTaken g => $"Forderungen in {g.Currency} gehen auf diesem Weg nicht.",
        Gap.ValueAboveLimit g => $"{form.Shown(g.Value)} sind zu viel: Der Weg endet bei {form.Shown(g.Max)}.",
        Gap.LawyerNeeded g => $"Über {form.Shown(g.Above)} muss ein Anwalt die Klage einbringen.",
        Gap.CreditNotCounted g =>
            $"Der Kunde hat ein Guthaben von {form.Shown(g.Credit)}. Verrechnen Sie es, sonst fordern Sie zu viel.",
        Gap.NameMissing g => $"{Whose(g.Side)} Name fehlt.",
        Gap.AddressIncomplete g => $"{Whose(g.Side)} Anschrift ist unvollständig. Nötig sind Straße, Postleitzahl und Ort.",
        Gap.AddressIsPostBox g => $"{Whose(g.Side)} Anschrift ist ein Postfach. Dort kann das Gericht nicht zustellen.",
        Gap.NatureUnknown g => $"Es fehlt, ob {Who(g.Side)} eine Person oder ein Unternehmen mit Rechtsform ist.",
        Gap.LegalFormMissing g => $"Die Rechtsform fehlt: {Who(g.Side)}.",
        Gap.RepresentativeMissing g => $"Der gesetzliche Vertreter fehlt: {Who(g.Side)}.",
        Gap.RegisterMissing g => $"Die Registernummer fehlt: {Who(g.Side)}. Sie hilft, Verwechslungen zu vermeiden.",
        Gap.SalutationMissing g => $"Herr oder Frau fehlt: {Who(g.Side)}.",
        Gap.ContactMissing => "Für Rückfragen fehlt ein Ansprechpartner mit Telefon oder E-Mail.",
        Gap.AccountMissing g => $"Für {g.Currency} ist kein Bankkonto hinterlegt.",
        Gap.InputTaxUnknown => "Es fehlt, ob Ihr Betrieb die Vorsteuer abzieht (§ 13a Abs. 1 Nr. 6 RDG).",
        Gap.KindUnknown => "Es fehlt, ob der Kunde eine Firma oder eine Privatperson ist. Davon hängen die Zinsen ab.",
        Gap.RegionUnknown => "Ihr Bundesland fehlt. Davon hängt das Mahngericht ab.",
        Gap.CreditorAbroad g => $"Ihr Sitz liegt nicht in der Schweiz ({g.Country}). Sie müssen dort ein Domizil wählen "
            + "(Art. 67 Abs. 1 Ziff. 1 SchKG).",
        Gap.DebtorAbroad g =>
            $"Der Kunde sitzt nicht in diesem Land ({(g.Country.Length > 0 ? g.Country : "Land fehlt")}). "
            + "Dieser Weg ist dann nicht offen.",
        _ => throw new System.Diagnostics.UnreachableException(gap.ToString()),
    };

    static string OfClaim(Gap.OfClaim gap, Country form) => gap switch
    {
        Gap.OtherLaw g => $"Für sie gilt das Recht von {g.Law.Word()}, nicht das des gewählten Wegs.",
        Gap.NothingOpen => "Es ist keine Hauptforderung mehr offen.",
        Gap.NotDue g => $"Die Forderung ist erst am {form.Day(g.DueOn)} fällig.",
        Gap.NotInDefault => "Der Kunde ist noch nicht im Verzug. Erst eine Mahnung, die ankommt, bewirkt ihn.",
        Gap.SubjectMissing => "Es fehlt, wofür die Rechnung ist.",
        Gap.ContractDayMissing => "Das Datum des Vertrags fehlt. Ohne es darf nichts übergeben werden "
            + "(§ 13a Abs. 1 Nr. 2 RDG, § 690 Abs. 1 Nr. 3 ZPO).",
        Gap.ContractAfterInvoice g => $"Der Vertrag vom {form.Day(g.ContractOn)} wäre jünger als die Rechnung.",
        Gap.ServiceDayMissing => "Der Tag der Lieferung oder Leistung fehlt.",
        Gap.ServicePeriodMissing => "Für diese Art der Forderung fehlt der Zeitraum von – bis.",
        Gap.GroundMissing => "Die Art der Forderung fehlt: eine Nummer des Katalogs oder eigene Worte.",
        Gap.GroundTooLong g => $"Die Art der Forderung ist zu lang: Auf dem Antrag ist Platz für {g.Max} Zeichen.",
        Gap.CounterPerformanceUnknown => "Es fehlt, ob Ihre Leistung erbracht ist (§ 690 Abs. 1 Nr. 4 ZPO).",
        Gap.CounterPerformanceOwed => "Ihre Leistung steht noch aus. Vorher gibt es kein Mahnverfahren.",
        Gap.ConsumerCredit => "Für Verbraucherkredite fragt das Gericht mehr, als hier festgehalten ist.",
        Gap.Disputed => "Der Kunde hat einen Einwand erhoben. Klären Sie ihn zuerst.",
        Gap.Deferred { Until.Year: 9999 } => "Die Rechnung ist gestundet.",
        Gap.Deferred g => $"Die Rechnung ist bis {form.Day(g.Until)} gestundet.",
        Gap.AnnouncementMissing => "Die Übergabe ist nicht angekündigt, oder der Brief kam nicht an.",
        Gap.AnnouncementRunning g => $"Die Frist der Ankündigung läuft noch bis {form.Day(g.Until)}.",
        Gap.LimitationPassed g => $"Die Forderung ist seit dem {form.Day(g.EndedOn)} verjährt.",
        Gap.RateNotKnown g => $"Der Basiszinssatz ab {form.Day(g.From)} fehlt. Die Zinsen stimmen sonst nicht.",
        Gap.InvoiceCopyMissing => "Die Rechnung selbst ist nicht hochgeladen. Sie wird oft nachgefordert.",
        _ => throw new System.Diagnostics.UnreachableException(gap.ToString()),
    };

    static string Whose(Side side) => side == Side.Creditor ? "Ihr eigener Eintrag:" : "Der Kunde:";

    static string Who(Side side) => side == Side.Creditor ? "Ihr Betrieb" : "der Kunde";
}
