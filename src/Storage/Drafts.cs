namespace Inkassio.Storage;

/// <summary>What became of a draft.</summary>
public enum DraftState { Open, Released, Dropped }

/// <param name="Body">As the assistant stored it: JSON.</param>
public sealed record StoredDraft(
    Guid Draft, DebtorId Debtor, int Version, string Body, DraftState State, string MadeBy, DateTimeOffset MadeAt);

/// <summary>Drafts of letters, every version of each.</summary>
public static class Drafts
{
    public const int VersionsMax = 100, OpenMax = 50;

    /// <summary>Keeps a version; false when it is there already, or the draft is another debtor's, no longer open, or
    /// has too many.</summary>
    public static async Task<bool> Put(
        TenantDb db, Guid draft, DebtorId debtor, int version, string body, CancellationToken stop)
    {
        if (version is < 1 or > VersionsMax) return false;
        var closed = await SealedText.Close(db, debtor, draft, body, stop);
        await using var transaction = await db.Begin(stop);
        var others = await transaction.One($"""
            select count(*) from drafts where tenant = {db.Tenant} and draft = {draft}
              and (debtor <> {debtor.Value} or state <> {nameof(DraftState.Open)} or version >= {version})
            """, row => row.Long(0), stop);
        if (others > 0) return false;
        var added = await transaction.Run($"""
            insert into drafts (tenant, draft, version, debtor, key, body, state, made_by, made_at)
            values ({db.Tenant}, {draft}, {version}, {debtor.Value}, {closed.Key}, {closed.Body},
              {nameof(DraftState.Open)}, {db.Author.Text}, {db.Now}) on conflict do nothing
            """, stop);
        await transaction.Commit(stop);
        return added == 1;
    }

    /// <summary>The newest version; null when the tenant has no such draft, or nobody can read it any more.</summary>
    public static async Task<StoredDraft?> Newest(TenantDb db, Guid draft, CancellationToken stop) =>
        await Versions(db, draft, stop) is [.., var newest] ? newest : null;

    /// <summary>Oldest first.</summary>
    public static Task<IReadOnlyList<StoredDraft>> Versions(TenantDb db, Guid draft, CancellationToken stop) =>
        Read(db, $"and f.draft = {draft} order by f.version limit {VersionsMax}", stop);

    /// <summary>The open drafts to a debtor, the newest first, each as it stands.</summary>
    public static async Task<IReadOnlyList<StoredDraft>> OpenOf(TenantDb db, DebtorId debtor, CancellationToken stop) =>
    [
        .. (await Read(db, $"""
            and f.debtor = {debtor.Value} and f.state = {nameof(DraftState.Open)}
            order by f.made_at desc, f.version desc limit {OpenMax * VersionsMax}
            """, stop)).DistinctBy(f => f.Draft).Take(OpenMax),
    ];

    /// <summary>False when there is no such open draft.</summary>
    public static async Task<bool> End(TenantDb db, Guid draft, DraftState state, CancellationToken stop)
    {
        await using var transaction = await db.Begin(stop);
        var ended = await transaction.Run($"""
            update drafts set state = {state}
            where tenant = {db.Tenant} and draft = {draft} and state = {nameof(DraftState.Open)}
            """, stop);
        await transaction.Commit(stop);
        return ended > 0;
    }

    static async Task<IReadOnlyList<StoredDraft>> Read(TenantDb db, FormattableString rest, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        var rows = await transaction.Query($"""
            select f.draft, f.debtor, f.version, f.key, k.wrapped, f.body, f.state, f.made_by, f.made_at from drafts f
            join stream_keys k on k.tenant = f.tenant and k.stream = f.debtor and k.key = f.key
            where f.tenant = {db.Tenant} {rest}
            """, row => SealedText.Open(
                db, row.Uuid(1), row.Uuid(3), row.BytesOrNull(4), row.Bytes(5), row.Uuid(0)) is { } body
                ? new StoredDraft(
                    row.Uuid(0), new(row.Uuid(1)), (int)row.Long(2), body, row.Word<DraftState>(6), row.Text(7),
                    row.Instant(8))
                : null, stop);
        return [.. rows.OfType<StoredDraft>()];
    }
}
