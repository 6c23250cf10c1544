using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Inkassio.Web.SignIn;

/// <summary>Files for the signed-in person: the one door that every download of a firm's own papers goes through.
/// </summary>
public static class DownloadDoor
{
    // A frame of our own page may show the file; nothing in it may load or run anything.
    const string Policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

    public static TRoutes ForSignedIn<TRoutes>(this TRoutes routes) where TRoutes : IEndpointConventionBuilder =>
        routes.AddEndpointFilter(Enter);

    // A request of its own has no circuit that could tell who is signed in: its cookie does.
    static ValueTask<object?> Enter(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var http = call.HttpContext;
        var signIn = http.RequestServices.GetRequiredService<AuthenticationStateProvider>();
        ((IHostEnvironmentAuthenticationStateProvider)signIn).SetAuthenticationState(
            Task.FromResult(new AuthenticationState(http.User)));
        http.Response.Headers.ContentSecurityPolicy = Policy;
        http.Response.Headers.CacheControl = "private, no-store";
        return next(call);
    }
}
