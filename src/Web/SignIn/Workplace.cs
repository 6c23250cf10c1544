using Inkassio.Domain;
using Inkassio.Domain.Tenants;
using Inkassio.Grains;
using Inkassio.Storage;
using Microsoft.AspNetCore.Components.Authorization;

namespace Inkassio.Web.SignIn;

/// <summary>The signed-in person's firm, as pages work on it. The only way from a page to a tenant's rows.</summary>
// The tenant comes from the signed-in person, never from an address or a form. Rights are read fresh for each change.
public sealed class Workplace(AuthenticationStateProvider signIn, Firms firms, FirmOpening opening, EmbeddedHost host)
{
    /// <summary>The firm for reading.</summary>
    /// <exception cref="NotAllowedException">The person belongs to no firm any more.</exception>
    public Task<TenantDb> Read(CancellationToken stop = default) => Enter(Role.Reader, stop);

    /// <summary>The firm for changing something in it: only for those who may, as of this moment.</summary>
    /// <exception cref="NotAllowedException">The person may only read, or no longer belongs to the firm.</exception>
    public Task<TenantDb> Change(CancellationToken stop = default) => Enter(Role.Bookkeeper, stop);

    /// <summary>The firm for its own settings: only for its owners.</summary>
    /// <exception cref="NotAllowedException">The person is no owner, or no longer belongs to the firm.</exception>
    public Task<TenantDb> Own(CancellationToken stop = default) => Enter(Role.Owner, stop);

    public async Task<Tenant> Tenant(CancellationToken stop = default) => await host.Book.Look(await Read(stop), stop);

    async Task<TenantDb> Enter(Role needed, CancellationToken stop)
    {
        var who = (await signIn.GetAuthenticationStateAsync()).User;
        var claimed = Firm.Of(who) ?? throw new NotAllowedException();
        var person = who.Person() ?? throw new NotAllowedException();
        var firm = (await firms.Of(person, stop)).FirstOrDefault(f => f.Tenant == claimed.Tenant);
        if (firm is null || !Covers(firm.Role, needed)) throw new NotAllowedException();
        var author = Author.Person(Guid.Parse(person));
        // A firm without a profile: its opening was cut short, before or after its entry was made.
        if (await host.Tenants.Enter(firm.Tenant, author, reason: "", stop) is { } db
            && (await host.Book.Look(db, stop)).Profile != Profile.Nobody) return db;
        await opening.Settle(firm.Tenant, stop);
        return await host.Tenants.Enter(firm.Tenant, author, reason: "", stop) ?? throw new NotAllowedException();
    }

    static bool Covers(Role has, Role needed) => (has, needed) switch
    {
        (Role.Owner, _) => true,
        (Role.Bookkeeper, Role.Bookkeeper or Role.Reader) => true,
        (Role.Reader, Role.Reader) => true,
        _ => false,
    };
}

/// <summary>The person may not do this here (any more).</summary>
public sealed class NotAllowedException() : Exception("This person may not do this in this firm.");
