using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Segments;
using static Inkassio.Domain.Debtors.DebtorEvent;

namespace Inkassio.Domain.Words;

/// <summary>Promises, plans, complaints, calls, segments and hand-overs, in the words of a German office.</summary>
public static class AgreementWords
{
    /// <summary>What was agreed, said or decided; null for every other event.</summary>
    internal static string? Sentence(DebtorEvent happened, Debtor account, Country form) => happened switch
    {
        PromiseGiven e =>
            $"Zusage: {form.Shown(e.Amount)} bis {form.Day(e.PayOn)} ({EventWords.Numbers(account, e.Invoices)}).",
        PromiseWithdrawn => "Zusage aufgehoben.",
        PlanAgreed e =>
            $"Ratenvereinbarung: {e.Instalments.Length} Raten, {form.Shown(e.Instalments.Sum(e.Instalments[0].Amount.Currency, i => i.Amount))}, "
            + $"erste am {form.Day(e.Instalments[0].DueOn)} ({EventWords.Numbers(account, e.Invoices)}).",
        PlanEnded => "Ratenvereinbarung beendet.",
        DisputeOpened e =>
            $"Beanstandung zu {EventWords.Number(account, e.Invoice)}: {e.Cause.Word()}, "
            + $"{(e.Amount is { } part ? $"Teil von {form.Shown(part)}" : "ganze Rechnung")}. "
            + $"Antwort bis {form.Day(e.AnswerBy)}.",
        DisputeDescribed e => $"Beanstandung: {e.Says}{(e.Owner.Length > 0 ? $" (zuständig: {e.Owner})" : "")}",
        DisputeFiled e => $"Unterlage zur Beanstandung: {e.Document.Name}.",
        SolutionsOffered e => $"Lösungen angeboten: {string.Join(", ", e.Options.Select(o => o.Word()))}.",
        SolutionChosen e => Chosen(e, form),
        DisputeResolved e => $"Beanstandung entschieden: {e.Outcome.Word()}."
            + (e.GraceUntil is { } until ? $" Zeit zu zahlen bis {form.Day(until)}." : ""),
        CircumstanceRecorded e => $"{e.Kind.Word()} seit {form.Day(e.From)}."
            + (e.Until is { } until ? $" Bis {form.Day(until)}." : ""),
        CircumstanceDescribed e => $"Dazu: {e.Details}",
        CircumstanceEnded e => $"{account.Circumstances.GetValueOrDefault(e.Circumstance)?.Kind.Word() ?? "Umstand"}: beendet.",
        CallMade e => $"Anruf am {form.Day(e.On)}: {e.Outcome.Word()}.",
        CallDescribed e => $"Gespräch{(e.Details.Person.Length > 0 ? $" mit {e.Details.Person}" : "")}: {e.Details.Said}",
        _ => Judged(happened, account, form),
    };

    static string? Judged(DebtorEvent happened, Debtor account, Country form) => happened switch
    {
        SegmentReached e => $"Einstufung aus dem Zahlungsverhalten: {e.Segment.Word()}.",
        SegmentSet e => $"Von Hand eingestuft: {e.Segment.Word()}{(e.Until is { } until ? $" bis {form.Day(until)}" : "")}.",
        SegmentFreed => "Einstufung von Hand aufgehoben.",
        CreditChecked e => $"Auskunft von {e.Result.Bureau} vom {form.Day(e.Result.On)}: {e.Result.Rating.Word()}.",
        ReferralPlanned e =>
            $"Übergabe geplant ({EventWords.Numbers(account, e.Invoices)}): zuerst geht die Ankündigung hinaus.",
        HandOverDescribed => "Angaben für eine Übergabe festgehalten.",
        ClaimsReferred e =>
            $"Übergeben {e.Target.To()} am {form.Day(e.On)}: {form.Shown(e.Total)} ({EventWords.Numbers(account, e.Invoices)}).",
        ReferralDescribed e => $"Übergeben an {e.Partner}{(e.Number.Length > 0 ? $", Aktenzeichen {e.Number}" : "")}.",
        ReferralProgressed e => $"Stand der Übergabe am {form.Day(e.On)}: {e.Status.Word()}."
            + (e.Costs is { } costs ? $" Kosten: {form.Shown(costs)}." : ""),
        ReferralNoted e => $"Zur Übergabe: {e.Text}",
        PaymentReported => "Der Partner wurde über eine Zahlung unterrichtet.",
        ClaimsTakenBack e => $"Forderung am {form.Day(e.On)} zurückgeholt.",
        _ => null,
    };

