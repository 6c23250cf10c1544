using Inkassio.Assistant.Talking;
using Inkassio.Grains.Demo;
using Inkassio.Storage;
using Inkassio.Web.Support;
using Microsoft.AspNetCore.Identity;

namespace Inkassio.Web.SignIn;

/// <summary>Signs anybody in as the owner of the demo firm. Exists only where Inkassio:Demo is true.</summary>
// She has no password, so that this door is the only one to her.
public sealed class DemoDoor(
    UserManager<Person> people, FirmOpening opening, Doorkeeper door, Settings settings, MasterKey master,
    TimeProvider clock)
{
    const string Email = "anna.weber@musterbau.example";

    // What sign-in has to know; everything else about the firm stands in its books.
    static readonly NewFirm Firm = new(
        DemoTenant.Profile.Name, DemoTenant.Profile.Address.Street, DemoTenant.Profile.Address.Postcode,
        DemoTenant.Profile.Address.Town, DemoTenant.Profile.Country, DemoTenant.Profile.Region,
        DemoTenant.Profile.Accounts[0].Iban, DemoTenant.Profile.Accounts[0].Bank, DemoTenant.Profile.Contact,
        DemoTenant.Profile.Phone, DemoTenant.Profile.Email);

    public async Task Enter(CancellationToken stop)
    {
        await DemoTenant.Ensure(settings.Address, master, clock, stop, DemoTalks.Prepare());
        var person = await people.FindByEmailAsync(Email)
            ?? await opening.Open(Email, password: null, DemoTenant.Id, Firm, stop, DemoTenant.Owner)
            ?? await people.FindByEmailAsync(Email) // Another visitor was first.
            ?? throw new InvalidOperationException("The demo's owner could not be created.");
        await door.Welcome(person, DemoTenant.Id);
    }
}
