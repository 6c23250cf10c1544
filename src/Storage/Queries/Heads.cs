namespace Inkassio.Storage.Queries;

/// <summary>The newest version of a stream: one small row that tells whether memory is still true.</summary>
public static class Heads
{
    /// <summary>0 for a stream that nobody has written to.</summary>
    public static async Task<long> Version(TenantDb db, Guid stream, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        return (await transaction.Query(
            $"select version from streams where tenant = {db.Tenant} and stream = {stream}", row => row.Long(0), stop))
            .SingleOrDefault();
    }
}
