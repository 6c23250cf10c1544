namespace Inkassio.Storage;

/// <summary>A tenant as the doors list it: enough to enter, nothing of its trade.</summary>
public sealed record TenantEntry(TenantId Id, string Name, string Zone, string Country);

/// <summary>The directory of tenants, and the only way in for people, API keys and the terminal.</summary>
// Enter is called by the doors alone (sign-in after its membership check, API keys, terminal): House.Tests looks.
public sealed class Tenants(Database database)
{
    /// <summary>Makes a tenant, or does nothing if this id exists.</summary>
    /// <exception cref="TimeZoneNotFoundException">The zone is unknown.</exception>
    public async Task Create(TenantId tenant, string name, string zone, string country, CancellationToken stop)
    {
        TimeZoneInfo.FindSystemTimeZoneById(zone);
        var db = new TenantDb(database, tenant, TimeZoneInfo.Utc, Author.Machine("tenants"), "");
        await using var transaction = await db.Begin(stop);
        await transaction.Run($"""
            insert into tenants (tenant, name, zone, country)
            values ({tenant.Value}, {name}, {zone}, {country}) on conflict (tenant) do nothing
            """, stop);
        // The tenant's own stream has the tenant's id.
        await transaction.Run($"""
            insert into streams (tenant, stream, kind, version, hash)
            values ({tenant}, {tenant.Value}, {"tenant"}, 0, {Array.Empty<byte>()}) on conflict do nothing
            """, stop);
        await transaction.Commit(stop);
    }

    public async Task<IReadOnlyList<TenantEntry>> All(CancellationToken stop)
    {
        await using var transaction = await database.Read(stop);
        return await transaction.Query(
            $"select tenant, name, zone, country from tenants order by name, tenant", Entry, stop);
    }

    /// <summary>One tenant; null if there is none of this id.</summary>
    public async Task<TenantEntry?> Find(TenantId tenant, CancellationToken stop)
    {
        await using var transaction = await database.Read(stop);
        return await transaction.OneOrNone(
            $"select tenant, name, zone, country from tenants where tenant = {tenant.Value}", Entry, stop);
    }

    /// <summary>The tenant in the hands of an author whose right to it the caller has checked; null if there is
    /// none.</summary>
    public async Task<TenantDb?> Enter(TenantId tenant, Author author, string reason, CancellationToken stop)
    {
        return await Find(tenant, stop) is { } entry
            ? new TenantDb(database, tenant, TimeZoneInfo.FindSystemTimeZoneById(entry.Zone), author, reason)
            : null;
    }

    /// <summary>The tenant that sent a letter, and whom it went to, by the sign that its e-mail carried; null when we
    /// made no such sign, or there is no such letter any more.</summary>
    // A letter's sign is known to those who received it: whoever names it may answer it, and nothing else. A made-up
    // one is turned away before anything is looked up.
    public async Task<LetterSender?> EnterFor(string sign, Author author, CancellationToken stop)
    {
        if (LetterSign.Read(database.Master, sign) is not (var tenant, var letter)) return null;
        return await Enter(tenant, author, reason: "", stop) is { } db
            && await Queries.Dispatches.DebtorOf(db, letter, stop) is { } debtor
            ? new(db, debtor, letter)
            : null;
    }

    static TenantEntry Entry(Row row) => new(new TenantId(row.Uuid(0)), row.Text(1), row.Text(2), row.Text(3));
}

/// <summary>The tenant that sent a letter, and the debtor whom it went to.</summary>
public sealed record LetterSender(TenantDb Db, DebtorId Debtor, LetterId Letter);