    static string Chosen(SolutionChosen e, Country form) => (e.Option, e.RepairOn) switch
    {
        ({ } option, { } day) => $"Der Kunde hat gewählt: {option.Word()}, am {form.Day(day)}.",
        ({ } option, null) => $"Der Kunde hat gewählt: {option.Word()}.",
        (null, { } day) => $"Termin: {form.Day(day)}.",
        _ => "Termin aufgehoben.",
    };

    public static string Word(this DisputeCause cause) => cause switch
    {
        DisputeCause.UnclearInvoice => "Rechnung unklar",
        DisputeCause.WrongPrice => "Preis oder Menge stimmt nicht",
        DisputeCause.Defect => "Mangel",
        DisputeCause.NotDelivered => "nicht oder unvollständig geliefert",
        DisputeCause.NotOrdered => "nicht bestellt",
        DisputeCause.PaidAlready => "schon bezahlt",
        DisputeCause.Other => "anderer Grund",
        _ => throw new System.Diagnostics.UnreachableException(cause.ToString()),
    };

    public static string Word(this ComplaintOutcome outcome) => outcome switch
    {
        ComplaintOutcome.Right => "berechtigt",
        ComplaintOutcome.PartlyRight => "zum Teil berechtigt",
        ComplaintOutcome.NotRight => "nicht berechtigt",
        _ => throw new System.Diagnostics.UnreachableException(outcome.ToString()),
    };

    public static string Word(this CircumstanceKind kind) => kind switch
    {
        CircumstanceKind.Insolvent => "Insolvenzverfahren",
        CircumstanceKind.Deceased => "Kunde verstorben",
        CircumstanceKind.AddressUnknown => "Anschrift unbekannt",
        CircumstanceKind.DirectDebit => "Lastschrift läuft",
        _ => throw new System.Diagnostics.UnreachableException(kind.ToString()),
    };

    public static string Word(this CallOutcome outcome) => outcome switch
    {
        CallOutcome.InvoiceLost => "Rechnung liegt nicht vor",
        CallOutcome.Forgotten => "vergessen, zahlt",
        CallOutcome.Dissatisfied => "nicht zufrieden",
        CallOutcome.Hardship => "kann gerade nicht alles zahlen",
        CallOutcome.Promised => "sagt Zahlung zu",
        CallOutcome.PaidAlready => "hat schon gezahlt",
        CallOutcome.Refused => "will nicht zahlen",
        CallOutcome.WrongNumber => "falsche Nummer",
        CallOutcome.NotReached => "nicht erreicht",
        _ => throw new System.Diagnostics.UnreachableException(outcome.ToString()),
    };

    public static string Word(this PromiseState state) => state switch
    {
        PromiseState.Running => "läuft",
        PromiseState.Kept => "gehalten",
        PromiseState.Broken => "gebrochen",
        PromiseState.Withdrawn => "aufgehoben",
        _ => throw new System.Diagnostics.UnreachableException(state.ToString()),
    };

    public static string Word(this PlanState state) => state switch
    {
        PlanState.Running => "läuft",
        PlanState.InArrears => "im Rückstand",
        PlanState.Broken => "gebrochen",
        PlanState.Fulfilled => "erfüllt",
        PlanState.Ended => "beendet",
        _ => throw new System.Diagnostics.UnreachableException(state.ToString()),
    };

    public static string Word(this CreditRating rating) => rating switch
    {
        CreditRating.Good => "gut",
        CreditRating.Medium => "mittel",
        CreditRating.Poor => "schwach",
        CreditRating.Insolvent => "zahlungsunfähig",
        _ => throw new System.Diagnostics.UnreachableException(rating.ToString()),
    };

    public static string Word(this ReferralTarget target) => target switch
    {
        ReferralTarget.Agency => "Inkassounternehmen",
        ReferralTarget.Lawyer => "Rechtsanwalt",
        ReferralTarget.Court => "Gericht",
        _ => throw new System.Diagnostics.UnreachableException(target.ToString()),
    };

