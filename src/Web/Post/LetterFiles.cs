using System.Globalization;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Grains;
using Inkassio.Letters;
using Inkassio.Storage;
using Inkassio.Storage.Queries;
using Inkassio.Web.SignIn;

namespace Inkassio.Web.Post;

/// <summary>Letters as files: as one would go out now, as one was released, and many for the printer.</summary>
// The firm comes from the signed-in person; a letter of another firm is simply not there.
public static class LetterFiles
{
    /// <summary>How many letters one file for the printer holds.</summary>
    public const int PrintMax = 1_000;

    public static void MapLetterFiles(this WebApplication app)
    {
        var letters = app.MapGroup("/briefe").ForSignedIn();
        letters.MapGet("/vorschau/{debtor:guid}/{notice:guid}.pdf", Preview);
        letters.MapGet("/{debtor:guid}/{notice:guid}.pdf", Issued);
        letters.MapGet("/von-hand/{debtor:guid}/{letter:guid}.pdf", Written);
        letters.MapGet("/logo", Logo);
        letters.MapGet("/druck", PrintDay);
        letters.MapPost("/druck", PrintChosen);
    }

    static async Task<IResult> Preview(
        Guid debtor, Guid notice, Workplace workplace, EmbeddedHost host, CancellationToken stop)
    {
        var db = await workplace.Read(stop);
        return await host.Letters.Preview(db, new(debtor), new(notice), stop) is { } preview
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

    static async Task<IResult> PrintDay(
        DateOnly tag, Workplace workplace, EmbeddedHost host, CancellationToken stop)
    {
        var db = await workplace.Read(stop);
        var letters = (await IssuedLetters.Load(db, tag, 0, IssuedLetters.RowsMax, stop))
            .Where(letter => letter.IssuedOn == tag).Take(PrintMax + 1);
        return await Bound(db, host, [.. letters.Select(letter => (letter.Debtor, letter.Notice))], stop);
    }

    static async Task<IResult> PrintChosen(
        IFormCollection form, Workplace workplace, EmbeddedHost host, CancellationToken stop)
    {
        var db = await workplace.Read(stop);
        var chosen = new List<(DebtorId, NoticeId)>();
        foreach (var value in form["brief"])
            if (value?.Split('/') is [var debtor, var notice]
                && Guid.TryParse(debtor, out var d) && Guid.TryParse(notice, out var n))
                chosen.Add((new(d), new(n)));
        return await Bound(db, host, chosen, stop);
    }

    static async Task<IResult> Bound(
        TenantDb db, EmbeddedHost host, IReadOnlyList<(DebtorId, NoticeId)> letters, CancellationToken stop)
    {
        if (letters.Count is 0 or > PrintMax) return Results.NotFound();
        var file = new MemoryStream();
        var bound = new BoundLetters(file);
        foreach (var (debtor, notice) in letters)
        {
            // A letter that is not ours or no longer readable ends the print: half a pile looks like a whole one.
            if (await host.Letters.Issued(db, debtor, notice, stop) is not { } bytes) return Results.NotFound();
            bound.Add(bytes);
        }
        bound.Close((await host.Book.Look(db, stop)).Profile.Name, db.Now);
        file.Position = 0;
        var day = db.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Results.File(file, "application/pdf", $"Briefe-{day}.pdf");
    }
}
