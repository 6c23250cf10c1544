namespace Inkassio.Storage.Queries;

/// <summary>What happened, newest first: straight from the journal, so that nothing can be missing.</summary>
public static class DebtorStory
{
    /// <summary>One debtor's events before a version (null: from the newest).</summary>
    public static Task<IReadOnlyList<Recorded>> Load(
        TenantDb db, DebtorId debtor, long? before, int rowsMax, CancellationToken stop) => Recorded.Read(db, $"""
            and j.stream = {debtor.Value} and j.version < {before ?? long.MaxValue}
            order by j.version desc limit {rowsMax}
            """, stop);

    /// <summary>What happened to any debtor since an instant, for instance since yesterday's midnight.</summary>
    public static Task<IReadOnlyList<Recorded>> Since(
        TenantDb db, DateTimeOffset since, int rowsMax, CancellationToken stop) => Recorded.Read(db, $"""
            and j.kind = 'debtor' and j.at >= {since} order by j.at desc, j.stream desc, j.version desc limit {rowsMax}
            """, stop);
}
