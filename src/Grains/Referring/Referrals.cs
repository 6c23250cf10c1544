using Inkassio.Domain.Debtors;
using Inkassio.Domain.Tenants;
using Inkassio.Storage;
using Inkassio.Storage.Queries;
using Inkassio.Storage.Tables;

namespace Inkassio.Grains.Referring;

/// <summary>A hand-over that was made, with its account.</summary>
public sealed record MadeReferral(DebtorId Debtor, Debtor Account, Referral Referral)
{
    public Money Recovered => Referral.Recovered(Account);

    public Money Margin => Referral.Margin(Account);

    /// <summary>What of its claims is still open.</summary>
    public Money Rest => Referral.Invoices.Sum(Referral.Total.Currency, i => Account.Claims[i].Open);

    public int ToReport => Referral.ToReport(Account).Count();
}

/// <summary>All hand-overs of a firm, as its list shows them.</summary>
/// <param name="Waiting">Planned or advised, with the case behind it.</param>
/// <param name="IsCut">There are more accounts far up the ladder than were looked at.</param>
public sealed record ReferralList(
    IReadOnlyList<(DebtorId Debtor, ReferralCase Case)> Waiting, IReadOnlyList<MadeReferral> Made, bool IsCut);

/// <summary>Finds the claims that are due for others, and those that others have.</summary>
public sealed class Referrals(Debtors debtors, TenantBook tenants)
{
    /// <summary>How many accounts the advice looks at; the farthest on the ladder and the largest come first.</summary>
    public const int DebtorsMax = 300;

    public async Task<ReferralList> Load(TenantDb db, CancellationToken stop)
    {
        var terms = (await tenants.Look(db, stop)).Terms;
        var ids = await ReferralCandidates.Load(db, db.Today, DebtorsMax + 1, stop);
        var made = await Matters.Load(db, MatterKind.Referral, alsoEnded: true, Matters.RowsMax, stop);
        await debtors.ReadAhead(db, [.. ids.Concat(made.Select(m => m.Debtor)).Distinct()], stop);
        return new(
            await Waiting(db, [.. ids.Take(DebtorsMax)], terms, stop), await Made(db, made, stop),
            ids.Count > DebtorsMax);
    }

    async Task<IReadOnlyList<(DebtorId, ReferralCase)>> Waiting(
        TenantDb db, IReadOnlyList<DebtorId> ids, Terms terms, CancellationToken stop)
    {
        var found = new List<(DebtorId, ReferralCase)>();
        foreach (var id in ids)
            if (ReferralCase.Of(await debtors.Look(db, id, stop), terms, db.Today) is { } one
                && (one.IsPlanned || one.IsAdvised)) found.Add((id, one));
        return found;
    }

    async Task<IReadOnlyList<MadeReferral>> Made(TenantDb db, IReadOnlyList<Matter> rows, CancellationToken stop)
    {
        var found = new List<MadeReferral>();
        foreach (var row in rows)
            if (await debtors.Look(db, row.Debtor, stop) is { } account
                && account.Referrals.TryGetValue(new(row.Id), out var referral))
                found.Add(new(row.Debtor, account, referral));
        return found;
    }
}
