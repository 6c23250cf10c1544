using Inkassio.Domain.Debtors;

namespace Inkassio.Storage.Tables;

static class DebtorRows
{
    public static readonly Table Table = new("debtors", keyCount: 2,
        Table.Uuid("tenant"), Table.Uuid("debtor"), Table.Text("number"), Table.Text("name"), Table.Text("search"),
        Table.Text("postcode"), Table.Text("town"), Table.Text("country"), Table.Text("kind"), Table.Text("email"),
        Table.Text("phone"), Table.Flag("is_erased"), Table.Text("hold_reason"), Table.Day("held_until"),
        Table.Text("segment"), Table.Long("score"), Table.Flag("segment_by_hand"),
        Table.Text("segment_computed"), Table.Day("segment_until"));

    public static void Compare(Changes changes, TenantId tenant, DebtorId debtor, Debtor before, Debtor after)
    {
        // The first event makes the row, whatever it is.
        if (ReferenceEquals(before, Debtor.New) || before.Party != after.Party || before.IsErased != after.IsErased
            || before.Holds != after.Holds || before.Standing != after.Standing)
            changes.Put(Table, Row(tenant, debtor, after));
    }

    static object?[] Row(TenantId tenant, DebtorId debtor, Debtor state)
    {
        var party = state.Party;
        var hold = HoldOf(state, invoice: null);
        return
        [
            tenant.Value, debtor.Value, party?.Number is { Length: > 0 } number ? number : null, party?.Name ?? "",
            party is null ? "" : SearchText.Of($"{party.Name} {party.Number} {party.Contact} {party.Address?.Town}"),
            party?.Address?.Postcode ?? "", party?.Address?.Town ?? "", party?.Address?.Country ?? "",
            (party?.Kind ?? DebtorKind.Unknown).ToString(), party?.Email ?? "", party?.Phone ?? "", state.IsErased,
            hold?.Reason.ToString(), hold?.Until,
            (state.Standing.ByHand ?? state.Standing.Computed).ToString(), (long?)state.Standing.Score,
            state.Standing.ByHand is not null, state.Standing.Computed.ToString(), state.Standing.Until,
        ];
    }

    /// <summary>The hold on the whole account (no invoice) or on one claim.</summary>
    public static Hold? HoldOf(Debtor state, InvoiceId? invoice)
    {
        foreach (var hold in state.Holds)
            if (hold.Invoice == invoice) return hold;
        return null;
    }
}
