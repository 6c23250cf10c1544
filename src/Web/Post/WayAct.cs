using System.Collections.Immutable;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;

namespace Inkassio.Web.Post;

/// <summary>What a person may do about one way of a letter.</summary>
/// <param name="Words">The button's words.</param>
/// <param name="Done">What the page says afterwards.</param>
public sealed record WayAct(string Words, string Done, DebtorCommand Command)
{
    public static ImmutableArray<WayAct> For(Debtor account, Dispatch way, DateOnly today) =>
    [
        .. way.State switch
        {
            DispatchState.Unknown => [Arrived(way, today), NotArrived(way, today)],
            DispatchState.Parked => [Resume(way, today), .. OnPaper(account, way, today), CallOff(way)],
            DispatchState.Planned => [.. OnPaper(account, way, today), CallOff(way)],
            DispatchState.HandingOver when way.Channel == Channel.Post => [NotPosted(way)],
            DispatchState.Accepted when way.Channel != Channel.Email => [CameBack(way, today)],
            _ => (WayAct[])[],
        },
        .. Again(account, way, today),
    ];

    static WayAct Arrived(Dispatch way, DateOnly today) => new("Ist angekommen", "Der Brief gilt als versandt.",
        new DebtorCommand.RecordHandOver(way.Id, new HandOverEnd.Accepted(Evidence: null), today));

    static WayAct NotArrived(Dispatch way, DateOnly today) => new("Ist nicht angekommen",
        "Festgehalten. Ein frischer Brief geht jetzt auf Papier, ein alter wird neu vorgeschlagen.",
        new DebtorCommand.RecordHandOver(
            way.Id, new HandOverEnd.Rejected(HandOverEnd.NotArrived, Evidence: null), today));

    static WayAct Resume(Dispatch way, DateOnly today) => new("Jetzt erneut versuchen",
        "Der Versand läuft wieder.", new DebtorCommand.ResumeDispatch(way.Id, today));

    // The same letter, another way; what the letter did to the claims stays.
    static IEnumerable<WayAct> OnPaper(Debtor account, Dispatch way, DateOnly today) =>
        way.Channel != Channel.Post && account.Party?.Address is { IsComplete: true } && HasPages(account, way)
            ? [new("Auf Papier senden", "Der Brief liegt beim Druck bereit.",
                new DebtorCommand.SendOnPaper(way.Id, today))]
            : [];

    static WayAct CallOff(Dispatch way) => new("Versand abbrechen",
        way.IsCopy ? "Die Kopie geht nicht hinaus." : "Der Brief ist zurückgenommen und geht nicht hinaus.",
        new DebtorCommand.CancelDispatch(way.Id, RecallReason.ByHand));

    static WayAct NotPosted(Dispatch way) => new("Nicht abgeschickt", "Der Brief ist zurückgenommen.",
        new DebtorCommand.CancelDispatch(way.Id, RecallReason.ByHand));

    static WayAct CameBack(Dispatch way, DateOnly today) => new("Kam als unzustellbar zurück",
        "Der Brief zählt nicht mehr als zugestellt.",
        new DebtorCommand.RecordReturn(way.Id, HandOverEnd.NotArrived, today));

    // A letter that may have arrived is followed by a copy; one that certainly has not, by another way.
    static IEnumerable<WayAct> Again(Debtor account, Dispatch way, DateOnly today)
    {
        var letter = account.WaysOf(way.Letter).ToArray();
        if (letter[^1].Id != way.Id || account.Party is not { } party) yield break;
        var stands = account.Notices.GetValueOrDefault(way.Letter.Notice) is not { } notice
            || notice.State == NoticeState.Issued;
        var next = DispatchId.Of(way.Letter, letter.Length + 1);
        var canPost = party.Address is { IsComplete: true } && (stands && HasPages(account, way));
        if (stands && way.State is DispatchState.Unknown or DispatchState.Accepted)
        {
            if (way is { Channel: Channel.Email, To.Length: > 0 })
                yield return new("Noch einmal als Kopie senden", "Die Kopie geht gleich hinaus.",
                    new DebtorCommand.PlanDispatch(next, way.Letter, Channel.Email, way.To, IsCopy: true, today)
                    {
                        Mail = way.Bytes,
                    });
            if (canPost)
                yield return new("Kopie auf Papier", "Die Kopie liegt beim Druck bereit.",
                    new DebtorCommand.PlanDispatch(next, way.Letter, Channel.Post, To: null, IsCopy: true, today));
        }
        if (stands && way.HasFailed && !way.IsCopy && canPost && letter.All(one => one.HasFailed))
            yield return new("Auf Papier senden", "Der Brief liegt beim Druck bereit.",
                new DebtorCommand.PlanDispatch(next, way.Letter, Channel.Post, To: null, IsCopy: false, today));
    }

    // A letter without a notice that went by e-mail has no pages of its own.
    static bool HasPages(Debtor account, Dispatch way) =>
        way.Channel != Channel.Email || account.PagesOf(way) != way.Bytes;
}
