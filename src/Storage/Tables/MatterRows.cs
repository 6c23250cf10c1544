using Inkassio.Domain.Debtors;

namespace Inkassio.Storage.Tables;

/// <summary>What kind of matter a row is.</summary>
public enum MatterKind { Promise, Plan, Dispute, Circumstance, Call, Referral }

/// <summary>One row for each promise, plan, complaint, circumstance, call and hand-over.</summary>
static class MatterRows
{
    public const string Running = "Running";

    public static readonly Table Table = new("matters", keyCount: 2,
        Table.Uuid("tenant"), Table.Uuid("matter"), Table.Uuid("debtor"), Table.Text("kind"), Table.Text("detail"),
        Table.Text("state"), Table.Day("opened_on"), Table.Day("next_on"), Table.Day("breaks_on"),
        Table.Day("ended_on"), Table.Text("currency"), Table.Long("amount"), Table.Long("received"),
        Table.Long("waiting"));

    public static void Compare(Changes changes, TenantId tenant, DebtorId debtor, Debtor before, Debtor after)
    {
        if (!HasAny(after)) return; // Nearly every account, and the first thing that a mass of appends asks.
        var known = Of(tenant, debtor, before).ToDictionary(row => (Guid)row[1]!);
        foreach (var row in Of(tenant, debtor, after))
            if (!known.TryGetValue((Guid)row[1]!, out var old) || !old.SequenceEqual(row)) changes.Put(Table, row);
    }

    static bool HasAny(Debtor d) => !(d.Promises.IsEmpty && d.Plans.IsEmpty && d.Disputes.IsEmpty
        && d.Circumstances.IsEmpty && d.Calls.IsEmpty && d.Referrals.IsEmpty);

    static IEnumerable<object?[]> Of(TenantId tenant, DebtorId debtor, Debtor account)
    {
        object?[] Row(Guid id, MatterKind kind, string detail, string state, DateOnly openedOn) =>
            [tenant.Value, id, debtor.Value, kind.ToString(), detail, state, openedOn, .. new object?[6], 0L];

        return
        [
            .. account.Promises.Values.Select(p => With(
                Row(p.Id.Value, MatterKind.Promise, "", StateOf(account, p), p.GivenOn),
                next: p.LastOn, ended: p.WithdrawnOn, amount: p.Amount, received: p.Received(account))),
            .. account.Plans.Values.Select(p => With(
                Row(p.Id.Value, MatterKind.Plan, "", StateOf(account, p), p.AgreedOn),
                next: p.NextDue(account)?.DueOn, breaks: p.BreaksOn(account), ended: p.EndedOn, amount: p.Total,
                received: p.PaidBy(account, DateOnly.MaxValue))),
            .. account.Disputes.Values.Select(d => With(
                Row(d.Id.Value, MatterKind.Dispute, d.Cause.ToString(), d.IsOpen ? Running : "Resolved", d.OpenedOn),
                next: d.IsOpen ? d.RepairOn ?? d.AnswerBy : d.GraceUntil, ended: d.ResolvedOn,
                amount: d.Amount ?? account.Claims[d.Invoice].Open)),
            .. account.Circumstances.Values.Select(c => With(
                Row(c.Id, MatterKind.Circumstance, c.Kind.ToString(), c.EndedOn is null ? Running : "Ended", c.From),
                next: c.Until, ended: c.EndedOn)),
            .. account.Calls.Values.Select(c => Row(
                c.Id.Value, MatterKind.Call, c.Outcome.ToString(), "Ended", c.On)),
            .. account.Referrals.Values.Select(r => With(
                Row(r.Id.Value, MatterKind.Referral, r.Target.ToString(), r.IsRunning ? Running : "TakenBack", r.On),
                ended: r.TakenBackOn, amount: r.Total, received: r.Recovered(account),
                waiting: r.ToReport(account).Count())),
        ];
    }

    static string StateOf(Debtor account, Promise promise) =>
        promise.StateOn(account, promise.LastOn.AddDays(1)) switch
        {
            PromiseState.Kept => "Kept",
            PromiseState.Withdrawn => "Withdrawn",
            // Broken or running: the day on which the row is read tells.
            _ => Running,
        };

    static string StateOf(Debtor account, PaymentPlan plan) =>
        plan.EndedOn is not null ? "Ended" : plan.NextDue(account) is null ? "Fulfilled" : Running;

    static object?[] With(
        object?[] row, DateOnly? next = null, DateOnly? breaks = null, DateOnly? ended = null,
        Domain.Money? amount = null, Domain.Money? received = null, int waiting = 0)
    {
        (row[7], row[8], row[9]) = (next, breaks, ended);
        (row[10], row[11], row[12]) = (amount?.Currency.ToString(), amount?.Cents, received?.Cents);
        row[13] = (long)waiting;
        return row;
    }
}
