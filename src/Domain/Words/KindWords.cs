using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;

namespace Inkassio.Domain.Words;

/// <summary>The trade's closed lists in the words of a German office. Pages and terminal both speak them.</summary>
public static class KindWords
{
    public static string Word(this NoticeKind kind) => kind switch
    {
        NoticeKind.PreDue => "Vorab-Hinweis",
        NoticeKind.Reminder => "Zahlungserinnerung",
        NoticeKind.Notice1 => "1. Mahnung",
        NoticeKind.Notice2 => "2. Mahnung",
        NoticeKind.LastNotice => "Letzte Mahnung",
        NoticeKind.Announcement => "Ankündigung der Übergabe",
        _ => throw new System.Diagnostics.UnreachableException(kind.ToString()),
    };

    /// <summary>What a notice is called: its step, or the instalment that it reminds of.</summary>
    public static string Word(this Notice notice) => notice.Kind.Word(notice.Instalment?.Number);

    public static string Word(this NoticeKind kind, int? instalment) =>
        instalment is { } number ? $"Erinnerung an die {number}. Rate" : kind.Word();

    public static string Word(this LetterKind kind) => kind switch
    {
        LetterKind.InstalmentOffer => "Ratenangebot",
        LetterKind.InstalmentAgreement => "Ratenvereinbarung",
        LetterKind.ComplaintAnswer => "Antwort auf einen Einwand",
        LetterKind.CallConfirmation => "Gesprächsbestätigung",
        LetterKind.Thanks => "Dank für eine Zahlung",
        LetterKind.InstalmentReminder => "Erinnerung an eine Rate",
        LetterKind.InvoiceCopy => "Rechnungskopie",
        _ => kind.Notice() is { } notice ? notice.Word()
            : throw new System.Diagnostics.UnreachableException(kind.ToString()),
    };

    /// <summary>What a letter of an account is called, whoever wrote it.</summary>
    public static string NameOf(this Debtor account, LetterId letter) =>
        account.Notices.GetValueOrDefault(letter.Notice) is { } notice ? notice.Word()
        : account.Letters.GetValueOrDefault(letter)?.Kind.Word() ?? "Brief";

    public static string Word(this Language language) => language switch
    {
        Language.De => "Deutsch",
        Language.En => "Englisch",
        _ => throw new System.Diagnostics.UnreachableException(language.ToString()),
    };

    public static string Word(this ComplaintOption option) => option switch
    {
        ComplaintOption.Redeliver => "nachliefern",
        ComplaintOption.Repair => "nachbessern",
        ComplaintOption.Credit => "den Betrag gutschreiben",
        ComplaintOption.CorrectInvoice => "die Rechnung richtigstellen",
        _ => throw new System.Diagnostics.UnreachableException(option.ToString()),
    };

    public static string Word(this DebtorKind kind) => kind switch
    {
        DebtorKind.Unknown => "Firma oder privat: nicht bekannt",
        DebtorKind.Business => "Firma",
        DebtorKind.Consumer => "Privatperson",
        _ => throw new System.Diagnostics.UnreachableException(kind.ToString()),
    };

    public static string Word(this HoldReason reason) => reason switch
    {
        HoldReason.Asked => "auf Bitte des Kunden",
        HoldReason.Disputed => "Einwand",
        HoldReason.Goodwill => "Kulanz",
        HoldReason.Other => "anderer Grund",
        HoldReason.Grace => "Nachfrist nach einem Gespräch",
        HoldReason.Replied => "der Kunde hat geantwortet",
        _ => throw new System.Diagnostics.UnreachableException(reason.ToString()),
    };

    public static string Word(this NoticeState state) => state switch
    {
        NoticeState.Proposed => "wartet auf Freigabe",
        NoticeState.Issued => "freigegeben",
        NoticeState.Rejected => "abgelehnt",
        NoticeState.Voided => "aufgehoben",
        NoticeState.Recalled => "zurückgenommen",
        _ => throw new System.Diagnostics.UnreachableException(state.ToString()),
    };

    public static string Word(this VoidReason because) => because switch
    {
        VoidReason.PaymentRecorded => "eine Zahlung wurde gebucht",
        VoidReason.PaymentReversed => "eine Zahlung wurde zurückgenommen",
        VoidReason.InvoiceChanged => "eine Rechnung wurde geändert",
        VoidReason.HoldPlaced => "ein Mahnstopp wurde gesetzt",
        VoidReason.Superseded => "ein neuer Vorschlag hat ihn ersetzt",
        VoidReason.PromiseGiven => "der Kunde hat eine Zahlung zugesagt",
        VoidReason.PlanChanged => "eine Ratenvereinbarung wurde geschlossen oder beendet",
        VoidReason.DisputeChanged => "der Kunde beanstandet etwas, oder das Ergebnis liegt vor",
        VoidReason.CircumstanceChanged => "ein besonderer Umstand wurde erfasst",
        VoidReason.Referred => "die Forderung wurde übergeben",
        VoidReason.SegmentChanged => "der Kunde wurde anders eingestuft",
        VoidReason.DebtorChanged => "die Stammdaten wurden geändert",
        _ => throw new System.Diagnostics.UnreachableException(because.ToString()),
    };

    public static string Word(this Tone tone) => tone switch
    {
        Tone.Warm => "freundlich",
        Tone.Plain => "sachlich",
        _ => throw new System.Diagnostics.UnreachableException(tone.ToString()),
    };

    public static string Word(this Country country) => country switch
    {
        Country.DE => "Deutschland",
        Country.AT => "Österreich",
        Country.CH => "Schweiz",
        _ => throw new System.Diagnostics.UnreachableException(country.ToString()),
    };
}
