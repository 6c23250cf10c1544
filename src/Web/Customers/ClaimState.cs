using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Words;
using Inkassio.Web.Parts;

namespace Inkassio.Web.Customers;

/// <summary>Where a claim stands, as a chip: a word and its colour.</summary>
public static class ClaimState
{
    public static (Meaning Means, string Words) Of(Claim claim, DateOnly today) => claim switch
    {
        { End: ClaimEnd.Cancelled } => (Meaning.Neutral, "storniert"),
        { End: ClaimEnd.WrittenOff, IsOpen: false } => (Meaning.Neutral, "ausgebucht"),
        { IsOpen: false } => (Meaning.Good, "bezahlt"),
        { Steps: [.., var last] } => (last.Kind.Means(), last.Kind.Word()),
        _ when claim.IsOverdue(today) => (Meaning.Informs, "überfällig"),
        _ => (Meaning.Neutral, "nicht fällig"),
    };

    /// <summary>Blue for what assumes an oversight, amber for what reminds, red for the last steps.</summary>
    public static Meaning Means(this NoticeKind kind) => kind switch
    {
        NoticeKind.PreDue or NoticeKind.Reminder => Meaning.Informs,
        NoticeKind.Notice1 or NoticeKind.Notice2 => Meaning.Caution,
        _ => Meaning.Severe,
    };
}
