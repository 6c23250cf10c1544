using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Microsoft.AspNetCore.Identity;

namespace Inkassio.Web.SignIn;

/// <summary>Signs anybody in as the owner of the demo firm. Exists only where Inkassio:Demo is true.</summary>
// She has no password, so that this door is the only one to her.
public sealed class DemoDoor(UserManager<Person> people, FirmOpening opening, Doorkeeper door)
{
    public static readonly TenantId Tenant = new(new("01980000-0000-7000-8000-00000000d301"));
    const string Email = "anna.weber@musterbau.example";

    static readonly NewFirm Firm = new(
        "Musterbau Handwerks GmbH", "Werkstraße 12", "50667", "Köln", Country.DE, "NW", "DE89370400440532013000",
        "Musterbank", "Anna Weber", "0221 4710800", "rechnung@musterbau.example");

    public async Task Enter(CancellationToken stop)
    {
        var person = await people.FindByEmailAsync(Email)
            ?? await opening.Open(Email, password: null, Tenant, Firm, stop)
            ?? await people.FindByEmailAsync(Email) // Another visitor was first.
            ?? throw new InvalidOperationException("The demo's owner could not be created.");
        await door.Welcome(person, Tenant);
    }
}
