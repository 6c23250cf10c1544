using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;

namespace Inkassio.Domain.Words;

/// <summary>Refusals as sentences: what is wrong, where, and what to do. The only place with these words.</summary>
public static class RefusalWords
{
    public static string Sentence(this Refusal why, Country form) => why switch
    {
        Refusal.InvoiceUnknown => "Diese Rechnung gibt es bei diesem Kunden nicht.",
        Refusal.InvoiceNumberTaken r =>
            $"Die Rechnungsnummer {r.Number} gibt es schon. Jede Nummer steht nur für eine Rechnung.",
        Refusal.CustomerNumberTaken r =>
            $"Die Kundennummer {r.Number} gehört schon zu einem anderen Kunden. Wählen Sie eine andere.",
        Refusal.AmountNotPositive => "Der Betrag muss größer als null sein.",
        Refusal.AmountTooLarge r =>
            $"{form.Shown(r.Amount)} ist mehr, als eine Rechnung oder Zahlung haben kann. Prüfen Sie die Eingabe.",
        Refusal.DueBeforeIssued r =>
            $"Die Fälligkeit {form.Day(r.DueOn)} liegt vor dem Rechnungsdatum {form.Day(r.IssuedOn)}.",
        Refusal.DayOutOfRange r =>
            $"Das Datum {form.Day(r.Day)} kann nicht stimmen. "
            + $"Erlaubt sind die Jahre {Limits.FirstDay.Year} bis {Limits.LastDay.Year}.",
        Refusal.TextTooLong r => $"Der Text ist zu lang. Erlaubt sind {r.LengthMax} Zeichen.",
        Refusal.TextMissing => "Hier fehlt ein Text.",
        Refusal.MoreThanOpen r =>
            $"Die Gutschrift über {form.Shown(r.Amount)} ist höher als der offene Betrag von {form.Shown(r.Open)}.",
        Refusal.PaymentBeforeInvoice r =>
            $"Die Zahlung vom {form.Day(r.ReceivedOn)} liegt vor der Rechnung vom {form.Day(r.IssuedOn)} ({r.Section}). "
            + "Erfassen Sie sie ohne Rechnung, dann steht sie als Guthaben da.",
        Refusal.BeforeInvoice r =>
            $"Der {form.Day(r.On)} liegt vor dem Rechnungsdatum {form.Day(r.IssuedOn)}. Prüfen Sie den Tag.",
        Refusal.EndBeforeBeginning r =>
            $"Das Ende am {form.Day(r.LastOn)} liegt vor dem Beginn am {form.Day(r.From)}.",
        Refusal.DeferralWithoutEnd =>
            "Eine Stundung braucht einen letzten Tag. Ohne festen Tag setzen Sie einen Mahnstopp.",
        Refusal.TooManyLimitationActs r =>
            $"Zu einer Rechnung passen {r.CountMax} Einträge zur Verjährung. Nehmen Sie zuerst einen zurück.",
        Refusal.NothingOpen => "Auf dieser Rechnung ist nichts mehr offen.",
        Refusal.DesignationInOtherCurrency r =>
            $"Die Rechnung lautet auf {r.Currency}. Die Zahlung muss in derselben Währung sein.",
        Refusal.PaymentUnknown => "Diese Zahlung gibt es bei diesem Kunden nicht.",
        Refusal.ReversedBeforeReceived r =>
            $"Die Zahlung kam erst am {form.Day(r.ReceivedOn)}. Sie kann nicht vorher zurückgegangen sein.",
        Refusal.NoticeUnknown => "Diesen Vorschlag gibt es nicht.",
        Refusal.NoticeNoLongerOpen { Because: { } because } =>
            $"Der Vorschlag ist aufgehoben: {because.Word()}. Der nächste Mahnlauf schlägt vor, was dann richtig ist.",
        Refusal.NoticeNoLongerOpen r => $"Über diesen Vorschlag ist schon entschieden: {r.State.Word()}.",
        Refusal.FactsChanged =>
            "Die Angaben im Brief haben sich geändert, seit Sie ihn gesehen haben. Sehen Sie ihn bitte noch einmal an.",
        Refusal.HeldBack r => string.Join(' ', r.Blockers.Select(b => b.Sentence(form))),
        Refusal.DebtorErased => "Die Daten dieses Kunden wurden gelöscht. Das Konto ist geschlossen.",
        Refusal.LetterUnknown => "Diesen Brief gibt es bei diesem Kunden nicht.",
        Refusal.DispatchUnknown => "Diese Sendung gibt es bei diesem Kunden nicht.",
        Refusal.NotWaiting r => $"Das geht jetzt nicht: Die Sendung steht auf „{r.State.Word()}“.",
        Refusal.StillOnItsWay r =>
            $"Der Brief steht auf „{r.State.Word()}“. Er kann nur noch als Kopie gesendet werden.",
        Refusal.LetterStopped r => string.Join(' ', r.Findings.Select(f => f.Sentence())),
        _ when LetterRefusalWords.Of(why, form) is { } said => said,
        _ when AgreementWords.Of(why, form) is { } said => said,
        Refusal.StillKept r => string.Join(' ', r.Blocks.Select(b => b.Sentence(form))),
        Refusal.NoSuchHold => "Hier besteht kein Mahnstopp.",
        _ => throw new System.Diagnostics.UnreachableException(why.ToString()),
    };
}
