using System.Text.Json.Serialization;
using Inkassio.Domain.Dunning;

namespace Inkassio.Domain.Correspondence;

/// <summary>Every kind of letter to a debtor: the six of the ladder, then those that a person writes by hand.</summary>
// The first six stand in the order of NoticeKind, so that one maps onto the other.
[JsonConverter(typeof(KebabEnum<LetterKind>))]
public enum LetterKind
{
    PreDue,
    Reminder,
    Notice1,
    Notice2,
    LastNotice,
    Announcement,

    /// <summary>"Ratenzahlungsangebot": waits for the debtor's word.</summary>
    InstalmentOffer,

    /// <summary>Confirms instalments that both sides agreed on.</summary>
    InstalmentAgreement,

    /// <summary>Answers a complaint; it never asks for payment.</summary>
    ComplaintAnswer,

    /// <summary>Confirms what was said on the telephone.</summary>
    CallConfirmation,

    /// <summary>Thanks for a payment.</summary>
    Thanks,

    /// <summary>"Erinnerung an eine Rate": the run writes it on the instalment's day; no step of the ladder.</summary>
    InstalmentReminder,

    /// <summary>"Rechnungskopie": the invoice again, for somebody who does not have it.</summary>
    InvoiceCopy,
}

public static class LetterKinds
{
    public static LetterKind Letter(this NoticeKind kind) => (LetterKind)(int)kind;

    /// <summary>The step of the ladder that it is; null for a letter written by hand.</summary>
    public static NoticeKind? Notice(this LetterKind kind) =>
        kind <= LetterKind.Announcement ? (NoticeKind)(int)kind : null;

    public static bool IsByHand(this LetterKind kind) =>
        kind > LetterKind.Announcement && kind != LetterKind.InstalmentReminder;

    /// <summary>It tells a sum that a posting would change: taken back when that happens before it leaves.</summary>
    public static bool IsPlan(this LetterKind kind) =>
        kind is LetterKind.InstalmentOffer or LetterKind.InstalmentAgreement;

    /// <summary>Asks the debtor to do something until a day; a letter of thanks asks for nothing.</summary>
    public static bool HasDeadline(this LetterKind kind) => kind is not (LetterKind.PreDue or LetterKind.Thanks);

    /// <summary>"Du" is for the notices up to the first Mahnung alone (tone.md, rule 10).</summary>
    public static bool AllowsDu(this LetterKind kind) => kind.Notice() is { } notice && notice.AllowsDu();
}
