using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.HandOver;

namespace Inkassio.Domain.Words;

/// <summary>The advice on a hand-over as sentences: what to do, and why, with the figures.</summary>
public static class HandOverWords
{
    public static string Word(this AdvisedStep step) => step switch
    {
        AdvisedStep.Wait => "Abwarten",
        AdvisedStep.Call => "Anrufen",
        AdvisedStep.OfferPlan => "Raten anbieten",
        AdvisedStep.Announce => "Übergabe ankündigen",
        AdvisedStep.HandOver => "An ein Inkassobüro oder einen Anwalt übergeben",
        AdvisedStep.Court => "Vor Gericht gehen",
        AdvisedStep.WriteOff => "Ausbuchen",
        _ => throw new System.Diagnostics.UnreachableException(step.ToString()),
    };

    public static string Sentence(this AdviceReason reason, Country form) => reason switch
    {
        AdviceReason.NothingOpen => "Es ist nichts mehr offen.",
        AdviceReason.LimitationPassed r =>
            $"Die Forderung ist seit dem {form.Day(r.EndedOn)} verjährt. Der Kunde darf die Zahlung verweigern.",
        AdviceReason.LimitationNear r =>
            $"Am {form.Day(r.EndsOn)} verjährt die Forderung, {In(r.DaysLeft)}. Nur ein Gericht hält die Frist an.",
        AdviceReason.NoTimeToAnnounce r =>
            $"Am {form.Day(r.EndsOn)} verjährt die Forderung, {In(r.DaysLeft)}. Für eine Ankündigung mit Frist reicht "
            + "die Zeit nicht. Das Gesetz verlangt keine: Entscheiden Sie heute, ob Sie sofort zu Gericht gehen.",
        AdviceReason.Disputed => "Der Kunde hat einen Einwand erhoben. Klären Sie ihn, bevor es weitergeht.",
        AdviceReason.PromiseRunning r => $"Der Kunde hat bis {form.Day(r.Until)} Zahlung zugesagt.",
        AdviceReason.PromisesBroken { Count: 1 } => "Eine Zusage hat der Kunde nicht gehalten.",
        AdviceReason.PromisesBroken r => $"{r.Count} Zusagen hat der Kunde nicht gehalten.",
        AdviceReason.NotInDefault => "Der Kunde ist noch nicht im Verzug. Niemand müsste Ihnen die Kosten ersetzen.",
        AdviceReason.StagesOpen r => $"{r.Done} von {r.Planned} Mahnstufen sind getan. Gehen Sie erst die Stufen.",
        AdviceReason.StagesDone r => $"{Letters(r.Done)} und {Days(r.DaysOverdue)} seit der Fälligkeit.",
        AdviceReason.MailReturned => "Post kam zurück. Die Anschrift stimmt nicht mehr.",
        AdviceReason.PaysInParts r =>
            $"Der Kunde zahlt in Teilen ({Payments(r.Payments)}, zuletzt am {form.Day(r.LastOn)}).",
        AdviceReason.Reacted r => $"Am {form.Day(r.On)} hat sich der Kunde gemeldet.",
        AdviceReason.NeverReacted r => $"Seit der Fälligkeit hat sich der Kunde nicht gemeldet: {Days(r.DaysOverdue)}.",
        AdviceReason.GoodCustomer r =>
            $"Kunde seit {Years(r.Years)} mit {form.Shown(r.YearlyTurnover)} Umsatz im Jahr, offen sind "
            + $"{form.Shown(r.Open)}. Ein Gespräch schont die Beziehung.",
        AdviceReason.CostAboveOpen r =>
            $"Der billigste Weg kostet {form.Shown(r.Cost)}, offen sind {form.Shown(r.Open)}.",
        AdviceReason.CostBelowOpen r =>
            $"Der billigste Weg kostet höchstens {form.Shown(r.Cost)}, offen sind {form.Shown(r.Open)}.",
        AdviceReason.CostUnknown => "Was es hier kostet, ist nicht hinterlegt. Fragen Sie vorher nach dem Preis.",
        AdviceReason.NotAnnounced => "Der Kunde weiß noch nicht, dass eine Übergabe droht.",
        AdviceReason.AnnouncementRunning r => $"Die Frist der Ankündigung läuft bis {form.Day(r.Until)}.",
        AdviceReason.AnnouncementOver r => $"Die Frist der Ankündigung ist am {form.Day(r.DeadlineOn)} abgelaufen.",
        AdviceReason.DebtAdmitted =>
            "Der Kunde hat einen Teil gezahlt oder Zahlung zugesagt. Er wird kaum widersprechen.",
        _ => throw new System.Diagnostics.UnreachableException(reason.ToString()),
    };

    static string Days(int count) => count == 1 ? "1 Tag" : $"{count} Tage";

    static string In(int days) => days switch
    {
        <= 0 => "heute",
        1 => "in 1 Tag",
        _ => $"in {days} Tagen",
    };

    static string Years(int count) => count == 1 ? "1 Jahr" : $"{count} Jahren";

    static string Letters(int count) => count == 1 ? "1 Brief" : $"{count} Briefe";

    static string Payments(int count) => count == 1 ? "1 Zahlung" : $"{count} Zahlungen";
}
