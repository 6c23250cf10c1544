using Inkassio.Domain.Debtors;

namespace Inkassio.Storage.Tables;

static class DispatchRows
{
    public static readonly Table Table = new("dispatches", keyCount: 2,
        Table.Uuid("tenant"), Table.Uuid("dispatch"), Table.Uuid("debtor"), Table.Uuid("letter"),
        Table.Text("channel"), Table.Text("state"), Table.Flag("is_copy"), Table.Day("planned_on"),
        Table.Day("changed_on"), Table.Text("code"), Table.Text("tracking"), Table.Text("because"),
        Table.Text("bytes"), Table.Text("evidence"));

    public static void Compare(Changes changes, TenantId tenant, DebtorId debtor, Debtor before, Debtor after)
    {
        // What failed is written first, so that the letter's next way does not meet it in the index.
        foreach (var dispatch in Changed(before, after).OrderBy(d => !d.HasFailed))
            changes.Put(Table,
                tenant.Value, dispatch.Id.Value, debtor.Value, dispatch.Letter.Value, dispatch.Channel.ToString(),
                dispatch.State.ToString(), dispatch.IsCopy, dispatch.PlannedOn, dispatch.On, dispatch.Code,
                dispatch.Tracking, dispatch.CancelledBecause?.ToString(), dispatch.Bytes.Hex, dispatch.Evidence?.Hex);
    }

    public static IEnumerable<Dispatch> Changed(Debtor before, Debtor after) =>
        ReferenceEquals(before.Dispatches, after.Dispatches)
            ? []
            : after.Dispatches.Values.Where(d =>
                !before.Dispatches.TryGetValue(d.Id, out var old) || !ReferenceEquals(old, d));
}

/// <summary>The rows of the queue. No read table: a rebuild leaves them alone.</summary>
static class OutboxRows
{
    static readonly Table Table = new("outbox", keyCount: 2,
        Table.Uuid("tenant"), Table.Uuid("id"), Table.Instant("due_at"), Table.Long("epoch"), Table.Long("tries"));

    /// <summary>A way that a machine has to go gets its row in the transaction that plans it.</summary>
    public static void Compare(Changes changes, TenantId tenant, Debtor before, Debtor after)
    {
        foreach (var dispatch in DispatchRows.Changed(before, after))
            if (dispatch is { State: DispatchState.Planned, Channel: not Channel.Post } && !HasRow(before, dispatch.Id))
                changes.Put(Table, tenant.Value, dispatch.Id.Value, DateTimeOffset.UnixEpoch, 0L, 0L);
    }

    // A try that was put off keeps its row, with the worker who has it.
    static bool HasRow(Debtor before, DispatchId dispatch) => before.Dispatches.GetValueOrDefault(dispatch) is
        { State: DispatchState.Planned or DispatchState.HandingOver };
}
