using Inkassio.Grains;
using Inkassio.Web.Agreements;
using Inkassio.Web.Asking;
using Inkassio.Web.Customers;
using Inkassio.Web.HandingOver;
using Inkassio.Web.Importing;
using Inkassio.Web.Pages;
using Inkassio.Web.Post;
using Inkassio.Web.SignIn;
using Inkassio.Web.Support;
using Inkassio.Storage;
using Radzen;

var builder = WebApplication.CreateBuilder(args);
// Assets of packages are found when running from the build folder too, in every environment.
builder.WebHost.UseStaticWebAssets();
var settings = Settings.From(builder.Configuration, builder.Environment.ContentRootPath);
var services = builder.Services;
services.AddSingleton(settings);
services.AddSingleton<TimeProvider>(new ProductClock(TimeProvider.System, settings.Today));
// Open pages must not hold up a restart; they come back by themselves.
services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(10));
services.AddRazorComponents().AddInteractiveServerComponents();
services.AddRadzenComponents();
services.AddHttpContextAccessor();
services.AddLimits();
services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = false); // The same in every environment.
services.AddSignIn(settings);
try
{
    // Before the books: their work begins when accounts can be asked, and has ended when this node leaves.
    builder.JoinWhatIsSaid(settings);
}
catch (StartRefusedException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
services.AddBooks(settings);
services.AddHealth();

var app = builder.Build();
if (string.IsNullOrEmpty(app.Configuration["urls"]) && string.IsNullOrEmpty(app.Configuration["http_ports"])
    && !app.Configuration.GetSection("Kestrel:Endpoints").Exists())
    app.Urls.Add("http://localhost:5080");

app.UseSafeHeaders();
app.UseGerman();
app.UseHints();
app.UseAuthentication();
app.UseRateLimiter();
app.UseAuthorization();
app.UseAntiforgery();
app.MapStaticAssets().AllowAnonymous();
app.MapHealth();
app.MapDoors(settings);
app.MapDownloads();
app.MapDisputeFiles();
app.MapClaimSheets();
app.MapLetterFiles();
app.MapCaseFiles();
app.MapPackages();
app.MapSampleTable();
app.MapTalkFiles();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode(circuits =>
    circuits.ContentSecurityFrameAncestorsPolicy = null); // SafeHeaders says it for every answer.

try
{
    var host = app.Services.GetRequiredService<EmbeddedHost>();
    await host.Database.Migrate();
    await Nodes.Prepare(settings);
    // Before anything can leave the house: is the database older than what the checkpoints know?
    await host.Watch.Start(host.Journal, said => app.Logger.LogWarning("{Said}", said), default);
}
catch (Exception e) when (e is StartRefusedException or CheckpointDamagedException)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
await app.RunAsync();
return 0;

/// <summary>Named so that tests can start the whole product.</summary>
public partial class Program;
