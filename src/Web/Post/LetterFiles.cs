using System.Globalization;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Grains;
using Inkassio.Grains.Post;
using Inkassio.Letters;
using Inkassio.Storage;
using Inkassio.Storage.Queries;
using Inkassio.Web.FirmSettings;
using Inkassio.Web.SignIn;

namespace Inkassio.Web.Post;

/// <summary>Letters as files: as one would go out now, as one was released, and many for the printer.</summary>
// The firm comes from the signed-in person; a letter of another firm is simply not there.
public static class LetterFiles
{

    public static void MapLetterFiles(this WebApplication app)
    {
        var letters = app.MapGroup("/briefe").ForSignedIn();
        letters.MapGet("/vorschau/{debtor:guid}/{notice:guid}.pdf", Preview);
        letters.MapGet("/{debtor:guid}/{notice:guid}.pdf", Issued);
        letters.MapGet("/von-hand/{debtor:guid}/{letter:guid}.pdf", Written);
        letters.MapGet("/logo", Logo);
        letters.MapGet("/muster.pdf", Sample);
        letters.MapGet("/weg/{debtor:guid}/{dispatch:guid}.pdf", Pages);
        letters.MapGet("/weg/{debtor:guid}/{dispatch:guid}.eml", Mail);
        letters.MapPost("/druck", Print);
    }

    static async Task<IResult> Preview(
        Guid debtor, Guid notice, Channel? weg, Workplace workplace, EmbeddedHost host, CancellationToken stop)
    {
        var db = await workplace.Read(stop);
        return await host.Letters.Preview(db, new(debtor), new(notice), stop, weg) is { } preview
            ? Results.File(LetterPdf.Of(preview.Page), "application/pdf")
            : Results.NotFound();
    }

    static async Task<IResult> Issued(
        Guid debtor, Guid notice, Workplace workplace, EmbeddedHost host, CancellationToken stop)
    {
        var db = await workplace.Read(stop);
        if (await host.Letters.Issued(db, new(debtor), new(notice), stop) is not { } bytes) return Results.NotFound();
        var account = await host.Debtors.Look(db, new(debtor), stop);
        return Results.File(bytes, "application/pdf", LetterName.Of(account, account.Notices[new(notice)]));
    }

    static async Task<IResult> Written(
        Guid debtor, Guid letter, Workplace workplace, EmbeddedHost host, CancellationToken stop)
    {
        var db = await workplace.Read(stop);
        if (await host.Letters.Written(db, new(debtor), new(letter), stop) is not { } bytes) return Results.NotFound();
        var account = await host.Debtors.Look(db, new(debtor), stop);
        return Results.File(bytes, "application/pdf", LetterName.Of(account, account.Letters[new(letter)]));
    }

    static async Task<IResult> Logo(Workplace workplace, EmbeddedHost host, CancellationToken stop)
    {
        var db = await workplace.Read(stop);
        if ((await host.Book.Look(db, stop)).Profile.Logo is not { } hash) return Results.NotFound();
        return await Blobs.Get(db, hash, stop) is { } bytes
            ? Results.File(bytes, bytes is [0x89, ..] ? "image/png" : "image/jpeg")
            : Results.NotFound();
    }

    // A made-up letter on the firm's own paper, long enough for a second page.
    static async Task<IResult> Sample(Workplace workplace, EmbeddedHost host, CancellationToken stop)
    {
        var db = await workplace.Read(stop);
        var sender = (await host.Book.Look(db, stop)).Profile;
        if (!sender.CanSend) return Results.NotFound();
        var stationery = sender.Paper is { } paper ? await Blobs.Get(db, paper.File, stop) : null;
        var logo = sender.Logo is { } hash ? await Blobs.Get(db, hash, stop) : null;
        return Results.File(LetterPdf.Of(LetterRoom.Sample(sender, logo, stationery)), "application/pdf");
    }

    static async Task<IResult> Pages(
        Guid debtor, Guid dispatch, Workplace workplace, EmbeddedHost host, CancellationToken stop)
    {
        var db = await workplace.Read(stop);
        var account = await host.Debtors.Look(db, new(debtor), stop);
        if (!account.Dispatches.TryGetValue(new(dispatch), out var way)) return Results.NotFound();
        return await Blobs.Get(db, account.PagesOf(way).Hex, stop) is { } bytes && bytes.AsSpan().StartsWith("%PDF"u8)
            ? Results.File(bytes, "application/pdf", LetterName.Of(account, way))
            : Results.NotFound();
    }

    // As a file to keep, never shown by the browser: what was sent may hold what strangers wrote.
    static async Task<IResult> Mail(
        Guid debtor, Guid dispatch, Workplace workplace, EmbeddedHost host, CancellationToken stop)
    {
        var db = await workplace.Read(stop);
        var account = await host.Debtors.Look(db, new(debtor), stop);
        return account.Dispatches.GetValueOrDefault(new(dispatch)) is { Channel: Channel.Email } way
            && await Blobs.Get(db, way.Bytes.Hex, stop) is { } bytes
                ? Results.File(bytes, "message/rfc822", Path.ChangeExtension(LetterName.Of(account, way), ".eml"))
                : Results.NotFound();
    }

    static async Task<IResult> Print(
        IFormCollection form, Workplace workplace, EmbeddedHost host, CancellationToken stop)
    {
        var db = await workplace.Read(stop);
        var chosen = new List<Sending>();
        foreach (var value in form["weg"].Take(PrintRoom.LettersMax + 1))
            // A letter that is not ours or no longer readable ends the print: half a pile looks like a whole one.
            if (Guid.TryParse(value, out var way) && await Dispatches.Of(db, new(way), stop) is { } letter)
                chosen.Add(letter);
            else return Results.NotFound();
        if (chosen.Count is 0 or > PrintRoom.LettersMax) return Results.NotFound();
        var withCover = form["deckblatt"] == "1";
        if (await host.Print.Bind(db, chosen, stop, withCover) is not { } file) return Results.NotFound();
        var day = db.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Results.File(file, "application/pdf", $"Briefe-{day}.pdf");
    }
}
