using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Storage.Tables;

namespace Inkassio.Storage.Queries;

/// <summary>A debtor for whom nothing goes on by itself.</summary>
public sealed record StuckDebtor(DebtorId Debtor, string Name);

/// <summary>Where a person has to act before anything goes on, and the first few of each.</summary>
public sealed record NeedsPersonCount(
    long Customers, long Unreachable, IReadOnlyList<StuckDebtor> UnreachableFirst, long AtTheEnd,
    IReadOnlyList<StuckDebtor> AtTheEndFirst)
{
    /// <summary>Letters of which nobody knows whether they arrived, or that the machine has given up.</summary>
    public long Letters { get; init; }

    /// <summary>Customers whose answer nobody has read.</summary>
    public long Answered { get; init; }

    public IReadOnlyList<StuckDebtor> AnsweredFirst { get; init; } = [];
}

public static class NeedsPerson
{
    /// <summary>How many of each are named.</summary>
    public const int NamedMax = 3;

    /// <param name="last">The ladder's last step: whose deadline has run out, there is no further letter.</param>
    public static async Task<NeedsPersonCount> Load(
        TenantDb db, DateOnly today, NoticeKind last, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        var customers = await transaction.One(
            $"select count(*) from debtors where tenant = {db.Tenant} and is_erased = {false}",
            row => row.Long(0), stop);
        // A letter needs postcode and town; the street is only known to the account itself.
        FormattableString unreachable = $"""
            from debtors d where d.tenant = {db.Tenant} and d.is_erased = {false}
              and (d.postcode = '' or d.town = '') and exists (
                select 1 from claims c
                where c.tenant = {db.Tenant} and c.debtor = d.debtor and c.open > 0 and c.due_on < {today})
            """;
        FormattableString ended = $"""
            from debtors d where d.tenant = {db.Tenant} and d.is_erased = {false} and d.hold_reason is null
              and d.debtor in (
                select c.debtor from claims c
                where c.tenant = {db.Tenant} and c.open > 0 and c.open > c.disputed and c.hold_reason is null
                  and c.referred_to is null and c.stage_rank >= {ClaimRows.Rank(last)} and c.deadline_on < {today})
              and not exists (
                select 1 from matters m
                where m.tenant = {db.Tenant} and m.debtor = d.debtor and m.state = {MatterRows.Running}
                  and m.kind in ('Promise', 'Plan', 'Circumstance') and (m.next_on is null or m.next_on >= {today}))
            """;
        FormattableString answered = $"""
            from debtors d where d.tenant = {db.Tenant} and d.is_erased = {false}
              and d.hold_reason = {HoldReason.Replied.ToString()}
            """;
        var (unreachableCount, unreachableFirst) = await First(transaction, unreachable, stop);
        var (endedCount, endedFirst) = await First(transaction, ended, stop);
        var (answeredCount, answeredFirst) = await First(transaction, answered, stop);
        return new(customers, unreachableCount, unreachableFirst, endedCount, endedFirst)
        {
            Letters = await transaction.One($"""
                select count(*) from dispatches where tenant = {db.Tenant} and state in ('Unknown', 'Parked')
                """, row => row.Long(0), stop),
            Answered = answeredCount,
            AnsweredFirst = answeredFirst,
        };
    }

    // How many there are comes with the first of them, so that nobody is looked for twice.
    static async Task<(long Count, IReadOnlyList<StuckDebtor> First)> First(
        Transaction transaction, FormattableString which, CancellationToken stop)
    {
        var rows = await transaction.Query(
            $"select d.debtor, d.name, count(*) over () {which} order by d.search, d.debtor limit {NamedMax}",
            row => (Debtor: new StuckDebtor(new DebtorId(row.Uuid(0)), row.Text(1)), Count: row.Long(2)), stop);
        return (rows is [{ Count: var count }, ..] ? count : 0, [.. rows.Select(row => row.Debtor)]);
    }
}
