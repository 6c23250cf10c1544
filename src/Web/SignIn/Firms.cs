using Inkassio.Domain;
using Microsoft.EntityFrameworkCore;

namespace Inkassio.Web.SignIn;

/// <summary>Which firms a person belongs to, always read fresh.</summary>
public sealed class Firms(IDbContextFactory<SignInDb> sources)
{
    public async Task<IReadOnlyList<Firm>> Of(string person, CancellationToken stop)
    {
        await using var db = await sources.CreateDbContextAsync(stop);
        var rows = await db.Memberships.Where(member => member.Person == person)
            .Join(db.Firms, member => member.Tenant, firm => firm.Tenant, (member, firm) => new { member.Role, firm })
            .OrderBy(row => row.firm.Name).ToListAsync(stop);
        return [.. rows.Select(row => Of(row.firm, row.Role))];
    }

    static Firm Of(FirmEntry entry, Role role) => new(entry.Tenant, entry.Name, entry.Town, entry.Country, role);

    /// <summary>The wished firm when the person still belongs to it, else the first, else none.</summary>
    public async Task<Firm?> Enter(string person, TenantId? wished, CancellationToken stop)
    {
        var firms = await Of(person, stop);
        return firms.FirstOrDefault(firm => firm.Tenant == wished) ?? (firms is [var first, ..] ? first : null);
    }

    /// <summary>Takes over a firm's changed name and town, which the menu shows from the next sign-in check
    /// on.</summary>
    public async Task Restate(TenantId tenant, string name, string town, CancellationToken stop)
    {
        await using var db = await sources.CreateDbContextAsync(stop);
        await db.Firms.Where(firm => firm.Tenant == tenant)
            .ExecuteUpdateAsync(row => row.SetProperty(f => f.Name, name).SetProperty(f => f.Town, town), stop);
    }
}
