using Inkassio.Domain.Debtors;
using Inkassio.Domain.Law;
using Inkassio.Domain.Tenants;
using Inkassio.Storage;
using Inkassio.Storage.Queries;

namespace Inkassio.Grains;

/// <summary>A claim whose limitation comes near, or is over.</summary>
/// <param name="DaysAhead">The warning that it falls under: 120, 60 or 30 days; null once it is over.</param>
public sealed record LimitationWarning(
    DebtorId Debtor, string Name, Claim Claim, DateOnly EndsOn, int? DaysAhead, bool IsOnDecemberList);

/// <summary>The limitation calendar: open claims that need a court, or an acknowledgement, before they are
/// lost.</summary>
// The database gives every claim that is old enough to come near; the law decides each one.
public sealed class LimitationWatch(Debtors debtors, TenantBook tenants)
{
    /// <summary>How many accounts are looked at; the oldest claims come first.</summary>
    public const int DebtorsMax = 2_000;

    // No law that we know ends a claim of commerce sooner than three years after it fell due.
    const int YearsMin = 3;

    /// <summary>What is over, or ends within the longest warning; the soonest first.</summary>
    public async Task<IReadOnlyList<LimitationWarning>> Load(TenantDb db, CancellationToken stop)
    {
        var terms = (await tenants.Look(db, stop)).Terms;
        var farthest = LimitationEnd.WarningDays.Max();
        var dueBy = db.Today.AddYears(-YearsMin).AddDays(farthest);
        var ids = await DueDebtors.Load(db, dueBy, after: null, DebtorsMax, stop);
        await debtors.ReadAhead(db, ids, stop);
        var found = new List<LimitationWarning>();
        foreach (var id in ids)
            found.AddRange(Of(id, await debtors.Look(db, id, stop), terms, db.Today));
        return [.. found.OrderBy(w => w.EndsOn).ThenBy(w => w.Claim.Number, StringComparer.Ordinal)];
    }

    /// <summary>The warnings of one account on a day.</summary>
    public static IEnumerable<LimitationWarning> Of(DebtorId id, Debtor account, Terms terms, DateOnly today)
    {
        foreach (var claim in account.Claims.Values.Where(c => c.IsOpen))
        {
            var end = ClaimLaw.Of(account, claim, terms).Limitation(claim);
            if (end.NominalOn is { } on && (end.IsOver(today) || end.Stage(today) is not null))
                yield return new(
                    id, account.Party?.Name ?? "", claim, on, end.Stage(today), end.IsOnDecemberList(today));
        }
    }
}
