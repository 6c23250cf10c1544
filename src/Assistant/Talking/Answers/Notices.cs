using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Inkassio.Assistant.Drafting;
using Inkassio.Assistant.Models;
using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Tenants;
using Inkassio.Domain.Words;
using Inkassio.Storage;

namespace Inkassio.Assistant.Talking.Answers;

/// <summary>Drafts of the ladder's letters: the step as it was said, for the claims that stand before it.</summary>
static partial class Notices
{
    public static async Task Draft(Asked asked, Speech speech, CancellationToken stop)
    {
        if (await Answering.Subject(asked, speech, stop) is not { } account) return;
        if (!MayDraft(asked, speech) || asked.Slot("kanal") is "sms" or "telefon" && OtherWay(asked, speech, account))
            return;
        var aims = Aims(asked, account.State);
        var drafted = 0;
        foreach (var (aim, why, invoices) in aims)
        {
            if (aim is null) speech.Tell(why!);
            else if (await Write(asked, speech, account, aim, invoices, stop)) drafted++;
        }
        if (aims.IsEmpty) speech.Tell(
            $"Bei {Answering.NameOf(account)} ist nichts überfällig, wofür ein Brief zu schreiben wäre.");
        if (drafted > 1) speech.Tell(
            "Die Rechnungen lauten auf mehrere Währungen. Jede Währung bekommt ihren eigenen Brief.");
        if (drafted == 0) OfferNext(asked, speech, account);
        else OfferChanges(speech);
    }

    /// <summary>The letter that is next for a debtor without any further wish; null where none is.</summary>
    public static DraftAim? Next(Debtor account, Terms terms, DateOnly today)
    {
        if (account.OpenProposals.FirstOrDefault(n => n.Instalment is null) is { } open)
            return new DraftAim.Proposal(open.Id, open.Kind);
        var ladder = terms.For(account.Standing.On(today)).Ladder;
        var on = terms.WorkingDayFrom(today);
        return account.Claims.Values.Where(c => c.IsOverdue(on))
            .Select(c => (Claim: c, Kind: NextStep.Of(c, ladder, on)?.Step.Kind))
            .Where(c => c.Kind is { } kind && account.WhyNotNow(c.Claim, kind, on, terms) is null)
            .GroupBy(c => (c.Claim.Currency, c.Kind)).OrderByDescending(g => g.Key.Kind).FirstOrDefault() is { } group
                ? new DraftAim.Step(group.Key.Kind!.Value, [.. group.Select(c => c.Claim.Invoice)]) : null;
    }

    public static bool MayDraft(Asked asked, Speech speech)
    {
        if (asked.View.MayPropose) return true;
        speech.Tell("Sie dürfen in dieser Firma lesen, aber keine Briefe entwerfen. Bitten Sie jemanden mit "
            + "Schreibrecht.");
        return false;
    }

    static bool OtherWay(Asked asked, Speech speech, Account account)
    {
        var name = Answering.NameOf(account);
        if (asked.Slot("kanal") == "sms")
            speech.Tell("Per SMS schreiben wir nicht: Auf einem Sperrbildschirm hat eine Schuld nichts zu suchen. "
                + "Möglich sind Brief und E-Mail.");
        else speech.Tell("Für einen Anruf gibt es keinen Brief, sondern einen Gesprächsleitfaden.")
            .Offer("Gesprächsleitfaden", $"Gesprächsleitfaden für {name}");
        speech.Offer("Als Brief", $"Mahnung an {name} per Brief").Offer("Als E-Mail", $"Mahnung an {name} per E-Mail");
        return true;
    }

    /// <summary>One aim for each currency; where there is none, the reason in words.</summary>
    static ImmutableArray<(DraftAim? Aim, string? Why, ImmutableArray<Claim> Claims)> Aims(Asked asked, Debtor account)
    {
        var on = asked.Terms.WorkingDayFrom(asked.Today);
        var isPreDue = asked.Whole("stufe") == 0;
        var claims = account.Claims.Values
            .Where(c => c.IsOpen && (asked.Slot("rechnung") is { } number ? c.Number == number
                : isPreDue ? on < c.DueOn : c.IsOverdue(on)))
            .Where(c => asked.Word<Currency>("waehrung") is not { } only || c.Currency == only)
            .OrderBy(c => c.DueOn).ThenBy(c => c.Number, StringComparer.Ordinal);
        return [.. claims.GroupBy(c => c.Currency).OrderBy(g => g.Key)
            .Select(g => Aim(asked, account, [.. g], on))];
    }

