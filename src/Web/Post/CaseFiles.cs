using System.Globalization;
using System.Text;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Grains;
using Inkassio.Grains.CaseFile;
using Inkassio.Storage;
using Inkassio.Web.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Inkassio.Web.Post;

/// <summary>What a court or an auditor asks for, as files: a customer's evidence bundle, checkpoints, their public
/// key.</summary>
// The firm comes from the signed-in person; a customer of another firm is simply not there.
public static class CaseFiles
{
    public static string ToBundle(DebtorId debtor) => $"/akten/{debtor}.zip";

    public static string ToCheckpoint(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"/akten/pruefpunkte/{number}.txt");

    public const string ToKey = "/akten/pruefpunkte/schluessel.pem";

    public static void MapCaseFiles(this WebApplication app)
    {
        var files = app.MapGroup("/akten").AddEndpointFilter(Enter);
        files.MapGet("/{debtor:guid}.zip", Bundle);
        files.MapGet("/pruefpunkte/{number:int}.txt", OneCheckpoint);
        files.MapGet("/pruefpunkte/schluessel.pem", Key);
    }

    // A request of its own has no circuit that could tell who is signed in: its cookie does.
    static ValueTask<object?> Enter(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var http = call.HttpContext;
        var signIn = http.RequestServices.GetRequiredService<AuthenticationStateProvider>();
        ((IHostEnvironmentAuthenticationStateProvider)signIn).SetAuthenticationState(
            Task.FromResult(new AuthenticationState(http.User)));
        http.Response.Headers.CacheControl = "private, no-store";
        return next(call);
    }

    static async Task<IResult> Bundle(
        Guid debtor, Workplace workplace, EmbeddedHost host, PeopleNames names, CancellationToken stop)
    {
        var db = await workplace.Read(stop);
        try
        {
            var named = await names.Of(db.Tenant, stop);
            if (await host.Bundle.Write(db, new(debtor), named, stop) is not { } zip) return Results.NotFound();
            var account = await host.Debtors.Look(db, new(debtor), stop);
            return Results.Bytes(zip, "application/zip", FileName(account, db.Today));
        }
        catch (CaseTooLargeException e)
        {
            return Results.Text(e.Message, "text/plain; charset=utf-8", statusCode: StatusCodes.Status409Conflict);
        }
    }

    static string FileName(Debtor account, DateOnly today)
    {
        var number = string.Concat((account.Party?.Number ?? "").Select(c => char.IsLetterOrDigit(c) ? c : '-'));
        return string.Create(CultureInfo.InvariantCulture, $"Akte-{number}-{today:yyyy-MM-dd}.zip");
    }

    static async Task<IResult> OneCheckpoint(
        int number, Workplace workplace, EmbeddedHost host, CancellationToken stop) =>
        host.Checkpoints.Text(await workplace.Read(stop), number) is { } text
            ? Results.Bytes(Encoding.UTF8.GetBytes(text), "text/plain; charset=utf-8", $"Pruefpunkt-{number}.txt")
            : Results.NotFound();

    static async Task<IResult> Key(Workplace workplace, EmbeddedHost host, CancellationToken stop)
    {
        await workplace.Read(stop);
        return Results.Bytes(
            Encoding.UTF8.GetBytes(host.Checkpoints.PublicPem), "application/x-pem-file", CheckpointKey.PublicFile);
    }
}
