using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;

namespace Inkassio.Domain.Words;

/// <summary>The send gate's reasons as sentences: why a step comes, and what holds it back.</summary>
public static class GateWords
{
    public static string Sentence(this StepReason why, Country form) => why switch
    {
        StepReason.BeforeDueDate r => $"Die Rechnung wird am {form.Day(r.DueOn)} fällig.",
        StepReason.DueDatePassed r =>
            $"Fälligkeit der Rechnung: {form.Day(r.DueOn)}. {Days(r.WaitDays)} danach kommt dieser Schritt.",
        StepReason.DeadlinePassed r =>
            $"Frist der {Genitive(r.Letter)} vom {form.Day(r.IssuedOn)}: bis {form.Day(r.DeadlineOn)}. "
            + $"{Days(r.WaitDays)} danach kommt dieser Schritt.",
        StepReason.InstalmentMissed r => $"Die {r.Number}. Rate war am {form.Day(r.DueOn)} fällig und ist nicht da.",
        StepReason.PlanBroken r => $"Die Ratenvereinbarung gilt seit dem {form.Day(r.On)} nicht mehr, der ganze Rest ist "
            + "fällig. Es geht mit der Stufe weiter, die nach der letzten kommt.",
        _ => throw new System.Diagnostics.UnreachableException(why.ToString()),
    };

    /// <summary>The same in a few words, for lists.</summary>
    public static string Short(this StepReason why, Country form) => why switch
    {
        StepReason.BeforeDueDate r => $"Fällig am {form.Day(r.DueOn)}",
        StepReason.DueDatePassed r => $"Seit {form.Day(r.DueOn)} fällig",
        StepReason.DeadlinePassed r => $"Frist der {Genitive(r.Letter)} am {form.Day(r.DeadlineOn)} abgelaufen",
        StepReason.InstalmentMissed r => $"{r.Number}. Rate vom {form.Day(r.DueOn)} fehlt",
        StepReason.PlanBroken r => $"Ratenvereinbarung seit {form.Day(r.On)} gebrochen",
        _ => throw new System.Diagnostics.UnreachableException(why.ToString()),
    };

