namespace Inkassio.Storage;

/// <summary>On whose behalf one node of the house asks another: which tenant, who acts and why.</summary>
// It is made from a TenantDb alone, so whoever has one was let in by a door of this house; the node that is asked
// compares it with the key of the account before it opens anything.
public sealed record Errand
{
    Errand(TenantId tenant, string zone, string by, string reason) =>
        (Tenant, Zone, By, Reason) = (tenant, zone, by, reason);

    public TenantId Tenant { get; }

    public string Zone { get; }

    public string By { get; }

    public string Reason { get; }

    public static Errand Of(TenantDb db) => new(db.Tenant, db.Zone.Id, db.Author.Text, db.Reason);

    /// <summary>The four words as they travel.</summary>
    public string[] Words => [Tenant.ToString(), Zone, By, Reason];

    /// <exception cref="FormatException">The words are no errand.</exception>
    public static Errand Read(string[]? words) =>
        words is [var tenant, var zone, var by, var reason] && Guid.TryParse(tenant, out var id)
            ? new(new TenantId(id), zone, by, reason)
            : throw new FormatException("A call without an errand: nobody knows for whom it was made.");
}
