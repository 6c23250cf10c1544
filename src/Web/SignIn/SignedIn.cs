using System.Security.Claims;
using Claim = System.Security.Claims.Claim;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;

namespace Inkassio.Web.SignIn;

/// <summary>The firm that a signed-in person works in at the moment, as the cookie's claims say.</summary>
public sealed record Firm(TenantId Tenant, string Name, string Town, Country Country, Role Role)
{
    /// <summary>Null when nobody is signed in, or when the person belongs to no firm any more.</summary>
    public static Firm? Of(ClaimsPrincipal who) =>
        Guid.TryParse(who.FindFirstValue(Claims.Tenant), out var tenant)
        && Enum.TryParse<Role>(who.FindFirstValue(Claims.Role), ignoreCase: true, out var role)
        && Enum.TryParse<Country>(who.FindFirstValue(Claims.Country), out var country)
            ? new(new(tenant), Text(who, Claims.Firm), Text(who, Claims.Town), country, role)
            : null;

    static string Text(ClaimsPrincipal who, string claim) => who.FindFirstValue(claim) ?? "";

    public IEnumerable<Claim> ToClaims() =>
    [
        new(Claims.Tenant, Tenant.Value.ToString()), new(Claims.Role, Role.Word()), new(Claims.Firm, Name),
        new(Claims.Town, Town), new(Claims.Country, Country.ToString()),
    ];
}

/// <summary>The names of our claims. The tenant's is the only source of a tenant for a page.</summary>
static class Claims
{
    public const string Tenant = "tenant";
    public const string Role = "role";
    public const string Firm = "firm";
    public const string Town = "town";
    public const string Country = "country";
    public const string Greeting = "greeting";

    public static string Word(this Role role) => role switch
    {
        SignIn.Role.Owner => "owner",
        SignIn.Role.Bookkeeper => "bookkeeper",
        _ => "reader",
    };

    public static string? Person(this ClaimsPrincipal who) => who.FindFirstValue(ClaimTypes.NameIdentifier);

    /// <summary>How to greet: the name, or else the e-mail address.</summary>
    public static string Greets(this ClaimsPrincipal who) =>
        who.FindFirstValue(Greeting) is { Length: > 0 } name ? name : who.Identity?.Name ?? "";
}
