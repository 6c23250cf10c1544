using Inkassio.Grains;

namespace Inkassio.Web.Support;

/// <summary>What an orchestrator asks: does the process live, and may it be sent people?</summary>
static class Health
{
    public static void AddHealth(this IServiceCollection services) => services.AddSingleton<Readiness>();

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("lebt")).AllowAnonymous().DisableRateLimiting();
        app.MapGet("/health/ready", async (Readiness readiness, CancellationToken stop) =>
            await readiness.WhyNot(stop) is { } why ? Results.Text(why, statusCode: 503) : Results.Text("bereit"))
            .AllowAnonymous().DisableRateLimiting();
    }
}

/// <summary>Whether this node should be sent people: its books answer, and it is not about to stop.</summary>
sealed class Readiness(EmbeddedHost host, IHostApplicationLifetime life)
{
    static readonly TimeSpan PatienceMax = TimeSpan.FromSeconds(3);

    /// <summary>Why nobody should be sent here; null when it is ready.</summary>
    public async Task<string?> WhyNot(CancellationToken stop)
    {
        // Draining: those who are here may finish, nobody new comes.
        if (life.ApplicationStopping.IsCancellationRequested) return "wird beendet";
        if (!life.ApplicationStarted.IsCancellationRequested) return "startet";
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(PatienceMax);
        try
        {
            await host.Tenants.All(patience.Token);
            return null;
        }
        catch (Exception) when (!stop.IsCancellationRequested)
        {
            return "Die Datenbank antwortet nicht.";
        }
    }
}