    static (DraftAim?, string?, ImmutableArray<Claim>) Aim(
        Asked asked, Debtor account, ImmutableArray<Claim> claims, DateOnly on)
    {
        var currency = claims[0].Currency;
        if (asked.Whole("stufe") is null && asked.Slot("rechnung") is null
            && account.OpenProposals.FirstOrDefault(n => n.Currency == currency && n.Instalment is null) is { } open)
            return (new DraftAim.Proposal(open.Id, open.Kind), null,
                [.. open.Steps.Select(s => account.Claims[s.Invoice])]);
        var terms = asked.Terms.For(account.Standing.On(on));
        NoticeKind? NextOf(Claim claim) => NextStep.Of(claim, terms.Ladder, on)?.Step.Kind;
        var kind = asked.Whole("stufe") is { } stage ? KindOf(stage, asked.Say, claims, account, asked, on)
            : claims.Max(NextOf);
        if (kind is not { } step)
            return (null, "Alle Mahnstufen sind durchlaufen. Entscheiden Sie, wie es weitergeht.", claims);
        ImmutableArray<Claim> free =
            [.. claims.Where(c => account.WhyNotNow(c, step, on, asked.Terms) is null
                && (asked.Whole("stufe") is not null || NextOf(c) == step))];
        if (free.IsEmpty)
            return (null, account.WhyNotNow(claims[0], step, on, asked.Terms)!.Sentence(asked.Form), claims);
        return (new DraftAim.Step(step, [.. free.Select(c => c.Invoice)]), null, free);
    }

    /// <summary>The step that a spoken number means: "zweite Mahnung" is the ladder's second, a bare 2 the next of
    /// both.</summary>
    static NoticeKind KindOf(
        int stage, string say, ImmutableArray<Claim> claims, Debtor account, Asked asked, DateOnly on) => stage switch
    {
        0 => NoticeKind.PreDue,
        1 when !First().IsMatch(say) => NoticeKind.Reminder, // "Erste Mahnung" is the ladder's own first one.
        1 => NoticeKind.Notice1,
        3 => NoticeKind.LastNotice,
        4 => NoticeKind.Announcement,
        _ when First().IsMatch(say) => NoticeKind.Notice1,
        _ when Second().IsMatch(say)
            && claims.Any(c => account.WhyNotNow(c, NoticeKind.Notice2, on, asked.Terms) is null) =>
            NoticeKind.Notice2,
        _ => claims.Any(c => account.WhyNotNow(c, NoticeKind.Notice1, on, asked.Terms) is null)
            ? NoticeKind.Notice1 : NoticeKind.Notice2,
    };

    static async Task<bool> Write(
        Asked asked, Speech speech, Account account, DraftAim aim, ImmutableArray<Claim> claims, CancellationToken stop)
    {
        Echo(asked, speech, account, aim.Kind.Word(), claims);
        if (!await Written(asked, speech, account, aim, Wishes.Of(asked, DraftWish.None), previous: null, stop))
            return false;
        Tell(asked, speech, claims);
        return true;
    }

    static void Echo(
        Asked asked, Speech speech, Account account, string what, ImmutableArray<Claim> claims) => speech.Heard(
        what, Answering.NameOf(account), claims is [var only] ? only.Number : $"{claims.Length} Rechnungen",
        asked.Day("frist") is { } day ? $"Frist {asked.ShortDay(day)}" : null,
        asked.Slot("kanal") switch { "email" => "per E-Mail", "brief" => "per Brief", _ => null },
        Wishes.Tone(asked) is { } tone ? Wishes.Word(tone) : null);

    static void Tell(Asked asked, Speech speech, ImmutableArray<Claim> claims)
    {
        var sum = claims.Sum(claims[0].Currency, c => c.Open);
        speech.Tell(claims is [var only]
            ? $"Der Brief nennt die Rechnung {only.Number} über {asked.Amount(sum)}, fällig seit "
                + $"{asked.Days(only.DueOn)}."
            : $"Der Brief nennt {claims.Length} Rechnungen mit zusammen {asked.Amount(sum)} offenem Betrag.");
    }

