using Inkassio.Web.Pages;
using Inkassio.Web.SignIn;
using Inkassio.Web.Support;
using Radzen;

var builder = WebApplication.CreateBuilder(args);
// Assets of packages are found when running from the build folder too, in every environment.
builder.WebHost.UseStaticWebAssets();
var settings = Settings.From(builder.Configuration, builder.Environment.ContentRootPath);
var services = builder.Services;
services.AddSingleton(settings);
services.AddSingleton<TimeProvider>(new ProductClock(TimeProvider.System, settings.Today));
services.AddRazorComponents().AddInteractiveServerComponents();
services.AddRadzenComponents();
services.AddHttpContextAccessor();
services.AddLimits();
services.AddSignIn(settings);

var app = builder.Build();
if (app.Configuration["urls"] is null && app.Configuration["http_ports"] is null
    && !app.Configuration.GetSection("Kestrel:Endpoints").Exists())
    app.Urls.Add("http://localhost:5080");

app.UseSafeHeaders();
app.UseLanguages();
app.UseExceptionHandler("/hoppla", createScopeForErrors: true);
app.UseStatusCodePagesWithReExecute("/hinweis/{0}", createScopeForStatusCodePages: true);
app.UseAuthentication();
app.UseRateLimiter();
app.UseAuthorization();
app.UseAntiforgery();
app.MapStaticAssets().AllowAnonymous();
app.MapLanguages();
app.MapDoors(settings);
app.MapRazorComponents<App>().AddInteractiveServerRenderMode(circuits =>
    circuits.ContentSecurityFrameAncestorsPolicy = null); // SafeHeaders says it for every answer.

await using (var scope = app.Services.CreateAsyncScope())
    await SignInTables.Create(scope.ServiceProvider.GetRequiredService<SignInDb>(), stop: default);
await app.RunAsync();

/// <summary>Named so that tests can start the whole product.</summary>
public partial class Program;
