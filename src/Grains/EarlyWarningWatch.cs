using System.Collections.Immutable;
using Inkassio.Domain.Segments;
using Inkassio.Storage;
using Inkassio.Storage.Queries;

namespace Inkassio.Grains;

/// <summary>A customer who changes for the worse, with every sign of it.</summary>
public sealed record WarnedDebtor(
    DebtorId Debtor, string Name, Segment Segment, Money Open, ImmutableArray<EarlyWarning> Warnings);

/// <summary>Early warnings over the customers that owe most.</summary>
// The database gives the accounts worth a look; the history of each one decides.
public sealed class EarlyWarningWatch(Debtors debtors)
{
    /// <summary>Those with the most signs first.</summary>
    public async Task<IReadOnlyList<WarnedDebtor>> Load(TenantDb db, CancellationToken stop)
    {
        ImmutableArray<Money> outstanding =
            [.. (await Overview.Load(db, db.Today, stop)).Where(l => l.Open.IsPositive).Select(l => l.Open)];
        var ids = await SegmentList.Watched(db, SegmentList.WatchedMax, stop);
        await debtors.ReadAhead(db, ids, stop);
        var found = new List<WarnedDebtor>();
        foreach (var id in ids)
        {
            var account = await debtors.Look(db, id, stop);
            var warnings = EarlyWarning.Of(account.History(db.Today), db.Today, outstanding);
            if (warnings.IsEmpty) continue;
            var most = account.Currencies.Select(account.Open).MaxBy(sum => sum.Cents);
            found.Add(new(id, account.Party?.Name ?? "", account.Standing.On(db.Today), most, warnings));
        }
        return [.. found.OrderByDescending(w => w.Warnings.Length).ThenByDescending(w => w.Open.Cents)];
    }
}
