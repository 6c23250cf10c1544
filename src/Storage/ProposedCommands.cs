namespace Inkassio.Storage;

public enum ProposalState { Open, Confirmed, Declined, Expired }

/// <summary>Unsent commands that wait for a click.</summary>
/// <param name="Body">As the assistant stored them: JSON.</param>
public sealed record StoredProposal(
    Guid Proposal, DebtorId Debtor, string Body, ProposalState State, string MadeBy, DateTimeOffset MadeAt);

/// <summary>What the assistant proposes to book, and what became of it. Nothing here books anything.</summary>
public static class ProposedCommands
{
    /// <summary>After so many days the figures in it are yesterday's: it has to be asked for again.</summary>
    public const int OpenDays = 7;

    public const int RowsMax = 100;

    public static async Task Put(
        TenantDb db, Guid proposal, DebtorId debtor, string body, CancellationToken stop)
    {
        var closed = await SealedText.Close(db, debtor, proposal, body, stop);
        await using var transaction = await db.Begin(stop);
        await transaction.Run($"""
            insert into proposals (tenant, proposal, debtor, key, body, state, made_by, made_at)
            values ({db.Tenant}, {proposal}, {debtor.Value}, {closed.Key}, {closed.Body},
              {nameof(ProposalState.Open)}, {db.Author.Text}, {db.Now}) on conflict do nothing
            """, stop);
        await transaction.Commit(stop);
    }

    /// <summary>Null when the tenant has none by this id, or nobody can read it any more.</summary>
    public static async Task<StoredProposal?> Of(TenantDb db, Guid proposal, CancellationToken stop) =>
        await Read(db, $"and p.proposal = {proposal}", stop) is [var only] ? only : null;

    public static Task<IReadOnlyList<StoredProposal>> OpenOf(TenantDb db, DebtorId debtor, CancellationToken stop) =>
        Read(db, $"""
            and p.debtor = {debtor.Value} and p.state = {nameof(ProposalState.Open)}
            and p.made_at >= {db.Now.AddDays(-OpenDays)} order by p.made_at desc limit {RowsMax}
            """, stop);

    /// <summary>Decides an open proposal, once: the second click gets false.</summary>
    public static async Task<bool> Decide(TenantDb db, Guid proposal, ProposalState state, CancellationToken stop)
    {
        await using var transaction = await db.Begin(stop);
        var decided = await transaction.Run($"""
            update proposals set state = {state}, decided_by = {db.Author.Text}, decided_at = {db.Now}
            where tenant = {db.Tenant} and proposal = {proposal} and state = {nameof(ProposalState.Open)}
            """, stop);
        await transaction.Commit(stop);
        return decided == 1;
    }

    // An old one reads as expired, whether or not anybody has come by to write that down.
    static async Task<IReadOnlyList<StoredProposal>> Read(TenantDb db, FormattableString rest, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        var rows = await transaction.Query($"""
            select p.proposal, p.debtor, p.key, k.wrapped, p.body, p.state, p.made_by, p.made_at from proposals p
            join stream_keys k on k.tenant = p.tenant and k.stream = p.debtor and k.key = p.key
            where p.tenant = {db.Tenant} {rest}
            """, row => SealedText.Open(
                db, row.Uuid(1), row.Uuid(2), row.BytesOrNull(3), row.Bytes(4), row.Uuid(0)) is { } body
                ? new StoredProposal(row.Uuid(0), new(row.Uuid(1)), body, row.Word<ProposalState>(5), row.Text(6),
                    row.Instant(7))
                : null, stop);
        return
        [
            .. rows.OfType<StoredProposal>().Select(p =>
                p.State == ProposalState.Open && p.MadeAt < db.Now.AddDays(-OpenDays)
                    ? p with { State = ProposalState.Expired } : p),
        ];
    }
}
