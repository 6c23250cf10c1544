using System.Text.Json.Serialization;

namespace Inkassio.Domain.Dunning;

/// <summary>What kind of letter a step of the ladder is, mildest first. The journal stores these words.</summary>
[JsonConverter(typeof(KebabEnum<NoticeKind>))]
public enum NoticeKind
{
    /// <summary>Before the due date: a service, no demand.</summary>
    PreDue,

    /// <summary>"Zahlungserinnerung": assumes an oversight.</summary>
    Reminder,

    /// <summary>"1. Mahnung".</summary>
    Notice1,

    /// <summary>"2. Mahnung".</summary>
    Notice2,

    /// <summary>"Letzte Mahnung".</summary>
    LastNotice,

    /// <summary>Announces the hand-over to an agency or a lawyer.</summary>
    Announcement,
}

public static class NoticeKinds
{
    /// <summary>The fewest days that a letter of this kind must leave for payment.</summary>
    public static int DaysToPayMin(this NoticeKind kind) => kind switch
    {
        NoticeKind.PreDue => 0,
        NoticeKind.Reminder or NoticeKind.Announcement => 5,
        NoticeKind.Notice1 or NoticeKind.Notice2 or NoticeKind.LastNotice => 7,
        _ => throw new System.Diagnostics.UnreachableException(kind.ToString()),
    };

    /// <summary>From the second Mahnung on, letters never say "du" (tone.md, rule 10).</summary>
    public static bool AllowsDu(this NoticeKind kind) => kind < NoticeKind.Notice2;
}
