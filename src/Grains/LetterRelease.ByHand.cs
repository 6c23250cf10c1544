using System.Collections.Immutable;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Correspondence.Guard;
using Inkassio.Domain.Debtors;
using Inkassio.Letters;
using Inkassio.Storage;

namespace Inkassio.Grains;

/// <summary>A letter by hand as it would go out today, with what the guard finds in it.</summary>
public sealed record LetterDraft(
    DebtorId Debtor, LetterRequest Request, FactSheet Facts, ComposedLetter Letter, LetterModel Page,
    ImmutableArray<Finding> Findings);

public sealed partial class LetterRelease
{
    /// <summary>What a letter by hand would say today; or why it cannot be written.</summary>
    /// <param name="by">The way that the person chose; null takes e-mail where that can be.</param>
    public async Task<(LetterDraft? Draft, Refusal? Why)> Draft(
        TenantDb db, DebtorId debtor, LetterRequest request, Channel? by, CancellationToken stop,
        LetterWords? words = null)
    {
        var tenant = await tenants.Look(db, stop);
        var account = await debtors.Look(db, debtor, stop);
        var on = LetterDay(db, tenant.Terms);
        if (WritingGate.Against(account, request, tenant.Terms, on) is { } why) return (null, why);
        var facts = WaysFor(db, tenant, account.Party)
            .Take(way => FactSheet.Of(account, request, tenant.Terms, on, way, words?.Drafted), by);
        var letter = Composition.Of(facts, TextOf(words, facts, tenant.Terms));
        return (new(
            debtor, request, facts, letter, await Page(db, facts, letter, tenant.Terms, stop),
            LetterGuard.Check(facts, letter)), null);
    }

    /// <summary>Writes and releases a letter by hand as it was seen.</summary>
    /// <param name="letter">Made once by the page, so that a second click writes no second letter.</param>
    /// <param name="seen">The version of the facts that the person saw.</param>
    public async Task<Decision> Write(
        TenantDb db, DebtorId debtor, LetterId letter, LetterRequest request, Channel? by, FactsVersion seen,
        CancellationToken stop, LetterWords? words = null)
    {
        if ((await debtors.Look(db, debtor, stop)).Letters.ContainsKey(letter)) return Decision.AlreadyDone;
        var (draft, why) = await Draft(db, debtor, request, by, stop, words);
        if (draft is null) return why!;
        if (draft.Facts.Version != seen) return new Refusal.FactsChanged();
        if (Stopping(draft.Findings, words) is { IsEmpty: false } findings)
            return new Refusal.LetterStopped(findings);
        var (hash, mail) = await Keep(db, debtor, letter, draft.Facts, draft.Letter, draft.Page, stop);
        return await debtors.Send(db, debtor, new DebtorCommand.WriteLetter(
            letter, request, seen, hash, draft.Facts.On, draft.Facts.Channel)
        {
            Mail = mail, Drafted = words?.Drafted, Because = words?.Because,
        }, stop);
    }

    /// <summary>The pages of a letter by hand as they were released; null when there are none or the key was
    /// destroyed.</summary>
    public async Task<byte[]?> Written(TenantDb db, DebtorId debtor, LetterId letter, CancellationToken stop)
    {
        var account = await debtors.Look(db, debtor, stop);
        return account.Letters.TryGetValue(letter, out var found) ? await Blobs.Get(db, found.Bytes.Hex, stop) : null;
    }
}
