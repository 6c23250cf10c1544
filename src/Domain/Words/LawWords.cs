using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Law;

namespace Inkassio.Domain.Words;

/// <summary>What the law made of a claim, in sentences that name the §.</summary>
public static class LawWords
{
    /// <summary>When default began, and why.</summary>
    public static string Sentence(this DefaultStart start, Country form) =>
        $"Im Verzug seit {form.Day(start.FirstInterestDay)}: {Why(start.Trigger)} ({start.Section}).";

    static string Why(DefaultTrigger trigger) => trigger switch
    {
        DefaultTrigger.AgreedDate => "Der vereinbarte Zahltag ist verstrichen",
        DefaultTrigger.AgreedTerm => "Die vereinbarte Zahlungsfrist ist abgelaufen",
        DefaultTrigger.ReminderReceived => "Eine Mahnung ist zugegangen",
        DefaultTrigger.ReminderDeadline => "Die Frist aus einem Schreiben ist abgelaufen",
        DefaultTrigger.InvoiceReceived30 => "30 Tage nach Fälligkeit und Zugang der Rechnung sind vorbei",
        DefaultTrigger.ServiceReceived30 => "30 Tage nach Fälligkeit und Empfang der Leistung sind vorbei",
        DefaultTrigger.Refusal => "Die Zahlung wurde endgültig verweigert",
        DefaultTrigger.Service => "Klage oder Mahnbescheid wurde zugestellt",
        _ => throw new System.Diagnostics.UnreachableException(trigger.ToString()),
    };

    /// <summary>What is uncertain in a calculation; empty for warnings that concern people of law alone.</summary>
    public static string Sentence(this LawWarning warning, Country form) => warning switch
    {
        LawWarning.BaseRateNotCovered w =>
            $"Der Basiszinssatz ist ab {form.Day(w.From)} noch nicht bekannt. Gerechnet ist bis dahin.",
        LawWarning.BaseRateAssumed w =>
            $"Der Basiszinssatz ist ab {form.Day(w.From)} noch nicht bekannt. Der letzte Satz wurde fortgeschrieben.",
        LawWarning.LimitationEstimated =>
            "Der Tag ist geschätzt: Ob der erste und der letzte gehemmte Tag mitzählen, ist nicht ganz geklärt.",
        LawWarning.SuspensionNotCounted w =>
            $"{Word(w.Ground)}: Dieses Recht kennt dafür keinen festen Tag. Wir rechnen ohne, das ist die sichere Seite.",
        LawWarning.NewStartWithoutEffect w =>
            $"Was am {form.Day(w.On)} geschah, beginnt die Frist nicht neu: Sie lief noch nicht oder war schon vorbei.",
        _ => "",
    };

    static string Word(SuspensionGround ground) => ground switch
    {
        SuspensionGround.Negotiation => "Verhandlungen",
        SuspensionGround.Deferral => "Stundung",
        SuspensionGround.CourtStep => "Schritt bei Gericht",
        SuspensionGround.Insolvency => "Insolvenz",
        _ => throw new System.Diagnostics.UnreachableException(ground.ToString()),
    };

    /// <summary>Why the law refuses a row of base rates.</summary>
    public static string Sentence(this LawRefusal refusal, Country form) => refusal switch
    {
        LawRefusal.RateOffHalfYear r =>
            $"Ein Basiszinssatz gilt ab 1. Januar oder 1. Juli, nicht ab {form.Day(r.From)} ({r.Section}).",
        LawRefusal.RateSkipsHalfYear r =>
            $"Zwischen den Halbjahren wäre eine Lücke. Als Nächstes fehlt der Satz ab {form.Day(r.Expected)} ({r.Section}).",
        LawRefusal.RateWithoutSource r => $"Bitte nennen Sie, wo der Satz ab {form.Day(r.From)} bekannt gegeben ist.",
        _ => $"Das lässt das Gesetz nicht zu ({refusal.Section}).",
    };

    public static string Word(this FeeTreatment treatment) => treatment switch
    {
        FeeTreatment.Claim => "bleiben geschuldet, auch wenn die Hauptforderung bezahlt ist",
        FeeTreatment.Threat => "entfallen, sobald die Hauptforderung bezahlt ist",
        _ => throw new System.Diagnostics.UnreachableException(treatment.ToString()),
    };

    public static string Word(this DayCount count) => count switch
    {
        DayCount.ActAct => "Kalendertage, 365 oder 366 je Jahr",
        DayCount.Act365 => "Kalendertage, immer 365 je Jahr",
        DayCount.ThirtyE360 => "30 Tage je Monat, 360 je Jahr",
        _ => throw new System.Diagnostics.UnreachableException(count.ToString()),
    };
}
