using System.Security.Claims;
using Inkassio.Domain;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Inkassio.Web.SignIn;

/// <summary>What a cookie says about a person: who, and in which firm with which role.</summary>
public sealed class Claiming(UserManager<Person> people, IOptions<IdentityOptions> options, Firms firms)
    : UserClaimsPrincipalFactory<Person>(people, options)
{
    /// <summary>The firm to enter instead of the first one; set by the switch within one request.</summary>
    public TenantId? Wished { get; set; }

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Person user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new(Claims.Greeting, user.Name));
        if (await firms.Enter(user.Id, Wished, stop: default) is { } firm)
            identity.AddClaims(firm.ToClaims());
        return identity;
    }
}
