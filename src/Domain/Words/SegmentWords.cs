using System.Globalization;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Segments;

namespace Inkassio.Domain.Words;

/// <summary>The payer score, its advice and warnings as sentences for the firm. No debtor ever reads one.</summary>
public static class SegmentWords
{
    static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    public static string Word(this Segment segment) => segment switch
    {
        Segment.New => "neu",
        Segment.Good => "gut",
        Segment.Standard => "normal",
        Segment.Risky => "riskant",
        _ => throw new System.Diagnostics.UnreachableException(segment.ToString()),
    };

    /// <summary>The same as a chip says it, beside a name.</summary>
    public static string Payer(this Segment segment) => segment switch
    {
        Segment.New => "neuer Kunde",
        Segment.Good => "zahlt zuverlässig",
        Segment.Standard => "zahlt normal",
        Segment.Risky => "zahlt riskant",
        _ => throw new System.Diagnostics.UnreachableException(segment.ToString()),
    };

    public static string Word(this BureauVerdict verdict) => verdict switch
    {
        BureauVerdict.Favourable => "günstig",
        BureauVerdict.Unfavourable => "ungünstig",
        _ => throw new System.Diagnostics.UnreachableException(verdict.ToString()),
    };

    public static string Sentence(this ScoreReason why, Country form) => why switch
    {
        ScoreReason.NothingDueYet => "Noch keine Rechnung war fällig; es zählt, wie die übrigen Kunden zahlen",
        ScoreReason.DaysLate { Days: 0 } r =>
            $"zahlt pünktlich ({Invoices(r.Invoices)}; gewertet mit {Tenths(r.Counted)})",
        ScoreReason.DaysLate r => $"zahlt im Mittel {Days(r.Days)} nach Fälligkeit "
            + $"({Invoices(r.Invoices)}; gewertet mit {Tenths(r.Counted)})",
        ScoreReason.LateShare r =>
            $"{(r.Late == 0 ? "keine" : Number(r.Late))} von {Invoices(r.Invoices)} zu spät "
            + $"(gewertet mit {(r.Counted * 100m).ToString("0", German)} %)",
        ScoreReason.LatestDelayed { Invoices: 1 } => "die letzte Rechnung mehr als 5 Tage zu spät",
        ScoreReason.LatestDelayed r =>
            $"von den letzten {Invoices(r.Invoices)} {Number(r.Delayed)} mehr als 5 Tage zu spät",
        ScoreReason.OverdueNow r => $"{Invoices(r.Invoices)} überfällig, am längsten seit {DaysOf(r.Days)}",
        ScoreReason.PromisesBroken r => $"{Times(r.Broken)} eine Zahlungszusage nicht gehalten (letzte zwei Jahre)",
        ScoreReason.PromisesKept r => $"{Times(r.Kept)} eine Zahlungszusage gehalten (letzte zwei Jahre)",
        ScoreReason.DisputesLost r => $"{Times(r.Lost)} ohne Erfolg Einwände erhoben (letzte zwei Jahre)",
        ScoreReason.StageReached r => $"schärfster Brief: {r.Kind.Word()} vom {form.Day(r.On)}",
        ScoreReason.DebitsReturned r => $"{Times(r.Count)} kam eine Lastschrift zurück (letzte zwei Jahre)",
        ScoreReason.BureauAnswer r => $"Auskunft vom {form.Day(r.On)}: {r.Verdict.Word()}",
        ScoreReason.Relationship { Years: 1 } r => $"Kunde seit über einem Jahr (seit {form.Day(r.Since)})",
        ScoreReason.Relationship r => $"Kunde seit über {Number(r.Years)} Jahren (seit {form.Day(r.Since)})",
        ScoreReason.Limited { Points: > 0 } => "die Wertung endet bei 0",
        ScoreReason.Limited => "die Wertung endet bei 100",
        _ => throw new System.Diagnostics.UnreachableException(why.ToString()),
    };

    /// <summary>−6,0 or +2,0: what the reason costs or earns.</summary>
    public static string PointsText(this ScoreReason why) =>
        (why.Points > 0 ? "+" : why.Points < 0 ? "−" : "") + Math.Abs(why.Points).ToString("0.0", German);

