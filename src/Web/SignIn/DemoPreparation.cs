using Inkassio.Assistant.Talking;
using Inkassio.Grains.Demo;
using Inkassio.Storage;
using Inkassio.Web.Support;

namespace Inkassio.Web.SignIn;

/// <summary>Makes the demo firm while the product starts, so that its first visitor does not wait.</summary>
public sealed class DemoPreparation(
    Settings settings, MasterKey master, TimeProvider clock, ILogger<DemoPreparation> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await DemoTenant.Ensure(settings.Address, master, clock, stoppingToken, DemoTalks.Prepare());
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "The demo firm could not be prepared; the first visitor tries again.");
        }
    }
}
