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
        _ => throw new System.Diagnostics.UnreachableException(why.ToString()),
    };

    /// <summary>The same in a few words, for lists.</summary>
    public static string Short(this StepReason why, Country form) => why switch
    {
        StepReason.BeforeDueDate r => $"Fällig am {form.Day(r.DueOn)}",
        StepReason.DueDatePassed r => $"Seit {form.Day(r.DueOn)} fällig",
        StepReason.DeadlinePassed r => $"Frist der {Genitive(r.Letter)} am {form.Day(r.DeadlineOn)} abgelaufen",
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
        Blocker.CoveredByCredit r =>
            $"Der Kunde hat ein Guthaben von {form.Amount(r.Credit)}, das die Forderung deckt.",
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