    public static string Sentence(this Advice advice) => advice switch
    {
        Advice.PaymentTerm r => $"Zahlungsziel für neue Aufträge: {Days(r.Days)}",
        Advice.TermsUpFront => "Zahlungsbedingungen vor dem ersten Auftrag schriftlich nennen",
        Advice.Prepayment { Percent: 100 } => "Neue Aufträge nur gegen Vorkasse",
        Advice.Prepayment r => $"Bei neuen Aufträgen {r.Percent} % anzahlen lassen",
        Advice.CreditCheck => "Vor dem nächsten Auftrag auf Rechnung eine Auskunft einholen",
        Advice.CallEarly r => $"Früh anrufen: {Days(r.DaysAfterDue)} nach der Fälligkeit",
        Advice.CallBeforeSecondLetter => "Vor dem zweiten Brief anrufen",
        Advice.MoreTime r => $"Mehr Zeit lassen: {Days(r.Days)} länger bis zum nächsten Brief",
        Advice.Thanks { InvoicesInTime: 0 } => "Für pünktliche Zahlung danken",
        Advice.Thanks r => $"Für pünktliche Zahlung danken ({Number(r.InvoicesInTime)} Mal pünktlich)",
        Advice.DiscountOffer r =>
            $"Skonto anbieten: {r.Percent} % bei Zahlung innerhalb von {DaysOf(r.WithinDays)}",
        Advice.CloserWatch r => r.EveryDays == 7 ? "Das Konto jede Woche ansehen"
            : $"Das Konto alle {Days(r.EveryDays)} ansehen",
        _ => throw new System.Diagnostics.UnreachableException(advice.ToString()),
    };

    public static string Word(this AdviceGround ground) => ground switch
    {
        AdviceGround.PaysInTime => "zahlt zuverlässig",
        AdviceGround.PaysAsUsual => "zahlt wie die meisten",
        AdviceGround.PaysLate => "zahlt oft oder lange zu spät",
        AdviceGround.BreaksPromises => "hat eine Zahlungszusage nicht gehalten",
        AdviceGround.DebitReturned => "eine Lastschrift kam zurück",
        AdviceGround.BureauWarned => "ungünstige Auskunft",
        AdviceGround.NotKnownYet => "noch nicht bekannt",
        AdviceGround.OverdueNow => "eine Rechnung ist überfällig",
        _ => throw new System.Diagnostics.UnreachableException(ground.ToString()),
    };

    public static string Sentence(this EarlyWarning warning, Country form) => warning switch
    {
        EarlyWarning.PromiseBroken r => $"hat eine Zahlungszusage nicht gehalten ({form.Day(r.On)})",
        EarlyWarning.FirstDelay r =>
            $"zum ersten Mal mehr als 5 Tage zu spät ({Days(r.Days)}), nach {Invoices(r.InvoicesBefore)} "
            + $"ohne Verzögerung seit {form.Day(r.Since)}",
        EarlyWarning.SlowsDown r =>
            $"wird langsamer: die letzten 3 Rechnungen im Mittel {Days(r.DaysNow)} zu spät, "
            + $"davor {Days(r.DaysBefore)} ({Invoices(r.InvoicesBefore)})",
        EarlyWarning.AmountRising r =>
            $"größere Rechnungen: die letzten 3 im Mittel {form.Shown(r.Now)}, "
            + $"davor {form.Shown(r.Before)} ({Invoices(r.InvoicesBefore)})",
        EarlyWarning.Concentration r =>
            $"{r.Percent} % aller Außenstände: {form.Shown(r.Open)} von {form.Shown(r.OfAll)}",
        _ => throw new System.Diagnostics.UnreachableException(warning.ToString()),
    };

    static string Number(int count) => count.ToString("N0", German);

    static string Invoices(int count) => count == 1 ? "1 Rechnung" : $"{Number(count)} Rechnungen";

    static string Times(int count) => count == 1 ? "einmal" : $"{Number(count)} Mal";

    static string Tenths(decimal value) => value.ToString("0.0", German);

    static string Days(decimal days) => days == 1 ? "1 Tag" : $"{days.ToString("0.#", German)} Tage";

    // After "seit" and "von".
    static string DaysOf(int days) => days == 1 ? "1 Tag" : $"{Number(days)} Tagen";
}
