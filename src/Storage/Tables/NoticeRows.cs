using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;

namespace Inkassio.Storage.Tables;

static class NoticeRows
{
    public static readonly Table Table = new("notices", keyCount: 2,
        Table.Uuid("tenant"), Table.Uuid("notice"), Table.Uuid("debtor"), Table.Text("currency"), Table.Text("kind"),
        Table.Long("kind_rank"), Table.Text("state"), Table.Flag("is_approved"), Table.Long("claim_count"),
        Table.Day("proposed_on"), Table.Day("issued_on"), Table.Day("deadline_on"), Table.Day("rest_until"),
        Table.Long("total"), Table.Text("voided_because"), Table.Text("letter"),
        Table.Long("instalment"));

    public static readonly Table Steps = new("notice_steps", keyCount: 3,
        Table.Uuid("tenant"), Table.Uuid("notice"), Table.Uuid("invoice"), Table.Text("kind"));

    public static void Compare(Changes changes, TenantId tenant, DebtorId debtor, Debtor before, Debtor after)
    {
        if (ReferenceEquals(before.Notices, after.Notices)) return;
        foreach (var (id, notice) in after.Notices)
        {
            var old = before.Notices.GetValueOrDefault(id);
            if (ReferenceEquals(old, notice)) continue;
            changes.Put(Table, Row(tenant, debtor, notice));
            if (old is null || old.Steps != notice.Steps) Compare(changes, tenant, old, notice);
        }
    }

    static void Compare(Changes changes, TenantId tenant, Notice? before, Notice after)
    {
        foreach (var step in after.Steps)
            changes.Put(Steps, tenant.Value, after.Id.Value, step.Invoice.Value, KebabEnum<NoticeKind>.Word(step.Kind));
        if (before is null) return;
        foreach (var step in before.Steps)
            if (!after.Steps.Any(kept => kept.Invoice == step.Invoice))
                changes.Remove(Steps, tenant.Value, after.Id.Value, step.Invoice.Value);
    }

    static object?[] Row(TenantId tenant, DebtorId debtor, Notice notice) =>
    [
        tenant.Value, notice.Id.Value, debtor.Value, notice.Currency.ToString(),
        KebabEnum<NoticeKind>.Word(notice.Kind),
        ClaimRows.Rank(notice.Kind), notice.State.ToString(), notice.Letter is not null, (long)notice.Steps.Length,
        notice.ProposedOn, notice.IssuedOn, notice.DeadlineOn, notice.RestUntil, notice.Total?.Cents,
        notice.VoidedBecause?.ToString(), notice.Letter?.Hex, (long?)notice.Instalment?.Number,
    ];
}
