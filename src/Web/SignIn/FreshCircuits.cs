using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;

namespace Inkassio.Web.SignIn;

/// <summary>Closes an open page within 30 seconds once its person, password or role has changed.</summary>
// A circuit lives for hours on the claims that it was opened with; nothing else would tell it.
public sealed class FreshCircuits(ILoggerFactory logs, IServiceScopeFactory scopes)
    : RevalidatingServerAuthenticationStateProvider(logs)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(30);

    protected override async Task<bool> ValidateAuthenticationStateAsync(
        AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await StillTrue(authenticationState.User, scope.ServiceProvider, cancellationToken);
    }

    internal static async Task<bool> StillTrue(ClaimsPrincipal who, IServiceProvider services, CancellationToken stop)
    {
        var people = services.GetRequiredService<UserManager<Person>>();
        if (await people.GetUserAsync(who) is not { } person) return false;
        var stamp = who.FindFirstValue(people.Options.ClaimsIdentity.SecurityStampClaimType);
        if (stamp != await people.GetSecurityStampAsync(person)) return false;
        var then = Firm.Of(who);
        var now = await services.GetRequiredService<Firms>().Enter(person.Id, then?.Tenant, stop);
        return then?.Tenant == now?.Tenant && then?.Role == now?.Role;
    }
}
