using Inkassio.Web.Support;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Inkassio.Web.SignIn;

/// <summary>Everything about signing in that stands in the container and in the options.</summary>
public static class SignInSetup
{
    /// <summary>How soon a changed password, role or membership is felt, in requests and in open pages.</summary>
    static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    public static void AddSignIn(this IServiceCollection services, Settings settings)
    {
        services.AddDbContextFactory<SignInDb>(db => Source(db, settings));
        services.AddDataProtection().SetApplicationName("Inkassio").PersistKeysToFileSystem(settings.Keys);
        services.AddIdentityCore<Person>(Rules)
            .AddEntityFrameworkStores<SignInDb>().AddSignInManager().AddDefaultTokenProviders();
        services.AddScoped<Claiming>();
        services.AddScoped<IUserClaimsPrincipalFactory<Person>>(all => all.GetRequiredService<Claiming>());
        services.AddSingleton<Firms>();
        services.AddScoped<Workplace>();
        if (settings.Demo) services.AddHostedService<DemoPreparation>();
        services.AddScoped<FirmOpening>().AddScoped<Doorkeeper>().AddScoped<DemoDoor>();
        services.AddScoped<ISecurityStampValidator, FreshCookies>();
        services.AddScoped<AuthenticationStateProvider, FreshCircuits>();
        services.AddCascadingAuthenticationState();
        AddCookies(services);
        // Whatever does not say otherwise is closed.
        services.AddAuthorizationBuilder().SetFallbackPolicy(
            new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireClaim(Claims.Tenant).Build());
    }

    static void Source(DbContextOptionsBuilder db, Settings settings)
    {
        if (settings.Postgres is { } server) db.UseNpgsql(server);
        else db.UseSqlite($"Data Source={settings.Database.FullName}");
    }

    static void Rules(IdentityOptions rules)
    {
        rules.Stores.SchemaVersion = IdentitySchemaVersions.Version3; // With passkeys.
        rules.User.RequireUniqueEmail = true;
        // An address may hold any letter; the form checks its shape.
        rules.User.AllowedUserNameCharacters = "";
        // Length is what protects (NIST SP 800-63B); rules about kinds of characters only annoy.
        rules.Password.RequiredLength = OpenFirmForm.PasswordMin;
        rules.Password.RequireDigit = rules.Password.RequireLowercase = false;
        rules.Password.RequireUppercase = rules.Password.RequireNonAlphanumeric = false;
        rules.Lockout.MaxFailedAccessAttempts = 5;
        rules.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
    }

    static void AddCookies(IServiceCollection services)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme, cookies =>
        {
            cookies.Cookie.Name = "inkassio";
            cookies.Cookie.HttpOnly = true;
            cookies.Cookie.SameSite = SameSiteMode.Lax;
            cookies.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookies.LoginPath = "/anmelden";
            cookies.LogoutPath = "/abmelden";
            cookies.AccessDeniedPath = "/anmelden";
            cookies.ReturnUrlParameter = "zurueck";
            cookies.ExpireTimeSpan = TimeSpan.FromDays(14);
            // The browser judges expiry by the real day, whatever day the product is tried on.
            cookies.TimeProvider = TimeProvider.System;
        });
        services.Configure<SecurityStampValidatorOptions>(stamps =>
        {
            stamps.ValidationInterval = Fresh;
            stamps.TimeProvider = TimeProvider.System;
        });
    }
}
