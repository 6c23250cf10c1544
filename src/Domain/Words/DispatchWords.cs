using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using static Inkassio.Domain.Debtors.DebtorEvent;

namespace Inkassio.Domain.Words;

/// <summary>How a letter goes and where it stands, in the words of a German office.</summary>
public static class DispatchWords
{
    /// <summary>What happened to a letter on its way; null for every other event.</summary>
    internal static string? Sentence(DebtorEvent happened, Debtor account, Country form) => happened switch
    {
        NoticeRecalled e => $"Brief zurückgenommen, bevor er hinausging: {e.Because.Word()}.",
        LetterWritten e => $"{e.Kind.Word()} vom {form.Day(e.On)} freigegeben ({EventWords.Numbers(account, e.Invoices)}).",
        LetterDescribed e => $"Angaben zum Brief: {e.Request.Kind.Word()}.",
        DispatchPlanned { IsCopy: true } e => $"Kopie zum Versand vorgemerkt: {e.Channel.Word()}.",
        DispatchPlanned e => $"Zum Versand vorgemerkt: {e.Channel.Word()}.",
        DispatchAddressed e => $"Empfänger der E-Mail: {e.To}.",
        HandOverBegun e => account.Dispatches.GetValueOrDefault(e.Dispatch)?.Channel == Channel.Post
            ? "Brief in den Druckstapel gegeben."
            : "Brief wird übergeben.",
        HandOverPutOff => "Der Empfänger nimmt gerade nichts an. Der Versand wird wiederholt.",
        DispatchParked => "Versand angehalten: Es fehlt etwas, das nur ein Mensch richten kann.",
        DispatchResumed => "Versand fortgesetzt.",
        DispatchAccepted { Tracking: { Length: > 0 } tracking } e =>
            $"Brief aufgegeben am {form.Day(e.On)}, Sendungsnummer {tracking}.",
        DispatchAccepted e => account.Dispatches.GetValueOrDefault(e.Dispatch)?.Channel == Channel.Post
            ? $"Brief aufgegeben am {form.Day(e.On)}."
            : $"Vom Server angenommen am {form.Day(e.On)}.",
        DebtorEvent.DispatchRejected { Code: HandOverEnd.NotArrived } => "Nicht angekommen, von Hand festgestellt.",
        DebtorEvent.DispatchRejected e => $"Nicht angenommen (Antwort {e.Code}).",
        DebtorEvent.DispatchUnknown => "Ob der Brief ankam, ist nicht bekannt. Bitte prüfen.",
        DispatchReturned { Code: HandOverEnd.NotArrived } => "Als unzustellbar zurückgekommen.",
        DispatchReturned e => $"Als unzustellbar zurückgekommen ({e.Code}).",
        DispatchCancelled e => $"Versand abgebrochen: {e.Because.Word()}.",
        ReplyReceived { IsAutomatic: true } e => $"Automatische Antwort von {e.From}: {e.Subject}",
        ReplyReceived e => $"Antwort von {e.From}: {e.Subject}",
        _ => null,
    };

    public static string Word(this Channel channel) => channel switch
    {
        Channel.Post => "Brief",
        Channel.Email => "E-Mail",
        Channel.PrintService => "Druckdienst",
        _ => throw new System.Diagnostics.UnreachableException(channel.ToString()),
    };

    public static string Word(this DispatchState state) => state switch
    {
        DispatchState.Planned => "wartet auf Versand",
        DispatchState.HandingOver => "wird übergeben",
        DispatchState.Accepted => "versandt",
        DispatchState.Rejected => "nicht angenommen",
        DispatchState.Unknown => "Ankunft unklar",
        DispatchState.Returned => "unzustellbar zurück",
        DispatchState.Cancelled => "abgebrochen",
        DispatchState.Parked => "angehalten",
        _ => throw new System.Diagnostics.UnreachableException(state.ToString()),
    };

    public static string Word(this RecallReason because) => because switch
    {
        RecallReason.PaymentRecorded => "eine Zahlung wurde gebucht",
        RecallReason.PaymentReversed => "eine Zahlung wurde zurückgenommen",
        RecallReason.InvoiceChanged => "eine Rechnung wurde geändert",
        RecallReason.HoldPlaced => "ein Mahnstopp wurde gesetzt",
        RecallReason.PromiseGiven => "der Kunde hat eine Zahlung zugesagt",
        RecallReason.PlanChanged => "eine Ratenvereinbarung wurde geschlossen oder beendet",
        RecallReason.DisputeChanged => "der Kunde beanstandet etwas, oder das Ergebnis liegt vor",
        RecallReason.CircumstanceChanged => "ein besonderer Umstand wurde erfasst",
        RecallReason.Referred => "die Forderung wurde übergeben",
        RecallReason.SegmentChanged => "der Kunde wurde anders eingestuft",
        RecallReason.DebtorChanged => "die Stammdaten wurden geändert",
        RecallReason.SenderChanged => "Ihre eigenen Angaben oder Einstellungen haben sich geändert",
        RecallReason.ByHand => "von Hand zurückgenommen",
        RecallReason.TooOld => "er lag zu lange, die Frist wäre nicht mehr fair",
        RecallReason.Undeliverable => "keine Adresse hat ihn angenommen",
        RecallReason.OnPaper => "er geht stattdessen auf Papier",
        _ => throw new System.Diagnostics.UnreachableException(because.ToString()),
    };
}
