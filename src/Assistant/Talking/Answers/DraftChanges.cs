using Inkassio.Assistant.Drafting;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Words;
using Inkassio.Storage;

namespace Inkassio.Assistant.Talking.Answers;

/// <summary>What becomes of the draft in view: another wording, the way to its release, or nothing.</summary>
static class DraftChanges
{
    public static async Task Change(Asked asked, Speech speech, CancellationToken stop)
    {
        if (await InView(asked, speech, stop) is not ({ } draft, { } account)
            || !Notices.MayDraft(asked, speech)) return;
        var wish = Wishes.Of(asked, draft.Wish);
        var aim = Aim(asked, draft.Aim);
        if (wish.Equals(draft.Wish) && aim == draft.Aim) wish = wish with { Again = wish.Again + 1 };
        speech.Heard(
            "Entwurf ändern", Answering.NameOf(account), aim == draft.Aim ? null : aim.Kind.Word(),
            asked.Day("frist") is { } day ? $"Frist {asked.ShortDay(day)}" : null,
            Wishes.Tone(asked) is { } tone ? Wishes.Word(tone) : null,
            asked.Slot("register") switch { "du" => "per Du", "sie" => "per Sie", _ => null },
            asked.Slot("kanal") switch { "email" => "per E-Mail", "brief" => "per Brief", _ => null });
        speech.Heard([.. Wishes.Words(asked)]);
        if (!await Notices.Written(asked, speech, account, aim, wish, draft, stop)) return;
        speech.Tell($"Das ist die {draft.Version + 1}. Fassung. Frühere Fassungen bleiben erhalten.");
        Notices.OfferChanges(speech);
    }

    // "Mach daraus eine letzte Mahnung": another step for the same invoices.
    static DraftAim Aim(Asked asked, DraftAim aim) => asked.Whole("stufe") is not { } stage ? aim : aim switch
    {
        DraftAim.Step step => step with { Notice = KindOf(stage, step.Notice) },
        _ => aim,
    };

    static NoticeKind KindOf(int stage, NoticeKind before) => stage switch
    {
        0 => NoticeKind.PreDue,
        1 => NoticeKind.Reminder,
        2 => before == NoticeKind.Notice1 ? NoticeKind.Notice2 : NoticeKind.Notice1,
        3 => NoticeKind.LastNotice,
        _ => NoticeKind.Announcement,
    };

    /// <summary>Shows what would go out, and sends nothing: that is the release's own button.</summary>
    public static async Task Release(Asked asked, Speech speech, CancellationToken stop)
    {
        if (await InView(asked, speech, stop) is not ({ } draft, { } account)) return;
        var view = DraftDesk.View(draft, account.State, asked.Terms, asked.Today);
        speech.Heard("Freigabe ansehen", Answering.NameOf(account), draft.Aim.Kind.Word());
        speech.Show(new Card.LetterCard(account.Id, draft.Id, draft.Version));
        if (view.Foreseen.CanGo && view.Findings.All(f => !f.Blocks))
            speech.Tell(asked.View.MayPropose
                ? "Ich sende nichts. Prüfen Sie den Brief und geben Sie ihn mit dem Knopf an der Karte frei."
                : "Ich sende nichts. Freigeben kann ihn jemand mit Schreibrecht.");
        else
            speech.Tell("So kann der Brief noch nicht hinausgehen.").Show(new Card.ReasonsCard(
                "Was gegen das Absenden spricht",
                [
                    .. view.Foreseen.Blockers.Select(b => b.Sentence(asked.Form)),
                    .. view.Foreseen.Why is { } why ? [why.Sentence(asked.Form)] : Array.Empty<string>(),
                    .. view.Findings.Where(f => f.Blocks).Select(f => f.Sentence()),
                ], Source: null));
        if (asked.Day("datum") is { } later && later > asked.Today)
            speech.Tell($"Einen Versand am {asked.ShortDay(later)} stelle ich nicht zurück. Geben Sie den Brief an "
                + $"diesem Tag frei.");
    }

    public static async Task Drop(Asked asked, Speech speech, CancellationToken stop)
    {
        if (speech.Draft is { } draft && asked.View.MayPropose)
        {
            speech.Tell(await Drafts.End(asked.Db, draft, DraftState.Dropped, stop)
                ? "Verworfen. Es wurde nichts gesendet und nichts gebucht."
                : "Dieser Entwurf ist nicht mehr offen: Er wurde freigegeben oder verworfen. Daran ändere ich nichts.");
        }
        else speech.Tell("Gut, dann lassen wir es. Es wurde nichts gesendet und nichts gebucht.");
        speech.Draft = null;
    }

    static async Task<(Draft?, Account?)> InView(Asked asked, Speech speech, CancellationToken stop)
    {
        if (asked.View.Draft is { } id && await DraftShelf.Newest(asked.Db, id, stop) is { } draft
            && await Accounts.Load(asked.Db, draft.Debtor, stop) is { State.IsErased: false } account)
        {
            speech.Debtor = draft.Debtor;
            speech.Draft = id;
            speech.Name(draft.Debtor);
            return (draft, account);
        }
        speech.Tell("Es liegt kein offener Entwurf vor. Sagen Sie mir, an wen ich schreiben soll.");
        return default;
    }
}
