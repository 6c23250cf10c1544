using System.Text.Json;
using Inkassio.Domain;
using Microsoft.AspNetCore.Identity;

namespace Inkassio.Web.SignIn;

/// <summary>Opens a firm: the person, the firm's entry and the owner's place in it, all or nothing.</summary>
public sealed class FirmOpening(SignInDb db, UserManager<Person> people, TimeProvider clock)
{
    /// <param name="password">Null for a person who cannot sign in with a password.</param>
    /// <returns>Null when the address is taken.</returns>
    public async Task<Person?> Open(
        string email, string? password, TenantId tenant, NewFirm firm, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var owner = new Person { UserName = email, Email = email, Name = firm.Contact };
        var created = password is null ? await people.CreateAsync(owner) : await people.CreateAsync(owner, password);
        if (!created.Succeeded) return null;
        db.Add(new FirmEntry
        {
            Tenant = tenant,
            Name = firm.Name,
            Town = firm.Town,
            Country = firm.Country,
            Stated = JsonSerializer.Serialize(firm, JsonSerializerOptions.Web),
            OpenedAt = clock.GetUtcNow(),
        });
        db.Add(new Membership { Person = owner.Id, Tenant = tenant, Role = Role.Owner });
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return owner;
    }
}