    /// <summary>To follow "übergeben".</summary>
    static string To(this ReferralTarget target) => target switch
    {
        ReferralTarget.Agency => "an ein Inkassounternehmen",
        ReferralTarget.Lawyer => "an einen Rechtsanwalt",
        ReferralTarget.Court => "an das Gericht",
        _ => throw new System.Diagnostics.UnreachableException(target.ToString()),
    };

    public static string Word(this ReferralStatus status) => status switch
    {
        ReferralStatus.HandedOver => "übergeben",
        ReferralStatus.Accepted => "angenommen",
        ReferralStatus.DebtorWritten => "Kunde angeschrieben",
        ReferralStatus.Instalments => "Ratenzahlung vereinbart",
        ReferralStatus.Objected => "Kunde hat widersprochen",
        ReferralStatus.OrderApplied => "Mahnbescheid oder Zahlungsbefehl beantragt",
        ReferralStatus.OrderServed => "zugestellt",
        ReferralStatus.Enforceable => "vollstreckbar",
        ReferralStatus.Enforcement => "Vollstreckung läuft",
        ReferralStatus.Collected => "bezahlt",
        ReferralStatus.Unrecoverable => "uneinbringlich",
        _ => throw new System.Diagnostics.UnreachableException(status.ToString()),
    };

    /// <summary>What is against an agreement, a call or a hand-over; null for every other refusal.</summary>
    internal static string? Of(Refusal why, Country form) => why switch
    {
        Refusal.AgreementUnknown => "Diesen Eintrag gibt es bei diesem Kunden nicht.",
        Refusal.PlanRuns => "Für eine der Rechnungen läuft schon eine Ratenvereinbarung. Beenden Sie diese zuerst.",
        Refusal.LateDaysOutOfRange r =>
            $"Der Rest kann frühestens {r.Min} und spätestens {r.Max} Tage nach einer versäumten Rate fällig werden.",
        Refusal.DisputedAlready => "Die ganze Rechnung ist schon beanstandet.",
        Refusal.TooManyFiles r => $"Zu einer Beanstandung passen höchstens {r.Max} Dateien.",
        Refusal.DisputeClosed => "Über diese Beanstandung ist schon entschieden.",
        Refusal.CallEndsBeforeItBegins => "Das Gespräch kann nicht enden, bevor es begonnen hat.",
        Refusal.NotIdentified =>
            "Bestätigen Sie zuerst, dass Sie wussten, mit wem Sie sprechen. "
            + "Ohne das darf im Gespräch kein Betrag und keine Rechnung genannt werden.",
        Refusal.ArrangementMissing r => $"Zu „{r.Outcome.Word()}“ fehlt, was vereinbart wurde.",
        Refusal.PackageIncomplete r => string.Join(' ', r.Gaps.Select(g => g.Sentence(form)).Distinct()),
        Refusal.NotReferable r => string.Join(' ', r.Blockers.Select(b => b.Sentence(form)).Distinct()),
        _ => null,
    };

    public static string Sentence(this ReferralBlocker blocker, Country form) => blocker switch
    {
        ReferralBlocker.NotOverdue r => $"Die Rechnung ist erst am {form.Day(r.DueOn)} fällig.",
        ReferralBlocker.TooFewLetters r =>
            $"Bisher gingen {r.Letters} Schreiben hinaus. Vor einer Übergabe sind es mindestens {r.LettersMin}.",
        ReferralBlocker.NotAnnounced { Needs: NoticeKind.Announcement } =>
            "Die Übergabe wurde noch nicht angekündigt. Die Ankündigung geht immer vorher hinaus.",
        ReferralBlocker.NotAnnounced r => $"Vor dem Gericht steht die {r.Needs.Word()}.",
        ReferralBlocker.DeadlineRuns r => $"Die letzte Frist läuft noch bis {form.Day(r.Until)}.",
        ReferralBlocker.Stopped r => r.By.Sentence(form),
        ReferralBlocker.AlreadyReferred => "Die Forderung ist schon übergeben.",
        _ => throw new System.Diagnostics.UnreachableException(blocker.ToString()),
    };
}
