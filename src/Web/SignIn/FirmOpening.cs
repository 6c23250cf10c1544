using System.Text.Json;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Tenants;
using Inkassio.Grains;
using Inkassio.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Inkassio.Web.SignIn;

/// <summary>Opens a firm: the person, the firm's entry and the owner's place in it, all or nothing.</summary>
public sealed class FirmOpening(SignInDb db, UserManager<Person> people, EmbeddedHost host, TimeProvider clock)
{
    /// <param name="password">Null for a person who cannot sign in with a password.</param>
    /// <param name="id">The person's own id, where it is known beforehand.</param>
    /// <returns>Null when the address is taken.</returns>
    public async Task<Person?> Open(
        string email, string? password, TenantId tenant, NewFirm firm, CancellationToken stop, Guid? id = null)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var owner = new Person { UserName = email, Email = email, Name = firm.Contact };
        if (id is { } known) owner.Id = known.ToString();
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
        await Settle(tenant, stop);
        return owner;
    }

    /// <summary>Begins the firm's own books from what was stated; does nothing when they have been begun.</summary>
    public async Task Settle(TenantId tenant, CancellationToken stop)
    {
        var entry = await db.Firms.SingleAsync(firm => firm.Tenant == tenant, stop);
        var profile = ProfileOf(JsonSerializer.Deserialize<NewFirm>(entry.Stated, JsonSerializerOptions.Web)!);
        await host.Tenants.Create(tenant, profile.Name, profile.Zone, profile.Country.ToString(), stop);
        var books = await host.Tenants.Enter(tenant, Author.Machine("sign-up"), reason: "", stop)
            ?? throw new InvalidOperationException($"Tenant {tenant} was created and is not there.");
        await host.Book.Change(books, CommandKey.For(tenant.Value, "founded"),
            known => known.Profile == Profile.Nobody ? [new TenantEvent.TenantFounded(profile)] : [], stop);
    }

    static Profile ProfileOf(NewFirm firm) => new(
        firm.Name, new Address(firm.Street, firm.Postcode, firm.Town, firm.Country.ToString()), firm.Country,
        firm.Land ?? "",
        [new BankAccount(firm.Iban, Bic: "", firm.BankName, firm.Country == Country.CH ? Currency.CHF : Currency.EUR)],
        firm.Contact, firm.Phone, firm.Email);
}
