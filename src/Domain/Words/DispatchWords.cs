using Inkassio.Domain.Debtors;

namespace Inkassio.Domain.Words;

/// <summary>How a letter goes and where it stands, in the words of a German office.</summary>
public static class DispatchWords
{
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
        RecallReason.DebtorChanged => "die Stammdaten wurden geändert",
        RecallReason.SenderChanged => "Ihre eigenen Angaben oder Einstellungen haben sich geändert",
        RecallReason.ByHand => "von Hand zurückgenommen",
        RecallReason.TooOld => "er lag zu lange, die Frist wäre nicht mehr fair",
        RecallReason.Undeliverable => "keine Adresse hat ihn angenommen",
        _ => throw new System.Diagnostics.UnreachableException(because.ToString()),
    };
}
