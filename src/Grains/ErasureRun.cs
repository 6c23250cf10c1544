using Inkassio.Domain.Debtors;
using Inkassio.Domain.Retention;
using Inkassio.Storage;
using Inkassio.Storage.Queries;

namespace Inkassio.Grains;

/// <summary>A debtor whose personal facts may go now or within a year.</summary>
public sealed record ErasureRow(DebtorId Debtor, string Number, string Name, ErasureOutlook Outlook);

/// <summary>How a run of erasures ended.</summary>
public sealed record ErasureEnd(int Erased, int Refused);

/// <summary>Shows what may be erased and when, and erases what a person chose.</summary>
// The event first, so that who decided it is known for good; then the key, and with it every fact and letter.
public sealed class ErasureRun(Debtors debtors, TenantBook tenants, Journal journal)
{
    /// <summary>Free ones first, then by the day on which they become free.</summary>
    public async Task<IReadOnlyList<ErasureRow>> Look(TenantDb db, CancellationToken stop)
    {
        var law = (await tenants.Look(db, stop)).Profile.Country;
        var soon = db.Today.AddYears(1);
        var ids = await OldAccounts.Load(
            db, new DateOnly(soon.Year - RetentionRule.LongestOf(law), 12, 31), OldAccounts.RowsMax, stop);
        var rows = new List<ErasureRow>();
        await debtors.ReadAhead(db, ids, stop);
        foreach (var id in ids)
        {
            var account = await debtors.Look(db, id, stop);
            var outlook = ErasureOutlook.Of(account, law, db.Today);
            if (outlook.KeptUntil is null || outlook.KeptUntil < soon)
                rows.Add(new(id, account.Party?.Number ?? "", account.Party?.Name ?? "", outlook));
        }
        return [.. rows.OrderBy(r => !r.Outlook.IsFree).ThenBy(r => r.Outlook.KeptUntil)
            .ThenBy(r => r.Name, StringComparer.Ordinal)];
    }

    /// <summary>Erases the chosen debtors; whoever must still be kept is passed over. Safe to repeat.</summary>
    public async Task<ErasureEnd> Erase(TenantDb db, IReadOnlyList<DebtorId> chosen, CancellationToken stop)
    {
        var (erased, refused) = (0, 0);
        foreach (var id in chosen)
        {
            var decision = await debtors.Send(db, id, new DebtorCommand.EraseDebtor(db.Today), stop);
            if (decision.Refusal is not null)
            {
                refused++;
                continue;
            }
            await new Erasure(journal).Erase(db, id, stop);
            erased++;
        }
        return new(erased, refused);
    }
}
