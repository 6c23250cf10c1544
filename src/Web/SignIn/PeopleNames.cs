using Inkassio.Domain;
using Inkassio.Grains.CaseFile;
using Microsoft.EntityFrameworkCore;

namespace Inkassio.Web.SignIn;

/// <summary>The names behind the ids that the journal writes: only of people who belong to the firm.</summary>
public sealed class PeopleNames(IDbContextFactory<SignInDb> sources)
{
    /// <summary>A name for an author; for one who left the firm, the end of his id.</summary>
    public async Task<Func<string, string>> Of(TenantId tenant, CancellationToken stop)
    {
        await using var db = await sources.CreateDbContextAsync(stop);
        var people = await db.Memberships.Where(m => m.Tenant == tenant)
            .Join(db.People, m => m.Person, p => p.Id, (_, p) => new { p.Id, p.Name, p.Email }).ToListAsync(stop);
        var names = people.ToDictionary(
            p => $"person:{p.Id}", p => p.Name.Length > 0 ? p.Name : p.Email ?? "", StringComparer.OrdinalIgnoreCase);
        return by => names.TryGetValue(by, out var name) && name.Length > 0 ? name : AuthorWords.Word(by);
    }
}