    public static string Sentence(this Blocker blocker, Country form) => blocker switch
    {
        Blocker.NothingOpen => "Es ist nichts mehr offen.",
        Blocker.LadderFinished => "Alle Mahnstufen sind durchlaufen. Entscheiden Sie, wie es weitergeht.",
        Blocker.NotYet r => $"Der Schritt ist erst am {form.Day(r.On)} dran. {r.Why.Sentence(form)}",
        Blocker.OnHold { Until: { } until } r => $"Mahnstopp bis {form.Day(until)} ({r.Reason.Word()}).",
        Blocker.OnHold r =>
            $"Mahnstopp ohne Enddatum ({r.Reason.Word()}). Heben Sie ihn auf, wenn es weitergehen soll.",
        Blocker.Deferred r => $"Die Rechnung ist bis {form.Day(r.Until)} gestundet.",
        Blocker.Resting r => $"Der Vorschlag wurde abgelehnt und ruht bis {form.Day(r.Until)}.",
        Blocker.TooSoonAfterLetter r =>
            $"Der letzte Brief ist vom {form.Day(r.LetterOn)}. "
            + $"Zwischen zwei Briefen liegen mindestens {Days(r.SpacingDays)}.",
        Blocker.TooSoonAfterCall r =>
            $"Das letzte Gespräch war am {form.Day(r.CallOn)}. Danach ruht der Schriftverkehr {Days(r.SpacingDays)}.",
        Blocker.PromiseRuns r =>
            $"Der Kunde hat {form.Shown(r.Amount)} bis {form.Day(r.PayOn)} zugesagt. "
            + $"Wir warten bis {form.Day(r.LastOn)}, so lange kann eine Überweisung brauchen.",
        Blocker.PlanRuns { Next: { } next } =>
            $"Es läuft eine Ratenvereinbarung. Die {next.Number}. Rate ist am {form.Day(next.DueOn)} fällig.",
        Blocker.PlanRuns => "Es läuft eine Ratenvereinbarung.",
        Blocker.Disputed { ExpectedUntil: { } until } r =>
            $"Der Kunde beanstandet die Rechnung seit {form.Day(r.Since)} ({r.Cause.Word()}). "
            + $"Voraussichtlich geht es nach dem {form.Day(until)} weiter, wenn Sie das Ergebnis eintragen.",
        Blocker.Disputed r =>
            $"Der Kunde beanstandet die Rechnung seit {form.Day(r.Since)} ({r.Cause.Word()}). "
            + "Erst wenn Sie das Ergebnis eintragen, geht es weiter.",
        Blocker.TimeToPay r => $"Nach der Klärung hat der Kunde bis {form.Day(r.Until)} Zeit zu zahlen.",
        Blocker.Insolvent r =>
            $"Insolvenzverfahren seit {form.Day(r.Since)}. Melden Sie die Forderung beim Verwalter an, Briefe ruhen.",
        Blocker.Deceased r => $"Der Kunde ist verstorben (erfasst zum {form.Day(r.Since)}). Klären Sie, wer erbt.",
        Blocker.AddressUnknown r =>
            $"Post kam zurück, die Anschrift stimmt seit {form.Day(r.Since)} nicht mehr. Tragen Sie die neue ein.",
        Blocker.DirectDebitPending { Until: { } until } => $"Die Rechnung wird abgebucht. Wir warten bis {form.Day(until)}.",
        Blocker.DirectDebitPending => "Die Rechnung wird abgebucht. Briefe ruhen, bis Sie das beenden.",
        Blocker.HandedOver { Target: ReferralTarget.Court } r => $"Seit {form.Day(r.On)} beim Gericht. Eigene Briefe ruhen.",
        Blocker.HandedOver r =>
            $"Seit {form.Day(r.On)} an {(r.Target == ReferralTarget.Agency ? "ein Inkassounternehmen" : "einen Rechtsanwalt")} "
            + "übergeben. Eigene Briefe ruhen.",
        Blocker.InCourt r => $"Seit {form.Day(r.Since)} läuft ein gerichtliches Verfahren. Eigene Briefe ruhen.",
        Blocker.CallFirst r =>
            $"Vor der {Genitive(r.Before)} steht ein Anruf. Ohne Anruf geht der Brief nach dem {form.Day(r.Until)} hinaus.",
        Blocker.NoWorkingDay r => $"Heute ist kein Arbeitstag. Briefe gehen wieder am {form.Day(r.Next)} hinaus.",
        Blocker.CoveredByCredit r =>
            $"Der Kunde hat ein Guthaben von {form.Shown(r.Credit)}, das die Forderung deckt.",
        Blocker.LimitationPassed r =>
            $"Die Forderung ist seit dem {form.Day(r.EndedOn)} verjährt ({r.Section}). Der Kunde darf die Zahlung verweigern.",
        Blocker.NoAddress => "Beim Kunden fehlt die Anschrift. Ergänzen Sie Straße, Postleitzahl und Ort.",
        Blocker.NoSender => "Ihre eigenen Absenderdaten sind unvollständig. Ergänzen Sie sie unter Einstellungen.",
        Blocker.NoAccountInCurrency r =>
            $"Für {r.Currency} ist kein Bankkonto hinterlegt. Ergänzen Sie es unter Einstellungen.",
        _ => throw new System.Diagnostics.UnreachableException(blocker.ToString()),
    };

    static string Days(int count) => count == 1 ? "1 Tag" : $"{count} Tage";

    static string Genitive(NoticeKind kind) => kind switch
    {
        NoticeKind.LastNotice => "letzten Mahnung",
        _ => kind.Word(),
    };
}
