using System.Collections.Immutable;
using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Correspondence.Guard;
using Inkassio.Domain.Correspondence.Guard.Prose;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Tenants;

namespace Inkassio.Assistant.Drafting;

/// <summary>A draft, and a sentence for every wish that it could not follow.</summary>
public sealed record WrittenDraft(DraftView View, ImmutableArray<string> Remarks);

/// <summary>Where drafts are written, changed and looked at. It stores nothing and sends nothing.</summary>
public static partial class DraftDesk
{
    /// <summary>How often one drafter may try: a finding of the guard goes back to it once.</summary>
    const int TriesMax = 2;

    /// <summary>Writes a letter, whatever happens: the first drafter whose words pass both guards, else the approved
    /// text of the kind.</summary>
    /// <param name="on">The letter's day; moved on to a working day.</param>
    /// <param name="previous">The draft that this is a new version of; null for a first one.</param>
    /// <param name="drafters">In the order in which they are asked.</param>
    /// <param name="objection">What an answer to a complaint is about, by its heading in prompts/calls/objections.md;
    /// null takes it from the newest complaint of the account.</param>
    public static async Task<WrittenDraft> Write(
        Debtor account, DebtorId debtor, DraftAim aim, DraftWish wish, Terms terms, DateOnly on, Draft? previous,
        IEnumerable<IDrafter> drafters, CancellationToken stop, string? objection = null)
    {
        var words = new LetterWords(null) { DeadlineOn = aim is DraftAim.ByHand ? null : wish.DeadlineOn,
            Register = wish.Register };
        var draft = new Draft(
            previous?.Id ?? Guid.CreateVersion7(), debtor, aim, words, wish, DraftOrigin.Approved)
        {
            Version = (previous?.Version ?? 0) + 1,
        };
        if (Foreseen(draft, account, terms, on).Facts is not { } facts)
            return new(View(draft, account, terms, on), []);
        ImmutableArray<string> remarks = [.. WishRemarks.Of(wish, facts, aim is DraftAim.ByHand)];
        if (facts.Language != Language.De)
            return new(View(draft, account, terms, on), OfOtherLanguage(wish, remarks));
        var about = CaseOfAccount.Of(account, facts, wish, objection);
        var view = await Asked(draft, about, facts, with => Read(with, account, terms, on), drafters, stop)
            ?? View(draft, account, terms, on);
        return new(view, [.. remarks, .. OfResult(view.Draft, previous, about)]);
    }

    /// <summary>A new version of a draft: what was wished of it before still stands, where nothing contradicts it.
    /// </summary>
    public static Task<WrittenDraft> Change(
        Draft draft, DraftWish wish, Debtor account, Terms terms, DateOnly on, IEnumerable<IDrafter> drafters,
        CancellationToken stop, string? objection = null) =>
        Write(account, draft.Debtor, draft.Aim, draft.Wish.And(wish), terms, on, draft, drafters, stop, objection);

    /// <summary>A stored draft as it reads today.</summary>
    public static DraftView View(Draft draft, Debtor account, Terms terms, DateOnly on)
    {
        var read = Read(draft, account, terms, on);
        return read.Facts is { } facts
            ? read with { Findings = [.. Outdated(draft, account, facts), .. read.Findings] } : read;
    }

    // As it reads today, apart from what its prose claims: new prose is asked about that before.
    static DraftView Read(Draft draft, Debtor account, Terms terms, DateOnly on)
    {
        var foreseen = Foreseen(draft, account, terms, on);
        if (foreseen.Facts is not { } facts) return new(draft, foreseen, null, []);
        var (letter, lost) = Composition.Draft(facts, TextOf(draft, facts, terms));
        return new(draft, foreseen, letter, [.. lost, .. LetterGuard.Check(facts, letter)]);
    }

    internal static LetterText TextOf(Draft draft, FactSheet facts, Terms terms) =>
        draft.Words.Text is { } own ? LetterText.Parse(own) : terms.Text(facts);

    static ForeseenLetter Foreseen(Draft draft, Debtor account, Terms terms, DateOnly on) =>
        ForeseenLetter.Of(account, draft.Aim, terms, terms.WorkingDayFrom(on), draft.By, draft.Words.Drafted);

    // The letter that is judged is the very one that is shown: it is composed and read once.
    static async Task<DraftView?> Asked(
        Draft draft, DraftCase about, FactSheet facts, Func<Draft, DraftView> read, IEnumerable<IDrafter> drafters,
        CancellationToken stop)
    {
        var guard = about.ToGuard(CaseOfAccount.Names(facts));
        foreach (var drafter in drafters)
        {
            ImmutableArray<ProseFinding> objections = [];
            for (var tries = 0; tries < TriesMax; tries++)
            {
                if (await drafter.Write(about, SeedOf(draft.Debtor), objections, stop) is not { } prose) break;
                objections = AgainstProse(prose, guard);
                if (!objections.IsEmpty) continue;
                var view = read(draft with
                {
                    Words = draft.Words with { Text = prose.ToText() }, Origin = drafter.Origin,
                });
                objections = [.. AgainstLetter(view.Findings, guard)];
                if (objections.IsEmpty) return view;
            }
        }
        return null;
    }

