using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Storage;
using Inkassio.Web.SignIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Inkassio.Web.Tests;

/// <summary>Identity's own store over the tables that our migration made.</summary>
public sealed class Sign_in_tables : IAsyncLifetime
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("sign-in-");

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var master = MasterKey.FromFile(Path.Combine(folder.FullName, "master.key"));
        await using var database = Database.Open($"sqlite:{File}", master, TimeProvider.System);
        await database.Migrate(stop: Stop);
    }

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    string File => Path.Combine(folder.FullName, "inkassio.db");

    SignInDb Db() => new(new DbContextOptionsBuilder<SignInDb>().UseSqlite($"Data Source={File}").Options);

    static UserOnlyStore<Person, SignInDb, string> Store(SignInDb db) => new(db);

    async Task<Person> Anna()
    {
        await using var db = Db();
        var anna = new Person
        {
            UserName = "anna@firma.de", NormalizedUserName = "ANNA@FIRMA.DE", Name = "Anna Weber",
            Email = "anna@firma.de", NormalizedEmail = "ANNA@FIRMA.DE",
        };
        await Store(db).CreateAsync(anna, Stop);
        return anna;
    }

    [Fact]
    public async Task keep_a_person_with_every_field_that_identity_knows()
    {
        var anna = await Anna();
        await using (var db = Db())
        {
            var store = Store(db);
            var again = (await store.FindByEmailAsync("ANNA@FIRMA.DE", Stop))!;
            await store.SetLockoutEndDateAsync(again, new DateTimeOffset(2026, 3, 12, 8, 0, 0, TimeSpan.Zero), Stop);
            await store.SetTwoFactorEnabledAsync(again, enabled: true, Stop);
            await store.SetTokenAsync(again, "[AspNetUserStore]", "AuthenticatorKey", "GEHEIM", Stop);
            await store.UpdateAsync(again, Stop);
        }
        await using var fresh = Db();
        var read = (await Store(fresh).FindByIdAsync(anna.Id, Stop))!;
        Assert.Equal("Anna Weber", read.Name);
        Assert.True(read.TwoFactorEnabled);
        Assert.Equal(new DateTimeOffset(2026, 3, 12, 8, 0, 0, TimeSpan.Zero), read.LockoutEnd);
        Assert.Equal("GEHEIM", await Store(fresh).GetTokenAsync(read, "[AspNetUserStore]", "AuthenticatorKey", Stop));
        Assert.Empty(await Store(fresh).GetClaimsAsync(read, Stop));
        Assert.Empty(await Store(fresh).GetLoginsAsync(read, Stop));
    }

    [Fact]
    public async Task keep_a_passkey_and_count_its_uses()
    {
        var anna = await Anna();
        byte[] credential = [1, 2, 3, 200];
        UserPasskeyInfo Passkey(uint count) => new(
            credential, publicKey: [9, 9], createdAt: new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), signCount: count,
            transports: ["internal"], isUserVerified: true, isBackupEligible: false, isBackedUp: false,
            attestationObject: [7], clientDataJson: [8]);
        foreach (var count in new uint[] { 1, 2 })
        {
            await using var db = Db();
            db.Attach(anna);
            await Store(db).AddOrUpdatePasskeyAsync(anna, Passkey(count), Stop);
            await db.SaveChangesAsync(Stop);
        }
        await using var fresh = Db();
        var owner = await Store(fresh).FindByPasskeyIdAsync(credential, Stop);
        var kept = Assert.Single(await Store(fresh).GetPasskeysAsync(owner!, Stop));
        Assert.Equal((anna.Id, 2u), (owner!.Id, kept.SignCount));
        Assert.Equal(credential, kept.CredentialId);
    }

    [Fact]
    public async Task refuse_a_second_person_with_the_same_address()
    {
        await Anna();
        await Assert.ThrowsAsync<DbUpdateException>(Anna);
    }

    [Fact]
    public async Task hold_a_persons_firms_and_roles()
    {
        var anna = await Anna();
        var (one, two) = (TenantId.New(), TenantId.New());
        await using (var db = Db())
        {
            db.AddRange(Entry(one, "Zimmerei Ahorn"), Entry(two, "Bäckerei Birke"));
            db.AddRange(
                new Membership { Person = anna.Id, Tenant = one, Role = Role.Owner },
                new Membership { Person = anna.Id, Tenant = two, Role = Role.Reader });
            await db.SaveChangesAsync(Stop);
        }
        var firms = new Firms(new Source(this));
        Assert.Equal(["Bäckerei Birke", "Zimmerei Ahorn"], (await firms.Of(anna.Id, Stop)).Select(firm => firm.Name));
        Assert.Equal(Role.Owner, (await firms.Enter(anna.Id, one, Stop))!.Role);
        Assert.Equal(two, (await firms.Enter(anna.Id, wished: TenantId.New(), Stop))!.Tenant);
        Assert.Null(await firms.Enter("nobody", one, Stop));
    }

    [Fact]
    public async Task name_roles_by_their_words_only()
    {
        var anna = await Anna();
        await using var db = Db();
        db.Add(Entry(TenantId.New(), "Zimmerei Ahorn"));
        await db.SaveChangesAsync(Stop);
        var broken = await Assert.ThrowsAsync<SqliteException>(() => db.Database.ExecuteSqlAsync(
            $"insert into memberships (person, tenant, role) select {anna.Id}, tenant, 'root' from firms", Stop));
        Assert.Contains("CHECK", broken.Message, StringComparison.Ordinal);
    }

    static FirmEntry Entry(TenantId tenant, string name) => new()
    {
        Tenant = tenant, Name = name, Town = "Köln", Country = Country.DE, Stated = "{}",
        OpenedAt = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero),
    };

    sealed class Source(Sign_in_tables tables) : IDbContextFactory<SignInDb>
    {
        public SignInDb CreateDbContext() => tables.Db();
    }
}
