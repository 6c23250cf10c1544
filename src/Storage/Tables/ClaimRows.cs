using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;

namespace Inkassio.Storage.Tables;

static class ClaimRows
{
    public static readonly Table Table = new("claims", keyCount: 2,
        Table.Uuid("tenant"), Table.Uuid("invoice"), Table.Uuid("debtor"), Table.Text("number"), Table.Text("search"),
        Table.Text("subject"), Table.Text("currency"), Table.Long("amount"), Table.Long("paid"),
        Table.Long("written_off"), Table.Long("open"), Table.Day("issued_on"), Table.Day("due_on"),
        Table.Text("ended"), Table.Day("ended_on"), Table.Text("stage"), Table.Long("stage_rank"),
        Table.Day("stage_on"), Table.Day("deadline_on"), Table.Text("hold_reason"), Table.Day("held_until"), Table.Long("disputed"), Table.Text("referred_to"));

    public static void Compare(Changes changes, TenantId tenant, DebtorId debtor, Debtor before, Debtor after)
    {
        if (ReferenceEquals(before.Claims, after.Claims) && before.Holds == after.Holds
            && ReferenceEquals(before.Disputes, after.Disputes) && ReferenceEquals(before.Referrals, after.Referrals))
            return;
        foreach (var (invoice, claim) in after.Claims)
        {
            var hold = DebtorRows.HoldOf(after, invoice);
            if (before.Claims.TryGetValue(invoice, out var old) && ReferenceEquals(old, claim)
                && DebtorRows.HoldOf(before, invoice) == hold
                && before.DisputedOf(old) == after.DisputedOf(claim)
                && before.ReferralOf(invoice)?.Id == after.ReferralOf(invoice)?.Id) continue;
            changes.Put(Table, Row(tenant, debtor, after, claim, hold));
        }
        foreach (var invoice in before.Claims.Keys)
            if (!after.Claims.ContainsKey(invoice)) changes.Remove(Table, tenant.Value, invoice.Value);
    }

    static object?[] Row(TenantId tenant, DebtorId debtor, Debtor state, Claim claim, Hold? hold)
    {
        var step = claim.Steps.IsEmpty ? null : claim.Steps[^1];
        return
        [
            tenant.Value, claim.Invoice.Value, debtor.Value, claim.Number, SearchText.Of(claim.Number), claim.Subject,
            claim.Currency.ToString(), claim.Amount.Cents, claim.Paid.Cents, claim.WrittenOff.Cents, claim.Open.Cents,
            claim.IssuedOn, claim.DueOn, claim.End.ToString(), claim.EndedOn,
            step is null ? null : KebabEnum<NoticeKind>.Word(step.Kind), Rank(step?.Kind), step?.IssuedOn,
            step?.DeadlineOn, hold?.Reason.ToString(), hold?.Until, state.DisputedOf(claim).Cents,
            state.ReferralOf(claim.Invoice)?.Target.ToString(),
        ];
    }

    /// <summary>Kinds by sharpness, so that SQL can take the sharpest: 0 is none, 1 the mildest.</summary>
    public static long Rank(NoticeKind? kind) => kind is { } k ? (long)k + 1 : 0;

    public static NoticeKind? KindOf(long rank) => rank == 0 ? null : (NoticeKind)(rank - 1);
}
