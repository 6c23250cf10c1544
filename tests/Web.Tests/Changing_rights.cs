using System.Security.Claims;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Storage;
using Inkassio.Web.SignIn;
using Inkassio.Web.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inkassio.Web.Tests;

/// <summary>What an open page asks every 30 seconds: is all that its cookie said still true?</summary>
public sealed class Changing_rights : IAsyncLifetime
{
    readonly DirectoryInfo data = Directory.CreateTempSubdirectory("inkassio-rights-");
    readonly TenantId ahorn = TenantId.New();
    ServiceProvider services = null!;
    AsyncServiceScope scope;
    Person eva = null!;
    ClaimsPrincipal cookie = null!;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    SignInDb Db => scope.ServiceProvider.GetRequiredService<SignInDb>();

    UserManager<Person> People => scope.ServiceProvider.GetRequiredService<UserManager<Person>>();

    static NewFirm Named(string name) => new(
        name, "Dorfstraße 1", "1010", "Wien", Country.AT, Land: null,
        "AT611904300234573201", "", "Eva", "01 555", "e@a.at");

    public async ValueTask InitializeAsync()
    {
        var collection = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System);
        var settings = new Settings(data, Postgres: null, Demo: false, Today: null);
        collection.AddSignIn(settings);
        collection.AddBooks(settings);
        services = collection.BuildServiceProvider();
        scope = services.CreateAsyncScope();
        await services.GetRequiredService<Database>().Migrate(stop: Stop);
        eva = (await scope.ServiceProvider.GetRequiredService<FirmOpening>()
            .Open("eva@a.at", "ein kurzer satz", ahorn, Named("Ahorn"), Stop))!;
        cookie = await Cookie();
    }

    public async ValueTask DisposeAsync()
    {
        await scope.DisposeAsync();
        await services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        data.Delete(recursive: true);
    }

    Task<ClaimsPrincipal> Cookie(TenantId? wished = null)
    {
        var claiming = scope.ServiceProvider.GetRequiredService<Claiming>();
        claiming.Wished = wished;
        return claiming.CreateAsync(eva);
    }

    async Task<bool> StillTrue()
    {
        await using var fresh = services.CreateAsyncScope();
        return await FreshCircuits.StillTrue(cookie, fresh.ServiceProvider, Stop);
    }

    [Fact]
    public async Task leaves_a_page_open_while_nothing_changes() => Assert.True(await StillTrue());

    [Fact]
    public async Task ends_it_after_a_change_of_role()
    {
        await Db.Memberships.ExecuteUpdateAsync(rows => rows.SetProperty(row => row.Role, Role.Reader), Stop);
        Assert.False(await StillTrue());
    }

    [Fact]
    public async Task ends_it_when_the_person_leaves_the_firm()
    {
        await Db.Memberships.ExecuteDeleteAsync(Stop);
        Assert.False(await StillTrue());
    }

    [Fact]
    public async Task ends_it_after_a_new_password()
    {
        await People.ChangePasswordAsync(eva, "ein kurzer satz", "ein anderer satz");
        Assert.False(await StillTrue());
    }

    [Fact]
    public async Task enters_only_firms_that_the_person_belongs_to()
    {
        var birke = TenantId.New();
        await scope.ServiceProvider.GetRequiredService<FirmOpening>()
            .Open("otto@b.at", "ein kurzer satz", birke, Named("Birke"), Stop);
        Assert.Equal(ahorn, Firm.Of(await Cookie(wished: birke))!.Tenant);
        Db.Add(new Membership { Person = eva.Id, Tenant = birke, Role = Role.Reader });
        await Db.SaveChangesAsync(Stop);
        var entered = Firm.Of(await Cookie(wished: birke))!;
        Assert.Equal(new Firm(birke, "Birke", "Wien", Country.AT, Role.Reader), entered);
    }
}
