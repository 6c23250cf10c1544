using System.Text.Json;
using Inkassio.Domain;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Inkassio.Web.SignIn;

/// <summary>Identity's store over the tables of migration 0002, which alone creates them.</summary>
// Written out instead of inherited from IdentityUserContext: the columns are the same on SQLite and PostgreSQL
// (text, whole numbers, bytes), and there are no role tables, because a role belongs to a membership.
public sealed class SignInDb(DbContextOptions<SignInDb> options) : DbContext(options)
{
    public DbSet<Person> People => Set<Person>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<FirmEntry> Firms => Set<FirmEntry>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        PeopleTables(builder);
        FirmTables(builder);
        foreach (var property in builder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
            property.SetColumnName(Snake(property.Name));
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<bool>().HaveConversion<int>();
        conventions.Properties<DateTimeOffset>().HaveConversion<Instant>();
        conventions.Properties<TenantId>().HaveConversion<TenantText>();
    }

    static void PeopleTables(ModelBuilder builder)
    {
        builder.Entity<Person>(people =>
        {
            people.ToTable("people").HasKey(person => person.Id);
            people.Property(person => person.ConcurrencyStamp).IsConcurrencyToken();
            Owns<IdentityUserClaim<string>>(people);
            Owns<IdentityUserLogin<string>>(people);
            Owns<IdentityUserToken<string>>(people);
            Owns<IdentityUserPasskey<string>>(people);
        });
        builder.Entity<IdentityUserClaim<string>>(claims =>
        {
            claims.ToTable("people_claims").HasKey(claim => claim.Id);
            // Identity reads this table but we never write to it, so no dialect needs a sequence.
            claims.Property(claim => claim.Id).ValueGeneratedNever();
        });
        builder.Entity<IdentityUserLogin<string>>().ToTable("people_logins")
            .HasKey(login => new { login.LoginProvider, login.ProviderKey });
        builder.Entity<IdentityUserToken<string>>().ToTable("people_tokens")
            .HasKey(token => new { token.UserId, token.LoginProvider, token.Name });
        builder.Entity<IdentityUserPasskey<string>>(passkeys =>
        {
            passkeys.ToTable("people_passkeys").HasKey(passkey => passkey.CredentialId);
            passkeys.Property(passkey => passkey.Data)
                .HasConversion<Json<IdentityPasskeyData>, JsonSame<IdentityPasskeyData>>();
        });
    }

    static void FirmTables(ModelBuilder builder)
    {
        builder.Entity<FirmEntry>(firms =>
        {
            firms.ToTable("firms").HasKey(firm => firm.Tenant);
            firms.Property(firm => firm.Country).HasConversion<string>();
        });
        builder.Entity<Membership>(memberships =>
        {
            memberships.ToTable("memberships").HasKey(member => new { member.Person, member.Tenant });
            memberships.Property(member => member.Role).HasConversion<RoleWord>();
            memberships.HasOne<Person>().WithMany().HasForeignKey(member => member.Person);
            memberships.HasOne<FirmEntry>().WithMany().HasForeignKey(member => member.Tenant);
        });
    }

    static void Owns<T>(EntityTypeBuilder<Person> people) where T : class =>
        people.HasMany<T>().WithOne().HasForeignKey("UserId").IsRequired();

    static string Snake(string name) => string.Concat(name.Select((letter, at) =>
        at > 0 && char.IsUpper(letter) ? $"_{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));

    sealed class Instant() : ValueConverter<DateTimeOffset, long>(
        at => at.ToUnixTimeMilliseconds(), stored => DateTimeOffset.FromUnixTimeMilliseconds(stored));

    sealed class TenantText() : ValueConverter<TenantId, string>(
        tenant => tenant.Value.ToString(), stored => new TenantId(Guid.Parse(stored)));

    sealed class RoleWord() : ValueConverter<Role, string>(
        role => role.Word(), stored => Enum.Parse<Role>(stored, ignoreCase: true));

    sealed class Json<T>() : ValueConverter<T, string>(
        value => JsonSerializer.Serialize(value, JsonSerializerOptions.Default),
        stored => JsonSerializer.Deserialize<T>(stored, JsonSerializerOptions.Default)!);

    // Identity changes the data of a passkey in place (its counter), so the copy that EF compares with must be deep.
    sealed class JsonSame<T>() : ValueComparer<T>(
        (a, b) => Text(a) == Text(b), value => Text(value).GetHashCode(StringComparison.Ordinal),
        value => JsonSerializer.Deserialize<T>(Text(value), JsonSerializerOptions.Default)!)
    {
        static string Text(T? value) => JsonSerializer.Serialize(value, JsonSerializerOptions.Default);
    }
}
