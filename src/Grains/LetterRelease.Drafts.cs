using System.Collections.Immutable;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Correspondence.Guard;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Tenants;
using Inkassio.Letters;
using Inkassio.Storage;

namespace Inkassio.Grains;

/// <summary>A draft as the letter that it would be today.</summary>
/// <param name="Letter">Null where not even a draft can be written.</param>
public sealed record DraftPreview(
    ForeseenLetter Foreseen, ComposedLetter? Letter, LetterModel? Page, ImmutableArray<Finding> Findings)
{
    public FactSheet? Facts => Foreseen.Facts;

    /// <summary>The release would go through now, with these words.</summary>
    public bool CanGo(LetterWords words) =>
        Foreseen.CanGo && Findings.All(f => !f.Blocks || (f.MayBeOverridden && words.Because is not null));
}

public sealed partial class LetterRelease
{
    /// <summary>What a draft would say in a letter of today, and all that stands against it.</summary>
    public async Task<DraftPreview> Preview(
        TenantDb db, DebtorId debtor, DraftAim aim, LetterWords words, Channel? by, CancellationToken stop)
    {
        var tenant = await tenants.Look(db, stop);
        var terms = tenant.Terms;
        var account = await debtors.Look(db, debtor, stop);
        var to = aim.Kind.Notice() is { } kind ? account.Party?.For(kind) : account.Party;
        var on = LetterDay(db, terms);
        var foreseen = WaysFor(db, tenant, to)
            .Take(way => ForeseenLetter.Of(account, aim, terms, on, way, words.Drafted), by);
        if (foreseen.Facts is not { } facts) return new(foreseen, null, null, []);
        var (letter, lost) = Composition.Draft(facts, TextOf(words, facts, terms));
        return new(foreseen, letter, await Page(db, facts, letter, terms, stop),
            [.. lost, .. LetterGuard.Check(facts, letter)]);
    }

    /// <summary>Releases a draft as it was seen; a step that is not proposed yet is proposed first.</summary>
    /// <param name="draft">The draft's id: approving it twice releases one letter.</param>
    public async Task<Decision> Approve(
        TenantDb db, DebtorId debtor, Guid draft, DraftAim aim, LetterWords words, Channel? by, FactsVersion seen,
        CancellationToken stop)
    {
        if (aim is DraftAim.ByHand hand)
            return await Write(db, debtor, new LetterId(draft), hand.Request, by, seen, stop, words);
        var preview = await Preview(db, debtor, aim, words, by, stop);
        var notice = preview.Foreseen.Proposal ?? new NoticeId(draft);
        if (await WasReleased(db, debtor, notice, stop)) return Decision.AlreadyDone;
        if (preview.Foreseen.Why is { } why) return why;
        if (!preview.Foreseen.Blockers.IsEmpty) return new Refusal.HeldBack(preview.Foreseen.Blockers);
        if (preview.Facts?.Version != seen) return new Refusal.FactsChanged();
        if (Stopping(preview.Findings, words) is { IsEmpty: false } findings)
            return new Refusal.LetterStopped(findings);
        if (preview.Foreseen.Proposal is null && aim is DraftAim.Step step)
        {
            var day = preview.Facts.On;
            var chosen = await debtors.Send(
                db, debtor, new DebtorCommand.ChooseStep(notice, step.Invoices, step.Notice, day), stop);
            if (chosen.Refusal is { } refused) return refused;
        }
        return await Approve(db, debtor, notice, seen, stop, by, words);
    }

    async Task<bool> WasReleased(TenantDb db, DebtorId debtor, NoticeId notice, CancellationToken stop) =>
        (await debtors.Look(db, debtor, stop)).Notices.GetValueOrDefault(notice)?.State == NoticeState.Issued;
}
