using Inkassio.Storage.Tables;

namespace Inkassio.Storage.Queries;

/// <summary>What a day of the calendar brings by itself.</summary>
public enum AheadKind { InvoicesDue, DeadlineEnds, PromiseEnds, InstalmentDue, AnswerDue }

/// <param name="Debtor">The only one whom it concerns; null when there are several.</param>
/// <param name="Sum">In this currency; null where there is none to name.</param>
public sealed record Ahead(DateOnly On, AheadKind Kind, long Count, Money? Sum, DebtorId? Debtor, string Name);

/// <summary>The days to come, as the books stand: what falls due, what runs out, who promised what.</summary>
public static class DaysAhead
{
    public const int RowsMax = 200, DaysMax = 62;

    /// <summary>By day; both days count.</summary>
    public static async Task<IReadOnlyList<Ahead>> Load(
        TenantDb db, DateOnly from, DateOnly to, CancellationToken stop)
    {
        if (to > from.AddDays(DaysMax)) to = from.AddDays(DaysMax);
        await using var transaction = await db.Read(stop);
        Task<IReadOnlyList<Ahead>> Of(AheadKind kind, FormattableString rows) => transaction.Query($"""
            select x.on_day, x.currency, count(*), cast(sum(x.cents) as bigint), count(distinct x.debtor),
              min(cast(x.debtor as text)), min(d.name) -- PostgreSQL has no smallest of several UUIDs.
            from ({rows}) x join debtors d on d.tenant = {db.Tenant} and d.debtor = x.debtor
            group by x.on_day, x.currency order by x.on_day, x.currency limit {RowsMax}
            """, row => Read(row, kind), stop);
        FormattableString claims(FormattableString day) => $"""
            select c.debtor, {day} as on_day, c.currency, c.open as cents from claims c
            where c.tenant = {db.Tenant} and c.open > 0 and {day} >= {from} and {day} <= {to}
            """;
        FormattableString matters(MatterKind kind) => $"""
            select m.debtor, m.next_on as on_day, m.currency, m.amount as cents from matters m
            where m.tenant = {db.Tenant} and m.state = {MatterRows.Running} and m.kind = {kind.ToString()}
              and m.next_on >= {from} and m.next_on <= {to}
            """;
        return
        [
            .. (await Of(AheadKind.InvoicesDue, claims($"c.due_on"))),
            .. (await Of(AheadKind.DeadlineEnds, claims($"c.deadline_on"))),
            .. (await Of(AheadKind.PromiseEnds, matters(MatterKind.Promise))),
            .. (await Of(AheadKind.InstalmentDue, matters(MatterKind.Plan))),
            .. (await Of(AheadKind.AnswerDue, matters(MatterKind.Dispute))),
        ];
    }

    static Ahead Read(Row row, AheadKind kind)
    {
        var isOne = row.Long(4) == 1;
        return new(
            row.Day(0), kind, row.Long(2),
            row.TextOrNull(1) is { } currency && kind != AheadKind.InstalmentDue
                ? new Money(row.LongOrNull(3) ?? 0, Enum.Parse<Currency>(currency)) : null,
            isOne ? new DebtorId(Guid.Parse(row.Text(5))) : null, isOne ? row.Text(6) : "");
    }
}
