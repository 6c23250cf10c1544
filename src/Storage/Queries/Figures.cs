using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Storage.Tables;

namespace Inkassio.Storage.Queries;

/// <summary>What was invoiced, received and lost in a span of days, in one currency.</summary>
public sealed record Turnover(Money Invoiced, long Invoices, Money Received, long Payments, Money WrittenOff)
{
    public Currency Currency => Invoiced.Currency;
}

/// <summary>Letters of one kind that were released in a span of days.</summary>
public sealed record NoticeCount(NoticeKind Kind, long Letters);

/// <summary>How long money takes: each euro counted with the days from its invoice's date to its payment.</summary>
public sealed record PaymentDelay(Currency Currency, long Payments, decimal DaysFromInvoice, decimal DaysFromDue);

/// <summary>Sums over a span of days, of the whole firm or of one debtor. Both days count.</summary>
public static class Figures
{
    /// <summary>How many payments are looked at for their delays: the newest.</summary>
    public const int PaymentsMax = 20_000;

    public static async Task<IReadOnlyList<Turnover>> Load(
        TenantDb db, DateOnly from, DateOnly to, DebtorId? debtor, CancellationToken stop)
    {
        var of = SqlText.If(debtor is not null, $"and debtor = {debtor?.Value ?? default}");
        await using var transaction = await db.Read(stop);
        Task<IReadOnlyList<(Currency Currency, long Cents, long Count)>> Sum(FormattableString sql) =>
            transaction.Query(sql, row => (row.Word<Currency>(0), row.Long(1), row.Long(2)), stop);
        var invoiced = await Sum($"""
            select currency, cast(sum(amount) as bigint), count(*) from claims
            where tenant = {db.Tenant} and issued_on >= {from} and issued_on <= {to} and ended <> 'Cancelled' {of}
            group by currency
            """);
        var received = await Sum($"""
            select currency, cast(sum(amount) as bigint), count(*) from payments
            where tenant = {db.Tenant} and received_on >= {from} and received_on <= {to} and reversed_on is null {of}
            group by currency
            """);
        var lost = await Sum($"""
            select currency, cast(sum(written_off) as bigint), count(*) from claims
            where tenant = {db.Tenant} and ended = 'WrittenOff' and ended_on >= {from} and ended_on <= {to} {of}
            group by currency
            """);
        return
        [
            .. invoiced.Concat(received).Concat(lost).Select(s => s.Currency).Distinct().Order().Select(currency =>
            {
                (long Cents, long Count) In(IReadOnlyList<(Currency Currency, long Cents, long Count)> sums) =>
                    sums.Where(s => s.Currency == currency).Select(s => (s.Cents, s.Count)).FirstOrDefault();
                return new Turnover(
                    new(In(invoiced).Cents, currency), In(invoiced).Count, new(In(received).Cents, currency),
                    In(received).Count, new(In(lost).Cents, currency));
            }),
        ];
    }

    /// <summary>Mildest first; kinds without a letter are left out.</summary>
    public static async Task<IReadOnlyList<NoticeCount>> Notices(
        TenantDb db, DateOnly from, DateOnly to, DebtorId? debtor, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        return await transaction.Query($"""
            select kind_rank, count(*) from notices
            where tenant = {db.Tenant} and state = 'Issued' and issued_on >= {from} and issued_on <= {to}
              {SqlText.If(debtor is not null, $"and debtor = {debtor?.Value ?? default}")}
            group by kind_rank order by kind_rank
            """, row => new NoticeCount(ClaimRows.KindOf(row.Long(0))!.Value, row.Long(1)), stop);
    }

    /// <summary>The delays of the payments of a span, as they were allocated to invoices.</summary>
    public static async Task<IReadOnlyList<PaymentDelay>> Delays(
        TenantDb db, DateOnly from, DateOnly to, DebtorId? debtor, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        var paid = await transaction.Query($"""
            select p.payment, p.debtor from payments p
            where p.tenant = {db.Tenant} and p.received_on >= {from} and p.received_on <= {to} and p.reversed_on is null
              {SqlText.If(debtor is not null, $"and p.debtor = {debtor?.Value ?? default}")}
            order by p.received_on desc limit {PaymentsMax}
            """, row => (Payment: row.Uuid(0), Debtor: row.Uuid(1)), stop);
        var wanted = paid.Select(p => p.Payment).ToHashSet();
        var shares = new List<(DebtorEvent.PaymentRecorded Payment, Share Share)>();
        foreach (var page in paid.Select(p => p.Debtor).Distinct().Chunk(500))
            foreach (var recorded in await transaction.Query($"""
                select j.body from journal j
                where j.tenant = {db.Tenant} and j.event = 'payment-recorded' and j.stream {new AnyOf(page)}
                """, row => (DebtorEvent.PaymentRecorded)EventText<DebtorEvent>.Read(
                    "payment-recorded", row.Bytes(0)), stop))
                if (wanted.Contains(recorded.Payment.Value))
                    shares.AddRange(recorded.Shares.Where(s => s.Principal.IsPositive).Select(s => (recorded, s)));
        var days = new Dictionary<Guid, (DateOnly IssuedOn, DateOnly DueOn)>();
        foreach (var page in shares.Select(s => s.Share.Invoice.Value).Distinct().Chunk(500))
            foreach (var claim in await transaction.Query($"""
                select invoice, issued_on, due_on from claims where tenant = {db.Tenant} and invoice {new AnyOf(page)}
                """, row => (Invoice: row.Uuid(0), IssuedOn: row.Day(1), DueOn: row.Day(2)), stop))
                days[claim.Invoice] = (claim.IssuedOn, claim.DueOn);
        return
        [
            .. shares.Where(s => days.ContainsKey(s.Share.Invoice.Value)).GroupBy(s => s.Share.Principal.Currency)
                .OrderBy(g => g.Key).Select(g => Of(g.Key, [.. g], days)),
        ];
    }

    static PaymentDelay Of(
        Currency currency, (DebtorEvent.PaymentRecorded Payment, Share Share)[] shares,
        Dictionary<Guid, (DateOnly IssuedOn, DateOnly DueOn)> days)
    {
        var sum = (decimal)shares.Sum(s => s.Share.Principal.Cents);
        decimal Mean(Func<(DateOnly IssuedOn, DateOnly DueOn), DateOnly> since) => shares.Sum(s =>
            (decimal)s.Share.Principal.Cents
            * (s.Payment.ReceivedOn.DayNumber - since(days[s.Share.Invoice.Value]).DayNumber)) / sum;
        return new(
            currency, shares.Select(s => s.Payment.Payment).Distinct().Count(), Mean(d => d.IssuedOn),
            Mean(d => d.DueOn));
    }
}
