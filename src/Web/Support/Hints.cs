using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace Inkassio.Web.Support;

/// <summary>Turns answers without a page into a sentence: nothing found, a form that expired, our fault.</summary>
public static class Hints
{
    public static void UseHints(this WebApplication app)
    {
        app.UseExceptionHandler("/hoppla", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/hinweis/{0}", createScopeForStatusCodePages: true);
        app.Use((http, next) =>
        {
            if (IsHint(http.Features)) Read(http);
            return next(http);
        });
    }

    static bool IsHint(IFeatureCollection features) =>
        features.Get<IStatusCodeReExecuteFeature>() is not null || features.Get<IExceptionHandlerFeature>() is not null;

    // A hint is read, never sent: without this the hint itself would fail on the form that brought us here.
    static void Read(HttpContext http)
    {
        http.Request.Method = HttpMethods.Get;
        http.Features.Set<IAntiforgeryValidationFeature>(null);
    }
}
