using Inkassio.Domain.Debtors;
using Inkassio.Domain.Tenants;

namespace Inkassio.Storage.Tables;

/// <summary>What the read tables hold about a debtor, found by comparing the account before and after.</summary>
// No event is projected by itself: a row is a plain function of the state, and a row that changed is written.
// So a new event needs nothing here, and a rebuild comes to the very same rows.
static class ReadTables
{
    /// <summary>In the order in which they may be written; emptied in the opposite order.</summary>
    public static readonly Table[] All =
        [DebtorRows.Table, ClaimRows.Table, PaymentRows.Table, CreditRows.Table, NoticeRows.Table, NoticeRows.Steps,
            DispatchRows.Table, MatterRows.Table];

    public static Changes Changes(TenantId tenant, DebtorId debtor, Debtor before, Debtor after)
    {
        var changes = new Changes();
        DebtorRows.Compare(changes, tenant, debtor, before, after);
        ClaimRows.Compare(changes, tenant, debtor, before, after);
        PaymentRows.Compare(changes, tenant, debtor, before, after);
        CreditRows.Compare(changes, tenant, debtor, before, after);
        NoticeRows.Compare(changes, tenant, debtor, before, after);
        DispatchRows.Compare(changes, tenant, debtor, before, after);
        MatterRows.Compare(changes, tenant, debtor, before, after);
        return changes;
    }

    public static Changes Changes(TenantId tenant, Tenant before, Tenant after)
    {
        var changes = new Changes();
        if (before.Profile.Name != after.Profile.Name || before.Profile.Zone != after.Profile.Zone
            || before.Profile.Country != after.Profile.Country)
            changes.Put(
                Directory, tenant.Value, after.Profile.Name, after.Profile.Zone, after.Profile.Country.ToString());
        return changes;
    }

    static readonly Table Directory = new("tenants", keyCount: 1,
        Table.Uuid("tenant"), Table.Text("name"), Table.Text("zone"), Table.Text("country"));
}
