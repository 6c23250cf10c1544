using Inkassio.Domain;
using Microsoft.AspNetCore.Identity;

namespace Inkassio.Web.SignIn;

/// <summary>Lets people in and out. Says the same, and takes as long, whether an address is known or not.</summary>
public sealed class Doorkeeper(SignInManager<Person> door, UserManager<Person> people, Claiming claiming)
{
    // Checked against when there is no such person, so that both answers cost one password hash.
    static readonly Person Nobody = new();
    static readonly string NobodysHash = new PasswordHasher<Person>().HashPassword(Nobody, Guid.NewGuid().ToString());

    /// <returns>False for an unknown address, a wrong password and a resting account alike.</returns>
    public async Task<bool> Enter(string email, string password, bool stay)
    {
        var person = await people.FindByEmailAsync(email);
        if (person?.PasswordHash is null || await people.IsLockedOutAsync(person))
        {
            people.PasswordHasher.VerifyHashedPassword(Nobody, NobodysHash, password);
            return false;
        }
        var check = await door.CheckPasswordSignInAsync(person, password, lockoutOnFailure: true);
        if (!check.Succeeded) return false;
        await door.SignInAsync(person, isPersistent: stay);
        return true;
    }

    public Task Welcome(Person person, TenantId firm)
    {
        claiming.Wished = firm;
        return door.SignInAsync(person, isPersistent: false);
    }

    /// <summary>Enters another firm of the same person; a firm of other people changes nothing.</summary>
    public async Task Switch(System.Security.Claims.ClaimsPrincipal who, TenantId firm)
    {
        if (await people.GetUserAsync(who) is not { } person) return;
        claiming.Wished = firm;
        await door.RefreshSignInAsync(person);
    }

    public Task Leave() => door.SignOutAsync();
}
