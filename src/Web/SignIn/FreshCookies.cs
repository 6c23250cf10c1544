using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Inkassio.Web.SignIn;

/// <summary>Renews what a cookie says, and keeps the person in the firm that the cookie was in.</summary>
// Identity builds the new cookie from the person alone; without this it would jump back to the first firm.
public sealed class FreshCookies(
    IOptions<SecurityStampValidatorOptions> options, SignInManager<Person> door, ILoggerFactory logs, Claiming claiming)
    : SecurityStampValidator<Person>(options, door, logs)
{
    protected override Task SecurityStampVerified(Person user, CookieValidatePrincipalContext context)
    {
        claiming.Wished = context.Principal is { } then ? Firm.Of(then)?.Tenant : null;
        return base.SecurityStampVerified(user, context);
    }
}
