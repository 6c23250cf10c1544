using Inkassio.Domain;
using Inkassio.Web.Support;
using Microsoft.AspNetCore.Mvc;

namespace Inkassio.Web.SignIn;

/// <summary>The few forms that have no page of their own: out, into another firm, into the demo.</summary>
// Each takes the form, even an empty one: a bound form is what makes the framework check the antiforgery token.
public static class Doors
{
    public static void MapDoors(this WebApplication app, Settings settings)
    {
        app.MapPost("/abmelden", async (Doorkeeper door, IFormCollection _) =>
        {
            await door.Leave();
            return Results.LocalRedirect("/");
        }).AllowAnonymous();

        app.MapPost("/firma-wechseln", async (HttpContext http, Doorkeeper door, [FromForm] Guid firm) =>
        {
            await door.Switch(http.User, new TenantId(firm));
            return Results.LocalRedirect("/heute");
        });

        if (!settings.Demo) return;
        app.MapPost("/demo", async (DemoDoor demo, IFormCollection _, CancellationToken stop) =>
        {
            await demo.Enter(stop);
            return Results.LocalRedirect("/heute");
        }).AllowAnonymous().RequireRateLimiting(RateLimits.Door);
    }
}