    /// <summary>What stands against words that somebody else than a person wrote: of the prose, part by part, and of
    /// the letter that it would become.</summary>
    public static ImmutableArray<ProseFinding> Against(Prose prose, DraftCase about, FactSheet facts)
    {
        var guard = about.ToGuard(CaseOfAccount.Names(facts));
        if (AgainstProse(prose, guard) is { IsEmpty: false } found) return found;
        var (letter, lost) = Composition.Draft(facts, LetterText.Parse(prose.ToText()));
        return [.. AgainstLetter([.. lost, .. LetterGuard.Check(facts, letter)], guard)];
    }

    static ImmutableArray<ProseFinding> AgainstProse(Prose prose, ProseCase guard) =>
    [
        .. ProseGuard.Blocking(guard, new(SpokenIn.Body, string.Join('\n', prose.Paragraphs))),
        .. ProseGuard.Blocking(guard, new(SpokenIn.Subject, WithoutSlots(prose.Subject, guard.Kind))),
    ];

    static IEnumerable<ProseFinding> AgainstLetter(ImmutableArray<Finding> found, ProseCase guard) =>
        from finding in found
        where finding.Blocks
            // While dunning rests, no letter has a deadline: it cannot be sent either.
            && !(guard.IsAtRest && finding.Fault is Fault.ContentMissing)
            // A day that a person chose is not the words' fault: it stands beside the draft, with the next one.
            && finding.Fault is not (Fault.DeadlineNoWorkingDay or Fault.DeadlineTooSoon)
        select new ProseFinding(finding.Rule, FaultOf(finding.Fault), 0, 0, finding.Said);

    static ProseFault FaultOf(Fault fault) => fault switch
    {
        Fault.ContentMissing or Fault.StandsTooLow => ProseFault.SlotMissing,
        Fault.ClauseDoesNotHold => ProseFault.SlotNotAllowed,
        Fault.MixedRegister => ProseFault.MixedRegister,
        _ => ProseFault.ForbiddenWords,
    };

    // Values of a subject are slots that we fill; to the guard they are as good as said.
    static string WithoutSlots(string subject, LetterKind kind) =>
        Composition.SlotsIn(subject).Where(s => s == "satz:betreff" || LetterSlot.Named(s)?.Fits(kind) == true)
            .Aggregate(subject, (said, slot) =>
                said.Replace($"{{{{{slot}}}}}", $"{ProseText.Blot}", StringComparison.Ordinal));

    /// <summary>What the words claim and the account no longer bears out: it was true when they were written, and an
    /// answer or a payment has come since.</summary>
    public static IEnumerable<Finding> Outdated(Draft draft, Debtor account, FactSheet facts)
    {
        if (draft.Origin is not (DraftOrigin.Kit or DraftOrigin.Model) || draft.Words.Text is not { } text
            || Prose.Of(text) is not { } prose) yield break;
        var guard = CaseOfAccount.Of(account, facts, draft.Wish).ToGuard([]);
        foreach (var finding in ProseGuard.Blocking(guard, new(SpokenIn.Body, string.Join('\n', prose.Paragraphs))))
            if (finding.Fault == ProseFault.EventClaim)
                yield return new(finding.Rule, Severity.Blocks, Fault.NoLongerTrue, LetterSpot.Letter, -1, 0, 0,
                    finding.Said);
    }

    static ImmutableArray<string> OfOtherLanguage(DraftWish wish, ImmutableArray<string> remarks) =>
        wish.Wishes.IsEmpty && wish.Tone is null && wish.Again == 0 ? remarks
        : [.. remarks, "Dieser Kunde bekommt englische Briefe. Sie stehen fest; Ton und Stil ändern sich nur auf Deutsch."];

    static IEnumerable<string> OfResult(Draft draft, Draft? previous, DraftCase about)
    {
        if (draft.Origin == DraftOrigin.Approved)
            yield return "Keine eigene Fassung hat die Prüfung bestanden. Hier steht Ihr freigegebener Text.";
        if (about.ToGuard([]).IsAtRest)
            yield return "Der Fall ruht. Deshalb nennt der Entwurf weder Frist noch Folgen; lassen Sie ihn danach neu schreiben.";
        if (previous?.Origin == DraftOrigin.Person)
            yield return "Was Sie selbst geändert haben, steht noch in der vorigen Fassung.";
        if (previous is not null && previous.Words == draft.Words)
            yield return "Am Text hat sich nichts geändert: Mehr gibt dieser Brief in dieser Richtung nicht her.";
    }

    /// <summary>The same for a debtor for ever, so that a case never reads one sentence twice.</summary>
    internal static int SeedOf(DebtorId debtor) =>
        debtor.Value.ToByteArray().Aggregate(17, (seed, part) => unchecked((seed * 31) + part)) & int.MaxValue;
}