    /// <summary>Has a draft written, or a new version of one, and shows it with what could not be followed.</summary>
    public static async Task<bool> Written(
        Asked asked, Speech speech, Account account, DraftAim aim, DraftWish wish, Draft? previous,
        CancellationToken stop, string? objection = null)
    {
        var written = await DraftDesk.Write(
            account.State, account.Id, aim, wish, asked.Terms, asked.Today, previous, asked.Drafters, stop, objection);
        if (!await Show(asked, speech, account, written.View, stop)) return false;
        foreach (var remark in written.Remarks) speech.Tell(remark);
        if (written.View.Draft.Origin != DraftOrigin.Model
            && asked.Drafters.Any(d => d is ModelDrafter { HasWritten: true, Fault: null }))
            speech.Tell(ModelWords.For(ModelFault.GuardRefused));
        return true;
    }

    // Keeps the draft and shows it, with all that stands against sending it.
    static async Task<bool> Show(
        Asked asked, Speech speech, Account account, DraftView view, CancellationToken stop)
    {
        var draft = view.Draft;
        if (view.Letter is null)
        {
            speech.Tell(view.Foreseen.Why?.Sentence(asked.Form)
                ?? string.Join(' ', view.Foreseen.Blockers.Select(b => b.Sentence(asked.Form))));
            return false;
        }
        if (!await Drafts.Put(
            asked.Db, draft.Id, draft.Debtor, draft.Version,
            System.Text.Json.JsonSerializer.Serialize(draft, TalkJson.Options), stop))
        {
            speech.Tell("Diese Fassung ist nicht gespeichert: Der Entwurf wurde inzwischen geändert, freigegeben oder "
                + "verworfen, oder er hat schon zu viele Fassungen.");
            return false;
        }
        speech.Draft = draft.Id;
        speech.Show(new Card.LetterCard(account.Id, draft.Id, draft.Version));
        WarnOfDay(asked, speech, view);
        Against(asked, speech, view);
        return true;
    }

    static void Against(Asked asked, Speech speech, DraftView view)
    {
        ImmutableArray<string> reasons =
        [
            .. view.Foreseen.Blockers.Select(b => b.Sentence(asked.Form)),
            .. view.Foreseen.Why is { } why ? [why.Sentence(asked.Form)] : Array.Empty<string>(),
        ];
        if (reasons.IsEmpty) return;
        speech.Tell("Lesen können Sie den Entwurf schon, hinausgehen kann er noch nicht.")
            .Show(new Card.ReasonsCard("Was gegen das Absenden spricht", reasons, Source: null));
    }

    // A deadline on a holiday is no deadline: the next working day is offered, and nothing is changed unasked.
    static void WarnOfDay(Asked asked, Speech speech, DraftView view)
    {
        if (view.Draft.Wish.DeadlineOn is not { } said || asked.Terms.IsWorkingDay(said)) return;
        var next = asked.Terms.WorkingDayFrom(said);
        speech.Tell($"Der {asked.ShortDay(said)} ist kein Arbeitstag. Der nächste Arbeitstag ist "
            + $"{asked.ShortDay(next)}.")
            .Offer($"Frist auf {asked.ShortDay(next)}", $"Frist bis {asked.Days(next)}");
    }

    static void OfferNext(Asked asked, Speech speech, Account account)
    {
        var name = Answering.NameOf(account);
        var terms = asked.Terms.For(account.State.Standing.On(asked.Today));
        var next = account.State.Claims.Values.Where(c => c.IsOverdue(asked.Today))
            .Select(c => NextStep.Of(c, terms.Ladder, asked.Today)?.Step.Kind).Max();
        if (next is { } kind) speech.Offer($"Stattdessen: {kind.Word()}", $"Mahnung an {name}");
        speech.Offer("Was ist offen?", $"Was ist bei {name} offen?");
    }

    // Releasing is no word to the assistant: its button stands with the draft.
    internal static void OfferChanges(Speech speech) => speech
        .Offer("Kürzer", "kürzer").Offer("Freundlicher", "freundlicher").Offer("Schärfer", "schärfer")
        .Offer("Anders", "anders formulieren");

    [GeneratedRegex(
        @"\b(erste\w*|1\.)\s+mahnung|mahnung\s+1\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex First();

    [GeneratedRegex(
        @"\b(zweite\w*|2\.)\s+(mahnung|stufe)?|mahnung\s+2\b|zweites mal",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Second();
}
